// Functions that clang draws no graph of, since they have a __finally: their statements are walked
// instead. A __finally block is repeated for every way that leads through it.
#include "checks/facts/SkeletonBuilder.h"

#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace comsec::facts {

namespace {

/// Where the jumps of a statement lead to.
struct Target {
  unsigned Node = 0;
  std::size_t Depth = 0; ///< how many __finally blocks are around it
};

} // namespace

/// The statements of one function.
class SkeletonBuilder::Walk {
public:
  explicit Walk(SkeletonBuilder &B) : B(B) {}
  void run(const Stmt &Body);

private:
  void statement(const Stmt *S);
  void branch(const Expr &Condition, unsigned True, unsigned False);
  void chooseIf(const IfStmt &If);
  void loop(const Stmt *Body, const Expr *Condition, const Stmt *Step, bool TestsFirst);
  void choose(const SwitchStmt &Switch);
  void tryFinally(const SEHTryStmt &Try, const SEHFinallyStmt &Finally);
  void tryExcept(const SEHTryStmt &Try, const SEHExceptStmt &Except);
  void jump(Target To);
  unsigned make() {
    B.Result.Nodes.emplace_back();
    return B.Result.Nodes.size() - 1;
  }
  void goOnAt(unsigned Node) {
    B.Last = Node;
    B.Open = true;
  }
  void close() { B.Open = false; }

  SkeletonBuilder &B;
  unsigned Exit = 0;
  Target Break, Continue, Leave;
  unsigned SwitchHead = 0;
  bool HasDefault = false;
  std::vector<const Stmt *> Finally; ///< the blocks around, from the outside in
  llvm::DenseMap<const LabelDecl *, unsigned> Labels;
};

void SkeletonBuilder::Walk::run(const Stmt &Body) {
  goOnAt(make());
  Exit = make();
  B.Result.Nodes[Exit].Kind = NodeKind::Exit;
  B.beginAnswers(Body);
  statement(&Body);
  if (B.Open && !B.Lost.empty())
    B.emit(loss());
  B.leadTo(Exit);
}

/// Leaves the __finally blocks between here and \p To, which run on the way.
void SkeletonBuilder::Walk::jump(Target To) {
  std::vector<const Stmt *> Around = Finally;
  while (Finally.size() > To.Depth) {
    const Stmt *Block = Finally.back();
    Finally.pop_back();
    statement(Block);
  }
  B.leadTo(To.Node);
  close();
  Finally = std::move(Around);
}

void SkeletonBuilder::Walk::branch(const Expr &Condition, unsigned True, unsigned False) {
  const Expr *E = Condition.IgnoreParenImpCasts();
  if (auto *Not = dyn_cast<UnaryOperator>(E); Not && Not->getOpcode() == UO_LNot)
    return branch(*Not->getSubExpr(), False, True);
  if (auto *Both = dyn_cast<BinaryOperator>(E); Both && Both->isLogicalOp()) {
    unsigned Second = make();
    bool And = Both->getOpcode() == BO_LAnd;
    branch(*Both->getLHS(), And ? Second : True, And ? False : Second);
    goOnAt(Second);
    return branch(*Both->getRHS(), True, False);
  }
  B.addInitialiser(Condition);
  B.addBranch(Condition, True, False);
  close();
}

void SkeletonBuilder::Walk::chooseIf(const IfStmt &If) {
  statement(If.getInit());
  unsigned Then = make(), Else = make(), After = make();
  branch(*If.getCond(), Then, Else);
  goOnAt(Then);
  statement(If.getThen());
  B.leadTo(After);
  goOnAt(Else);
  statement(If.getElse());
  B.leadTo(After);
  goOnAt(After);
}

void SkeletonBuilder::Walk::loop(const Stmt *Body, const Expr *Condition, const Stmt *Step,
                                 bool TestsFirst) {
  unsigned Head = make(), Inside = make(), Next = make(), After = make();
  Target OldBreak = std::exchange(Break, {After, Finally.size()});
  Target OldContinue = std::exchange(Continue, {Next, Finally.size()});
  B.leadTo(TestsFirst ? Head : Inside);
  goOnAt(Head);
  if (Condition)
    branch(*Condition, Inside, After);
  else
    B.leadTo(Inside);
  goOnAt(Inside);
  statement(Body);
  B.leadTo(Next);
  goOnAt(Next);
  statement(Step);
  B.leadTo(Head);
  Break = OldBreak;
  Continue = OldContinue;
  goOnAt(After);
}

