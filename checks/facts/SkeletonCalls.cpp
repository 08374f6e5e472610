// What statements mean to a skeleton: events, calls, assignments.
#include "checks/facts/SkeletonBuilder.h"

#include "checks/facts/Callees.h"
#include "checks/facts/Expressions.h"
#include "checks/facts/Graph.h"
#include "checks/facts/Named.h"
#include "checks/facts/ResultUse.h"
#include "checks/facts/TokenLevels.h"
#include "checks/knowledge/Events.h"
#include "checks/knowledge/Wrappers.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ParentMapContext.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace comsec::facts {

/// Functions of the system throw no exceptions.
static bool mayThrow(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  return eventCalled(Call).empty() && !(Callee && Callee->isExternC());
}

/// A pointer that outlives the function and whose address is handed over: it is given something to
/// keep. Guards test such pointers.
static bool keepsPointer(const UnaryOperator &E) {
  if (E.getOpcode() != UO_AddrOf || !E.getSubExpr()->getType()->isPointerType())
    return false;
  auto *Ref = dyn_cast<DeclRefExpr>(E.getSubExpr()->IgnoreParenImpCasts());
  auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return V ? V->hasGlobalStorage() : isa<MemberExpr>(E.getSubExpr()->IgnoreParenImpCasts());
}

void SkeletonBuilder::addStatement(const Stmt &S) {
  addLoss(S);
  addAnswer(S);
  if (auto *Call = dyn_cast<CallExpr>(&S)) {
    bool Throws = mayThrow(*Call);
    if (Throws)
      addThrow(S);
    addCall(*Call);
    if (Throws)
      addThrow(S);
  } else if (auto *E = dyn_cast<CXXConstructExpr>(&S)) {
    addConstruction(*E);
    addThrow(S);
  } else if (auto *Decl = dyn_cast<DeclStmt>(&S)) {
    addDeclaration(*Decl);
  } else if (auto *Return = dyn_cast<ReturnStmt>(&S)) {
    if (Return->getRetValue())
      addLevel(*Return->getRetValue(), Return->getSourceRange());
    assign(FlowVariables::Result,
           Return->getRetValue() ? Variables.operand(*Return->getRetValue()) : Operand(),
           Return->getBeginLoc());
  } else if (auto *Return = dyn_cast<CoreturnStmt>(&S)) {
    assign(FlowVariables::Result, {}, Return->getBeginLoc());
  } else if (auto *Binary = dyn_cast<BinaryOperator>(&S); Binary && Binary->isAssignmentOp()) {
    addAssignment(*Binary);
  } else if (auto *Unary = dyn_cast<UnaryOperator>(&S)) {
    bool Writes = Unary->isIncrementDecrementOp() || Unary->getOpcode() == UO_AddrOf;
    if (auto V = Writes && !Exchanged.contains(Unary) ? Variables.named(*Unary->getSubExpr())
                                                      : std::nullopt)
      assign(*V, keepsPointer(*Unary) ? Operand{OperandKind::NonZero, {}} : Operand());
  }
  // The parts of "c ? a : b" lie in blocks of their own, in which the whole gets its value.
  if (const Expr *Whole = Arms.lookup(&S))
    if (auto V = Variables.resultOf(*Whole))
      assign(*V, Variables.operand(cast<Expr>(S)));
}

/// A level that the code names and goes on with is an event of its own, if Events.def has it.
void SkeletonBuilder::addLevel(const Expr &Given, SourceRange Whole) {
  std::string Name = levelConstant(Given, Where);
  if (Name.empty() || !knowledge::eventNamed(Name))
    return;
  Node N;
  N.Kind = NodeKind::Event;
  N.Name = std::move(Name);
  N.Where = Where.range(Whole);
  emit(std::move(N));
}

void SkeletonBuilder::addAssignment(const BinaryOperator &Assignment) {
  const Expr &To = *Assignment.getLHS();
  bool Sets = Assignment.getOpcode() == BO_Assign;
  // Into a structure it goes as a request: SECURITY_QUALITY_OF_SERVICE, COAUTHINFO.
  if (Sets && isa<DeclRefExpr, UnaryOperator>(To.IgnoreParens()))
    addLevel(*Assignment.getRHS(), Assignment.getSourceRange());
  if (auto V = Variables.named(To))
    assign(*V, Sets ? Variables.operand(*Assignment.getRHS()) : Operand(), Assignment.getExprLoc());
}

void SkeletonBuilder::addDeclaration(const DeclStmt &S) {
  for (const Decl *D : S.decls())
    if (auto *V = dyn_cast<VarDecl>(D))
      addVariable(*V);
}

