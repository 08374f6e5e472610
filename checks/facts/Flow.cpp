#include "checks/facts/Flow.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

#include <deque>

using namespace clang;

namespace comsec::facts {

Flow::Flow(const FunctionDecl &F, ASTContext &Context, const OwnTokens *Tokens)
    : Lost(Tokens ? Losses(F, *Tokens) : Losses()) {
  CFG::BuildOptions Options;
  Options.AddInitializers = Options.AddImplicitDtors = Options.AddTemporaryDtors = true;
  Options.AddStaticInitBranches = true;
  Options.AddCXXDefaultInitExprInCtors = Options.AddCXXDefaultInitExprInAggregates = true;
  Options.setAllAlwaysAdd(); // every expression gets a position
  Graph = CFG::buildCFG(&F, F.getBody(), &Context, Options);
  if (!Graph)
    return;
  for (const CFGBlock *Block : *Graph) {
    unsigned Index = 0;
    for (const CFGElement &Element : *Block) {
      if (auto S = Element.getAs<CFGStmt>())
        Positions.try_emplace(S->getStmt(), Position{Block, Index});
      ++Index;
    }
    if (const Stmt *T = Block->getTerminatorStmt())
      Positions.try_emplace(T, Position{Block, Index});
  }
  Reached.resize(Graph->getNumBlockIDs());
  std::deque<const CFGBlock *> Work{&Graph->getEntry()};
  // Nothing in the graph leads to the handlers of exceptions that calls throw.
  Work.insert(Work.end(), Graph->try_blocks_begin(), Graph->try_blocks_end());
  for (const CFGBlock *Block : Work)
    Reached[Block->getBlockID()] = true;
  while (!Work.empty()) {
    const CFGBlock *Block = Work.front();
    Work.pop_front();
    for (const CFGBlock *Next : Block->succs()) // null: the condition is constant
      if (Next && !Reached[Next->getBlockID()]) {
        Reached[Next->getBlockID()] = true;
        Work.push_back(Next);
      }
  }
}

bool Flow::reachable(const Stmt *S) const {
  auto It = Positions.find(S);
  return It == Positions.end() || Reached[It->second.Block->getBlockID()];
}

static bool names(const Expr *E, const VarDecl &V) {
  auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenCasts());
  return Ref && Ref->getDecl()->getCanonicalDecl() == V.getCanonicalDecl();
}

static std::string calleeName(const CallExpr &Call) {
  if (auto *D = dyn_cast_or_null<NamedDecl>(Call.getCalleeDecl()))
    return D->getNameAsString();
  return "a call";
}

static bool isWritableReference(QualType T) {
  return T->isReferenceType() && !T->getPointeeType().isConstQualified();
}

static bool isWritablePointer(QualType T) {
  return T->isPointerType() && !T->getPointeeType().isConstQualified();
}

/// A function that is handed \p Args can write \p V: among them is its address, or a reference to
/// it. \p Shift arguments stand before the first parameter.
static bool mayWrite(const FunctionDecl *F, llvm::ArrayRef<const Expr *> Args, unsigned Shift,
                     const VarDecl &V) {
  for (unsigned I = 0; I < Args.size(); ++I) {
    const Expr *Arg = Args[I]->IgnoreParenCasts();
    if (auto *Unary = dyn_cast<UnaryOperator>(Arg))
      if (Unary->getOpcode() == UO_AddrOf && names(Unary->getSubExpr(), V))
        return true;
    if (!F || I < Shift || I - Shift >= F->getNumParams() || !names(Arg, V))
      continue;
    QualType T = F->getParamDecl(I - Shift)->getType();
    if (isWritableReference(T) || (V.getType()->isArrayType() && isWritablePointer(T)))
      return true;
  }
  return false;
}

static bool mayWrite(const CallExpr &Call, const VarDecl &V) {
  const FunctionDecl *F = Call.getDirectCallee();
  // The object of an overloaded operator is an argument, but no parameter of a member.
  unsigned Shift = isa<CXXOperatorCallExpr>(Call) && isa_and_nonnull<CXXMethodDecl>(F) ? 1 : 0;
  llvm::SmallVector<const Expr *> Args(Call.arguments());
  return mayWrite(F, Args, Shift, V);
}

