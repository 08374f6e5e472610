#include "checks/facts/Outcomes.h"

#include "checks/facts/Expressions.h"
#include "checks/facts/Flow.h"
#include "checks/facts/ResultUse.h"
#include "checks/facts/Telling.h"
#include "checks/knowledge/Assertions.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

#include <deque>
#include <set>

using namespace clang;

namespace comsec::facts {

/// The variable that \p S reads, or the member of this object; null for another statement.
static const ValueDecl *readBy(const Stmt &S) {
  return isa<DeclRefExpr, MemberExpr>(S) ? storageNamed(cast<Expr>(S)) : nullptr;
}

/// Whether the code is in a macro that a release build leaves out.
static bool isAsserted(SourceLocation At, const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  for (; At.isMacroID(); At = SM.getImmediateExpansionRange(At).getBegin()) {
    if (SM.isMacroArgExpansion(At))
      continue;
    StringRef Name = Lexer::getImmediateMacroName(At, SM, Context.getLangOpts());
    if (knowledge::isAssertion({Name.data(), Name.size()}))
      return true;
  }
  return false;
}

/// \p S gives \p V another value, which does not come from the old one.
static bool overwrites(const Stmt &S, const ValueDecl &V) {
  auto *Assign = dyn_cast<BinaryOperator>(&S);
  return Assign && Assign->getOpcode() == BO_Assign && storageNamed(*Assign->getLHS()) == &V &&
         storageNamed(*Assign->getRHS()) != &V; // (v) = (v) only silences the compiler
}

static bool declares(const Stmt &S, const ValueDecl &V) {
  auto *Decl = dyn_cast<DeclStmt>(&S);
  return Decl && llvm::is_contained(Decl->decls(), &V);
}

namespace {

/// Follows a result from where it is stored to those who read it.
class Follower {
public:
  Follower(const FunctionDecl *In, ASTContext &Context, const Flow *Way)
      : In(In), Context(Context), Lost(Way ? &Way->losses() : nullptr),
        Way(Way && Way->graph() ? Way : nullptr) {}

  Outcome follow(const Expr &Call);

private:
  struct Place {
    const CFGBlock *Block = nullptr;
    unsigned Index = 0;
    bool Read = false; ///< somebody looked on the way here
  };

  void take(const Expr &Value, const Treatment &T, bool Read);
  void followStore(const Store &S, bool Read);
  void walk(const ValueDecl &V, Place From);
  bool walkBlock(const ValueDecl &V, Place &At);
  std::optional<Place> behind(const Store &S) const;
  bool isPrivate(const ValueDecl &V) const;
  bool isReadInTheOpen(const Stmt *S, const ValueDecl &V) const;
  bool has(Reading How) const { return Readings.contains(How); }
  bool onlyTold() const;
  ResultUse use(const Treatment &OfCall, bool IsHresult) const;

