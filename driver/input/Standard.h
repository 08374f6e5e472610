// Which C++ a bare folder is written in, as its build files say it. No build is run: words are
// looked for, in CMake's, Meson's, make's and MSBuild's ways to say it.
#pragma once

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/StringRef.h>

#include <string>
#include <vector>

namespace comsec::input {

/// Whether a file may say how sources are compiled, by its name.
bool isBuildFile(llvm::StringRef Path);

/// The newest standard that \p Text names, as 11, 14, 17, 20, 23 or 26; 0 for none. What C++98 was
/// called, and standards of C, are none.
unsigned statedStandard(llvm::StringRef Text);

/// The newest standard that \p BuildFiles state, else what compilers take by themselves; 0 when
/// there are no such files. A newer standard reads nearly all code of an older one, so that one
/// answer does for a tree.
unsigned standardOf(llvm::ArrayRef<std::string> BuildFiles);

/// What a tree of \p Standard needs beside Windows::arguments.
std::vector<std::string> standardArguments(unsigned Standard);

} // namespace comsec::input
