#include "checks/facts/TokenLevels.h"

#include "checks/facts/Callees.h"
#include "checks/facts/Expressions.h"
#include "checks/facts/Flow.h"
#include "checks/facts/Graph.h"
#include "checks/facts/Places.h"
#include "checks/facts/Values.h"
#include "checks/knowledge/Events.h"
#include "checks/knowledge/Knowledge.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMapContext.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;
using namespace clang::ast_matchers;

namespace comsec::facts {

/// Constants that stand for constants are looked through so far.
constexpr unsigned MaxConstants = 8;

std::string levelConstant(const Expr &Given, const Places &Where) {
  const Expr *E = decisive(&Given);
  for (unsigned I = 0; I < MaxConstants; ++I) {
    auto *Ref = dyn_cast<DeclRefExpr>(E);
    auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    const Expr *Init = V && V->getType().isConstQualified() ? V->getAnyInitializer() : nullptr;
    if (!Init)
      break;
    E = decisive(Init);
  }
  auto isLevel = [](llvm::StringRef Name) {
    return knowledge::impersonationScale({Name.data(), Name.size()}).has_value();
  };
  if (auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    auto *C = dyn_cast<EnumConstantDecl>(Ref->getDecl());
    return C && isLevel(C->getName()) ? C->getNameAsString() : std::string();
  }
  if (isa<IntegerLiteral>(E))
    for (SourceLocation Expansion : Where.expansions(E->getBeginLoc()))
      if (std::string Name = Where.macroName(Expansion); isLevel(Name))
        return Name;
  return {};
}

bool readsTokenLevel(const CallExpr &Call, const VarDecl &V) {
  ApiCall Found = apiCall(Call);
  if (!Found || Found.Api->Name != "GetTokenInformation" || Found.Arguments.size() < 3)
    return false;
  auto *Class = dyn_cast<DeclRefExpr>(decisive(Found.Arguments[1]));
  auto *Address = dyn_cast<UnaryOperator>(Found.Arguments[2]->IgnoreParenCasts());
  if (!Class || !Address || Address->getOpcode() != UO_AddrOf)
    return false;
  auto *Filled = dyn_cast<DeclRefExpr>(Address->getSubExpr()->IgnoreParenCasts());
  return Filled && Filled->getDecl() == &V && Class->getDecl()->getDeclName().isIdentifier() &&
         Class->getDecl()->getName() == "TokenImpersonationLevel";
}

/// An HRESULT that is a failure.
static bool isFailure(const Expr *E, ASTContext &Context) {
  auto Number = E ? evaluate(E, Context) : std::nullopt;
  return Number && static_cast<std::int32_t>(*Number) < 0;
}

static bool revertsToSelf(const CallExpr &Call) {
  const knowledge::EventRow *Row = knowledge::eventNamed(eventCalled(Call));
  return Row && Row->Kind == knowledge::EventKind::Revert;
}

/// Whether something in \p S refuses: a failure, an exception, an end of the impersonation.
static bool refuses(const Stmt *S, ASTContext &Context) {
  if (!S || isa<LambdaExpr>(S))
    return false;
  if (isa<CXXThrowExpr>(S))
    return true;
  if (auto *Return = dyn_cast<ReturnStmt>(S); Return && isFailure(Return->getRetValue(), Context))
    return true;
  auto *Binary = dyn_cast<BinaryOperator>(S);
  if (Binary && Binary->getOpcode() == BO_Assign && isFailure(Binary->getRHS(), Context))
    return true;
  if (auto *Call = dyn_cast<CallExpr>(S); Call && revertsToSelf(*Call))
    return true;
  return llvm::any_of(S->children(), [&](const Stmt *Part) { return refuses(Part, Context); });
}

/// Whether the code refuses where \p Condition \p Holds, whatever else is the case.
static bool refusesWhere(const Expr &Condition, bool Holds, ASTContext &Context) {
  const Stmt *Child = &Condition;
  while (true) {
    auto Parents = Context.getParents(*Child);
    const Stmt *Parent = Parents.empty() ? nullptr : Parents[0].get<Stmt>();
    if (auto *If = dyn_cast_or_null<IfStmt>(Parent))
      return If->getCond() == Child && refuses(Holds ? If->getThen() : If->getElse(), Context);
    if (auto *Choice = dyn_cast_or_null<ConditionalOperator>(Parent))
      return Choice->getCond() == Child &&
             isFailure(Holds ? Choice->getTrueExpr() : Choice->getFalseExpr(), Context);
    auto *Binary = dyn_cast_or_null<BinaryOperator>(Parent);
    auto *Unary = dyn_cast_or_null<UnaryOperator>(Parent);
    bool Decides = Binary && Binary->getOpcode() == (Holds ? BO_LOr : BO_LAnd);
    if (Unary && Unary->getOpcode() == UO_LNot)
      Holds = !Holds;
    else if (!Parent || !(Decides || isa<ParenExpr, ImplicitCastExpr, FullExpr>(Parent)))
      return false;
    Child = Parent;
  }
}

static bool isTokenLevel(QualType T) {
  auto *Enum = T->getAs<EnumType>();
  return Enum && Enum->getDecl()->getName() == llvm::StringRef(knowledge::TokenLevelEnum);
}

void LevelTests::addMatchers(MatchFinder &Finder) {
  Finder.addMatcher(binaryOperator(isComparisonOperator()).bind("comparison"), this);
  Finder.addMatcher(switchStmt().bind("switch"), this);
}

void LevelTests::run(const MatchFinder::MatchResult &Match) {
  if (auto *Comparison = Match.Nodes.getNodeAs<BinaryOperator>("comparison"))
    addComparison(*Comparison);
  else if (auto *Switch = Match.Nodes.getNodeAs<SwitchStmt>("switch"))
    addSwitch(*Switch);
}

void LevelTests::addComparison(const BinaryOperator &Comparison) {
  const Expr *Level = Comparison.getLHS(), *Constant = Comparison.getRHS();
  LevelTest Test;
  Test.Constant = levelConstant(*Constant, Where);
  if (Test.Constant.empty()) {
    std::swap(Level, Constant);
    Test.Constant = levelConstant(*Constant, Where);
  }
  if (Test.Constant.empty() || !Where.ours(Comparison.getExprLoc()))
    return;
  if (Comparison.isEqualityOp())
    Test.Refuses = refusesWhere(Comparison, Comparison.getOpcode() == BO_EQ, Context);
  Test.Where = Where.range(Comparison.getSourceRange());
  add(std::move(Test), *Level, Comparison);
}

void LevelTests::addSwitch(const SwitchStmt &Switch) {
  for (const SwitchCase *S = Switch.getSwitchCaseList(); S; S = S->getNextSwitchCase()) {
    auto *Case = dyn_cast<CaseStmt>(S);
    LevelTest Test;
    if (Case && Where.ours(Case->getCaseLoc()))
      Test.Constant = levelConstant(*Case->getLHS(), Where);
    if (Test.Constant.empty())
      continue;
    Test.Refuses = refuses(Case->getSubStmt(), Context);
    Test.Where = Where.range(Case->getLHS()->getSourceRange());
    add(std::move(Test), *Switch.getCond(), *Switch.getCond());
  }
}

void LevelTests::add(LevelTest Test, const Expr &Level, const Expr &At) {
  const FunctionDecl *In = enclosingFunction(At, Context);
  if ((In && In->isDependentContext()) || !Ways.live(At, In))
    return;
  Test.Function = In ? usrOf(*In) : std::string();
  Test.Level = Reader.read(&Level, &At, In);
  // The type alone says which enumeration it is, wherever the value comes from.
  if (isTokenLevel(Level.IgnoreParenImpCasts()->getType()))
    Test.Level.EnumType = knowledge::TokenLevelEnum;
  Found.push_back(std::move(Test));
}

std::vector<LevelTest> LevelTests::take() {
  auto place = [](const LevelTest &T) { return std::tie(T.Where, T.Function, T.Constant); };
  llvm::sort(Found, [&](const LevelTest &A, const LevelTest &B) { return place(A) < place(B); });
  return std::move(Found);
}

} // namespace comsec::facts