  const FunctionDecl *In;
  ASTContext &Context;
  const Losses *Lost; ///< null: none
  const Flow *Way;    ///< null: not to be followed
  std::set<Reading> Readings;
  std::set<std::int64_t> Compared;
  bool Asserted = false;
  bool MattersSomewhere = false; ///< something but a message comes of it
  bool Unread = false;           ///< dropped code may read it
  bool Overwritten = false;      ///< on some way, before anybody looked
  std::set<std::pair<const ValueDecl *, const Stmt *>> Followed;
};

} // namespace

void Follower::take(const Expr &Value, const Treatment &T, bool Read) {
  if (T.How != Reading::None) {
    Readings.insert(T.How);
    MattersSomewhere = MattersSomewhere || !isOnlyTold(Value, Context);
  }
  Compared.insert(T.Compared.begin(), T.Compared.end());
  for (const Store &S : T.Stores)
    followStore(S, Read);
}

void Follower::followStore(const Store &S, bool Read) {
  std::optional<Place> Start = S.Into ? behind(S) : std::nullopt;
  Unread |= S.Into && Lost && Lost->name(S.Into->getIdentifier());
  if (!Start || !isPrivate(*S.Into) || isReadInTheOpen(In->getBody(), *S.Into))
    Readings.insert(Reading::Escapes);
  if (!Start || !Followed.insert({S.Into, S.By}).second)
    return;
  Start->Read = Read;
  walk(*S.Into, *Start);
}

/// The place behind the store; none when the graph has no such place.
std::optional<Follower::Place> Follower::behind(const Store &S) const {
  if (!Way)
    return std::nullopt;
  for (const CFGBlock *Block : *Way->graph()) {
    unsigned Index = 0;
    for (const CFGElement &Element : *Block) {
      ++Index;
      auto Here = Element.getAs<CFGStmt>();
      if (Here && (S.By ? Here->getStmt() == S.By : declares(*Here->getStmt(), *S.Into)))
        return Place{Block, Index};
    }
  }
  return std::nullopt;
}

/// A variable of this very function that only its name leads to.
bool Follower::isPrivate(const ValueDecl &V) const {
  auto *Variable = dyn_cast<VarDecl>(&V);
  return Variable && Variable->hasLocalStorage() && !V.getType()->isReferenceType() &&
         !V.getType().isVolatileQualified() && V.getDeclContext() == In;
}

/// Within \p S the place of \p V is given to others, or it is read where the graph does not go.
bool Follower::isReadInTheOpen(const Stmt *S, const ValueDecl &V) const {
  if (!S)
    return false;
  if (readBy(*S) == &V) {
    Reading How = treatmentOf(cast<Expr>(*S), Context).How;
    return How == Reading::Escapes || (How != Reading::None && !Way->draws(S));
  }
  return llvm::any_of(S->children(), [&](const Stmt *C) { return isReadInTheOpen(C, V); });
}

/// Goes through the rest of a block; says whether the value is still there at its end.
bool Follower::walkBlock(const ValueDecl &V, Place &At) {
  for (; At.Index < At.Block->size(); ++At.Index) {
    auto Element = (*At.Block)[At.Index].getAs<CFGStmt>();
    if (!Element)
      continue;
    const Stmt &S = *Element->getStmt();
    if (declares(S, V)) // the next round of a loop
      return false;
    if (overwrites(S, V)) {
      Overwritten |= !At.Read;
      return false;
    }
    if (readBy(S) != &V)
      continue;
    Treatment T = treatmentOf(cast<Expr>(S), Context);
    At.Read |= T.How != Reading::None || !T.Stores.empty();
    if (isAsserted(cast<Expr>(S).getExprLoc(), Context))
      Asserted = true;
    else
      take(cast<Expr>(S), T, /*Read=*/true); // whether copies are overwritten does not matter
  }
  return true;
}

void Follower::walk(const ValueDecl &V, Place From) {
  std::deque<Place> Work{From};
  std::set<std::pair<unsigned, bool>> Seen; // from its beginning
  auto enter = [&](const CFGBlock *Block, bool Read) {
    if (Block && Seen.insert({Block->getBlockID(), Read}).second)
      Work.push_back({Block, 0, Read});
  };
  // Nothing in the graph leads to the handlers of exceptions that calls throw.
  for (const CFGBlock *Try : Way->graph()->try_blocks())
    enter(Try, /*Read=*/true);
  while (!Work.empty()) {
    Place At = Work.front();
    Work.pop_front();
    if (walkBlock(V, At))
      for (const CFGBlock *Next : At.Block->succs())
        enter(Next, At.Read);
  }
}

/// Not where code was dropped because of an error, nor where certain codes are asked for.
bool Follower::onlyTold() const {
  return !MattersSomewhere && llvm::all_of(Compared, [](std::int64_t Code) { return Code == 0; }) &&
         Lost && Lost->empty();
}

/// Who looks at what it is must know it; but a test of success that is none spoils what follows it,
/// as in "if (hr) return hr;".
ResultUse Follower::use(const Treatment &OfCall, bool IsHresult) const {
  bool GivenAway = has(Reading::Escapes);
  if (Overwritten && !GivenAway && !Unread)
    return ResultUse::Lost;
  if (has(Reading::Test) && !GivenAway)
    return onlyTold() ? ResultUse::Told : ResultUse::Tested;
  if (has(Reading::Test))
    return ResultUse::Used;
  if (has(Reading::Truth) && !Unread)
    return IsHresult ? ResultUse::Truth : ResultUse::Tested;
  if (GivenAway || Unread || has(Reading::Passed) || has(Reading::Code))
    return ResultUse::Used;
  if (Asserted)
    return ResultUse::Asserted;
  if (has(Reading::Ignored))
    return ResultUse::Ignored;
  return OfCall.Stores.empty() ? ResultUse::Discarded : ResultUse::Lost;
}

Outcome Follower::follow(const Expr &Call) {
  if (isAsserted(Call.getExprLoc(), Context))
    return {ResultUse::Asserted, {}, false};
  Treatment T = treatmentOf(Call, Context);
  take(Call, T, T.How != Reading::None);
  bool IsHresult = typedefName(Call.getType()) == "HRESULT";
  return {use(T, IsHresult), {Compared.begin(), Compared.end()}, Unread};
}

Outcome outcomeOf(const Expr &Call, const FunctionDecl *In, ASTContext &Context, Flows &Ways) {
  return Follower(In, Context, In ? Ways.of(*In) : nullptr).follow(Call);
}

} // namespace comsec::facts
