// The scanned sources, for snippets, NOLINT and fingerprints. Reads files below the root only.
#pragma once

#include "checks/registration/Facts.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace comsec::report {

/// Where \p Where ends. A range without an end is the place where it begins: an edit inserts there.
facts::Location endPlace(const facts::Range &Where);

class Sources {
public:
  /// \p Root absolute. Nothing outside it is ever opened, also not through symlinks or "..".
  explicit Sources(std::string Root);

  /// Line \p Number (from 1) of \p File (relative to the root), without its line end.
  /// Nothing when the file cannot be read or is shorter.
  std::optional<std::string_view> line(const std::string &File, unsigned Number);

  /// The whole file without BOM; UTF-16 files with a BOM are decoded to UTF-8. Bytes that are no
  /// UTF-8 stay as they are, because columns count them; sinks show them as U+FFFD or <XX>.
  /// Nothing when the file cannot be read.
  std::optional<std::string_view> text(const std::string &File);

  /// text(\p File) where NOLINT may stand: of a registration file only its comments, with blanks
  /// for the rest. In code it may stand anywhere, as for clang-tidy.
  std::optional<std::string_view> commented(const std::string &File);

  /// The file exactly as it is on the disk; nothing when it cannot be read.
  std::optional<std::string_view> bytes(const std::string &File);

  /// The line and column of byte \p Position of text(\p File), which must be readable.
  std::pair<unsigned, unsigned> lineAndColumn(const std::string &File, std::size_t Position);

  /// The byte of the file on the disk where \p Line and \p Column of text() are, a line's end
  /// included. Nothing for other places, and where the text is no part of the file's bytes
  /// (UTF-16).
  std::optional<std::size_t> offset(const std::string &File, unsigned Line, unsigned Column);

private:
  struct File {
    std::string Bytes;
    std::string Decoded;             ///< of UTF-16 and registration files; else empty
    std::string Comments;            ///< of registration files; else empty
    std::size_t Bom = 0;             ///< length of a UTF-8 BOM in Bytes
    std::vector<std::size_t> Starts; ///< of each line in text()
    std::string_view text() const;
  };
  const File *open(const std::string &Path);
  std::optional<File> read(const std::string &Path) const;
  static void decodeRegistration(File &F, registration::Language In);
  std::string Root;
  std::map<std::string, std::optional<File>> Files;
};

} // namespace comsec::report
