// Levels of impersonation: which expressions name one, which calls read one from a token, and where
// the code compares levels. Two enumerations have the same four levels under different numbers, so
// that only the names tell which is meant.
#pragma once

#include "checks/facts/Facts.h"

#include "clang/ASTMatchers/ASTMatchFinder.h"

namespace clang {
class BinaryOperator;
class CallExpr;
class Expr;
class SwitchStmt;
class VarDecl;
} // namespace clang

namespace comsec::facts {

class Flows;
class Places;
class ValueReader;

/// The name of the level that \p E is, also by a constant or macro of the project's own:
/// "SecurityIdentification", "RPC_C_IMP_LEVEL_IDENTIFY". Empty for any other expression.
std::string levelConstant(const clang::Expr &E, const Places &Where);

/// Whether \p Call puts the level of a token into \p V.
bool readsTokenLevel(const clang::CallExpr &Call, const clang::VarDecl &V);

/// Collects the LevelTests of a unit.
class LevelTests : public clang::ast_matchers::MatchFinder::MatchCallback {
public:
  LevelTests(clang::ASTContext &Context, const Places &Where, ValueReader &Reader, Flows &Ways)
      : Context(Context), Where(Where), Reader(Reader), Ways(Ways) {}

  void addMatchers(clang::ast_matchers::MatchFinder &Finder);
  void run(const clang::ast_matchers::MatchFinder::MatchResult &Match) override;
  std::vector<LevelTest> take();

private:
  void addComparison(const clang::BinaryOperator &Comparison);
  void addSwitch(const clang::SwitchStmt &Switch);
  void add(LevelTest Test, const clang::Expr &Level, const clang::Expr &At);

  clang::ASTContext &Context;
  const Places &Where;
  ValueReader &Reader;
  Flows &Ways;
  std::vector<LevelTest> Found;
};

} // namespace comsec::facts
