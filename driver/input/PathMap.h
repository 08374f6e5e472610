// Paths of the machine that a compile database was written on, and where they are on this one.
#pragma once

#include "driver/scan/Folders.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/StringRef.h>

#include <optional>
#include <string>
#include <vector>

namespace comsec::input {

/// "C:\\agent", "C:/agent" or "\\\\server\\share".
bool isWindowsPath(llvm::StringRef Path);

class PathMap {
public:
  struct Rule {
    std::string From; ///< with '/', without one at its end
    std::string To;   ///< absolute, symlinks resolved
  };

  /// Adds "FROM=TO", where TO is a folder, relative to \p Here. Returns false and sets \p Error to
  /// one line when it is no such thing.
  bool add(llvm::StringRef Text, llvm::StringRef Here, std::string &Error);

  /// Adds rules for those of \p Files, absolute paths of the other machine, that no rule leads to a
  /// file: a path's tail, the longer the better, is looked for in \p Folder and those that hold it,
  /// up to \p Top. Returns the rules that were added.
  std::vector<Rule> guess(llvm::ArrayRef<std::string> Files, llvm::StringRef Folder,
                          llvm::StringRef Top);

  /// \p Path, relative to \p Base of the same machine, as a path of that machine: absolute, with
  /// '/' and without "." and "..".
  static std::string absolute(llvm::StringRef Path, llvm::StringRef Base);

  /// Where \p Path, as absolute() gives it, is here: by the longest rule that fits, in any case of
  /// the letters. Nothing when no rule fits. What does not exist is spelled as it was written.
  std::optional<std::string> resolve(llvm::StringRef Path);

  /// Where \p Path of that machine, or relative to \p Base on this one, is here. Relative paths and
  /// those that a rule leads to are found in any case of the letters; what no rule leads anywhere
  /// is left as it is.
  std::string here(llvm::StringRef Path, llvm::StringRef Base);

private:
  std::optional<Rule> guessFor(llvm::StringRef File, llvm::StringRef Folder, llvm::StringRef Top);

  std::vector<Rule> Rules;
  scan::Folders Names;
  std::uint64_t Tried = 0;
};

} // namespace comsec::input
