// What becomes of a call's result in the function around the call: whether somebody reads the
// variable that takes it, how, and on every way or not.
#pragma once

#include "checks/facts/Facts.h"

namespace clang {
class ASTContext;
class Expr;
class FunctionDecl;
} // namespace clang

namespace comsec::facts {

class Flows;

struct Outcome {
  ResultUse Use = ResultUse::Used;
  /// The numbers that the function compares the result with (==, !=, switch), or copies of it;
  /// assertions left out. Sorted; codes of 32 bits are signed: RPC_E_TOO_LATE is -2147417831.
  std::vector<std::int64_t> Compared;
  bool Unread = false; ///< code that the compiler dropped names a variable that holds the result
};

/// The outcome of \p Call in the body of \p In (null: namespace scope). A result that others can
/// reach, or whose ways cannot be followed, is Used.
Outcome outcomeOf(const clang::Expr &Call, const clang::FunctionDecl *In,
                  clang::ASTContext &Context, Flows &Ways);

} // namespace comsec::facts
