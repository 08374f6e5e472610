#include "driver/input/Root.h"

#include "driver/scan/Folders.h"

#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

using namespace llvm;

namespace comsec::input {

std::string commonFolder(StringRef A, StringRef B) {
  while (!scan::isBelow(B, A))
    A = sys::path::parent_path(A);
  return A.str();
}

std::string gitTop(StringRef Folder) {
  SmallString<128> Home;
  sys::path::home_directory(Home);
  for (; Folder.size() > 1 && Folder != Home; Folder = sys::path::parent_path(Folder))
    if (sys::fs::exists(Folder + "/.git"))
      return Folder.str();
  return {};
}

std::string shownPrefix(StringRef Root, StringRef Here) {
  std::string Up;
  for (StringRef Folder = Here; Folder.size() > 1; Folder = sys::path::parent_path(Folder)) {
    if (Folder == Root)
      return Up;
    if (scan::isBelow(Root, Folder))
      break;
    Up += "../";
  }
  if (!scan::isBelow(Root, Here))
    return Root.rtrim('/').str() + "/";
  return Root.drop_front(Here.rtrim('/').size() + 1).str() + "/";
}

} // namespace comsec::input
