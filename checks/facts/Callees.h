// What a call calls: the API of the knowledge tables behind a callee, in C++ and in C.
#pragma once

#include "checks/facts/Facts.h"
#include "checks/knowledge/Knowledge.h"

#include "clang/Basic/SourceLocation.h"

#include <vector>

namespace clang {
class CallExpr;
class Expr;
class FunctionDecl;
class NamedDecl;
class RecoveryExpr;
} // namespace clang

namespace comsec::facts {

/// A call of an API, its arguments in the documented order (no object pointer in front).
struct ApiCall {
  const knowledge::Api *Api = nullptr;
  CallForm Form = CallForm::Direct;
  clang::SourceLocation Name; ///< where the API is named
  std::vector<const clang::Expr *> Arguments;
  const clang::Expr *Object = nullptr; ///< whose method is called; null for a function

  explicit operator bool() const { return Api != nullptr; }
};

ApiCall apiCall(const clang::CallExpr &Call);

/// The compiler gave up on the call (an undeclared name among the arguments, too few of them …),
/// yet its parts are there: the callee first, then the arguments.
ApiCall apiCall(const clang::RecoveryExpr &Broken);

/// The name under which knowledge/Events.def knows what \p Call calls: "CoRevertToSelf",
/// "IWbemServices::GetObject"; empty when the call is no event.
std::string eventCalled(const clang::CallExpr &Call);

/// "IWbemServices::GetObject" when \p Call calls a method of an interface that tells a role, in C++
/// or through a C vtable; empty otherwise.
std::string interfaceMethod(const clang::CallExpr &Call);

/// The class named by __uuidof, also in the form that mingw's headers give it; null for another
/// call.
const clang::NamedDecl *uuidofClass(const clang::CallExpr &Call);

} // namespace comsec::facts