static bool mayWrite(const CXXConstructExpr &E, const VarDecl &V) {
  llvm::SmallVector<const Expr *> Args(E.arguments());
  return mayWrite(E.getConstructor(), Args, 0, V);
}

/// Whether \p Call assigns to \p V, an object of a class, or changes it by a method: fills \p D.
static bool changesObject(const CallExpr &Call, const VarDecl &V, Definition &D) {
  if (!V.getType()
           .getNonReferenceType()
           ->isRecordType()) // what a pointer leads to is another object
    return false;
  if (auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call)) {
    if (!Operator->isAssignmentOp() || !names(Operator->getArg(0), V))
      return false;
    if (Operator->getOperator() == OO_Equal && Operator->getNumArgs() == 2)
      D.Value = Operator->getArg(1);
    else
      D.Unreadable = "changed by an operator";
    return true;
  }
  auto *Method = dyn_cast<CXXMemberCallExpr>(&Call);
  const CXXMethodDecl *M = Method ? Method->getMethodDecl() : nullptr;
  if (!M || M->isConst() || !names(Method->getImplicitObjectArgument(), V))
    return false;
  D.Unreadable = "changed by " + calleeName(Call);
  return true;
}

static bool definesAt(const Stmt *S, const VarDecl &V, Definition &D);

/// Whether something in \p S writes \p V.
static bool writesWithin(const Stmt *S, const VarDecl &V) {
  Definition Ignored;
  return S && (definesAt(S, V, Ignored) ||
               llvm::any_of(S->children(), [&](const Stmt *C) { return writesWithin(C, V); }));
}

/// \p S is a write of \p V: fills \p D.
static bool definesAt(const Stmt *S, const VarDecl &V, Definition &D) {
  if (auto *Decl = dyn_cast<DeclStmt>(S)) {
    for (auto *Declared : Decl->decls()) {
      auto *Other = dyn_cast<VarDecl>(Declared);
      if (Other == &V) {
        D.Value = V.getInit();
        if (!D.Value)
          D.Unreadable = "used before it is set";
        return true;
      }
      if (Other && Other->getInit() && isWritableReference(Other->getType()) &&
          names(Other->getInit(), V)) {
        D.Unreadable = "open to writes through " + Other->getNameAsString();
        return true;
      }
    }
    return false;
  }
  if (auto *Binary = dyn_cast<BinaryOperator>(S)) {
    auto *Element = dyn_cast<ArraySubscriptExpr>(Binary->getLHS()->IgnoreParens());
    if (Element && Binary->isAssignmentOp() && names(Element->getBase(), V)) {
      D.Unreadable = "changed element by element";
      return true;
    }
    if (!Binary->isAssignmentOp() || !names(Binary->getLHS(), V))
      return false;
    D.Value = Binary->getRHS();
    if (Binary->isCompoundAssignmentOp())
      D.Compound = Binary;
    return true;
  }
  if (auto *Unary = dyn_cast<UnaryOperator>(S)) {
    bool Counts = Unary->isIncrementDecrementOp();
    if (!(Counts || Unary->getOpcode() == UO_AddrOf) || !names(Unary->getSubExpr(), V))
      return false;
    D.Unreadable = Counts ? "counted up or down" : "open to writes through its address";
    return true;
  }
  if (auto *Call = dyn_cast<CallExpr>(S)) {
    if (changesObject(*Call, V, D))
      return true;
    if (!mayWrite(*Call, V))
      return false;
    D.Unreadable = "set by " + calleeName(*Call);
    D.Writer = Call;
    return true;
  }
  if (auto *Construct = dyn_cast<CXXConstructExpr>(S)) {
    if (!mayWrite(*Construct, V))
      return false;
    D.Unreadable =
        "set by the constructor of " + Construct->getConstructor()->getParent()->getNameAsString();
    return true;
  }
  if (auto *Lambda = dyn_cast<LambdaExpr>(S)) {
    bool ByReference = llvm::any_of(Lambda->captures(), [&](const LambdaCapture &C) {
      return C.getCaptureKind() == LCK_ByRef && C.capturesVariable() && C.getCapturedVar() == &V;
    });
    if (!ByReference || !writesWithin(Lambda->getBody(), V))
      return false;
    D.Unreadable = "set by a lambda";
    return true;
  }
  return false;
}

