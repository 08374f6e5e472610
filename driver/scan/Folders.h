// Names in folders, found as Windows finds them: in any case, with either separator.
#pragma once

#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringMap.h>
#include <llvm/ADT/StringRef.h>

#include <functional>
#include <optional>
#include <string>

namespace comsec::scan {

/// Listings of folders, each read once.
class Folders {
public:
  /// \p MayList tells of a real path whether that folder is looked into; without it, those below
  /// the base of a search are.
  explicit Folders(std::function<bool(llvm::StringRef)> MayList = {})
      : MayList(std::move(MayList)) {}

  /// The real spelling of \p Path (relative to the absolute \p Base, '/' or '\\'). The exact name
  /// wins; among names that differ in case only the alphabetically first one. Nothing when there
  /// is no such file or folder, or when \p Path leaves \p Base by "..". A symlink on the
  /// way to a folder that is not to be listed leads nowhere.
  std::optional<std::string> find(llvm::StringRef Base, llvm::StringRef Path);

private:
  /// Real names of one folder by their lower-case form, smallest first.
  using Listing = llvm::StringMap<llvm::SmallVector<std::string, 1>>;
  struct Folder {
    std::string Real; ///< its real path
    std::optional<Listing> Names;
  };
  /// \p Real: the real path of \p Path if its last part is no symlink.
  Folder &folder(llvm::StringRef Path, llvm::StringRef Real);
  static Listing list(llvm::StringRef Path);
  std::function<bool(llvm::StringRef)> MayList;
  llvm::StringMap<Folder> Known;
  llvm::StringMap<std::string> RealBases;
};

/// True when \p Path is \p Folder or lies below it. Both absolute and free of "..".
bool isBelow(llvm::StringRef Path, llvm::StringRef Folder);

/// \p Path absolute (relative ones start at \p Base), with '/' only and without "." and "..".
std::string normalised(llvm::StringRef Path, llvm::StringRef Base);

/// The folder that this program was called in, symlinks resolved.
std::string currentFolder();

/// The real path of what the user typed.
std::string typedPath(llvm::StringRef Path);

/// \p Path with symlinks resolved; \p Path itself when it does not exist.
std::string realPath(llvm::StringRef Path);

} // namespace comsec::scan
