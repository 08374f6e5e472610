// The folder that is the project, where the user does not name it.
#pragma once

#include <llvm/ADT/StringRef.h>

#include <string>

namespace comsec::input {

/// All paths absolute, symlinks resolved.
std::string commonFolder(llvm::StringRef A, llvm::StringRef B);

/// The nearest folder from \p Folder upwards that is a git repository; empty when there is none.
/// A repository of the whole home folder is one of settings, not of a project.
std::string gitTop(llvm::StringRef Folder);

/// \p Root as somebody in \p Here would write it, to be put before relative paths.
std::string shownPrefix(llvm::StringRef Root, llvm::StringRef Here);

} // namespace comsec::input
