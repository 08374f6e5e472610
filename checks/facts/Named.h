// Which variable an expression speaks of: what a proxy is called where it is made and where it is
// used.
#pragma once

#include <string>

namespace clang {
class Expr;
} // namespace clang

namespace comsec::facts {

/// The USR of the variable, parameter or data member that \p E names, also by its address, what it
/// points to, or the pointer that a smart pointer holds; empty for any other expression.
std::string variableOf(const clang::Expr &E);

} // namespace comsec::facts
