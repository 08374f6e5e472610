#include "checks/facts/FlowVariables.h"

#include "checks/facts/Expressions.h"
#include "checks/facts/Graph.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace comsec::facts {

/// The relation with both sides exchanged.
static Relation mirrored(Relation R) {
  switch (R) {
  case Relation::Less:
    return Relation::Greater;
  case Relation::Greater:
    return Relation::Less;
  case Relation::LessEqual:
    return Relation::GreaterEqual;
  case Relation::GreaterEqual:
    return Relation::LessEqual;
  default:
    return R;
  }
}

static std::optional<Relation> relationOf(BinaryOperatorKind Kind) {
  switch (Kind) {
  case BO_EQ:
    return Relation::Equal;
  case BO_NE:
    return Relation::NotEqual;
  case BO_LT:
    return Relation::Less;
  case BO_GE:
    return Relation::GreaterEqual;
  case BO_GT:
    return Relation::Greater;
  case BO_LE:
    return Relation::LessEqual;
  default:
    return std::nullopt;
  }
}

/// Whether conditions on a value of that type can be followed.
static bool isFollowed(QualType T) {
  return !T->isDependentType() && !T.isVolatileQualified() &&
         (T->isIntegralOrEnumerationType() || T->isPointerType());
}

FlowVariables::FlowVariables(const FunctionDecl *F, ASTContext &Context) : Context(Context) {
  add({}); // Result
  for (const ParmVarDecl *P : F ? F->parameters() : llvm::ArrayRef<ParmVarDecl *>())
    if (isFollowed(P->getType()))
      of(*P);
}

unsigned FlowVariables::add(FlowVariable V) {
  Variables.push_back(std::move(V));
  return Variables.size() - 1;
}

static std::optional<std::int64_t> initialOf(const VarDecl &V, ASTContext &Context) {
  const VarDecl *Definition = V.getDefinition();
  if (!Definition)
    return std::nullopt;
  if (const Expr *Init = Definition->getInit())
    return isNull(Init, Context) ? 0 : evaluate(Init, Context);
  return 0; // what has static storage begins as zero
}

std::optional<unsigned> FlowVariables::of(const ValueDecl &D) {
  if (!isFollowed(D.getType()))
    return std::nullopt;
  const auto *Key = D.getCanonicalDecl();
  if (auto It = Known.find(Key); It != Known.end())
    return It->second;
  FlowVariable Result;
  Result.Name = D.getNameAsString();
  auto *V = dyn_cast<VarDecl>(&D);
  if (auto *P = dyn_cast<ParmVarDecl>(&D)) {
    Result.Parameter = P->getFunctionScopeIndex();
  } else if (isa<FieldDecl>(D) || (V && V->hasGlobalStorage())) {
    Result.Usr = usrOf(D);
    if (V)
      Result.Initial = initialOf(*V, Context);
  }
  return Known[Key] = add(std::move(Result));
}

std::optional<unsigned> FlowVariables::named(const Expr &Whole) {
  const Expr *E = Whole.IgnoreParenCasts()->IgnoreImplicit();
  if (auto *Ref = dyn_cast<DeclRefExpr>(E))
    return isa<VarDecl>(Ref->getDecl()) ? of(*Ref->getDecl()) : std::nullopt;
  auto *Member = dyn_cast<MemberExpr>(E);
  if (!Member)
    return std::nullopt;
  if (isa<VarDecl>(Member->getMemberDecl())) // a static member
    return of(*Member->getMemberDecl());
  bool OfThis = isa<CXXThisExpr>(Member->getBase()->IgnoreParenImpCasts());
  return OfThis && isa<FieldDecl>(Member->getMemberDecl()) ? of(*Member->getMemberDecl())
                                                           : std::nullopt;
}

std::optional<unsigned> FlowVariables::resultOf(const Expr &Call) {
  if (!isFollowed(Call.getType().getNonReferenceType()))
    return std::nullopt;
  return temporary(Call);
}

unsigned FlowVariables::temporary(const Expr &Call) {
  auto [It, New] = Known.try_emplace(&Call, 0);
  if (New)
    It->second = add({});
  return It->second;
}

unsigned FlowVariables::armed(const ValueDecl &D) {
  auto [It, New] = Guards.try_emplace(D.getCanonicalDecl(), 0);
  if (New)
    It->second = add({D.getNameAsString(), isa<FieldDecl>(D) ? usrOf(D) + "@armed" : "", {}, {}});
  return It->second;
}

