// Files that the user does not want to be scanned: --exclude.
#pragma once

#include <llvm/ADT/StringRef.h>
#include <llvm/Support/GlobPattern.h>

#include <string>
#include <vector>

namespace comsec::input {

/// As in .gitignore a pattern without '/' fits a name in any folder, one with '/' the path below
/// the root; what fits a folder fits all that is in it. '*' stands for anything, also for '/'.
class Excludes {
public:
  /// Returns false and sets \p Error to one line when one is no pattern.
  bool parse(const std::vector<std::string> &Texts, std::string &Error);

  /// \p Path relative to the root, with '/'.
  bool match(llvm::StringRef Path) const;

private:
  struct Pattern {
    llvm::GlobPattern Glob;
    bool OfName = false;
  };
  std::vector<Pattern> Patterns;
};

} // namespace comsec::input
