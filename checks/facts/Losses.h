// What the compiler has dropped of a function: a statement that it cannot understand, because a
// header is missing, leaves the tree without a trace, an `if` with its condition. The tokens tell.
#pragma once

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace clang {
class ASTContext;
class FunctionDecl;
class IdentifierInfo;
class Stmt;
} // namespace clang

namespace comsec::facts {

class OwnTokens;

class Losses {
public:
  Losses() = default;

  /// Those of \p F, which has a body. What the tree keeps, but with an error in it, counts too:
  /// nobody knows what it does.
  Losses(const clang::FunctionDecl &F, const OwnTokens &Tokens);

  bool empty() const { return !Any; }

  /// Dropped code names \p Id.
  bool name(const clang::IdentifierInfo *Id) const { return Names.contains(Id); }

  /// The statement that \p S is part of, if dropped code may have run right before it; else null.
  const clang::Stmt *before(const clang::Stmt &S) const { return Before.lookup(&S); }

private:
  friend class LossFinder;

  bool Any = false;
  llvm::DenseSet<const clang::IdentifierInfo *> Names;
  llvm::DenseMap<const clang::Stmt *, const clang::Stmt *> Before; ///< by each of its parts
};

} // namespace comsec::facts