unsigned FlowVariables::once(llvm::StringRef Key) {
  auto [It, New] = Onces.try_emplace(Key, 0);
  if (New)
    It->second = add({"", (Key + "@once").str(), {}, 0});
  return It->second;
}

/// Codes of 32 bits are signed, whether an HRESULT or an enumeration holds them.
static Operand number(std::int64_t N) {
  if (N > INT32_MAX && N <= UINT32_MAX)
    N = static_cast<std::int32_t>(N);
  return {OperandKind::Number, {0, Relation::Equal, N}};
}

/// What stands in the place of \p E without changing what is true of it.
static const Expr *bare(const Expr *E) {
  while (true) {
    const Expr *Before = E;
    E = E->IgnoreParenCasts()->IgnoreImplicit();
    if (auto *Binary = dyn_cast<BinaryOperator>(E); Binary && Binary->getOpcode() == BO_Comma)
      E = Binary->getRHS();
    else if (auto *Construct = dyn_cast<CXXConstructExpr>(E);
             Construct && Construct->getNumArgs() == 1 &&
             Construct->getConstructor()->isCopyOrMoveConstructor())
      E = Construct->getArg(0);
    else if (auto *Call = dyn_cast<CallExpr>(E);
             Call && Call->getBuiltinCallee() == Builtin::BI__builtin_expect)
      E = Call->getArg(0);
    if (E == Before)
      return E;
  }
}

Operand FlowVariables::operand(const Expr &Whole) {
  if (Whole.getType().isNull()) // a list in parentheses that the compiler gave up on
    return {};
  if (isNull(&Whole, Context))
    return number(0);
  if (auto N = evaluate(&Whole, Context))
    return number(*N);
  const Expr *E = bare(&Whole);
  if (auto *Assign = dyn_cast<BinaryOperator>(E); Assign && Assign->getOpcode() == BO_Assign)
    E = Assign->getLHS();
  if (auto V = named(*E))
    return {OperandKind::Variable, {*V, Relation::NotEqual, 0}};
  if (auto It = Known.find(E); It != Known.end())
    return {OperandKind::Variable, {It->second, Relation::NotEqual, 0}};
  if (auto *Unary = dyn_cast<UnaryOperator>(E); Unary && Unary->getOpcode() == UO_AddrOf)
    return {OperandKind::NonZero, {}};
  auto *Unary = dyn_cast<UnaryOperator>(E);
  auto *Binary = dyn_cast<BinaryOperator>(E);
  if ((Unary && Unary->getOpcode() == UO_LNot) || (Binary && Binary->isComparisonOp()))
    if (auto T = test(*E))
      return {OperandKind::Truth, *T};
  return {};
}

std::optional<Test> FlowVariables::test(const Expr &Condition) {
  const Expr *E = bare(&Condition);
  if (auto *Unary = dyn_cast<UnaryOperator>(E); Unary && Unary->getOpcode() == UO_LNot) {
    auto T = test(*Unary->getSubExpr());
    return T ? std::optional(negated(*T)) : std::nullopt;
  }
  auto *Binary = dyn_cast<BinaryOperator>(E);
  if (auto Is = Binary ? relationOf(Binary->getOpcode()) : std::nullopt) {
    Operand Left = operand(*Binary->getLHS()), Right = operand(*Binary->getRHS());
    if (Left.Kind == OperandKind::Number) {
      std::swap(Left, Right);
      *Is = mirrored(*Is);
    }
    if (Right.Kind != OperandKind::Number)
      return std::nullopt;
    if (Left.Kind == OperandKind::Variable)
      return Test{Left.Of.Variable, *Is, Right.Of.Number};
    // (hr < 0) == 0
    bool AgainstZero =
        Right.Of.Number == 0 && (*Is == Relation::Equal || *Is == Relation::NotEqual);
    if (Left.Kind == OperandKind::Truth && AgainstZero)
      return *Is == Relation::Equal ? negated(Left.Of) : Left.Of;
    return std::nullopt;
  }
  Operand Value = operand(*E);
  if (Value.Kind == OperandKind::Variable)
    return Test{Value.Of.Variable, Relation::NotEqual, 0};
  return std::nullopt;
}

} // namespace comsec::facts
