// What an access check does, for skeletons: IAccessControl::IsAccessAllowed and the functions that
// decide for it. The answer is a BOOL behind a pointer, the question a TRUSTEE behind another.
#include "checks/facts/SkeletonBuilder.h"

#include "checks/facts/Callees.h"
#include "checks/facts/Expressions.h"
#include "checks/facts/Graph.h"
#include "checks/knowledge/Events.h"
#include "checks/knowledge/Printers.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/ParentMapContext.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace comsec::facts {

bool mayAnswer(const ASTContext &Context) {
  return Context.Idents.find("IAccessControl") != Context.Idents.end();
}

static bool leadsToAnswer(QualType T) {
  return T->isPointerType() && !T->getPointeeType().isConstQualified() &&
         T->getPointeeType()->isSpecificBuiltinType(BuiltinType::Int); // BOOL
}

static bool leadsToTrustee(QualType T) {
  const RecordDecl *Record = T->isPointerType() ? T->getPointeeType()->getAsRecordDecl() : nullptr;
  return Record && Record->getIdentifier() && Record->getName() == "_TRUSTEE_W";
}

static const ParmVarDecl *parameterWhere(const FunctionDecl &F, bool (*Fits)(QualType)) {
  for (const ParmVarDecl *P : F.parameters())
    if (Fits(P->getType()))
      return P;
  return nullptr;
}

bool SkeletonBuilder::isAccessCheck() const {
  return F && typedefName(F->getReturnType()) == "HRESULT" && parameterWhere(*F, leadsToTrustee) &&
         parameterWhere(*F, leadsToAnswer);
}

Node SkeletonBuilder::event(std::string_view Name) const {
  Node N;
  N.Kind = NodeKind::Event;
  N.Name = Name;
  return N;
}

/// Every use of a parameter in \p S; those in a lambda are the one by which it is captured.
static void forEachUse(const Stmt *S, llvm::function_ref<void(const DeclRefExpr &)> Visit) {
  if (auto *Ref = dyn_cast_or_null<DeclRefExpr>(S); Ref && isa<ParmVarDecl>(Ref->getDecl()))
    Visit(*Ref);
  if (!S)
    return;
  if (auto *Lambda = dyn_cast<LambdaExpr>(S)) {
    for (const Expr *Captured : Lambda->capture_inits())
      forEachUse(Captured, Visit);
    return;
  }
  for (const Stmt *Child : S->children())
    forEachUse(Child, Visit);
}

/// What \p Use is a part of, without casts and parentheses; null for an initialiser.
static const Stmt *userOf(const Expr *&Use, ASTContext &Context) {
  while (true) {
    auto Parents = Context.getParents(*Use);
    const Stmt *Parent = Parents.empty() ? nullptr : Parents[0].get<Stmt>();
    if (!isa_and_nonnull<ParenExpr, CastExpr, FullExpr>(Parent))
      return Parent;
    Use = cast<Expr>(Parent);
  }
}

static bool isTruthTest(const Stmt *User, const Expr *Part, ASTContext &Context) {
  if (auto *Binary = dyn_cast_or_null<BinaryOperator>(User)) {
    const Expr *Other = Binary->getLHS() == Part ? Binary->getRHS() : Binary->getLHS();
    return Binary->isLogicalOp() || (Binary->isEqualityOp() && isNull(Other, Context));
  }
  auto *Unary = dyn_cast_or_null<UnaryOperator>(User);
  return (Unary && Unary->getOpcode() == UO_LNot) ||
         isa_and_nonnull<IfStmt, WhileStmt, ConditionalOperator>(User);
}

/// (P) = (P), as UNREFERENCED_PARAMETER says it.
static bool isSelfAssignment(const Stmt *User) {
  auto *Binary = dyn_cast_or_null<BinaryOperator>(User);
  if (!Binary || Binary->getOpcode() != BO_Assign)
    return false;
  auto *To = dyn_cast<DeclRefExpr>(Binary->getLHS()->IgnoreParenCasts());
  auto *From = dyn_cast<DeclRefExpr>(Binary->getRHS()->IgnoreParenCasts());
  return To && From && To->getDecl() == From->getDecl();
}

/// Whether the code learns something of the caller by that use of the trustee. To look whether the
/// pointer is null, or to tell people of the trustee, is nothing of this.
static bool looksAtTrustee(const DeclRefExpr &Use, ASTContext &Context) {
  const Expr *Part = &Use;
  const Stmt *User = userOf(Part, Context);
  if (!User || isTruthTest(User, Part, Context) || isSelfAssignment(User))
    return !User && !Part->getType()->isVoidType();
  while (isa_and_nonnull<MemberExpr, UnaryOperator>(User)) {
    Part = cast<Expr>(User);
    User = userOf(Part, Context);
  }
  auto *Call = dyn_cast_or_null<CallExpr>(User);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  bool Told = Callee && knowledge::isPrinter(libraryName(*Callee));
  return !Told && !Part->getType()->isVoidType();
}

/// Whether what becomes of the pointer at that use cannot be followed.
static bool escapes(const DeclRefExpr &Use, ASTContext &Context) {
  const Expr *Part = &Use;
  const Stmt *User = userOf(Part, Context);
  if (!User) // an initialiser of a variable
    return !leadsToAnswer(Part->getType());
  if (isTruthTest(User, Part, Context) || isa<CallExpr, CXXConstructExpr, ArraySubscriptExpr>(User))
    return false;
  if (auto *Unary = dyn_cast<UnaryOperator>(User))
    return Unary->getOpcode() != UO_Deref;
  auto *Assignment = dyn_cast<BinaryOperator>(User);
  if (!Assignment || Assignment->getOpcode() != BO_Assign)
    return !isa<CompoundStmt>(User);
  const Expr *To = Assignment->getLHS()->IgnoreParenImpCasts();
  auto *Member = dyn_cast<MemberExpr>(To);
  bool Named = isa<DeclRefExpr>(To) ||
               (Member && isa<CXXThisExpr>(Member->getBase()->IgnoreParenImpCasts()));
  return !Named;
}