static bool definesAt(const CFGElement &Element, const VarDecl &V, Definition &D) {
  auto S = Element.getAs<CFGStmt>();
  return S && definesAt(S->getStmt(), V, D);
}

void Flow::addCondition(const CFGBlock &From, Definition &D) const {
  const CFGBlock *Block = &From;
  // Straight-line predecessors carry no condition; a block with several of them is a join.
  for (unsigned Steps = 0; Steps < Graph->getNumBlockIDs(); ++Steps) {
    if (Block->pred_size() != 1)
      return;
    const CFGBlock *Before = *Block->pred_begin();
    if (!Before)
      return;
    // Neither of these goes by a condition that someone wrote.
    if (isa_and_nonnull<SwitchStmt, CXXForRangeStmt>(Before->getTerminatorStmt()))
      return;
    auto *Condition = dyn_cast_or_null<Expr>(Before->getTerminatorCondition());
    if (Before->succ_size() == 2 && Condition && *Before->succ_begin() != *Before->succ_rbegin()) {
      D.Condition = Condition;
      D.ConditionHolds = *Before->succ_begin() == Block;
      return;
    }
    if (Before->succ_size() != 1)
      return;
    Block = Before;
  }
}

std::vector<Definition> Flow::allDefinitions(const VarDecl &V) const {
  std::vector<Definition> Result;
  for (const CFGBlock *Block : llvm::reverse(*Graph)) // the entry is the last one
    for (const CFGElement &Element : *Block)
      if (Definition Found; Reached[Block->getBlockID()] && definesAt(Element, V, Found)) {
        addCondition(*Block, Found);
        Result.push_back(std::move(Found));
      }
  if (isa<ParmVarDecl>(V)) {
    Result.emplace_back();
    Result.back().IsParameter = true;
  }
  return Result;
}

std::vector<Definition> Flow::definitions(const VarDecl &V, const Stmt *At) const {
  std::vector<Definition> Result;
  if (!Graph)
    return Result;
  // Neither parentheses nor what only ends the life of temporaries have a position.
  while (auto *E = dyn_cast_or_null<Expr>(At)) {
    auto *Full = dyn_cast<FullExpr>(E);
    At = Full ? Full->getSubExpr() : E->IgnoreParens();
    if (At == E)
      break;
  }
  auto Start = Positions.find(At);
  if (Start == Positions.end())
    return allDefinitions(V);
  std::deque<Position> Work{Start->second};
  std::vector<bool> Seen(Graph->getNumBlockIDs()); // searched from its end
  while (!Work.empty()) {
    Position Here = Work.front();
    Work.pop_front();
    Definition Found;
    unsigned Index = Here.Index;
    while (Index > 0 && !definesAt((*Here.Block)[Index - 1], V, Found))
      --Index;
    if (Index > 0) {
      addCondition(*Here.Block, Found);
      Result.push_back(std::move(Found));
      continue;
    }
    if (Here.Block == &Graph->getEntry()) {
      Found.IsParameter = isa<ParmVarDecl>(V);
      if (Found.IsParameter)
        Result.push_back(std::move(Found));
      continue;
    }
    for (const CFGBlock *Before : Here.Block->preds())
      if (Before && Reached[Before->getBlockID()] && !Seen[Before->getBlockID()]) {
        Seen[Before->getBlockID()] = true;
        Work.push_back({Before, unsigned(Before->size())});
      }
  }
  return Result;
}

const Flow *Flows::of(const FunctionDecl &F) {
  if (!F.hasBody() || F.isDependentContext())
    return nullptr;
  auto &Flow = Known[&F];
  if (!Flow)
    Flow = std::make_unique<facts::Flow>(F, Context, Tokens);
  return Flow.get();
}

bool Flows::live(const Stmt &S, const FunctionDecl *In) {
  const Flow *F = In ? of(*In) : nullptr;
  return !F || F->reachable(&S);
}

} // namespace comsec::facts
