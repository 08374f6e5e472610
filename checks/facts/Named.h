// Which variable an expression speaks of: what a proxy is called where it is made and where it is
// used.
#pragma once

#include <string>
#include <vector>

namespace clang {
class Expr;
class FunctionDecl;
class QualType;
} // namespace clang

namespace comsec::facts {

class Flows;

/// The USR of the variable, parameter or data member that \p E names, also by its address, what it
/// points to, or the pointer that a smart pointer holds; empty for any other expression.
std::string variableOf(const clang::Expr &E);

/// Whether \p T leads to an interface: IWbemServices *, IWbemServices **, ComPtr<IWbemServices> &.
bool mayHoldProxy(clang::QualType T);

/// See Function::ProxyParameters. \p F has a body.
std::vector<std::string> proxyParameters(const clang::FunctionDecl &F, Flows &Ways);

} // namespace comsec::facts
