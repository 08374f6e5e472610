// Which files git tracks.
#pragma once

#include <llvm/ADT/StringRef.h>

#include <memory>
#include <optional>
#include <string>

struct git_index;

namespace comsec::input {

/// Before anything of libgit2 is used; false when it does not start. Settings of the user and of
/// the machine are none of the tree: they are looked for nowhere.
bool startGitLibrary();

/// The index of one work tree. Only that file is read: no configuration, no object, no hook.
class GitIndex {
public:
  /// Reads the file \p Path, a real path; none there: nothing is tracked. Returns nothing when it
  /// cannot be used.
  static std::optional<GitIndex> read(const std::string &Path);

  /// \p Path relative to the top of the work tree.
  bool tracks(const std::string &Path) const;
  /// Whether it tracks anything below that folder.
  bool tracksBelow(const std::string &Folder) const;

private:
  using Handle = std::unique_ptr<git_index, void (*)(git_index *)>;
  explicit GitIndex(Handle Index) : Index(std::move(Index)) {}
  Handle Index;
};

/// The folder of git's own files for the work tree \p Top, whose ".git" is that folder or a file
/// that names it; a real path. Empty when it does not lie below \p Bound.
std::string gitFolder(llvm::StringRef Top, llvm::StringRef Bound);

} // namespace comsec::input
