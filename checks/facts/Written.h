// Lists as the file has them, for what the compiler gave up on: it drops an argument that it cannot
// read, and the ones behind it would move up; it drops a base class that no header declares.
#pragma once

#include "clang/Basic/SourceLocation.h"

#include <string>
#include <vector>

namespace clang {
class LangOptions;
class SourceManager;
} // namespace clang

namespace comsec::facts {

/// The ranges of characters between the parentheses behind the name at \p Callee, one per argument;
/// empty when the name is not written in a file with its arguments behind it.
std::vector<clang::CharSourceRange> writtenArguments(clang::SourceLocation Callee,
                                                     const clang::SourceManager &SM,
                                                     const clang::LangOptions &Lang);

/// The names of the base classes behind the class name at \p Class, without template arguments;
/// empty when there are none or the name comes from a macro.
std::vector<std::string> writtenBases(clang::SourceLocation Class, const clang::SourceManager &SM,
                                      const clang::LangOptions &Lang);

} // namespace comsec::facts
