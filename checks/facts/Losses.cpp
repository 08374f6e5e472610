#include "checks/facts/Losses.h"

#include "checks/facts/Tokens.h"

#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace comsec::facts {

/// A statement whose tokens are those of its parts, but for keywords and punctuation.
static bool hasParts(const Stmt &S) {
  return isa<CompoundStmt, IfStmt, SwitchStmt, SwitchCase, LabelStmt, AttributedStmt, WhileStmt,
             DoStmt, ForStmt, CXXForRangeStmt, CXXTryStmt, CXXCatchStmt, SEHTryStmt, SEHExceptStmt,
             SEHFinallyStmt>(S);
}

static bool isLoop(const Stmt &S) { return isa<WhileStmt, DoStmt, ForStmt, CXXForRangeStmt>(S); }

/// The flow graph has no place for it.
static bool isBare(const Stmt &S) {
  return isa<NullStmt, BreakStmt, ContinueStmt, GotoStmt, SEHLeaveStmt>(S);
}

static bool isBroken(const VarDecl &V) {
  return V.isInvalidDecl() || (V.getInit() && V.getInit()->containsErrors());
}

/// \p S is there, but the compiler has found an error in it. The body of a lambda is a function of
/// its own.
static bool isBroken(const Stmt &S) {
  if (auto *E = dyn_cast<Expr>(&S); E && E->containsErrors())
    return true;
  if (auto *Decl = dyn_cast<DeclStmt>(&S))
    for (const auto *D : Decl->decls())
      if (auto *V = dyn_cast<VarDecl>(D); V && isBroken(*V))
        return true;
  return !isa<LambdaExpr>(S) &&
         llvm::any_of(S.children(), [](const Stmt *C) { return C && isBroken(*C); });
}

/// Walks over a body and its tokens, both in the order of the source. A token that no statement
/// holds is of one that was dropped.
class LossFinder {
public:
  LossFinder(const OwnTokens &Tokens, Losses &Found) : Tokens(Tokens), Found(Found) {}
  void run(const FunctionDecl &F);

private:
  void visit(const Stmt &S);
  void visitParts(const Stmt &S);
  void visitWhole(const Stmt &S);
  void markFirst(const Stmt *S);
  void mark(const Stmt &Part, const Stmt &Whole);
  void passTo(SourceLocation At);
  void skipTo(SourceLocation At);
  void skipBehind(SourceLocation End);
  void lose(std::size_t From, std::size_t To);

  const OwnTokens &Tokens;
  Losses &Found;
  std::size_t Next = 0; ///< the first token that is not accounted for
  unsigned Count = 0;   ///< of losses
  bool Pending = false; ///< something was lost right before what comes next
};

/// What the tokens name from \p From up to \p To is lost.
void LossFinder::lose(std::size_t From, std::size_t To) {
  for (std::size_t I = From; I < To; ++I)
    if (Tokens[I].Id)
      Found.Names.insert(Tokens[I].Id);
  ++Count;
  Pending = Found.Any = true;
}

/// The tokens before \p At are accounted for.
void LossFinder::passTo(SourceLocation At) {
  if (std::optional<std::size_t> To = Tokens.find(At))
    Next = std::max(Next, *To);
}

/// No statement holds the tokens between here and \p At.
void LossFinder::skipTo(SourceLocation At) {
  std::optional<std::size_t> To = Tokens.find(At);
  if (!To || *To < Next)
    return;
  for (std::size_t I = Next; I < *To; ++I)
    if (Tokens[I].Says) {
      lose(Next, *To);
      break;
    }
  Next = *To;
}

void LossFinder::skipBehind(SourceLocation End) {
  if (std::optional<std::size_t> Last = Tokens.find(End); Last && *Last >= Next)
    Next = *Last + 1;
}

void LossFinder::mark(const Stmt &Part, const Stmt &Whole) {
  Found.Before.try_emplace(&Part, &Whole);
  if (!isa<LambdaExpr>(Part))
    for (const Stmt *Child : Part.children())
      if (Child)
        mark(*Child, Whole);
}

/// Something may have been lost before the first thing that \p S does.
void LossFinder::markFirst(const Stmt *S) {
  if (!S)
    return;
  if (!hasParts(*S))
    return mark(*S, *S);
  for (const Stmt *Child : S->children())
    if (Child && !isBare(*Child))
      return markFirst(Child);
}

/// A statement without statements in it.
void LossFinder::visitWhole(const Stmt &S) {
  if (Pending)
    mark(S, S);
  else if (isa<ReturnStmt>(S) && Count) // callers cannot rely on what was lost, either
    Found.Before.try_emplace(&S, &S);
  Pending &= isBare(S);
  if (isa<NullStmt>(S)) // may stand in the place of one that was dropped
    return;
  std::size_t From = Next;
  skipBehind(S.getEndLoc());
  if (!isBroken(S))
    return;
  mark(S, S);
  lose(From, Next);
}

void LossFinder::visitParts(const Stmt &S) {
  unsigned Before = Count;
  if (auto *Label = dyn_cast<LabelStmt>(&S))
    skipBehind(Label->getIdentLoc());
  // What a handler catches and what attributes say is no statement; a loop's variable comes last.
  if (auto *Handler = dyn_cast<CXXCatchStmt>(&S))
    passTo(Handler->getHandlerBlock()->getBeginLoc());
  if (auto *Attributed = dyn_cast<AttributedStmt>(&S))
    passTo(Attributed->getSubStmt()->getBeginLoc());
  if (auto *Range = dyn_cast<CXXForRangeStmt>(&S))
    passTo(Range->getColonLoc());
  for (const Stmt *Child : S.children())
    if (Child)
      visit(*Child);
  skipTo(S.getEndLoc());
  if (Count == Before)
    return;
  // The ways out of a statement leave from anywhere in it, and a loop leads back to its start.
  Pending = true;
  if (isLoop(S))
    for (const Stmt *Child : S.children())
      markFirst(Child);
}

void LossFinder::visit(const Stmt &S) {
  // The statements that clang makes for the range of a loop stand where its parts do.
  std::optional<std::size_t> Begin = Tokens.find(S.getBeginLoc());
  if (Begin && *Begin >= Next)
    skipTo(S.getBeginLoc());
  if (hasParts(S))
    visitParts(S);
  else
    visitWhole(S);
}

void LossFinder::run(const FunctionDecl &F) {
  const Stmt &Body = *F.getBody();
  std::optional<std::size_t> Begin = Tokens.find(Body.getBeginLoc());
  if (!Begin)
    return;
  Next = *Begin;
  auto *Constructor = dyn_cast<CXXConstructorDecl>(&F);
  if (Constructor && llvm::any_of(Constructor->inits(), [](const CXXCtorInitializer *I) {
        return I->getInit() && I->getInit()->containsErrors();
      }))
    lose(Next, Next);
  visit(Body);
}

Losses::Losses(const FunctionDecl &F, const OwnTokens &Tokens) { LossFinder(Tokens, *this).run(F); }

} // namespace comsec::facts