void SkeletonBuilder::addVariable(const VarDecl &V) {
  if (V.isStaticLocal()) {
    if (V.hasInit() && !V.hasConstantInitialization())
      assign(Variables.once(usrOf(V)), numberOperand(1));
    return;
  }
  if (GuardClass Class = guardClass(V.getType()); Class.Is && !V.getType()->isReferenceType()) {
    addGuardValue(V, Class, V.getInit());
    return;
  }
  if (auto Variable = Variables.of(V))
    assign(*Variable, V.getInit() ? Variables.operand(*V.getInit()) : Operand(), V.getLocation());
}

/// A variable that is handed over by reference has any value afterwards.
void SkeletonBuilder::killReferences(const FunctionDecl *Callee,
                                     llvm::ArrayRef<const Expr *> Arguments) {
  for (unsigned I = 0; Callee && I < Arguments.size() && I < Callee->getNumParams(); ++I) {
    QualType T = Callee->getParamDecl(I)->getType();
    if (T->isLValueReferenceType() && !T->getPointeeType().isConstQualified())
      if (auto V = Variables.named(*Arguments[I]))
        assign(*V, {});
  }
}

/// Which results mean success: HRESULTs that are not negative, error codes of zero, true.
static Relation successOf(QualType T) {
  llvm::StringRef Name = typedefName(T);
  if (Name == "RPC_STATUS" || Name == "LSTATUS" || Name == "DWORD" || Name == "NTSTATUS")
    return Relation::Equal;
  if (Name == "BOOL" || Name == "WINBOOL" || T->isBooleanType() || T->isPointerType())
    return Relation::NotEqual;
  return Relation::GreaterEqual;
}

/// Whether what the event does depends on what its arguments are at that moment.
static bool dependsOnArguments(std::string_view Event) {
  const knowledge::EventRow *Row = knowledge::eventNamed(Event);
  return Row && (Row->Kind == knowledge::EventKind::SetStatus ||
                 Row->Kind == knowledge::EventKind::SetToken ||
                 Row->Kind == knowledge::EventKind::OpenToken);
}

/// Whether the result goes straight to a function that is not the project's. If that one comes
/// back, it was content with it.
bool SkeletonBuilder::isGivenToLibrary(const Expr &Call) const {
  const Expr *Child = &Call;
  while (true) {
    auto Parents = Context.getParents(*Child);
    const Expr *Parent = Parents.empty() ? nullptr : Parents[0].get<Expr>();
    if (auto *Taker = dyn_cast_or_null<CallExpr>(Parent)) {
      const FunctionDecl *Callee = Taker->getDirectCallee();
      return !Callee || (!Where.ours(Callee->getLocation()) && !Callee->getBuiltinID());
    }
    if (auto *Taker = dyn_cast_or_null<CXXConstructExpr>(Parent))
      return !Where.ours(Taker->getConstructor()->getLocation());
    if (!Parent || !isa<CastExpr, ParenExpr, FullExpr, MaterializeTemporaryExpr>(Parent))
      return false;
    Child = Parent;
  }
}

void SkeletonBuilder::addEvent(std::string Name, const Expr &Call, SourceLocation At,
                               llvm::ArrayRef<const Expr *> Arguments) {
  Node N;
  N.Kind = NodeKind::Event;
  N.Name = std::move(Name);
  N.Where = nameRange(At);
  N.Succeeds = successOf(Call.getType());
  if (dependsOnArguments(N.Name))
    for (const Expr *A : Arguments)
      N.Arguments.push_back(Variables.operand(*A));
  if (resultUse(Call, Context) == ResultUse::Used && !isGivenToLibrary(Call))
    N.Result = Variables.resultOf(Call);
  if (auto *Method = dyn_cast<CallExpr>(&Call))
    if (ApiCall Found = apiCall(*Method); Found && Found.Object)
      N.Object = variableOf(*Found.Object);
  emit(std::move(N));
}

void SkeletonBuilder::addFunctionCall(const FunctionDecl &Callee, const Expr &Call,
                                      SourceLocation At, llvm::ArrayRef<const Expr *> Arguments,
                                      bool Anyway) {
  Node N;
  N.Kind = NodeKind::Call;
  N.Name = usrOf(Callee);
  N.Where = nameRange(At);
  N.Anyway = Anyway;
  for (const Expr *A : Arguments)
    N.Arguments.push_back(Variables.operand(*A));
  if (resultUse(Call, Context) == ResultUse::Used)
    N.Result = Variables.resultOf(Call);
  emit(std::move(N));
}

/// The function that a pointer which never changes leads to.
static const FunctionDecl *constantTarget(const Expr &Callee) {
  auto *Ref = dyn_cast<DeclRefExpr>(decisive(&Callee));
  auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!V || !V->getType().isConstQualified() || !V->getAnyInitializer())
    return nullptr;
  const Expr *E = decisive(V->getAnyInitializer());
  if (auto *Address = dyn_cast<UnaryOperator>(E); Address && Address->getOpcode() == UO_AddrOf)
    E = decisive(Address->getSubExpr());
  auto *Named = dyn_cast<DeclRefExpr>(E);
  return Named ? dyn_cast<FunctionDecl>(Named->getDecl()) : nullptr;
}

