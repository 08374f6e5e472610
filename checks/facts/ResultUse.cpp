#include "checks/facts/ResultUse.h"

#include "checks/facts/Expressions.h"

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

const ValueDecl *storageNamed(const Expr &Whole) {
  const Expr *E = Whole.IgnoreParenCasts()->IgnoreImplicit();
  if (auto *Ref = dyn_cast<DeclRefExpr>(E))
    return dyn_cast<VarDecl>(Ref->getDecl());
  auto *Member = dyn_cast<MemberExpr>(E);
  bool OfThis = Member && isa<CXXThisExpr>(Member->getBase()->IgnoreParenImpCasts());
  return OfThis ? dyn_cast<FieldDecl>(Member->getMemberDecl()) : nullptr;
}

/// A code's number as a signed one of 32 bits, whatever type the code is compared in.
static std::int64_t codeNumber(std::int64_t N) {
  return N == std::uint32_t(N) ? std::int32_t(std::uint32_t(N)) : N;
}

namespace {

/// Climbs from an expression to the statement that it is part of.
class Climb {
public:
  explicit Climb(ASTContext &Context) : Context(Context) {}
  Treatment from(const Expr &Value);

private:
  bool passOn(const Expr &Parent);
  bool passOnBinary(const BinaryOperator &Parent);
  bool passOnCast(const CastExpr &Parent);
  bool end(Reading How);
  bool endAt(const Stmt &Parent);
  bool endAt(const VarDecl &V);
  bool handOver();
  void compare(const Expr &With);

  ASTContext &Context;
  const Stmt *Child = nullptr;
  bool AsTruth = false; ///< the value has become a truth value on the way
  Treatment Result;
};

} // namespace

bool Climb::end(Reading How) {
  Result.How = AsTruth && How > Reading::Truth ? Reading::Truth : How;
  return false;
}

/// What \p Child is goes to somebody else.
bool Climb::handOver() {
  auto *E = dyn_cast<Expr>(Child);
  return end(E && E->isGLValue() && !E->getType().isConstQualified() ? Reading::Escapes
                                                                     : Reading::Passed);
}

void Climb::compare(const Expr &With) {
  if (auto Number = evaluate(&With, Context))
    Result.Compared.push_back(codeNumber(*Number));
}

bool Climb::passOnCast(const CastExpr &Parent) {
  if (isa<ExplicitCastExpr>(Parent) && Parent.getType()->isVoidType())
    return end(Reading::Ignored);
  if (Parent.getCastKind() == CK_IntegralToBoolean)
    AsTruth = true;
  return true;
}

bool Climb::passOnBinary(const BinaryOperator &Parent) {
  bool Left = Child == Parent.getLHS();
  if (Parent.getOpcode() == BO_Comma)
    return Left ? end(Reading::None) : true;
  if (Parent.getOpcode() == BO_Assign) {
    if (Left || AsTruth)
      return end(Left ? Reading::None : Reading::Truth);
    Result.Stores.push_back({storageNamed(*Parent.getLHS()), &Parent});
    return true;
  }
  if (Parent.isLogicalOp()) {
    AsTruth = true;
    return Left ? end(Reading::Truth) : true;
  }
  if (Parent.isEqualityOp() && !AsTruth) {
    compare(Left ? *Parent.getRHS() : *Parent.getLHS());
    bool WithZero = Result.Compared == std::vector<std::int64_t>{0};
    return end(WithZero ? Reading::Test : Reading::Code);
  }
  return end(Parent.isRelationalOp() ? Reading::Test : Reading::Passed);
}

/// Says whether the value passes through \p Parent.
bool Climb::passOn(const Expr &Parent) {
  if (auto *Cast = dyn_cast<CastExpr>(&Parent))
    return passOnCast(*Cast);
  if (auto *Binary = dyn_cast<BinaryOperator>(&Parent))
    return passOnBinary(*Binary);
  if (auto *Unary = dyn_cast<UnaryOperator>(&Parent)) {
    if (Unary->getOpcode() == UO_AddrOf)
      return end(Reading::Escapes);
    return Unary->getOpcode() == UO_Extension ||
           end(Unary->getOpcode() == UO_LNot ? Reading::Truth : Reading::Passed);
  }
  if (auto *Choice = dyn_cast<AbstractConditionalOperator>(&Parent))
    return isa<ConditionalOperator>(Choice) && Child != Choice->getCond() ? true
                                                                          : end(Reading::Truth);
  if (auto *Assign = dyn_cast<CXXOperatorCallExpr>(&Parent))
    if (Assign->getOperator() == OO_Equal && isStdIgnore(Assign->getArg(0)))
      return end(Reading::Ignored);
  if (isa<UnaryExprOrTypeTraitExpr>(Parent))
    return end(Reading::None);
  bool OneScalar = isa<InitListExpr>(Parent) && Parent.getType()->isScalarType();
  if (OneScalar || isa<ParenExpr, FullExpr, MaterializeTemporaryExpr, CXXBindTemporaryExpr>(Parent))
    return true;
  return handOver();
}

bool Climb::endAt(const VarDecl &V) {
  if (V.getType()->isReferenceType())
    return handOver();
  if (!AsTruth)
    Result.Stores.push_back({&V, nullptr});
  return end(AsTruth ? Reading::Truth : Reading::None);
}

bool Climb::endAt(const Stmt &Parent) {
  if (isStatementOf(Parent, Child))
    return end(Reading::None);
  if (auto *Switch = dyn_cast<SwitchStmt>(&Parent)) {
    for (const SwitchCase *Case = Switch->getSwitchCaseList(); Case;
         Case = Case->getNextSwitchCase())
      if (auto *Label = dyn_cast<CaseStmt>(Case))
        compare(*Label->getLHS());
    return end(Reading::Test);
  }
  return isa<IfStmt, WhileStmt, DoStmt, ForStmt>(Parent) ? end(Reading::Truth) : handOver();
}

Treatment Climb::from(const Expr &Value) {
  Child = &Value;
  for (bool Passes = true; Passes;) {
    auto Parents = Context.getParents(*Child);
    const Stmt *Parent = Parents.empty() ? nullptr : Parents[0].get<Stmt>();
    if (auto *V = Parents.empty() ? nullptr : Parents[0].get<VarDecl>())
      Passes = endAt(*V);
    else if (!Parent)
      Passes = handOver();
    else if (auto *E = dyn_cast<Expr>(Parent))
      Passes = passOn(*E);
    else
      Passes = isa<AttributedStmt>(Parent) || endAt(*Parent);
    Child = Parent;
  }
  return std::move(Result);
}

Treatment treatmentOf(const Expr &Value, ASTContext &Context) { return Climb(Context).from(Value); }

ResultUse resultUse(const Expr &Call, ASTContext &Context) {
  Treatment T = treatmentOf(Call, Context);
  if (T.How == Reading::Ignored)
    return ResultUse::Ignored;
  return T.How == Reading::None && T.Stores.empty() ? ResultUse::Discarded : ResultUse::Used;
}

} // namespace comsec::facts
