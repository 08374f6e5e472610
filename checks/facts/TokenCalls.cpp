#include "checks/facts/TokenCalls.h"

#include "checks/facts/Graph.h"
#include "checks/knowledge/Knowledge.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace comsec::facts {

/// Worded to follow "unknown: ".
static constexpr const char *LostReason = "the compiler lost the code around it";

/// What an expression, or a statement, can begin behind. Behind a name or a type a function is
/// declared.
static bool mayPrecedeCall(tok::TokenKind K) {
  switch (K) {
  case tok::equal:
  case tok::pipeequal:
  case tok::equalequal:
  case tok::exclaimequal:
  case tok::less:
  case tok::lessequal:
  case tok::greaterequal:
  case tok::ampamp:
  case tok::pipepipe:
  case tok::pipe:
  case tok::exclaim:
  case tok::question:
  case tok::colon:
  case tok::comma:
  case tok::semi:
  case tok::l_paren:
  case tok::r_paren:
  case tok::l_square:
  case tok::l_brace:
  case tok::r_brace:
  case tok::kw_return:
  case tok::kw_else:
  case tok::kw_do:
  case tok::kw_throw:
  case tok::kw_co_return:
    return true;
  default:
    return false;
  }
}

/// The parenthesis that \p Close closes; 0 when there is none near.
static std::size_t opening(const OwnTokens &Tokens, std::size_t Close) {
  constexpr std::size_t MaxTokens = 20'000; // of a condition, or of a calling convention
  unsigned Depth = 0;
  for (std::size_t I = Close + 1; I-- > 0 && Close - I < MaxTokens;) {
    if (Tokens[I].Kind == tok::r_paren)
      ++Depth;
    else if (Tokens[I].Kind == tok::l_paren && --Depth == 0)
      return I;
  }
  return 0;
}

/// "::f": no method, and nothing in a namespace.
static bool isGlobal(const OwnTokens &Tokens, std::size_t Name) {
  return Tokens[Name - 1].Kind == tok::coloncolon;
}

/// Whether the name \p Name stands where a call can; otherwise it is declared there, or defined.
bool TokenCalls::standsAsCall(std::size_t Name) const {
  if (Name == 0)
    return false;
  std::size_t Before = Name - 1;
  if (Tokens[Before].Kind == tok::coloncolon && Before > 0)
    --Before;
  if (!mayPrecedeCall(Tokens[Before].Kind))
    return false;
  // A calling convention belongs to a declaration, and what is not evaluated calls nothing.
  bool Closes = Tokens[Before].Kind == tok::r_paren;
  std::size_t Open = Closes ? opening(Tokens, Before) : Before;
  tok::TokenKind Word = Open ? Tokens[Open - 1].Kind : tok::unknown;
  if (Closes ? Word == tok::kw___attribute || Word == tok::kw___declspec
             : Word == tok::kw_decltype || Word == tok::kw_sizeof || Word == tok::kw_noexcept)
    return false;
  std::optional<std::size_t> Close = TokenParser::closing(Tokens, Name + 1);
  if (!Close || *Close + 1 == Tokens.size())
    return true; // not a whole one: read() says so
  tok::TokenKind Behind = Tokens[*Close + 1].Kind;
  return Behind != tok::l_brace && Behind != tok::kw_const && Behind != tok::kw_noexcept;
}

/// The arguments between two parentheses; nothing where one is empty, or a statement ends.
std::optional<std::vector<TokenCalls::Slot>> TokenCalls::slots(std::size_t Open,
                                                               std::size_t Close) const {
  std::vector<Slot> Found;
  std::size_t First = Open + 1;
  for (std::size_t I = First; I <= Close; ++I) {
    tok::TokenKind K = Tokens[I].Kind;
    bool Opens = K == tok::l_paren || K == tok::l_brace || K == tok::l_square;
    if (Opens) {
      I = *TokenParser::closing(Tokens, I);
      continue;
    }
    if (K == tok::semi)
      return std::nullopt;
    if (K != tok::comma && I != Close)
      continue;
    if (First == I && (K == tok::comma || !Found.empty()))
      return std::nullopt;
    if (First != I)
      Found.push_back({First, I - 1});
    First = I + 1;
  }
  return Found;
}

