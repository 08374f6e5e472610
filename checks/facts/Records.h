// Where settings are written into a structure of the knowledge tables, such as COAUTHINFO.
#pragma once

#include "checks/knowledge/Knowledge.h"

#include <string>
#include <vector>

namespace clang {
class ASTContext;
class BinaryOperator;
class Expr;
class InitListExpr;
} // namespace clang

namespace comsec::facts {

struct RecordWrite {
  const knowledge::Api *Record = nullptr;  ///< null when no such structure is written
  std::vector<const clang::Expr *> Fields; ///< in the documented order; null: not written here
  const clang::Expr *Written = nullptr;    ///< the list, or what is left of the field's name

  /// What is written, as facts::objectOf.
  std::string object(clang::ASTContext &Context) const;
};

/// All fields; those that the list leaves out are zero.
RecordWrite recordWrite(const clang::InitListExpr &List);

/// "Info.dwAuthnLevel = Level": one field.
RecordWrite recordWrite(const clang::BinaryOperator &Assignment);

} // namespace comsec::facts
