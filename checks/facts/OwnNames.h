// Constants and functions of the project by their names alone: what dropped code may mean by one.
#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"

namespace clang {
class ASTContext;
class IdentifierInfo;
class NamedDecl;
class ValueDecl;
} // namespace clang

namespace comsec::facts {

/// What the project's files declare outside of functions, by name.
class OwnNames {
public:
  void add(const clang::NamedDecl &D);

  /// Whether something beside a global function is called \p Id: a method, a function in a
  /// namespace.
  bool isNamesake(const clang::IdentifierInfo &Id) const;

  /// The constant that \p Path, a name behind its qualifiers, can only mean: an enumerator, or a
  /// variable that is constant and initialised. Null when there is none or more than one.
  const clang::ValueDecl *constant(llvm::ArrayRef<const clang::IdentifierInfo *> Path,
                                   const clang::ASTContext &Context) const;

private:
  using Declarations = llvm::SmallVector<const clang::ValueDecl *, 1>;
  llvm::DenseMap<const clang::IdentifierInfo *, Declarations> ByName;
};

} // namespace comsec::facts
