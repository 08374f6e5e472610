// Objects that impersonate or revert when they are made, used or destroyed (Wrappers.def).
#pragma once

#include <string>

namespace clang {
class CXXRecordDecl;
class FunctionDecl;
class QualType;
} // namespace clang

namespace comsec::facts {

/// What an object of some class does when it dies.
struct GuardClass {
  bool Is = false;
  bool Armed = false; ///< when it is made without arguments
  std::string Event;  ///< an event's name; empty with a lambda
  const clang::FunctionDecl *Lambda = nullptr;
};

/// Looks through holders: std::optional<guard> is a guard that is idle at first, as is a
/// std::variant whose first class it is not.
GuardClass guardClass(clang::QualType T);
GuardClass guardClass(const clang::CXXRecordDecl &C);

} // namespace comsec::facts