/// Every case is possible.
void SkeletonBuilder::Walk::choose(const SwitchStmt &Switch) {
  B.addInitialiser(*Switch.getCond());
  unsigned Head = make(), After = make();
  B.leadTo(Head);
  Target OldBreak = std::exchange(Break, {After, Finally.size()});
  unsigned OldHead = std::exchange(SwitchHead, Head);
  bool OldDefault = std::exchange(HasDefault, false);
  close();
  statement(Switch.getBody());
  B.leadTo(After);
  goOnAt(Head);
  if (!HasDefault)
    B.leadTo(After);
  Break = OldBreak;
  SwitchHead = OldHead;
  HasDefault = OldDefault;
  goOnAt(After);
}

void SkeletonBuilder::Walk::tryFinally(const SEHTryStmt &Try, const SEHFinallyStmt &Block) {
  unsigned End = make();
  Target OldLeave = std::exchange(Leave, {End, Finally.size() + 1});
  Finally.push_back(Block.getBlock());
  statement(Try.getTryBlock());
  B.leadTo(End);
  Finally.pop_back();
  Leave = OldLeave;
  goOnAt(End);
  statement(Block.getBlock());
}

void SkeletonBuilder::Walk::tryExcept(const SEHTryStmt &Try, const SEHExceptStmt &Except) {
  unsigned Handler = make(), After = make();
  B.leadTo(Handler);
  Target OldLeave = std::exchange(Leave, {After, Finally.size()});
  statement(Try.getTryBlock());
  B.leadTo(Handler);
  B.leadTo(After);
  Leave = OldLeave;
  goOnAt(Handler);
  statement(Except.getBlock());
  B.leadTo(After);
  goOnAt(After);
}

void SkeletonBuilder::Walk::statement(const Stmt *S) {
  if (!S)
    return;
  auto labelled = [&](unsigned Node, const Stmt *Sub) {
    B.leadTo(Node);
    goOnAt(Node);
    statement(Sub);
  };
  auto label = [&](const LabelDecl *D) {
    auto [It, New] = Labels.try_emplace(D, 0);
    if (New)
      It->second = make();
    return It->second;
  };
  if (auto *Compound = dyn_cast<CompoundStmt>(S)) {
    for (const Stmt *Child : Compound->body())
      statement(Child);
  } else if (auto *If = dyn_cast<IfStmt>(S)) {
    chooseIf(*If);
  } else if (auto *While = dyn_cast<WhileStmt>(S)) {
    loop(While->getBody(), While->getCond(), nullptr, /*TestsFirst=*/true);
  } else if (auto *Do = dyn_cast<DoStmt>(S)) {
    loop(Do->getBody(), Do->getCond(), nullptr, /*TestsFirst=*/false);
  } else if (auto *For = dyn_cast<ForStmt>(S)) {
    statement(For->getInit());
    loop(For->getBody(), For->getCond(), For->getInc(), /*TestsFirst=*/true);
  } else if (auto *Switch = dyn_cast<SwitchStmt>(S)) {
    choose(*Switch);
  } else if (auto *Case = dyn_cast<SwitchCase>(S)) {
    HasDefault |= isa<DefaultStmt>(Case);
    unsigned Here = make();
    B.Result.Nodes[SwitchHead].Ways.push_back({Here, {}});
    labelled(Here, Case->getSubStmt());
  } else if (auto *Label = dyn_cast<LabelStmt>(S)) {
    labelled(label(Label->getDecl()), Label->getSubStmt());
  } else if (auto *Goto = dyn_cast<GotoStmt>(S)) {
    B.leadTo(label(Goto->getLabel()));
    close();
  } else if (isa<BreakStmt>(S)) {
    jump(Break);
  } else if (isa<ContinueStmt>(S)) {
    jump(Continue);
  } else if (isa<SEHLeaveStmt>(S)) {
    jump(Leave);
  } else if (auto *Try = dyn_cast<SEHTryStmt>(S)) {
    if (const SEHFinallyStmt *Block = Try->getFinallyHandler())
      tryFinally(*Try, *Block);
    else
      tryExcept(*Try, *Try->getExceptHandler());
  } else if (isa<ReturnStmt>(S)) {
    B.addInitialiser(*S);
    jump({Exit, 0});
  } else {
    B.addInitialiser(*S);
  }
}

Skeleton SkeletonBuilder::build(const Stmt &Body) {
  Walk(*this).run(Body);
  Result.Variables = Variables.take();
  prune(Result);
  return std::move(Result);
}

} // namespace comsec::facts