/// The innermost function that the token \p At is in the body of; null when none is known.
const FunctionDecl *TokenCalls::enclosing(std::size_t At) const {
  const FunctionDecl *Innermost = nullptr;
  std::size_t Start = 0;
  for (const FunctionDecl *F : Bodies) {
    const Stmt *Body = F->getBody();
    auto Begin = Body ? Tokens.find(Body->getBeginLoc()) : std::nullopt;
    auto End = Begin ? Tokens.find(Body->getEndLoc()) : std::nullopt;
    if (End && *Begin < At && At < *End && *Begin >= Start) {
      Innermost = F;
      Start = *Begin;
    }
  }
  return Innermost;
}

/// The one function that a declaration of the SDK calls \p Id; null when no header was found.
static const FunctionDecl *declared(const IdentifierInfo *Id, const ASTContext &Context) {
  auto Found = Context.getTranslationUnitDecl()->lookup(Id);
  return Found.isSingleResult() ? dyn_cast<FunctionDecl>(Found.front()) : nullptr;
}

Argument TokenCalls::argument(const Slot &S, const FunctionDecl *Callee, unsigned Index) {
  SourceRange Source(Tokens[S.First].At, Tokens[S.Last].At);
  Argument Result{Where.range(Source), Where.text(Source), Where.editable(Source), {}, {}, {}};
  Expr *E = Parser.parse(S.First, S.Last + 1);
  if (!E) {
    Result.Given.Text = LostReason;
    Result.Given.Where = Result.Where;
    return Result;
  }
  QualType T = Callee && Index < Callee->getNumParams() ? Callee->getParamDecl(Index)->getType()
                                                        : QualType();
  if (!T.isNull() && T->isPointerType() && E->getType()->isIntegerType()) // 0 is a pointer here
    E = ImplicitCastExpr::Create(Context, T, CK_NullToPointer, E, nullptr, VK_PRValue,
                                 FPOptionsOverride());
  Result.Given = Reader.read(E, nullptr, nullptr);
  return Result;
}

std::optional<Call> TokenCalls::read(std::size_t Name) {
  const OwnTokens::Own &Named = Tokens[Name];
  llvm::StringRef Text = Named.Id->getName();
  const knowledge::Api *Api = knowledge::findFunction({Text.data(), Text.size()});
  std::optional<std::size_t> Close = TokenParser::closing(Tokens, Name + 1);
  const bool Qualified = isGlobal(Tokens, Name);
  if (!Api || !Close || (!Qualified && Names.isNamesake(*Named.Id)))
    return std::nullopt;
  auto Slots = slots(Name + 1, *Close);
  if (!Slots || Slots->size() != Api->Parameters.size())
    return std::nullopt;
  const FunctionDecl *In = enclosing(Name);
  Call Result;
  Result.Api = Api->Name;
  Result.Function = In ? usrOf(*In) : std::string();
  Result.Where = Where.range({Tokens[Qualified ? Name - 1 : Name].At, Tokens[*Close].At});
  Result.Callee = Where.location(Named.At);
  Result.Macro = Where.holdingMacro(Named.At);
  Result.Form = CallForm::Tokens;
  const FunctionDecl *Callee = declared(Named.Id, Context);
  for (auto [I, S] : llvm::enumerate(*Slots))
    Result.Arguments.push_back(argument(S, Callee, I));
  return Result;
}

std::vector<std::optional<Call>> TokenCalls::read(llvm::ArrayRef<TokenLog::Mention> Lost) {
  std::vector<std::optional<Call>> Found(Lost.size());
  llvm::DenseSet<const IdentifierInfo *> Declared; // by dropped code, whose calls may mean these
  std::vector<std::optional<std::size_t>> Places;
  for (const TokenLog::Mention &Call : Lost) {
    Places.push_back(Tokens.find(Call.Where));
    if (Places.back() && !standsAsCall(*Places.back()))
      Declared.insert(Tokens[*Places.back()].Id);
  }
  for (auto [Place, Read] : llvm::zip_equal(Places, Found))
    if (Place && standsAsCall(*Place) &&
        (isGlobal(Tokens, *Place) || !Declared.contains(Tokens[*Place].Id)))
      Read = read(*Place);
  return Found;
}

} // namespace comsec::facts
