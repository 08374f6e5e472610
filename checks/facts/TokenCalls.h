// Calls in code that the compiler dropped, read from the live tokens: what a body lost that belongs
// to a class nobody declares.
#pragma once

#include "checks/facts/Facts.h"
#include "checks/facts/Places.h"
#include "checks/facts/TokenExpressions.h"
#include "checks/facts/Values.h"

#include "llvm/ADT/ArrayRef.h"

namespace clang {
class ASTContext;
class FunctionDecl;
} // namespace clang

namespace comsec::facts {

class TokenCalls {
public:
  /// \p Bodies: the functions that the compiler has understood at least in part.
  TokenCalls(clang::ASTContext &Context, const Places &Where, ValueReader &Reader,
             const OwnTokens &Tokens, const OwnNames &Names,
             llvm::ArrayRef<const clang::FunctionDecl *> Bodies)
      : Context(Context), Where(Where), Reader(Reader), Tokens(Tokens), Names(Names),
        Bodies(Bodies), Parser(Context, Tokens, Names) {}

  /// The calls that \p Lost names, each in front of a parenthesis. Nothing for a name that is, or
  /// may be, no call of the API: a declaration, a function of the project's own of that name,
  /// something with other arguments.
  std::vector<std::optional<Call>> read(llvm::ArrayRef<TokenLog::Mention> Lost);

private:
  /// The tokens of an argument, the last one included.
  struct Slot {
    std::size_t First, Last;
  };

  bool standsAsCall(std::size_t Name) const;
  std::optional<Call> read(std::size_t Name);
  std::optional<std::vector<Slot>> slots(std::size_t Open, std::size_t Close) const;
  Argument argument(const Slot &S, const clang::FunctionDecl *Callee, unsigned Index);
  const clang::FunctionDecl *enclosing(std::size_t At) const;

  clang::ASTContext &Context;
  const Places &Where;
  ValueReader &Reader;
  const OwnTokens &Tokens;
  const OwnNames &Names;
  llvm::ArrayRef<const clang::FunctionDecl *> Bodies;
  TokenParser Parser;
};

} // namespace comsec::facts
