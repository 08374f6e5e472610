// Listens to the preprocessor: which API names stand in live code, which headers are missing, which
// constants of the role tables are named. What the AST later lacks of it has been lost.
#pragma once

#include "clang/Basic/SourceLocation.h"

#include <set>
#include <string>
#include <vector>

namespace clang {
class Preprocessor;
} // namespace clang

namespace comsec::facts {

struct TokenLog {
  struct Mention {
    std::string Name;
    clang::SourceLocation Where;
  };
  std::vector<Mention> Calls;     ///< a distinctive API's name in front of a parenthesis
  std::vector<Mention> Constants; ///< macros that tell a role
  std::vector<Mention> Missing;   ///< headers
  std::set<std::string> Sought;   ///< names of knowledge::isSought, also inside string literals
  std::int64_t Target = 0;        ///< _WIN32_WINNT, as it was defined last; 0: not a number
};

/// Fills \p Log while \p PP runs; \p Log must live as long as \p PP.
void watchTokens(clang::Preprocessor &PP, bool SkipMissing, TokenLog &Log);

} // namespace comsec::facts
