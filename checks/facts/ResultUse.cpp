#include "checks/facts/ResultUse.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMapContext.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace comsec::facts {

/// The part of \p Parent that is a statement of its own, whose value nobody reads, or null.
static bool isStatementOf(const Stmt &Parent, const Stmt *Child) {
  if (isa<CompoundStmt, CaseStmt, DefaultStmt, LabelStmt>(Parent))
    return true;
  if (auto *If = dyn_cast<IfStmt>(&Parent))
    return Child != If->getCond();
  if (auto *Switch = dyn_cast<SwitchStmt>(&Parent))
    return Child != Switch->getCond();
  if (auto *For = dyn_cast<ForStmt>(&Parent))
    return Child != For->getCond();
  if (auto *While = dyn_cast<WhileStmt>(&Parent))
    return Child == While->getBody();
  if (auto *Do = dyn_cast<DoStmt>(&Parent))
    return Child == Do->getBody();
  if (auto *Range = dyn_cast<CXXForRangeStmt>(&Parent))
    return Child == Range->getBody();
  return false;
}

static bool isStdIgnore(const Expr *E) {
  auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
  return Ref && Ref->getDecl()->getNameAsString() == "ignore" && Ref->getDecl()->isInStdNamespace();
}

/// The value of \p Child passes through \p Parent unchanged.
static bool passesThrough(const Expr &Parent, const Stmt *Child) {
  if (auto *Choice = dyn_cast<ConditionalOperator>(&Parent))
    return Child != Choice->getCond();
  if (auto *Binary = dyn_cast<BinaryOperator>(&Parent))
    return (Binary->getOpcode() == BO_Comma || Binary->isLogicalOp()) && Child == Binary->getRHS();
  return isa<ParenExpr, CastExpr, FullExpr, MaterializeTemporaryExpr, CXXBindTemporaryExpr>(Parent);
}

ResultUse resultUse(const Expr &Call, ASTContext &Context) {
  const Stmt *Child = &Call;
  while (true) {
    auto Parents = Context.getParents(*Child);
    const Stmt *Parent = Parents.empty() ? nullptr : Parents[0].get<Stmt>();
    if (!Parent)
      return ResultUse::Used;
    if (isa<AttributedStmt>(Parent)) {
      Child = Parent;
      continue;
    }
    auto *E = dyn_cast<Expr>(Parent);
    if (!E)
      return isStatementOf(*Parent, Child) ? ResultUse::Discarded : ResultUse::Used;
    if (auto *Cast = dyn_cast<ExplicitCastExpr>(E); Cast && Cast->getType()->isVoidType())
      return ResultUse::Ignored;
    if (auto *Assign = dyn_cast<CXXOperatorCallExpr>(E))
      if (Assign->getOperator() == OO_Equal && isStdIgnore(Assign->getArg(0)))
        return ResultUse::Ignored;
    if (auto *Comma = dyn_cast<BinaryOperator>(E))
      if (Comma->getOpcode() == BO_Comma && Child == Comma->getLHS())
        return ResultUse::Discarded;
    if (!passesThrough(*E, Child))
      return ResultUse::Used;
    Child = Parent;
  }
}

} // namespace comsec::facts
