#include "checks/facts/Skeletons.h"

#include "checks/facts/Expressions.h"
#include "checks/facts/Flow.h"
#include "checks/facts/Graph.h"
#include "checks/facts/SkeletonBuilder.h"
#include "checks/knowledge/Events.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace comsec::facts {

unsigned SkeletonBuilder::emit(Node N) {
  unsigned Index = Result.Nodes.size();
  leadTo(Index);
  Result.Nodes.push_back(std::move(N));
  Last = Index;
  Open = true;
  return Index;
}

void SkeletonBuilder::assign(unsigned Variable, Operand Value, SourceLocation At) {
  Node N;
  N.Kind = NodeKind::Assign;
  N.Result = Variable;
  N.Arguments.push_back(Value);
  if (At.isValid())
    N.Where = nameRange(At);
  emit(std::move(N));
}

Skeleton SkeletonBuilder::build(const CFG &Drawn) {
  Graph = &Drawn;
  // Every block begins with a node of its own, under the block's number; the entry comes first.
  Result.Nodes.resize(Graph->getNumBlockIDs());
  findHandlers(F->getBody(), nullptr);
  findArms(F->getBody());
  for (const CFGBlock *Block : *Graph)
    addBlock(*Block);
  Result.Nodes[head(Graph->getExit())].Kind = NodeKind::Exit;
  std::swap(Result.Nodes[0], Result.Nodes[head(Graph->getEntry())]);
  unsigned Entry = head(Graph->getEntry());
  for (Node &N : Result.Nodes)
    for (Way &W : N.Ways)
      W.To = W.To == 0 ? Entry : W.To == Entry ? 0 : W.To;
  Result.Variables = Variables.take();
  prune(Result);
  return std::move(Result);
}

/// Globals are initialised one after the other; what decides within an initialiser is left out.
Skeleton SkeletonBuilder::build(llvm::ArrayRef<const VarDecl *> Globals) {
  Result.Nodes.emplace_back();
  for (const VarDecl *V : Globals)
    addInitialiser(*V->getInit());
  Node Exit;
  Exit.Kind = NodeKind::Exit;
  emit(std::move(Exit));
  Result.Variables = Variables.take();
  prune(Result);
  return std::move(Result);
}

/// Parts come before the whole.
void SkeletonBuilder::addInitialiser(const Stmt &S) {
  if (isa<LambdaExpr>(S))
    return;
  for (const Stmt *Child : S.children())
    if (Child)
      addInitialiser(*Child);
  addStatement(S);
}

/// What was dropped right before \p S may have done anything.
void SkeletonBuilder::addLoss(const Stmt &S) {
  const Stmt *Whole = Lost.before(S);
  if (Whole && Whole != LostBefore)
    emit(loss());
  LostBefore = Whole ? Whole : LostBefore;
}

void SkeletonBuilder::addBlock(const CFGBlock &Block) {
  Last = head(Block);
  Open = true;
  LostBefore = nullptr;
  if (&Block == &Graph->getEntry())
    beginAnswers(*F->getBody());
  if (Answers && isa_and_nonnull<CXXCatchStmt>(Block.getLabel()))
    emit(event(knowledge::CheckFailed));
  for (const CFGElement &Element : Block)
    addElement(Element);
  addEnd(Block);
}

/// What the calls within \p S throw goes to \p Handler (null: out of the function).
void SkeletonBuilder::findHandlers(const Stmt *S, const CFGBlock *Handler) {
  if (!S || isa<LambdaExpr>(S))
    return;
  if (Handler && isa<Expr>(S))
    Handlers[S] = Handler;
  auto *Try = dyn_cast<CXXTryStmt>(S);
  auto *Seh = dyn_cast<SEHTryStmt>(S);
  const Stmt *Guarded = Try ? Try->getTryBlock() : Seh ? Seh->getTryBlock() : nullptr;
  for (const Stmt *Child : S->children())
    findHandlers(Child, Child && Child == Guarded ? dispatchOf(*S) : Handler);
}

