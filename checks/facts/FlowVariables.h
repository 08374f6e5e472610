// The variables that a function's conditions depend on, and what expressions say of them.
#pragma once

#include "checks/facts/Skeleton.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"

namespace clang {
class ASTContext;
class Expr;
class FunctionDecl;
class ValueDecl;
class VarDecl;
} // namespace clang

namespace comsec::facts {

class FlowVariables {
public:
  /// \p F is null for code outside of functions.
  FlowVariables(const clang::FunctionDecl *F, clang::ASTContext &Context);

  /// The function's own result.
  static constexpr unsigned Result = 0;

  /// The number, truth value or pointer that \p E names: a local variable, parameter, global, or a
  /// member of this object.
  std::optional<unsigned> named(const clang::Expr &E);
  std::optional<unsigned> of(const clang::ValueDecl &D);

  /// Takes the result of \p Call, unless nobody can use it in a condition.
  std::optional<unsigned> resultOf(const clang::Expr &Call);

  /// The same, whatever its type.
  unsigned temporary(const clang::Expr &Call);

  /// The result of \p Call tells \p Variable.
  void alias(const clang::Expr &Call, unsigned Variable) { Known[&Call] = Variable; }

  /// Whether the object \p D, a guard of Wrappers.def, is armed.
  unsigned armed(const clang::ValueDecl &D);

  /// Whether what \p Key tells apart has been done already; 0 when the program starts.
  unsigned once(llvm::StringRef Key);

  Operand operand(const clang::Expr &E);

  /// What holds when \p Condition is true; none when it is about something else.
  std::optional<Test> test(const clang::Expr &Condition);

  std::vector<FlowVariable> take() { return std::move(Variables); }

private:
  unsigned add(FlowVariable V);

  clang::ASTContext &Context;
  std::vector<FlowVariable> Variables;
  llvm::DenseMap<const void *, unsigned> Known; ///< by declaration or call
  llvm::DenseMap<const void *, unsigned> Guards;
  llvm::StringMap<unsigned> Onces;
};

} // namespace comsec::facts
