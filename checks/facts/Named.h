// Which variable an expression speaks of: what a proxy, or a part of a security descriptor, is
// called where it is made and where it is used.
#pragma once

#include <string>
#include <vector>

namespace clang {
class ASTContext;
class Expr;
class FunctionDecl;
class InitListExpr;
class QualType;
} // namespace clang

namespace comsec::facts {

class Flows;

/// The USR of the variable, parameter or data member that \p E names, also by its address, what it
/// points to, or the pointer that a smart pointer holds; empty for any other expression.
std::string variableOf(const clang::Expr &E);

/// The same with the way to an element or a field: "USR [2] .Trustee", "USR .USR of the field" for
/// a structure of the project, "USR [*]" where the index is no constant. The first element of an
/// array is the array, and a field of *this has no name but its own.
std::string objectOf(const clang::Expr &E, clang::ASTContext &Context);

/// What \p List gives its first values, as objectOf.
std::string objectOf(const clang::InitListExpr &List, clang::ASTContext &Context);

/// Where the way to \p E, an element or a field, starts: the name of a variable, or of a field of
/// *this. Null for anything else.
const clang::Expr *rootOf(const clang::Expr &E);

/// See Value::Pointee.
std::string pointeeOf(const clang::Expr &E, const clang::ASTContext &Context);

/// The object that \p E copies as a whole: what a copy constructor is given; \p E itself for other
/// expressions.
const clang::Expr &copiedObject(const clang::Expr &E);

/// Whether \p T is a structure of the knowledge tables, or an array of such.
bool isKnownRecord(clang::QualType T);

/// Whether \p T is, or leads to, a part of a security descriptor.
bool isSecurityPart(clang::QualType T);

/// Whether \p T leads to a part of a security descriptor, or to a structure with room for one.
bool mayHoldPart(clang::QualType T);

/// Whether \p T leads to an interface: IWbemServices *, IWbemServices **, ComPtr<IWbemServices> &.
bool mayHoldProxy(clang::QualType T);

/// See Function::ProxyParameters. \p F has a body.
std::vector<std::string> proxyParameters(const clang::FunctionDecl &F, Flows &Ways);

} // namespace comsec::facts
