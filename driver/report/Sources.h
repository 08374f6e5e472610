// The scanned sources, for snippets, NOLINT and fingerprints. Reads files below the root only.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comsec::report {

class Sources {
public:
  /// \p Root absolute. Nothing outside it is ever opened, also not through symlinks or "..".
  explicit Sources(std::string Root);

  /// Line \p Number (from 1) of \p File (relative to the root) in UTF-8, without its line end.
  /// Nothing when the file cannot be read or is shorter. UTF-16 files with a BOM are decoded.
  std::optional<std::string_view> line(const std::string &File, unsigned Number);

  /// The whole file in UTF-8, without BOM; nothing when it cannot be read.
  std::optional<std::string_view> text(const std::string &File);

private:
  struct File {
    std::string Text;
    std::vector<std::size_t> Starts; ///< of each line in Text
  };
  const File *open(const std::string &Path);
  std::string Root;
  std::map<std::string, std::optional<File>> Files;
};

} // namespace comsec::report
