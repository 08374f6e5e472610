// A folder for one test, gone with it.
#pragma once

#include "driver/scan/Folders.h"

#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>
#include <llvm/Support/raw_ostream.h>

#include <string>

namespace comsec {

/// \p Ascii as Visual Studio saves "Unicode" files: UTF-16, little end first, with its mark.
inline std::string utf16(llvm::StringRef Ascii) {
  std::string Result = "\xFF\xFE";
  for (char C : Ascii) {
    Result += C;
    Result += '\0';
  }
  return Result;
}

class TempFolder {
public:
  TempFolder() {
    llvm::SmallString<128> Made;
    llvm::sys::fs::createUniqueDirectory("comsec-test", Made);
    Path = scan::realPath(Made);
  }
  TempFolder(const TempFolder &) = delete;
  ~TempFolder() { llvm::sys::fs::remove_directories(Path); }

  /// Writes \p Text to \p Name, makes the folders above it, and returns its path.
  std::string write(llvm::StringRef Name, llvm::StringRef Text = "") const {
    std::string File = (*this)(Name);
    llvm::sys::fs::create_directories(llvm::sys::path::parent_path(File));
    std::error_code Error;
    llvm::raw_fd_ostream Out(File, Error);
    Out << Text;
    return File;
  }

  void link(llvm::StringRef Name, llvm::StringRef Target) const {
    llvm::sys::fs::create_link(Target, (*this)(Name));
  }

  std::string operator()(llvm::StringRef Name) const { return Path + "/" + Name.str(); }

  std::string Path;
};

} // namespace comsec
