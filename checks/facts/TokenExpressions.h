// Expressions that the parser never came to, built again from the live tokens. Only what is made of
// constants: which variable a name means in code that was dropped, nobody knows.
#pragma once

#include "checks/facts/OwnNames.h"
#include "checks/facts/Tokens.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"

namespace clang {
class ASTContext;
class Expr;
class IdentifierInfo;
class QualType;
class ValueDecl;
} // namespace clang

namespace comsec::facts {

class TokenParser {
public:
  TokenParser(clang::ASTContext &Context, const OwnTokens &Tokens, const OwnNames &Names)
      : Context(Context), Tokens(Tokens), Names(Names) {}

  /// The tokens from \p From up to \p To: numbers, constants, null pointers, casts, parentheses and
  /// operators of flags. Null when they are, or may be, anything else.
  clang::Expr *parse(std::size_t From, std::size_t To);

  /// The token that closes the parenthesis, brace or bracket at \p Open; nothing when none near
  /// does, or another than there should be.
  static std::optional<std::size_t> closing(const OwnTokens &Tokens, std::size_t Open);

private:
  struct Cast {
    bool Is = false;
    bool ToPointer = false;
  };

  bool at(clang::tok::TokenKind K) const { return Next < End && Tokens[Next].Kind == K; }
  clang::Expr *binary(unsigned LeastRank);
  clang::Expr *unary();
  clang::Expr *primary();
  clang::Expr *parenthesised();
  clang::Expr *namedCast();
  clang::Expr *name();
  clang::Expr *number();
  clang::Expr *reference(llvm::ArrayRef<const clang::IdentifierInfo *> Path, std::size_t Last);
  clang::Expr *converted(clang::Expr *E, Cast To, clang::SourceLocation Begin);
  clang::Expr *promoted(clang::Expr *E, clang::QualType T);
  clang::QualType arithmeticType(const clang::Expr *E) const;
  Cast castBetween(std::size_t From, std::size_t To) const;
  std::optional<Cast> typeNamed(const clang::IdentifierInfo *Id) const;
  bool beginsOperand(std::size_t I) const;
  bool isHidden(const clang::IdentifierInfo *Id, const clang::ValueDecl &D, std::size_t At);

  /// Deeper expressions and longer lists are none that people write.
  static constexpr unsigned MaxDepth = 64;
  static constexpr std::size_t MaxTokens = 20'000;

  clang::ASTContext &Context;
  const OwnTokens &Tokens;
  const OwnNames &Names;
  std::size_t Next = 0, End = 0;
  unsigned Depth = 0;
  /// The tokens that look like a declaration of their name. Made when first asked for.
  std::optional<llvm::DenseMap<const clang::IdentifierInfo *, llvm::SmallVector<std::size_t, 1>>>
      Declarators;
};

} // namespace comsec::facts
