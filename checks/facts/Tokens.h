// Listens to the preprocessor: which API names stand in live code, which headers are missing, which
// constants of the role tables are named. What the AST later lacks of it has been lost.
#pragma once

#include "clang/Basic/SourceLocation.h"
#include "clang/Basic/TokenKinds.h"

#include "llvm/ADT/DenseMap.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace clang {
class IdentifierInfo;
class Preprocessor;
class Token;
} // namespace clang

namespace comsec::facts {

/// The live tokens outside of the system's headers, macros expanded: what the parser has read.
class OwnTokens {
public:
  struct Own {
    const clang::IdentifierInfo *Id = nullptr; ///< of a name that is no keyword
    clang::SourceLocation At;
    clang::tok::TokenKind Kind = clang::tok::unknown;
    bool Says = false; ///< a name or a literal: no mere punctuation
  };

  void add(const clang::Token &T);
  const Own &operator[](std::size_t I) const { return All[I]; }
  std::size_t size() const { return All.size(); }

  /// The number of the token that \p L is the place of.
  std::optional<std::size_t> find(clang::SourceLocation L) const;

private:
  std::vector<Own> All;
  /// Made when first asked for: units without errors need none.
  mutable llvm::DenseMap<clang::SourceLocation, std::size_t> Numbers;
};

struct TokenLog {
  struct Mention {
    std::string Name;
    clang::SourceLocation Where;
  };
  std::vector<Mention> Calls;     ///< a distinctive API's name in front of a parenthesis
  std::vector<Mention> Skipped;   ///< the same in what an #if leaves out
  std::vector<Mention> Constants; ///< macros that tell a role, or how files are treated
  std::vector<Mention> Missing;   ///< headers
  OwnTokens Own;
  std::set<std::string> Sought; ///< names of knowledge::isSought, also inside string literals
  std::int64_t Target = 0;      ///< _WIN32_WINNT, as it was defined last; 0: not a number
};

/// Fills \p Log while \p PP runs; \p Log must live as long as \p PP.
void watchTokens(clang::Preprocessor &PP, bool SkipMissing, TokenLog &Log);

} // namespace comsec::facts
