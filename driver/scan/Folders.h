// Names in folders, found as Windows finds them: in any case, with either separator.
#pragma once

#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringMap.h>
#include <llvm/ADT/StringRef.h>

#include <optional>
#include <string>

namespace comsec::scan {

/// Listings of folders, each read once.
class Folders {
public:
  /// The real spelling of \p Path (relative to the absolute \p Base, '/' or '\\'). The exact name
  /// wins; among names that differ in case only the alphabetically first one. Nothing when there
  /// is no such file or folder, or when \p Path leaves \p Base by "..".
  std::optional<std::string> find(llvm::StringRef Base, llvm::StringRef Path);

private:
  /// Real names of one folder by their lower-case form, smallest first.
  using Listing = llvm::StringMap<llvm::SmallVector<std::string, 1>>;
  const Listing &list(llvm::StringRef Folder);
  llvm::StringMap<Listing> Known;
};

/// True when \p Path is \p Folder or lies below it. Both absolute and free of "..".
bool isBelow(llvm::StringRef Path, llvm::StringRef Folder);

/// \p Path absolute (relative ones start at \p Base), with '/' only and without "." and "..".
std::string normalised(llvm::StringRef Path, llvm::StringRef Base);

/// \p Path with symlinks resolved; \p Path itself when it does not exist.
std::string realPath(llvm::StringRef Path);

} // namespace comsec::scan