void SkeletonBuilder::addCall(const CallExpr &Call) {
  SourceLocation At = Call.getExprLoc();
  if (auto *Member = dyn_cast<MemberExpr>(Call.getCallee()->IgnoreParenImpCasts()))
    At = Member->getMemberLoc();
  llvm::SmallVector<const Expr *> Arguments(Call.arguments());
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (std::string Event = eventCalled(Call); !Event.empty()) {
    // In C the object is the first argument.
    if (ApiCall Found = apiCall(Call))
      Arguments.assign(Found.Arguments.begin(), Found.Arguments.end());
    addEvent(std::move(Event), Call, At, Arguments);
  } else if (const FunctionDecl *Target = Callee ? nullptr : constantTarget(*Call.getCallee());
             Target && Where.ours(Target->getLocation())) {
    addFunctionCall(*Target, Call, At, Arguments, false);
  } else if (!Callee) {
    if (const knowledge::Api *Api = Functions.target(*Call.getCallee()))
      if (knowledge::eventNamed(Api->Name))
        addEvent(std::string(Api->Name), Call, At, Arguments);
  } else if (addGuardCall(Call)) {
    killReferences(Callee, Arguments);
  } else if (Where.ours(Callee->getLocation())) {
    // The object of an overloaded operator is no parameter.
    if (isa<CXXOperatorCallExpr>(Call) && isa<CXXMethodDecl>(Callee) && !Arguments.empty())
      Arguments.erase(Arguments.begin());
    addFunctionCall(*Callee, Call, At, Arguments, isDynamic(Call));
    killReferences(Callee, Arguments);
  } else {
    addLibraryCall(*Callee, Call);
    killReferences(Callee, Arguments);
  }
}

/// Whether \p F writes a number through its first argument and gives what was there before.
bool isExchange(const FunctionDecl &F) {
  llvm::StringRef Name = F.getIdentifier() ? F.getName() : llvm::StringRef();
  Name.consume_front("_");
  return (Name == "InterlockedExchange" && F.getNumParams() == 2) ||
         (Name == "InterlockedCompareExchange" && F.getNumParams() == 3);
}

/// A flag that is looked at and set in one step. Says whether \p Call is one.
bool SkeletonBuilder::addExchange(const FunctionDecl &Callee, const CallExpr &Call) {
  if (!Callee.getIdentifier())
    return false;
  llvm::StringRef Name = Callee.getName();
  std::optional<unsigned> Flag;
  const Expr *New = nullptr, *Only = nullptr; // what it becomes, and only if it was that
  if (isExchange(Callee)) {
    auto *Address = dyn_cast<UnaryOperator>(decisive(Call.getArg(0)));
    if (Address && Address->getOpcode() == UO_AddrOf)
      Flag = Variables.named(*Address->getSubExpr());
    New = Call.getArg(1);
    Only = Call.getNumArgs() == 3 ? Call.getArg(2) : nullptr;
  } else if (auto *Member = dyn_cast<CXXMemberCallExpr>(&Call)) {
    std::string Object = variableOf(*Member->getImplicitObjectArgument());
    if (Object.empty() || !libraryName(Callee).starts_with("std::") ||
        (Name != "test_and_set" && Name != "exchange"))
      return false;
    Flag = Variables.once(Object);
  }
  std::optional<unsigned> Before = Flag ? Variables.resultOf(Call) : std::nullopt;
  if (!Before)
    return false;
  assign(*Before, {OperandKind::Variable, {*Flag, Relation::NotEqual, 0}});
  Operand After = New ? Variables.operand(*New) : numberOperand(1);
  Operand Expected = Only ? Variables.operand(*Only) : Operand();
  if (!Only) {
    assign(*Flag, After);
  } else if (Expected.Kind == OperandKind::Number) {
    Test Fits{*Flag, Relation::Equal, Expected.Of.Number};
    emit({});
    unsigned Sets = Result.Nodes.size(), Goes = Sets + 1;
    leadTo(Sets, Fits);
    leadTo(Goes, negated(Fits));
    Result.Nodes.resize(Result.Nodes.size() + 2);
    Last = Sets;
    assign(*Flag, After);
    leadTo(Goes);
    Last = Goes;
  }
  return true;
}

