// What the statement around an expression does with the expression's value.
#pragma once

#include "checks/facts/Facts.h"

#include "llvm/ADT/SmallVector.h"

namespace clang {
class ASTContext;
class Expr;
class Stmt;
class ValueDecl;
} // namespace clang

namespace comsec::facts {

enum class Reading {
  None,    ///< a statement of its own, or only stored
  Ignored, ///< thrown away in so many words: cast to void, std::ignore
  Truth,   ///< asked whether it is zero, as a truth value
  Code,    ///< compared with one number of many
  Test,    ///< compared with zero, by order, or in a switch
  Passed,  ///< given to others: returned, an argument, calculated with
  Escapes, ///< not the value but its place is given to others, who may read and write it
};

/// An assignment or initialisation.
struct Store {
  const clang::ValueDecl *Into = nullptr; ///< a variable, or a member of this object; else null
  const clang::Stmt *By = nullptr;        ///< the assignment; null for an initialiser
};

struct Treatment {
  Reading How = Reading::None;
  llvm::SmallVector<Store, 1> Stores;
  std::vector<std::int64_t>
      Compared; ///< with which numbers, == != and switch; see Outcome::Compared
};

Treatment treatmentOf(const clang::Expr &Value, clang::ASTContext &Context);

/// The variable, or member of this object, that \p E names; else null.
const clang::ValueDecl *storageNamed(const clang::Expr &E);

/// The same in the words of facts: Used, Discarded or Ignored. Used, too, where it is stored.
ResultUse resultUse(const clang::Expr &Call, clang::ASTContext &Context);

} // namespace comsec::facts
