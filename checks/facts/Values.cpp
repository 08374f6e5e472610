#include "checks/facts/Values.h"

#include "checks/facts/Graph.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/Support/ConvertUTF.h"

using namespace clang;

namespace comsec::facts {

ValueReader::ValueReader(ASTContext &Context, const Places &Where, FlowOf Flows)
    : Context(Context), Where(Where), Flows(std::move(Flows)) {}

/// The expression that decides the value: casts, parentheses, defaults and substitutions looked
/// through.
static const Expr *decisive(const Expr *E) {
  while (true) {
    const Expr *Before = E;
    E = E->IgnoreParenCasts()->IgnoreImplicit();
    if (auto *Default = dyn_cast<CXXDefaultArgExpr>(E))
      E = Default->getExpr();
    else if (auto *Substituted = dyn_cast<SubstNonTypeTemplateParmExpr>(E))
      E = Substituted->getReplacement();
    else if (auto *List = dyn_cast<InitListExpr>(E); List && List->getNumInits() == 1)
      E = List->getInit(0);
    if (E == Before)
      return E;
  }
}

Value ValueReader::unknown(const Expr *E, std::string Reason) {
  Value V;
  V.Text = std::move(Reason);
  V.Where = Where.range(E->getSourceRange());
  return V;
}

Value ValueReader::undeclared(std::string Source, Range At) {
  Value V;
  V.Text = Source + " is not declared in any header that was found";
  V.Name = std::move(Source);
  V.Where = At;
  return V;
}

Value ValueReader::integer(const Expr *E, std::int64_t Number) {
  Value V;
  V.Kind = ValueKind::Integer;
  V.Number = Number;
  V.Text = Where.text(E->getSourceRange());
  V.Where = Where.range(E->getSourceRange());
  if (auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (auto *C = dyn_cast<EnumConstantDecl>(Ref->getDecl())) {
      V.Text = C->getNameAsString();
      if (auto *Enum = dyn_cast<EnumDecl>(C->getDeclContext()))
        V.EnumType = Enum->getQualifiedNameAsString();
    }
  nameByMacros(E, V);
  return V;
}

/// A constant that a header of the SDK defines is called by its macro's name; the project's own
/// macros around it are stops on the way.
void ValueReader::nameByMacros(const Expr *E, Value &V) {
  const SourceManager &SM = Where.sources();
  SourceLocation L = E->getBeginLoc();
  bool Innermost = true;
  while (L.isMacroID()) {
    if (SM.isMacroArgExpansion(L)) {
      L = SM.getImmediateSpellingLoc(L);
      continue;
    }
    std::string Name = Lexer::getImmediateMacroName(L, SM, Where.lang()).str();
    SourceLocation Body = SM.getSpellingLoc(L);
    if (Where.ours(Body)) {
      Stop S{Name, Where.range({Body, Body})};
      if (V.Via.empty() || V.Via.front().Name != Name)
        V.Via.insert(V.Via.begin(), std::move(S));
    } else if (Innermost && V.EnumType.empty()) {
      V.Text = Name;
    }
    Innermost = false;
    L = SM.getImmediateMacroCallerLoc(L);
  }
}

static bool isPointerLike(const Expr *E) {
  return E->getType()->isAnyPointerType() || E->getType()->isNullPtrType();
}

static const char *operatorText(BinaryOperatorKind Kind) {
  switch (Kind) {
  case BO_Or:
  case BO_OrAssign:
    return "|";
  case BO_And:
  case BO_AndAssign:
    return "&";
  case BO_Xor:
  case BO_XorAssign:
    return "^";
  case BO_Add:
  case BO_AddAssign:
    return "+";
  case BO_Sub:
  case BO_SubAssign:
    return "-";
  case BO_Shl:
  case BO_ShlAssign:
    return "<<";
  default:
    return nullptr;
  }
}

/// Whether \p E names a variable somewhere: then its parts are read one by one, so that their names
/// and places are kept.
static bool namesVariable(const Stmt *S) {
  if (auto *Ref = dyn_cast<DeclRefExpr>(S))
    return isa<VarDecl>(Ref->getDecl());
  if (isa<MemberExpr, CallExpr>(S))
    return true;
  for (const Stmt *Child : S->children())
    if (Child && namesVariable(Child))
      return true;
  return false;
}

static std::optional<std::int64_t> evaluate(const Expr *E, ASTContext &Context) {
  Expr::EvalResult Result;
  if (E->isValueDependent() || E->containsErrors() || !E->EvaluateAsRValue(Result, Context))
    return std::nullopt;
  if (!Result.Val.isInt() || Result.Val.getInt().getSignificantBits() > 64)
    return std::nullopt;
  return Result.Val.getInt().getExtValue();
}

static std::string utf8(const clang::StringLiteral &Literal) {
  if (Literal.getCharByteWidth() == 1)
    return Literal.getString().str();
  std::string Result;
  if (Literal.getCharByteWidth() == 2) {
    std::vector<llvm::UTF16> Units;
    for (unsigned I = 0; I < Literal.getLength(); ++I)
      Units.push_back(Literal.getCodeUnit(I));
    llvm::convertUTF16ToUTF8String(Units, Result);
  } else {
    std::vector<llvm::UTF32> Units;
    for (unsigned I = 0; I < Literal.getLength(); ++I)
      Units.push_back(Literal.getCodeUnit(I));
    llvm::convertUTF32ToUTF8String(Units, Result);
  }
  return Result;
}

Value ValueReader::read(const Expr *E, const Stmt *At, const FunctionDecl *In) {
  const Expr *D = decisive(E);
  if (isPointerLike(E) && E->isNullPointerConstant(Context, Expr::NPC_ValueDependentIsNotNull)) {
    Value V = integer(D, 0);
    V.Kind = ValueKind::Null;
    return V;
  }
  if (auto *Literal = dyn_cast<clang::StringLiteral>(D)) {
    Value V = unknown(D, {});
    V.Kind = ValueKind::String;
    V.Text = utf8(*Literal);
    return V;
  }
  if (auto *Unary = dyn_cast<UnaryOperator>(D); Unary && Unary->getOpcode() == UO_AddrOf) {
    Value V = unknown(D, Unary->getSubExpr()->getType().getAsString());
    V.Kind = ValueKind::Address;
    V.Name = Where.text(Unary->getSubExpr()->getSourceRange());
    return V;
  }
  if (D->getType()->isArrayType() && isa<DeclRefExpr, MemberExpr>(D)) {
    Value V = unknown(D, D->getType().getAsString());
    V.Kind = ValueKind::Address;
    V.Name = Where.text(D->getSourceRange());
    return V;
  }
  if (auto *Ternary = dyn_cast<ConditionalOperator>(D))
    return readCondition(Ternary->getCond(), Ternary->getTrueExpr(), Ternary->getFalseExpr(), At,
                         In);
  if (auto *Ref = dyn_cast<DeclRefExpr>(D))
    if (auto *Variable = dyn_cast<VarDecl>(Ref->getDecl()))
      return readVariable(*Ref, *Variable, At, In);
  if (!namesVariable(D))
    if (auto Number = evaluate(D, Context))
      return integer(D, *Number);
  if (auto *Binary = dyn_cast<BinaryOperator>(D))
    if (const char *Operator = operatorText(Binary->getOpcode())) {
      Value V = unknown(D, Operator);
      V.Kind = ValueKind::Combination;
      V.Operands = {read(Binary->getLHS(), At, In), read(Binary->getRHS(), At, In)};
      return V;
    }
  if (auto *Unary = dyn_cast<UnaryOperator>(D); Unary && Unary->getOpcode() == UO_Not) {
    Value V = unknown(D, "~");
    V.Kind = ValueKind::Combination;
    V.Operands = {read(Unary->getSubExpr(), At, In)};
    return V;
  }
  if (auto *Member = dyn_cast<MemberExpr>(D))
    if (auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl())) {
      Value V = unknown(D, usrOf(*Field));
      V.Kind = ValueKind::Variable;
      V.Name = Where.text(D->getSourceRange());
      return V;
    }
  if (auto *Call = dyn_cast<CallExpr>(D)) {
    // A constexpr function of constants is a constant.
    if (auto Number = evaluate(D, Context))
      return integer(D, *Number);
    if (const FunctionDecl *Callee = Call->getDirectCallee()) {
      Value V = unknown(D, usrOf(*Callee));
      V.Kind = ValueKind::Result;
      V.Name = Callee->getNameAsString();
      return V;
    }
    return unknown(D, "the result of a call through a pointer");
  }
  if (isa<RecoveryExpr, UnresolvedLookupExpr>(D) || D->containsErrors()) {
    return undeclared(Where.text(D->getSourceRange()), Where.range(D->getSourceRange()));
  }
  if (D->isValueDependent())
    return unknown(D, Where.text(D->getSourceRange()) + " depends on a template parameter");
  if (auto Number = evaluate(D, Context))
    return integer(D, *Number);
  return unknown(D, "computed at run time");
}

std::string ValueReader::conditionText(const Expr *Condition, bool Holds) {
  const Expr *E = Condition->IgnoreParenImpCasts();
  while (auto *Not = dyn_cast<UnaryOperator>(E)) {
    if (Not->getOpcode() != UO_LNot)
      break;
    Holds = !Holds;
    E = Not->getSubExpr()->IgnoreParenImpCasts();
  }
  return Where.text(E->getSourceRange()) + (Holds ? " is true" : " is false");
}

Value ValueReader::readCondition(const Expr *Condition, const Expr *True, const Expr *False,
                                 const Stmt *At, const FunctionDecl *In) {
  bool Holds;
  if (!Condition->isValueDependent() && !Condition->containsErrors() &&
      Condition->EvaluateAsBooleanCondition(Holds, Context))
    return read(Holds ? True : False, At, In);
  Value V = unknown(Condition, {});
  V.Kind = ValueKind::Choice;
  V.Operands = {read(True, At, In), read(False, At, In)};
  V.Operands[0].Condition = conditionText(Condition, true);
  V.Operands[1].Condition = conditionText(Condition, false);
  return V;
}

Value ValueReader::readVariable(const DeclRefExpr &Ref, const VarDecl &V, const Stmt *At,
                                const FunctionDecl *In) {
  Range Use = Where.range(Ref.getSourceRange());
  const VarDecl *Initialised = nullptr;
  const Expr *Init = V.getAnyInitializer(Initialised);
  bool Fixed = V.getType().isConstQualified() || V.isConstexpr();
  if (Fixed && Init && !isa<ParmVarDecl>(V)) {
    Value Result = read(Init, Init, nullptr);
    Result.Via.insert(Result.Via.begin(),
                      Stop{V.getNameAsString(), Where.range(Initialised->getLocation())});
    nameByMacros(&Ref, Result);
    return Result;
  }
  // A captured variable belongs to another function than the one that reads it.
  if (V.isLocalVarDeclOrParm() && !V.isStaticLocal() && In && V.getDeclContext() == In)
    return readLocal(V, At, *In, Use);
  Value Result;
  Result.Kind = ValueKind::Variable;
  Result.Name = V.getNameAsString();
  Result.Text = usrOf(V);
  Result.Where = Use;
  return Result;
}

Value ValueReader::readLocal(const VarDecl &V, const Stmt *At, const FunctionDecl &In, Range Use) {
  auto Key = std::make_pair(&V, At);
  Value Result;
  Result.Where = Use;
  if (!Reading.insert(Key).second) {
    Result.Text = V.getNameAsString() + " changes in a loop";
    return Result;
  }
  std::vector<Value> Values;
  if (const Flow *F = Flows(In))
    for (const Definition &D : F->definitions(V, At))
      Values.push_back(readDefinition(D, V, In));
  Reading.erase(Key);
  if (Values.empty()) {
    Result.Text = "no assignment of " + V.getNameAsString() + " was found";
    return Result;
  }
  if (Values.size() == 1) {
    Values.front().Condition.clear(); // the only value is no choice
    return std::move(Values.front());
  }
  Result.Kind = ValueKind::Choice;
  Result.Operands = std::move(Values);
  return Result;
}

Value ValueReader::readDefinition(const Definition &D, const VarDecl &V, const FunctionDecl &In) {
  Value Result;
  if (D.IsParameter) {
    Result.Kind = ValueKind::Parameter;
    Result.Number = cast<ParmVarDecl>(V).getFunctionScopeIndex();
    Result.Name = V.getNameAsString();
    Result.Where = Where.range(V.getLocation());
    return Result;
  }
  if (!D.Value) {
    Result.Text = V.getNameAsString() + " is " + D.Unreadable;
    Result.Where = Where.range(V.getLocation());
  } else if (D.Compound) {
    auto *Assignment = cast<BinaryOperator>(D.Compound);
    const char *Operator = operatorText(Assignment->getOpcode());
    Result.Where = Where.range(Assignment->getSourceRange());
    Result.Kind = Operator ? ValueKind::Combination : ValueKind::Unknown;
    Result.Text = Operator ? Operator : "computed at run time";
    if (Operator)
      Result.Operands = {readLocal(V, Assignment, In, Result.Where),
                         read(D.Value, Assignment, &In)};
  } else {
    Result = read(D.Value, D.Value, &In);
    Result.Via.insert(Result.Via.begin(),
                      Stop{V.getNameAsString(), Where.range(D.Value->getSourceRange())});
  }
  if (D.Condition)
    Result.Condition = conditionText(D.Condition, D.ConditionHolds);
  return Result;
}

} // namespace comsec::facts
