// The GUIDs that a unit spells out: what joins its code with the registration of its classes.
#pragma once

#include "checks/facts/Facts.h"

#include <set>

namespace clang {
class CXXRecordDecl;
class InitListExpr;
class StringLiteral;
} // namespace clang

namespace comsec::facts {

class Places;

class Guids {
public:
  explicit Guids(const Places &Where) : Where(Where) {}

  /// "CLSID\\{…}", or a GUID without braces that is all of the text.
  void addText(const clang::StringLiteral &Text);
  /// The value of a GUID: DEFINE_GUID, {0x5b0e1f63, 0x3c1a, …}.
  void addList(const clang::InitListExpr &List);
  /// class __declspec(uuid("…")) Files, also where it is only declared. Interfaces are left out.
  void addClass(const clang::CXXRecordDecl &Class);

  /// Sorted; each text and class at its first place.
  std::vector<Guid> take() const;

private:
  void add(llvm::StringRef Bare, std::string Class, clang::SourceRange At);

  const Places &Where;
  std::set<Guid> All;
};

} // namespace comsec::facts
