// The control flow of one function: what can be reached, and which assignments reach a use.
#pragma once

#include "checks/facts/Losses.h"

#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseMap.h"

#include <memory>
#include <string>
#include <vector>

namespace clang {
class ASTContext;
class CallExpr;
class Expr;
class FunctionDecl;
class Stmt;
class VarDecl;
} // namespace clang

namespace comsec::facts {

/// One write of a local variable.
struct Definition {
  const clang::Expr *Value = nullptr; ///< what is assigned; null: not readable, see Unreadable
  /// The operator of a compound assignment (|= gives Value's operator |), else null.
  const clang::Expr *Compound = nullptr;
  std::string Unreadable;                  ///< why Value is null: "set by RegQueryValueExW"
  const clang::CallExpr *Writer = nullptr; ///< the call that sets it, if Value is null
  bool IsParameter = false;                ///< the value that the caller passed
  const clang::Expr *Condition = nullptr;  ///< the branch that leads to this write, if one does
  bool ConditionHolds = true;
};

class Flow {
public:
  /// \p F has a body. A function that clang cannot draw a graph of counts as reachable everywhere.
  /// \p Tokens: those of a unit with errors, else null.
  Flow(const clang::FunctionDecl &F, clang::ASTContext &Context, const OwnTokens *Tokens);

  /// Null when clang cannot draw one.
  const clang::CFG *graph() const { return Graph.get(); }

  const Losses &losses() const { return Lost; }

  /// The graph has a place for \p S.
  bool draws(const clang::Stmt *S) const { return Positions.contains(S); }

  /// False only when constant conditions, jumps or returns keep control from ever reaching \p S.
  bool reachable(const clang::Stmt *S) const;

  /// The writes of local variable or parameter \p V that can be in force at \p At, nearest first.
  /// All writes of the function when \p At is not in the graph.
  std::vector<Definition> definitions(const clang::VarDecl &V, const clang::Stmt *At) const;

private:
  struct Position {
    const clang::CFGBlock *Block = nullptr;
    unsigned Index = 0;
  };

  std::vector<Definition> allDefinitions(const clang::VarDecl &V) const;
  void addCondition(const clang::CFGBlock &From, Definition &D) const;

  Losses Lost;
  std::unique_ptr<clang::CFG> Graph;
  llvm::DenseMap<const clang::Stmt *, Position> Positions;
  std::vector<bool> Reached; ///< by block id
};

/// The flow of every function that is asked for, made once.
class Flows {
public:
  /// \p Tokens as for Flow.
  Flows(clang::ASTContext &Context, const OwnTokens *Tokens) : Context(Context), Tokens(Tokens) {}

  /// Null for a function without a body here, and for a template's pattern: clang draws no graph of
  /// one.
  const Flow *of(const clang::FunctionDecl &F);

  /// False only when control can never reach \p S in \p In (null: namespace scope).
  bool live(const clang::Stmt &S, const clang::FunctionDecl *In);

private:
  clang::ASTContext &Context;
  const OwnTokens *Tokens;
  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<Flow>> Known;
};

} // namespace comsec::facts
