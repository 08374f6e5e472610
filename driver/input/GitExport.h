// A revision of a repository as files.
#pragma once

#include <llvm/ADT/StringRef.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace comsec::input {

/// What exportRevision() wrote. Paths are relative to the top of the work tree.
struct ExportedRevision {
  std::string Commit;                         ///< its id
  std::map<std::string, std::string> Renamed; ///< files of the work tree, and what they were called
  std::vector<std::string> MissingSubmodules; ///< their commits are not here
};

/// Writes the files of \p Revision (whatever git rev-parse takes for a commit) of the work tree
/// \p Top below the empty folder \p Folder, as they are stored: no hook, no filter and no
/// end-of-line conversion runs. Submodules that are here are written, too. Code that git ignores
/// (a build makes it, and no revision has it) is taken as it is now. A file ".git/index" says what
/// is tracked. The work tree and git's own files stay untouched. Returns nothing, with one line in
/// \p Error, when there is no such commit.
std::optional<ExportedRevision> exportRevision(const std::string &Top, const std::string &Revision,
                                               const std::string &Folder, std::string &Error);

/// The path of \p Path, relative, below \p Folder, with the folders above it made. Nothing when
/// something is there, or when a link is on the way: a tree's links may lead anywhere.
std::optional<std::string> freePlace(const std::string &Folder, llvm::StringRef Path);

} // namespace comsec::input
