// Reads expressions as values: constants with the names that people gave them, and what stands
// between. What cannot be read is Unknown with a reason, never 0.
#pragma once

#include "checks/facts/Facts.h"
#include "checks/facts/Flow.h"
#include "checks/facts/Places.h"

#include <set>

namespace clang {
class ASTContext;
class ArraySubscriptExpr;
class CallExpr;
class DeclRefExpr;
class Expr;
class FunctionDecl;
class Stmt;
class VarDecl;
} // namespace clang

namespace comsec::facts {

/// Whether \p V says all there is to know of it.
inline bool isConstant(const Value &V) {
  return V.Kind == ValueKind::Integer || V.Kind == ValueKind::Null || V.Kind == ValueKind::String;
}

class ValueReader {
public:
  ValueReader(clang::ASTContext &Context, const Places &Where, Flows &Ways)
      : Context(Context), Where(Where), Ways(Ways) {}

  /// The value of \p E where it is evaluated at statement \p At of \p In (null at namespace scope).
  Value read(const clang::Expr *E, const clang::Stmt *At, const clang::FunctionDecl *In);

  /// The value of what the pointer \p E leads to, where \p E is evaluated.
  Value readPointee(const clang::Expr &E, const clang::FunctionDecl *In);

  /// The value of something that no header declares: unknown, but with its name.
  static Value undeclared(std::string Source, Range At);

  /// objectOf, where a local pointer that can only lead to one object stands for that object.
  std::string object(const clang::Expr &E, const clang::Stmt *At, const clang::FunctionDecl *In);

  /// The objects that \p E may be, where a local pointer leads to more than one.
  std::vector<std::string> anyOf(const clang::Expr &E, const clang::Stmt *At,
                                 const clang::FunctionDecl *In);

  /// A structure of the knowledge tables that is copied: the address of what it is copied from.
  Value structure(const clang::Expr &E, const clang::Stmt *At, const clang::FunctionDecl *In);

private:
  Value readWithin(const clang::Expr *E, const clang::Stmt *At, const clang::FunctionDecl *In);
  Value readCall(const clang::CallExpr &Call, const clang::Stmt *At, const clang::FunctionDecl *In);
  Value readVariable(const clang::DeclRefExpr &Ref, const clang::VarDecl &V, const clang::Stmt *At,
                     const clang::FunctionDecl *In);
  Value readCaptured(const clang::DeclRefExpr &Ref, const clang::VarDecl &V,
                     const clang::FunctionDecl *In);
  Value readElement(const clang::ArraySubscriptExpr &Subscript);
  Value readLocal(const clang::VarDecl &V, const clang::Stmt *At, const clang::FunctionDecl &In,
                  Range Use);
  Value readDefinition(const Definition &D, const clang::VarDecl &V, const clang::FunctionDecl &In);
  Value readCondition(const clang::Expr *Condition, const clang::Expr *True,
                      const clang::Expr *False, const clang::Stmt *At,
                      const clang::FunctionDecl *In);
  Value integer(const clang::Expr *E, std::int64_t Number);
  Value unknown(const clang::Expr *E, std::string Reason);
  std::string spelled(const clang::Expr *E) const;
  void nameByMacros(const clang::Expr *E, Value &V);

  /// Values are read so far and no further: a sum of variables that are sums themselves doubles the
  /// work with each one, and two constants can be initialised with each other.
  static constexpr unsigned MaxSteps = 500;
  static constexpr unsigned MaxDepth = 200;

  clang::ASTContext &Context;
  const Places &Where;
  Flows &Ways;
  /// Variables being read: a value that depends on itself is unknown. With the statement, since an
  /// assignment like `Flags = Flags | X` reads the value before it.
  std::set<std::pair<const clang::VarDecl *, const clang::Stmt *>> Reading;
  unsigned Depth = 0; ///< of the expressions being read
  unsigned Steps = 0; ///< expressions read since Depth was 0
};

} // namespace comsec::facts
