// Looks through the string objects that stand between a text and the function that takes it.
#pragma once

namespace clang {
class ASTContext;
class Expr;
} // namespace clang

namespace comsec::facts {

/// What the text of \p E is copied from: `L"x"` for `_bstr_t(L"x")` and `SysAllocString(L"x")`;
/// \p E itself where it is no such copy.
const clang::Expr &copiedText(const clang::Expr &E, const clang::ASTContext &Context);

/// Whether \p E asks an object that holds a text for its characters: `Name.c_str()`.
bool givesText(const clang::Expr &E);

} // namespace comsec::facts