void SkeletonBuilder::findArms(const Stmt *S) {
  if (!S || isa<LambdaExpr>(S))
    return;
  if (auto *Choice = dyn_cast<ConditionalOperator>(S)) {
    Arms[Choice->getTrueExpr()] = Choice;
    Arms[Choice->getFalseExpr()] = Choice;
    Variables.resultOf(*Choice); // its uses may come first in the graph's order
  }
  if (auto *Logical = dyn_cast<BinaryOperator>(S); Logical && Logical->isLogicalOp()) {
    Arms[Logical->getRHS()] = Logical;
    Variables.resultOf(*Logical);
  }
  if (auto *Call = dyn_cast<CallExpr>(S); Call && Call->getDirectCallee())
    if (isExchange(*Call->getDirectCallee()) && Call->getNumArgs())
      Exchanged.insert(decisive(Call->getArg(0)));
  for (const Stmt *Child : S->children())
    findArms(Child);
}

const CFGBlock *SkeletonBuilder::dispatchOf(const Stmt &Try) const {
  for (const CFGBlock *Block : Graph->try_blocks())
    if (Block->getTerminatorStmt() == &Try)
      return Block;
  return nullptr;
}

/// An exception leaves \p S: what happened so far has happened.
void SkeletonBuilder::addThrow(const Stmt &S) {
  if (const CFGBlock *Handler = Handlers.lookup(&S)) {
    emit({});
    leadTo(head(*Handler));
  }
}

void SkeletonBuilder::addElement(const CFGElement &Element) {
  if (auto S = Element.getAs<CFGStmt>()) {
    addStatement(*S->getStmt());
  } else if (auto D = Element.getAs<CFGAutomaticObjDtor>()) {
    addDestructor(D->getVarDecl()->getType()->getAsCXXRecordDecl(), D->getVarDecl(),
                  D->getTriggerStmt()->getEndLoc());
  } else if (auto D = Element.getAs<CFGMemberDtor>()) {
    addDestructor(D->getFieldDecl()->getType()->getAsCXXRecordDecl(), D->getFieldDecl(), end());
  } else if (auto D = Element.getAs<CFGImplicitDtor>()) {
    SourceLocation At = end();
    if (auto Temporary = Element.getAs<CFGTemporaryDtor>())
      At = Temporary->getBindTemporaryExpr()->getEndLoc();
    if (const CXXDestructorDecl *Destructor = D->getDestructorDecl(Context))
      addDestructor(Destructor->getParent(), nullptr, At);
  } else if (auto I = Element.getAs<CFGInitializer>()) {
    const FieldDecl *Field = I->getInitializer()->getAnyMember();
    if (!Field || !I->getInitializer()->getInit())
      return;
    const Expr &Init = *I->getInitializer()->getInit();
    if (GuardClass Class = guardClass(Field->getType()); Class.Is)
      addGuardValue(*Field, Class, &Init);
    else if (auto V = Variables.of(*Field))
      assign(*V, Variables.operand(Init));
  }
}

static bool returns(const CFGBlock &Block) {
  return llvm::any_of(Block, [](const CFGElement &Element) {
    auto S = Element.getAs<CFGStmt>();
    return S && isa<ReturnStmt>(S->getStmt());
  });
}

void SkeletonBuilder::addEnd(const CFGBlock &Block) {
  if (!Open || Block.hasNoReturnElement() || &Block == &Graph->getExit())
    return;
  if (!Lost.empty() && llvm::is_contained(Block.succs(), &Graph->getExit()) && !returns(Block))
    emit(loss());
  if (!Block.empty())
    if (auto Throw = Block.back().getAs<CFGStmt>(); Throw && isa<CXXThrowExpr>(Throw->getStmt())) {
      for (const CFGBlock *Next : Block.succs())
        if (Next && Next != &Graph->getExit())
          leadTo(head(*Next));
      return;
    }
  const Stmt *Terminator = Block.getTerminatorStmt();
  if (auto *Switch = dyn_cast_or_null<SwitchStmt>(Terminator))
    return addSwitch(Block, *Switch);
  if (auto *Decl = dyn_cast_or_null<DeclStmt>(Terminator))
    return addStaticInit(Block, *Decl);
  auto *Condition = dyn_cast_or_null<Expr>(Block.getLastCondition());
  bool Decides = Block.succ_size() == 2 && !Block.getTerminator().isTemporaryDtorsBranch() &&
                 !isa_and_nonnull<CXXTryStmt, SEHTryStmt>(Terminator);
  if (Decides && Condition) {
    auto target = [&](const CFGBlock *Next) { // null: the condition is constant
      return Next ? std::optional(head(*Next)) : std::nullopt;
    };
    auto True = target(*Block.succ_begin()), False = target(*Block.succ_rbegin());
    if (auto *Logical = dyn_cast_or_null<BinaryOperator>(Terminator))
      shortCircuit(*Logical, Logical->getOpcode() == BO_LAnd ? False : True);
    return addBranch(*Condition, True, False);
  }
  for (const CFGBlock *Next : Block.succs())
    if (Next)
      leadTo(head(*Next));
}

