// Looks through the string objects that stand between a text and the function that takes it.
#pragma once

namespace clang {
class ASTContext;
class CallExpr;
class DeclRefExpr;
class Expr;
} // namespace clang

namespace comsec::facts {

/// What the text of \p E is copied from: `L"x"` for `_bstr_t(L"x")` and `SysAllocString(L"x")`;
/// \p E itself where it is no such copy.
const clang::Expr &copiedText(const clang::Expr &E, const clang::ASTContext &Context);

/// Whether \p E asks an object that holds a text for its characters: `Name.c_str()`.
bool givesText(const clang::Expr &E);

/// The local object of which \p E asks for its characters, where what it holds may change; else
/// null.
const clang::DeclRefExpr *changingText(const clang::Expr &E);

/// "a + b" of objects that hold texts.
bool joinsTexts(const clang::CallExpr &Call);

} // namespace comsec::facts
