#include "checks/facts/Branches.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/ParentMapContext.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace comsec::facts {

std::string conditionText(const Expr &Condition, bool Holds, const Places &Where) {
  const Expr *E = Condition.IgnoreParenImpCasts();
  while (auto *Not = dyn_cast<UnaryOperator>(E)) {
    if (Not->getOpcode() != UO_LNot)
      break;
    Holds = !Holds;
    E = Not->getSubExpr()->IgnoreParenImpCasts();
  }
  return Where.text(E->getSourceRange()) + (Holds ? " is true" : " is false");
}

/// Whether \p Child is the part of the loop \p S that runs again and again.
static bool isBody(const Stmt &S, const Stmt *Child) {
  if (auto *For = dyn_cast<ForStmt>(&S))
    return For->getBody() == Child;
  if (auto *While = dyn_cast<WhileStmt>(&S))
    return While->getBody() == Child;
  if (auto *Do = dyn_cast<DoStmt>(&S))
    return Do->getBody() == Child;
  auto *Range = dyn_cast<CXXForRangeStmt>(&S);
  return Range && Range->getBody() == Child;
}

/// The ways of an if; anything else has one.
constexpr unsigned Then = 0, Else = 1;

/// Whether control never goes on behind \p S.
static bool leaves(const Stmt &S) {
  if (auto *Case = dyn_cast<SwitchCase>(&S))
    return leaves(*Case->getSubStmt());
  if (auto *Block = dyn_cast<CompoundStmt>(&S))
    return !Block->body_empty() && leaves(*Block->body_back());
  return isa<BreakStmt, ReturnStmt, ContinueStmt, GotoStmt, CXXThrowExpr>(S);
}

/// Between what is switched over and the label.
static constexpr llvm::StringLiteral SwitchMark = " goes to ";

/// The way of the switch with the body \p Block that holds \p Child. Labels without a jump between
/// them share one.
static Branch wayOfSwitch(const SwitchStmt &Switch, const CompoundStmt &Block, const Stmt *Child,
                          const Places &Where) {
  Branch B;
  bool Left = true;
  for (const Stmt *S : Block.body()) {
    if (auto *Case = dyn_cast<SwitchCase>(S); Case && Left) {
      B.Where = Where.location(Switch.getBeginLoc());
      B.Condition = Where.text(Switch.getCond()->getSourceRange()) + SwitchMark.str() +
                    Where.text({Case->getBeginLoc(), Case->getColonLoc()});
      ++B.Way;
    }
    Left = leaves(*S);
    if (S == Child)
      break;
  }
  return B;
}

/// What \p S decides about \p Child, one of its parts; invalid when it decides nothing.
static Branch decision(const Stmt &S, const Stmt *Child, const Places &Where) {
  Branch B;
  if (auto *If = dyn_cast<IfStmt>(&S)) {
    if (Child != If->getThen() && Child != If->getElse())
      return B;
    B.Way = Child == If->getThen() ? Then : Else;
    // Who goes on behind an if whose other way leaves has come this way.
    const Stmt *Other = B.Way == Then ? If->getElse() : If->getThen();
    if (!Other || !leaves(*Other))
      B.Condition = conditionText(*If->getCond(), B.Way == Then, Where);
  } else if (!isBody(S, Child) && !isa<CXXCatchStmt>(S)) {
    return B;
  }
  B.Where = Where.location(S.getBeginLoc());
  return B;
}

std::vector<Branch> branchesOf(const Stmt &S, ASTContext &Context, const Places &Where) {
  std::vector<Branch> Found;
  auto Node = DynTypedNode::create(S);
  while (true) {
    auto Parents = Context.getParents(Node);
    if (Parents.empty() || Parents[0].get<FunctionDecl>() || Parents[0].get<LambdaExpr>())
      break;
    const Stmt *Child = Node.get<Stmt>();
    Node = Parents[0];
    const Stmt *Outer = Node.get<Stmt>();
    if (!Outer)
      continue;
    Branch B = decision(*Outer, Child, Where);
    if (auto *Block = dyn_cast<CompoundStmt>(Outer))
      if (auto Around = Context.getParents(*Block); !Around.empty())
        if (auto *Switch = Around[0].get<SwitchStmt>())
          B = wayOfSwitch(*Switch, *Block, Child, Where);
    if (B.Where.valid())
      Found.push_back(std::move(B));
  }
  std::ranges::reverse(Found);
  return Found;
}

} // namespace comsec::facts