/// The way \p Around the right side of \p Logical gives the whole its value.
void SkeletonBuilder::shortCircuit(const BinaryOperator &Logical, std::optional<unsigned> &Around) {
  auto Whole = Around ? Variables.resultOf(Logical) : std::nullopt;
  if (!Whole)
    return;
  Node N;
  N.Kind = NodeKind::Assign;
  N.Result = Whole;
  N.Arguments.push_back(numberOperand(Logical.getOpcode() == BO_LOr));
  N.Ways.push_back({*Around, {}});
  Around = Result.Nodes.size();
  Result.Nodes.push_back(std::move(N));
}

/// Ends in two ways; none: it cannot be taken.
void SkeletonBuilder::addBranch(const Expr &Condition, std::optional<unsigned> True,
                                std::optional<unsigned> False) {
  std::optional<Test> If = Variables.test(Condition);
  if (If) {
    Node N;
    N.Kind = NodeKind::Branch;
    N.Name = Where.shownText(Condition.getSourceRange());
    N.Where = Where.range(Condition.getSourceRange());
    N.Arguments.push_back({OperandKind::Truth, *If});
    emit(std::move(N));
    failCheck(Condition, *If, True, False);
  }
  if (True)
    leadTo(*True, If);
  if (False)
    leadTo(*False, If ? std::optional(negated(*If)) : std::nullopt);
}

/// One branch after the other.
void SkeletonBuilder::addSwitch(const CFGBlock &Block, const SwitchStmt &Switch) {
  Operand Value = Variables.operand(*Switch.getCond());
  for (const CFGBlock *Next : Block.succs()) {
    auto *Case = Next ? dyn_cast_or_null<CaseStmt>(Next->getLabel()) : nullptr;
    auto Number = Case && !Case->getRHS() ? evaluate(Case->getLHS(), Context) : std::nullopt;
    if (!Next)
      continue;
    if (!Number || Value.Kind != OperandKind::Variable) {
      leadTo(head(*Next));
      continue;
    }
    Node N;
    N.Kind = NodeKind::Branch;
    N.Name = Where.shownText(Switch.getCond()->getSourceRange()) +
             " == " + Where.shownText(Case->getLHS()->getSourceRange());
    N.Where = Where.range(Case->getLHS()->getSourceRange());
    N.Arguments.push_back({OperandKind::Truth, {Value.Of.Variable, Relation::Equal, *Number}});
    emit(std::move(N));
    Test Is{Value.Of.Variable, Relation::Equal, *Number};
    leadTo(head(*Next), Is);
    // The rest hangs on the way where it is another number.
    unsigned Rest = Result.Nodes.size();
    leadTo(Rest, negated(Is));
    Result.Nodes.emplace_back();
    Last = Rest;
  }
}

void SkeletonBuilder::addStaticInit(const CFGBlock &Block, const DeclStmt &Decl) {
  unsigned Done = Variables.once(usrOf(*Decl.getSingleDecl()));
  Test IsDone{Done, Relation::NotEqual, 0};
  emit({});
  bool Skips = true;
  for (const CFGBlock *Next : Block.succs()) {
    if (Next)
      leadTo(head(*Next), Skips ? IsDone : negated(IsDone));
    Skips = false;
  }
}

Skeleton skeletonOf(const FunctionDecl &F, const Flow &Way, ASTContext &Context,
                    const Places &Where, const Pointers &Functions) {
  SkeletonBuilder Builder(&F, Context, Where, Functions, Way.losses());
  return Way.graph() ? Builder.build(*Way.graph()) : Builder.build(*F.getBody());
}

Skeleton skeletonOf(llvm::ArrayRef<const VarDecl *> Globals, ASTContext &Context,
                    const Places &Where, const Pointers &Functions) {
  const Losses None;
  return SkeletonBuilder(nullptr, Context, Where, Functions, None).build(Globals);
}

} // namespace comsec::facts
