// What a unit writes to globals, statics and data members, wherever it does so. Objects of one
// class are not told apart: a member's values are those of all its objects.
#pragma once

#include "checks/facts/Facts.h"
#include "checks/facts/Places.h"
#include "checks/facts/Values.h"

#include "llvm/ADT/DenseSet.h"

#include <map>

namespace clang {
class BinaryOperator;
class CallExpr;
class CXXConstructorDecl;
class Expr;
class FieldDecl;
class FunctionDecl;
class InitListExpr;
class RecordDecl;
class UnaryOperator;
class ValueDecl;
class VarDecl;
} // namespace clang

namespace comsec::facts {

class Writes {
public:
  Writes(clang::ASTContext &Context, const Places &Where, ValueReader &Reader, Flows &Ways)
      : Context(Context), Where(Where), Reader(Reader), Ways(Ways) {}

  // Each looks at one thing that may write, and keeps what it writes.
  void addVariable(const clang::VarDecl &V);
  void addConstructor(const clang::CXXConstructorDecl &C);
  void addList(const clang::InitListExpr &List);
  void addAssignment(const clang::BinaryOperator &Assignment);
  void addStep(const clang::UnaryOperator &Step); ///< ++, --
  void addCall(const clang::CallExpr &Call);      ///< what it can change through its arguments

  /// Moves the variables, sorted, into \p U.
  void moveTo(Unit &U);

private:
  const clang::ValueDecl *tracked(const clang::Expr *E) const;
  void add(const clang::ValueDecl &D, Value Given, const clang::FunctionDecl *In, bool Initial);
  void addUnknown(const clang::ValueDecl &D, std::string Reason, const clang::Expr &At);
  void addField(const clang::FieldDecl &F, const clang::Expr *Init, const clang::FunctionDecl *In);
  void addFields(const clang::RecordDecl &R, llvm::StringRef Function, const clang::Expr &At);

  clang::ASTContext &Context;
  const Places &Where;
  ValueReader &Reader;
  Flows &Ways;
  std::map<std::string, Variable> Found;                ///< by USR
  llvm::DenseSet<const clang::InitListExpr *> Finished; ///< a list is found in two forms
};

} // namespace comsec::facts