/// make_unique and its like run a constructor of the project.
void SkeletonBuilder::addMaking(const FunctionDecl &Maker, const CallExpr &Call) {
  const TemplateArgumentList *Arguments = Maker.getTemplateSpecializationArgs();
  if (!Arguments || !Arguments->size() || Arguments->get(0).getKind() != TemplateArgument::Type)
    return;
  const CXXRecordDecl *Made = Arguments->get(0).getAsType()->getAsCXXRecordDecl();
  if (!Made || !Made->getDefinition() || !Where.ours(Made->getLocation()))
    return;
  const CXXConstructorDecl *Only = nullptr;
  for (const CXXConstructorDecl *C : Made->getDefinition()->ctors())
    if (C->isUserProvided() && C->getNumParams() == Call.getNumArgs()) {
      if (Only)
        return;
      Only = C;
    }
  if (!Only)
    return;
  Node N;
  N.Kind = NodeKind::Call;
  N.Name = usrOf(*Only);
  N.Where = nameRange(Call.getExprLoc());
  emit(std::move(N));
}

/// Whether a function of the C++ library keeps or passes on what it is given, and calls nothing.
static bool onlyKeeps(const FunctionDecl &F) {
  if (F.getBuiltinID() || isa<CXXMethodDecl>(F) || !F.getIdentifier()) // std::move, push_back …
    return true;
  llvm::StringRef Name = F.getName();
  return Name.starts_with("make_") || Name.starts_with("bind") || Name == "ref" || Name == "cref" ||
         Name == "exchange" || Name == "swap";
}

/// Whether what the library is given runs now: a lambda for an algorithm, a function for call_once.
void SkeletonBuilder::addLibraryCall(const FunctionDecl &Callee, const CallExpr &Call) {
  std::string Name = libraryName(Callee);
  if (knowledge::throwsOnFailure(Name) && Call.getNumArgs()) {
    if (auto V = Variables.named(*Call.getArg(0))) {
      emit({});
      Test Good{*V, Relation::GreaterEqual, 0};
      unsigned Next = Result.Nodes.size();
      leadTo(Next, Good);
      Result.Nodes.emplace_back();
      Last = Next;
    }
    return;
  }
  if (addExchange(Callee, Call))
    return;
  // A function of the project that is handed to the system runs when the system wants.
  if (!Callee.isInStdNamespace() && Name != "InitOnceExecuteOnce") {
    for (const Expr *A : Call.arguments())
      addCallback(*A, Call.getExprLoc(), /*Elsewhere=*/true);
    return;
  }
  bool Once = Name == "std::call_once" || Name == "InitOnceExecuteOnce";
  if (Name == "std::make_unique" || Name == "std::make_shared")
    return addMaking(Callee, Call);
  if (knowledge::runsElsewhere(Name) || Call.getNumArgs() == 0 || onlyKeeps(Callee))
    return;
  unsigned Before = emit({});
  unsigned After = Result.Nodes.size();
  Result.Nodes.emplace_back();
  std::string Flag = Once ? variableOf(*Call.getArg(0)) : std::string();
  if (!Flag.empty()) {
    unsigned Done = Variables.once(Flag);
    Test IsDone{Done, Relation::NotEqual, 0};
    leadTo(After, IsDone);
    unsigned First = Result.Nodes.size();
    leadTo(First, negated(IsDone));
    Result.Nodes.emplace_back();
    Last = First;
    assign(Done, numberOperand(1));
  } else {
    Result.Nodes[Before].Ways.push_back({After, {}});
  }
  for (const Expr *A : Call.arguments())
    addCallback(*A, Call.getExprLoc(), /*Elsewhere=*/false);
  leadTo(After);
  Last = After;
}

void SkeletonBuilder::addCallback(const Expr &Given, SourceLocation At, bool Elsewhere) {
  const Expr *E = decisive(&Given);
  const FunctionDecl *Target = nullptr;
  if (auto *Lambda = dyn_cast<LambdaExpr>(E))
    Target = Lambda->getCallOperator();
  else if (auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    Target = dyn_cast<FunctionDecl>(Ref->getDecl());
    if (const CXXRecordDecl *C = Ref->getType()->getAsCXXRecordDecl(); C && C->isLambda())
      Target = C->getLambdaCallOperator();
  }
  if (!Target || !Where.ours(Target->getLocation()))
    return;
  Node N;
  N.Kind = NodeKind::Call;
  N.Name = usrOf(*Target);
  N.Where = nameRange(At);
  N.Elsewhere = Elsewhere;
  emit(std::move(N));
}

void SkeletonBuilder::addConstruction(const CXXConstructExpr &E) {
  const CXXConstructorDecl &Constructor = *E.getConstructor();
  if (!Where.ours(Constructor.getLocation()) || guardClass(E.getType()).Is)
    return;
  llvm::SmallVector<const Expr *> Arguments(E.arguments());
  addFunctionCall(Constructor, E, E.getExprLoc(), Arguments, false);
  killReferences(&Constructor, Arguments);
}

} // namespace comsec::facts
