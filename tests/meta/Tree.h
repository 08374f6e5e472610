// The source tree as the meta-tests see it.
#pragma once

#include "llvm/ADT/StringRef.h"

#include <set>
#include <string>
#include <vector>

namespace comsec::test {

/// \p Relative, absolute.
std::string inTree(llvm::StringRef Relative);

/// Paths relative to the tree of all files below \p Folder that end in one of \p Extensions,
/// sorted.
std::vector<std::string> filesBelow(llvm::StringRef Folder, std::vector<std::string> Extensions);

/// Names without extension of the files directly in \p Folder that end in \p Extension; of its
/// subfolders when \p Extension is empty.
std::set<std::string> namesIn(llvm::StringRef Folder, llvm::StringRef Extension);

std::string textOf(llvm::StringRef Relative);

/// Ids of all rules of Rules.def.
std::set<std::string> ruleIds();

} // namespace comsec::test
