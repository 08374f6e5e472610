// Distance between files: how the linker tells apart what several programs of a scan call the same.
#pragma once

#include <llvm/ADT/StringRef.h>

#include <utility>

namespace comsec::link {

/// The folder of \p File with its last '/'; empty at the root.
inline llvm::StringRef folderOf(llvm::StringRef File) {
  return File.substr(0, File.rfind('/') + 1);
}

/// Greater is nearer: the folders that both share, then how few lie between them.
inline std::pair<unsigned, int> nearness(llvm::StringRef A, llvm::StringRef B) {
  llvm::StringRef FolderA = folderOf(A), FolderB = folderOf(B);
  unsigned Common = 0;
  for (size_t I = 0; I < FolderA.size() && I < FolderB.size() && FolderA[I] == FolderB[I]; ++I)
    Common += FolderA[I] == '/';
  int Between = static_cast<int>(FolderA.count('/') + FolderB.count('/') - 2 * Common);
  return {Common, -Between};
}

} // namespace comsec::link
