// What a unit names that tells a process's role, or how it treats files.
#pragma once

#include "checks/facts/Facts.h"
#include "checks/knowledge/Files.h"

#include "llvm/ADT/StringRef.h"

#include <set>

namespace clang {
class ASTContext;
class Expr;
} // namespace clang

namespace comsec::facts {

class Flows;
class Places;

class Uses {
public:
  Uses(clang::ASTContext &Context, const Places &Where, Flows &Ways)
      : Context(Context), Where(Where), Ways(Ways) {}

  /// \p E is a use of \p Name; nothing is kept of a name that tells no role.
  void add(UseKind Kind, std::string Name, const clang::Expr &E);

  /// The same for \p Text, if it is a sign of Files.def.
  void addFileSign(knowledge::FileSignKind Kind, llvm::StringRef Text, const clang::Expr &E);

  /// A macro of the SDK is used at \p At.
  void addConstant(std::string Name, const Range &At);

  /// In their order. Of each sign of files one in a function: each tells the same.
  std::vector<Use> take() const;

private:
  void keep(UseKind Kind, std::string Name, const clang::Expr &E);

  clang::ASTContext &Context;
  const Places &Where;
  Flows &Ways;
  std::set<Use> All;
};

} // namespace comsec::facts
