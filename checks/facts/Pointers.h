// Function pointers that hold an API: what GetProcAddress gave for its name, or the function
// itself.
#pragma once

#include "checks/knowledge/Knowledge.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"

namespace clang {
class CallExpr;
class Expr;
class InitListExpr;
class ValueDecl;
} // namespace clang

namespace comsec::facts {

class Pointers {
public:
  /// \p Given is what is written to \p Pointer; it may be of any type.
  void addWrite(const clang::ValueDecl &Pointer, const clang::Expr *Given);
  /// The same for the left side of an assignment.
  void addWrite(const clang::Expr &Pointer, const clang::Expr &Given);
  void addList(const clang::InitListExpr &List);

  /// The one API that \p Callee, an expression that is no function's name, leads to as far as this
  /// unit shows; null when there is none, or more than one. Ask when all writes are known.
  const knowledge::Api *target(const clang::Expr &Callee) const;

private:
  struct Leads;
  static void follow(const clang::Expr *E, Leads &To);

  llvm::DenseMap<const clang::ValueDecl *, llvm::SmallVector<const clang::Expr *, 1>> Written;
};

} // namespace comsec::facts
