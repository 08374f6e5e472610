// Questions about one expression that need nothing but the expression.
#pragma once

#include "clang/AST/OperationKinds.h"
#include "llvm/ADT/STLFunctionalExtras.h"

#include "llvm/ADT/StringRef.h"

#include <cstdint>
#include <optional>
#include <string>

namespace clang {
class ASTContext;
class CallExpr;
class Expr;
class NamedDecl;
class FieldDecl;
class InitListExpr;
class QualType;
class Stmt;
class StringLiteral;
class VarDecl;
} // namespace clang

namespace comsec::facts {

/// The expression that decides the value: casts, parentheses, defaults and substitutions looked
/// through.
const clang::Expr *decisive(const clang::Expr *E);

/// A null pointer; also "(SOLE_AUTHENTICATION_SERVICE *)NULL", which is no null pointer constant to
/// the language.
bool isNull(const clang::Expr *E, clang::ASTContext &Context);

/// An array that is handed over as the address of its first element. One that begins as a text is
/// read like a variable: as that text, until something writes to it.
bool isBuffer(const clang::Expr *E);

/// An array of constant characters.
bool isConstText(clang::QualType T, const clang::ASTContext &Context);

/// A constant text that another file defines: "extern const wchar_t Sddl[]".
bool isForeignText(const clang::Expr *E, const clang::ASTContext &Context);

/// The operator of values' combinations, also of the compound assignment; null for others.
const char *operatorText(clang::BinaryOperatorKind Kind);

/// Whether \p S names a variable somewhere: then its parts are read one by one, so that their names
/// and places are kept.
bool namesVariable(const clang::Stmt *S);

/// Whether \p V is initialised with something that names it: "T &R = R".
bool namesItself(const clang::VarDecl &V);

/// The number that the language says \p E is.
std::optional<std::int64_t> evaluate(const clang::Expr *E, clang::ASTContext &Context);

/// The number that a short list of constant bytes is, the highest first: how the authority of a SID
/// is written.
std::optional<std::int64_t> bytes(const clang::InitListExpr &List, clang::ASTContext &Context);

/// "std::optional", whatever inline namespaces the library puts it in.
std::string libraryName(const clang::NamedDecl &D);

std::string utf8(const clang::StringLiteral &Literal);

/// The checked form of \p List, if it initialises a structure or class; null for a union or an
/// array, and where the compiler could not check it.
const clang::InitListExpr *recordList(const clang::InitListExpr &List);

/// Calls \p Visit with each field that \p List (of recordList) initialises, and what it is given:
/// null where the compiler could not make sense of that. Fields of base classes are not among them.
void forEachField(const clang::InitListExpr &List,
                  llvm::function_ref<void(const clang::FieldDecl &, const clang::Expr *)> Visit);

/// A character of any kind; in C a wide one is a plain number to the language.
bool isCharacter(clang::QualType T, const clang::ASTContext &Context);

/// Whether a value of type \p T can be a security setting: numbers that are no truth values,
/// results or characters, texts, untyped pointers such as PSECURITY_DESCRIPTOR, and pointers to
/// other parts of security descriptors.
bool mayHoldSetting(clang::QualType T, const clang::ASTContext &Context);

/// The name that the source gives \p T by a typedef; empty when it does not.
llvm::StringRef typedefName(clang::QualType T);

/// Which function is called is known at run time only.
bool isDynamic(const clang::CallExpr &Call);

} // namespace comsec::facts
