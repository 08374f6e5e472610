#include "checks/facts/Telling.h"

#include "checks/facts/Expressions.h"
#include "checks/knowledge/Printers.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMapContext.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace comsec::facts {

/// Functions within functions that are looked into.
constexpr unsigned MaxTellingDepth = 3;

/// Nothing within \p S stores a value or ends what is going on. A call there makes what is printed.
static bool onlyComputes(const Stmt *S) {
  if (!S)
    return true;
  if (isa<CXXThrowExpr, CXXNewExpr, CXXDeleteExpr, LambdaExpr, StmtExpr>(S))
    return false;
  if (auto *Binary = dyn_cast<BinaryOperator>(S); Binary && Binary->isAssignmentOp())
    return false;
  if (auto *Unary = dyn_cast<UnaryOperator>(S); Unary && Unary->isIncrementDecrementOp())
    return false;
  return llvm::all_of(S->children(), onlyComputes);
}

/// "std::cerr << a << b" without what is printed: std::cerr.
static bool printsToStream(const CXXOperatorCallExpr &Call) {
  const Expr *Into = &Call;
  while (auto *Inner = dyn_cast<CXXOperatorCallExpr>(Into)) {
    if (Inner->getOperator() != OO_LessLess)
      return false;
    Into = Inner->getArg(0)->IgnoreParenImpCasts();
  }
  auto *Ref = dyn_cast<DeclRefExpr>(Into);
  return Ref && knowledge::isPrintingStream(libraryName(*Ref->getDecl()));
}

static bool onlyTells(const Stmt *S, unsigned Depth);

static bool callTells(const CallExpr &Call, unsigned Depth) {
  if (!llvm::all_of(Call.arguments(), onlyComputes))
    return false;
  if (auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call))
    return printsToStream(*Operator);
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || Callee->isNoReturn() || isa<CXXMethodDecl>(Callee))
    return false;
  if (knowledge::isPrinter(libraryName(*Callee)))
    return true;
  const FunctionDecl *Definition = nullptr;
  return Depth < MaxTellingDepth && Callee->isDefined(Definition) && Definition->getBody() &&
         onlyTells(Definition->getBody(), Depth + 1);
}

/// A local that is there for the message.
static bool isHelper(const Decl *D) {
  auto *V = dyn_cast<VarDecl>(D);
  return V && V->hasLocalStorage() &&
         V->needsDestruction(V->getASTContext()) == QualType::DK_none && onlyComputes(V->getInit());
}

static bool onlyTells(const Stmt *S, unsigned Depth) {
  if (!S || isa<NullStmt>(S))
    return true;
  if (isa<CompoundStmt>(S))
    return llvm::all_of(S->children(), [&](const Stmt *Each) { return onlyTells(Each, Depth); });
  if (auto *If = dyn_cast<IfStmt>(S))
    return !If->getInit() && onlyComputes(If->getCond()) && onlyTells(If->getThen(), Depth) &&
           onlyTells(If->getElse(), Depth);
  if (auto *Declares = dyn_cast<DeclStmt>(S))
    return llvm::all_of(Declares->decls(), isHelper);
  auto *E = dyn_cast<Expr>(S);
  auto *Call = E ? dyn_cast<CallExpr>(E->IgnoreParenCasts()->IgnoreImplicit()) : nullptr;
  return Call && callTells(*Call, Depth);
}

/// What a value that only decides about a condition, or is stored on the way, passes through.
static bool passes(const Expr &Parent, const Expr &Child) {
  auto *Binary = dyn_cast<BinaryOperator>(&Parent);
  auto *Unary = dyn_cast<UnaryOperator>(&Parent);
  return isa<ParenExpr, CastExpr, FullExpr>(Parent) || (Unary && Unary->getOpcode() == UO_LNot) ||
         (Binary && (Binary->isComparisonOp() ||
                     (Binary->getOpcode() == BO_Assign && Binary->getRHS() == &Child)));
}

bool isOnlyTold(const Expr &Reading, ASTContext &Context) {
  const Expr *Child = &Reading;
  bool Decides = true; // nothing else is done with the value so far
  while (true) {
    auto Parents = Context.getParents(*Child);
    const Stmt *Parent = Parents.empty() ? nullptr : Parents[0].get<Stmt>();
    if (!Parent)
      return false;
    if (auto *E = dyn_cast<Expr>(Parent)) {
      Decides = Decides && passes(*E, *Child);
      Child = E;
      continue;
    }
    auto *If = dyn_cast<IfStmt>(Parent);
    if (If && If->getCond() == Child)
      return Decides && onlyTells(If->getThen(), 0) && onlyTells(If->getElse(), 0);
    return isa<IfStmt, CompoundStmt>(Parent) && onlyTells(Child, 0);
  }
}

} // namespace comsec::facts
