#include "checks/facts/TokenExpressions.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

#include <algorithm>

using namespace clang;

namespace comsec::facts {

// --- names ---

static bool isTypeWord(tok::TokenKind K) {
  switch (K) {
  case tok::kw_void:
  case tok::kw_bool:
  case tok::kw_char:
  case tok::kw_wchar_t:
  case tok::kw_short:
  case tok::kw_int:
  case tok::kw_long:
  case tok::kw___int64:
  case tok::kw_unsigned:
  case tok::kw_signed:
  case tok::kw_auto:
    return true;
  default:
    return false;
  }
}

/// Whether the token \p I looks like a name that is declared here.
static bool isDeclarator(const OwnTokens &Tokens, std::size_t I) {
  if (!Tokens[I].Id || I == 0 || I + 1 == Tokens.size())
    return false;
  auto among = [](tok::TokenKind K, llvm::ArrayRef<tok::TokenKind> Kinds) {
    return llvm::is_contained(Kinds, K);
  };
  tok::TokenKind Before = Tokens[I - 1].Kind, Behind = Tokens[I + 1].Kind;
  return (isTypeWord(Before) ||
          among(Before, {tok::identifier, tok::star, tok::amp, tok::greater, tok::kw_const})) &&
         among(Behind, {tok::equal, tok::semi, tok::comma, tok::r_paren, tok::l_square,
                        tok::l_brace, tok::l_paren});
}

/// Whether something else of that name is declared before the token \p At: there it may hide \p D.
bool TokenParser::isHidden(const IdentifierInfo *Id, const ValueDecl &D, std::size_t At) {
  if (!Declarators) {
    Declarators.emplace();
    for (std::size_t I = 0; I < Tokens.size(); ++I)
      if (isDeclarator(Tokens, I))
        (*Declarators)[Tokens[I].Id].push_back(I);
  }
  return llvm::any_of(Declarators->lookup(Id), [&](std::size_t I) {
    return I < At &&
           llvm::none_of(
               D.redecls(), [&](const Decl *Same) { return Same->getLocation() == Tokens[I].At; });
  });
}

// --- expressions ---

namespace {
struct Operator {
  tok::TokenKind Token;
  BinaryOperatorKind Kind;
  unsigned Rank;
};
} // namespace

static constexpr Operator Operators[] = {
    {tok::pipe, BO_Or, 1},      {tok::caret, BO_Xor, 2}, {tok::amp, BO_And, 3},
    {tok::lessless, BO_Shl, 4}, {tok::plus, BO_Add, 5},  {tok::minus, BO_Sub, 5},
};

std::optional<std::size_t> TokenParser::closing(const OwnTokens &Tokens, std::size_t Open) {
  llvm::SmallVector<tok::TokenKind> Expected;
  for (std::size_t I = Open; I < std::min(Tokens.size(), Open + MaxTokens); ++I) {
    switch (tok::TokenKind K = Tokens[I].Kind) {
    case tok::l_paren:
      Expected.push_back(tok::r_paren);
      break;
    case tok::l_brace:
      Expected.push_back(tok::r_brace);
      break;
    case tok::l_square:
      Expected.push_back(tok::r_square);
      break;
    case tok::r_paren:
    case tok::r_brace:
    case tok::r_square:
      if (Expected.empty() || Expected.pop_back_val() != K)
        return std::nullopt;
      break;
    default:
      break;
    }
    if (Expected.empty())
      return I;
  }
  return std::nullopt;
}

Expr *TokenParser::parse(std::size_t From, std::size_t To) {
  Next = From;
  End = To;
  Depth = 0;
  Expr *Whole = binary(0);
  return Next == End ? Whole : nullptr;
}

Expr *TokenParser::binary(unsigned LeastRank) {
  Expr *Left = unary();
  while (Left && Next < End) {
    auto *Op = llvm::find_if(Operators, [&](const Operator &O) { return at(O.Token); });
    if (Op == std::end(Operators) || Op->Rank < LeastRank)
      break;
    SourceLocation At = Tokens[Next++].At;
    Expr *Right = binary(Op->Rank + 1);
    QualType A = arithmeticType(Left), B = Right ? arithmeticType(Right) : QualType();
    if (A.isNull() || B.isNull())
      return nullptr;
    QualType T = Context.getIntWidth(A) >= Context.getIntWidth(B) ? A : B;
    if (Context.getIntWidth(A) == Context.getIntWidth(B) && B->isUnsignedIntegerType())
      T = B;
    Left = BinaryOperator::Create(Context, promoted(Left, T), promoted(Right, T), Op->Kind, T,
                                  VK_PRValue, OK_Ordinary, At, FPOptionsOverride());
  }
  return Left;
}

Expr *TokenParser::unary() {
  if (Depth == MaxDepth || Next == End)
    return nullptr;
  ++Depth;
  Expr *Result = nullptr;
  if (at(tok::tilde) || at(tok::minus) || at(tok::plus)) {
    UnaryOperatorKind Kind = at(tok::tilde) ? UO_Not : at(tok::minus) ? UO_Minus : UO_Plus;
    SourceLocation At = Tokens[Next++].At;
    Expr *Operand = unary();
    QualType T = Operand ? arithmeticType(Operand) : QualType();
    if (!T.isNull())
      Result = UnaryOperator::Create(Context, promoted(Operand, T), Kind, T, VK_PRValue,
                                     OK_Ordinary, At, /*CanOverflow=*/true, FPOptionsOverride());
  } else if (at(tok::l_paren)) {
    Result = parenthesised();
  } else if (at(tok::kw_static_cast) || at(tok::kw_reinterpret_cast) || at(tok::kw_const_cast)) {
    Result = namedCast();
  } else {
    Result = primary();
  }
  --Depth;
  return Result;
}

Expr *TokenParser::primary() {
  SourceLocation At = Tokens[Next].At;
  switch (Tokens[Next].Kind) {
  case tok::numeric_constant:
    return number();
  case tok::kw_nullptr:
    ++Next;
    return new (Context) CXXNullPtrLiteralExpr(Context.NullPtrTy, At);
  case tok::kw___null:
    ++Next;
    return new (Context) GNUNullExpr(Context.LongLongTy, At);
  case tok::identifier:
  case tok::coloncolon:
    return name();
  default:
    return nullptr;
  }
}

/// "(x)" or "(T)x".
Expr *TokenParser::parenthesised() {
  std::size_t Open = Next;
  std::optional<std::size_t> Close = closing(Tokens, Open);
  if (!Close || *Close >= End)
    return nullptr;
  if (Cast To = castBetween(Open + 1, *Close); To.Is) {
    Next = *Close + 1;
    Expr *Operand = unary();
    return Operand ? converted(Operand, To, Tokens[Open].At) : nullptr;
  }
  ++Next;
  Expr *Inner = binary(0);
  if (!Inner || Next != *Close)
    return nullptr;
  ++Next;
  return new (Context) ParenExpr(Tokens[Open].At, Tokens[*Close].At, Inner);
}

/// "static_cast<T>(x)".
Expr *TokenParser::namedCast() {
  SourceLocation Begin = Tokens[Next++].At;
  if (!at(tok::less))
    return nullptr;
  std::size_t First = ++Next;
  while (Next < End && !at(tok::greater))
    ++Next;
  std::size_t Last = Next++;
  if (!at(tok::l_paren) || First == Last)
    return nullptr;
  bool ToPointer = Tokens[Last - 1].Kind == tok::star;
  if (auto Named = typeNamed(Tokens[Last - 1].Id))
    ToPointer |= Named->ToPointer;
  Expr *Operand = parenthesised();
  return Operand ? converted(Operand, {true, ToPointer}, Begin) : nullptr;
}

/// "Constant", "Scope::Constant", "T(x)".
Expr *TokenParser::name() {
  std::size_t First = Next;
  llvm::SmallVector<const IdentifierInfo *, 4> Path;
  if (at(tok::coloncolon))
    ++Next;
  while (at(tok::identifier)) {
    Path.push_back(Tokens[Next++].Id);
    if (!at(tok::coloncolon))
      break;
    ++Next;
  }
  if (Path.empty())
    return nullptr;
  if (!at(tok::l_paren)) {
    Expr *Constant = reference(Path, Next - 1);
    bool Alone = Next == First + 1; // otherwise the qualifier belongs to its text
    return Constant && !Alone ? converted(Constant, {}, Tokens[First].At) : Constant;
  }
  std::optional<Cast> To = Path.size() == 1 ? typeNamed(Path.front()) : std::nullopt;
  Expr *Operand = To ? parenthesised() : nullptr;
  return Operand ? converted(Operand, *To, Tokens[First].At) : nullptr;
}

Expr *TokenParser::reference(llvm::ArrayRef<const IdentifierInfo *> Path, std::size_t Last) {
  const ValueDecl *Constant = Names.constant(Path, Context);
  bool Qualified = Path.size() > 1;
  if (!Constant || (!Qualified && isHidden(Path.back(), *Constant, Last)))
    return nullptr;
  return DeclRefExpr::Create(Context, NestedNameSpecifierLoc(), SourceLocation(),
                             const_cast<ValueDecl *>(Constant), false, Tokens[Last].At,
                             Constant->getType(), isa<VarDecl>(Constant) ? VK_LValue : VK_PRValue);
}

/// The number that \p Spelling is, without its suffix; nothing for one with a fraction.
static std::optional<std::uint64_t> valueOf(llvm::StringRef Spelling) {
  std::string Digits;
  for (char C : Spelling)
    if (C != '\'')
      Digits += C;
  llvm::StringRef Text = Digits;
  if (!Text.consume_back_insensitive("i64"))
    Text = Text.rtrim("uUlLzZ");
  std::uint64_t Number = 0;
  return Text.getAsInteger(0, Number) ? std::nullopt : std::optional(Number);
}

Expr *TokenParser::number() {
  SourceLocation At = Tokens[Next++].At;
  const SourceManager &SM = Context.getSourceManager();
  llvm::SmallString<32> Buffer;
  llvm::StringRef Spelling =
      Lexer::getSpelling(SM.getSpellingLoc(At), Buffer, SM, Context.getLangOpts());
  std::optional<std::uint64_t> Number = valueOf(Spelling);
  if (!Number)
    return nullptr;
  bool Unsigned = Spelling.starts_with_insensitive("0x") || Spelling.contains_insensitive("u");
  QualType T = *Number <= INT32_MAX                ? Context.IntTy
               : *Number <= UINT32_MAX && Unsigned ? Context.UnsignedIntTy
               : *Number <= INT64_MAX && !Unsigned ? Context.LongLongTy
                                                   : Context.UnsignedLongLongTy;
  return IntegerLiteral::Create(Context, llvm::APInt(Context.getIntWidth(T), *Number), T, At);
}

// --- types ---

/// \p E with what stands in front of it, a cast or a qualifier. Readers of values look through
/// casts; only null pointers are told from zeros.
Expr *TokenParser::converted(Expr *E, Cast To, SourceLocation Begin) {
  QualType T = To.ToPointer ? Context.VoidPtrTy : E->getType();
  return CStyleCastExpr::Create(Context, T, To.ToPointer ? VK_PRValue : E->getValueKind(),
                                To.ToPointer ? CK_IntegralToPointer : CK_NoOp, E, nullptr,
                                FPOptionsOverride(), Context.getTrivialTypeSourceInfo(T, Begin),
                                Begin, Begin);
}

/// The type that numbers like \p E are computed in; none for what is no number.
QualType TokenParser::arithmeticType(const Expr *E) const {
  QualType T = E->getType();
  if (!T->isIntegralOrUnscopedEnumerationType())
    return {};
  unsigned Width = Context.getIntWidth(T);
  if (Width <= 32)
    return Width == 32 && T->isUnsignedIntegerOrEnumerationType() ? Context.UnsignedIntTy
                                                                  : Context.IntTy;
  return T->isUnsignedIntegerOrEnumerationType() ? Context.UnsignedLongLongTy : Context.LongLongTy;
}

Expr *TokenParser::promoted(Expr *E, QualType T) {
  if (E->isGLValue())
    E = ImplicitCastExpr::Create(Context, E->getType().getUnqualifiedType(), CK_LValueToRValue, E,
                                 nullptr, VK_PRValue, FPOptionsOverride());
  return ImplicitCastExpr::Create(Context, T, CK_IntegralCast, E, nullptr, VK_PRValue,
                                  FPOptionsOverride());
}

/// What \p Id names, if that is a type of the global namespace.
std::optional<TokenParser::Cast> TokenParser::typeNamed(const IdentifierInfo *Id) const {
  if (!Id)
    return std::nullopt;
  for (const NamedDecl *D : Context.getTranslationUnitDecl()->lookup(Id))
    if (auto *Alias = dyn_cast<TypedefNameDecl>(D))
      return Cast{true, Alias->getUnderlyingType()->isPointerType()};
    else if (isa<TypeDecl>(D))
      return Cast{true, false};
  return std::nullopt;
}

/// Whether an operand, and nothing else, begins with the token \p I.
bool TokenParser::beginsOperand(std::size_t I) const {
  return I < End && (Tokens[I].Says || Tokens[I].Kind == tok::tilde ||
                     Tokens[I].Kind == tok::kw_nullptr || Tokens[I].Kind == tok::kw___null);
}

/// The type of a cast, if that is what stands between the parentheses \p From - 1 and \p To.
TokenParser::Cast TokenParser::castBetween(std::size_t From, std::size_t To) const {
  bool Star = false, Word = false;
  unsigned Names = 0;
  for (std::size_t I = From; I < To; ++I) {
    tok::TokenKind K = Tokens[I].Kind;
    if (K == tok::star)
      Star = true;
    else if (Star && K != tok::kw_const) // an operand of a product
      return {};
    else if (isTypeWord(K) || K == tok::kw_struct || K == tok::kw_enum)
      Word = true;
    else if (K == tok::identifier)
      ++Names;
    else if (K != tok::coloncolon && K != tok::kw_const)
      return {};
  }
  if (Word || (Star && Names))
    return {true, Star};
  if (Names == 1 && To == From + 1)
    if (std::optional<Cast> Named = typeNamed(Tokens[From].Id))
      return *Named;
  return {Names > 0 && beginsOperand(To + 1), false};
}

} // namespace comsec::facts