/// What holds for the function as a whole comes first.
void SkeletonBuilder::beginAnswers(const Stmt &Body) {
  if (!Answers || !F)
    return;
  bool Looks = false;
  llvm::DenseSet<const ValueDecl *> Gone;
  forEachUse(&Body, [&](const DeclRefExpr &Use) {
    QualType T = Use.getDecl()->getType();
    Looks |= leadsToTrustee(T) && looksAtTrustee(Use, Context);
    if (leadsToAnswer(T) && escapes(Use, Context) && Gone.insert(Use.getDecl()).second)
      if (auto V = Variables.of(*Use.getDecl())) {
        Node N = event(knowledge::AnswerHandedOn);
        N.Arguments.push_back({OperandKind::Variable, {*V, Relation::NotEqual, 0}});
        emit(std::move(N));
      }
  });
  if (Looks && isAccessCheck())
    emit(event(knowledge::TrusteeLookedAt));
}

/// The pointer in "*P", "P[0]", and in a reference that was made of one of them.
static const Expr *pointerBehind(const Expr &To, ASTContext &Context) {
  const Expr *E = To.IgnoreParenImpCasts();
  if (auto *Unary = dyn_cast<UnaryOperator>(E); Unary && Unary->getOpcode() == UO_Deref)
    return Unary->getSubExpr();
  if (auto *Element = dyn_cast<ArraySubscriptExpr>(E))
    return evaluate(Element->getIdx(), Context) == 0 ? Element->getBase() : nullptr;
  auto *Ref = dyn_cast<DeclRefExpr>(E);
  auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  bool Bound = V && V->getType()->isReferenceType() && V->getInit() && !isa<ParmVarDecl>(V) &&
               !namesItself(*V);
  return Bound ? pointerBehind(*V->getInit(), Context) : nullptr;
}

void SkeletonBuilder::storeAnswer(const BinaryOperator &Assignment) {
  const Expr *Pointer = pointerBehind(*Assignment.getLHS(), Context);
  if (!Pointer || !leadsToAnswer(Pointer->IgnoreParenImpCasts()->getType()))
    return;
  Node N = event(knowledge::AnswerStored);
  N.Where = Where.range(Assignment.getSourceRange());
  bool Sets = Assignment.getOpcode() == BO_Assign;
  N.Arguments = {Variables.operand(*Pointer),
                 Sets ? Variables.operand(*Assignment.getRHS()) : Operand()};
  emit(std::move(N));
}

/// \p Known: \p Callee itself is called, and not what overrides it.
void SkeletonBuilder::handAnswer(const FunctionDecl *Callee, bool Known,
                                 llvm::ArrayRef<const Expr *> Arguments) {
  for (const Expr *A : Arguments) {
    bool Leads = leadsToAnswer(A->IgnoreParenCasts()->getType());
    Operand Given = Leads ? Variables.operand(*A) : Operand();
    if (Given.Kind != OperandKind::Variable)
      continue;
    Node N = event(knowledge::AnswerHandedOn);
    N.Arguments.push_back(Given);
    if (Callee && Known && Where.ours(Callee->getLocation()))
      N.Object = usrOf(*Callee);
    emit(std::move(N));
  }
}

void SkeletonBuilder::addAnswer(const Stmt &S) {
  if (!Answers)
    return;
  if (auto *Binary = dyn_cast<BinaryOperator>(&S); Binary && Binary->isAssignmentOp())
    return storeAnswer(*Binary);
  if (auto *Call = dyn_cast<CallExpr>(&S))
    return handAnswer(Call->getDirectCallee(), !isDynamic(*Call),
                      llvm::SmallVector<const Expr *>(Call->arguments()));
  if (auto *Made = dyn_cast<CXXConstructExpr>(&S))
    return handAnswer(Made->getConstructor(), true,
                      llvm::SmallVector<const Expr *>(Made->arguments()));
  auto *Return = dyn_cast<ReturnStmt>(&S);
  if (!Return || !Return->getRetValue() || !isAccessCheck())
    return;
  Node N = event(knowledge::AccessCheckEnds);
  N.Where = Where.range(Return->getSourceRange());
  N.Arguments.push_back(Variables.operand(*Return->getRetValue()));
  emit(std::move(N));
}

static bool hasResult(const Stmt &S) {
  auto *E = dyn_cast<Expr>(&S);
  return (E && typedefName(E->getType()) == "HRESULT") ||
         llvm::any_of(S.children(), [](const Stmt *Child) { return Child && hasResult(*Child); });
}

/// The way on which an HRESULT is a failure begins with that event.
void SkeletonBuilder::failCheck(const Expr &Condition, const Test &If,
                                std::optional<unsigned> &True, std::optional<unsigned> &False) {
  if (!Answers || If.Number != 0 || !hasResult(Condition))
    return;
  std::optional<unsigned> *Fails = If.Is == Relation::Less           ? &True
                                   : If.Is == Relation::GreaterEqual ? &False
                                                                     : nullptr;
  if (!Fails || !*Fails)
    return;
  Node N = event(knowledge::CheckFailed);
  N.Where = Where.range(Condition.getSourceRange());
  N.Ways.push_back({**Fails, {}});
  *Fails = Result.Nodes.size();
  Result.Nodes.push_back(std::move(N));
}

} // namespace comsec::facts
