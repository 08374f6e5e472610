// The arguments of a call as the file has them, for calls that the compiler gave up on: it drops an
// argument that it cannot read, and the ones behind it would move up.
#pragma once

#include "clang/Basic/SourceLocation.h"

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

} // namespace comsec::facts
