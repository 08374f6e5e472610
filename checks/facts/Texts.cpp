#include "checks/facts/Texts.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/StringSwitch.h"

using namespace clang;

namespace comsec::facts {

static bool isText(const Expr &E) {
  QualType T = E.getType();
  if (T->isArrayType())
    return T->getArrayElementTypeNoTypeQual()->isAnyCharacterType();
  return T->isPointerType() && T->getPointeeType()->isAnyCharacterType();
}

/// Classes whose objects hold just the text that they are made of.
static bool holdsText(const CXXRecordDecl &Class) {
  return Class.getIdentifier() && llvm::StringSwitch<bool>(Class.getName())
                                      .Cases({"_bstr_t", "CComBSTR", "CStringT"}, true)
                                      .Cases({"basic_string", "basic_string_view"}, true)
                                      .Default(false);
}

static bool isNamed(const FunctionDecl *F, llvm::StringRef Name) {
  return F && F->getIdentifier() && F->getName() == Name;
}

/// One step towards the source of the text; null when \p E is no copy.
static const Expr *source(const Expr &E) {
  if (auto *Call = dyn_cast<CXXMemberCallExpr>(&E)) {
    const CXXMethodDecl *M = Call->getMethodDecl();
    bool Gives = M && (isa<CXXConversionDecl>(M) || isNamed(M, "c_str") || isNamed(M, "data"));
    return Gives && holdsText(*M->getParent()) ? Call->getImplicitObjectArgument() : nullptr;
  }
  if (auto *Made = dyn_cast<CXXConstructExpr>(&E)) {
    bool Whole = Made->getNumArgs() >= 1 && holdsText(*Made->getConstructor()->getParent());
    for (unsigned I = 1; I < Made->getNumArgs(); ++I)
      Whole &= isa<CXXDefaultArgExpr>(Made->getArg(I));
    return Whole ? Made->getArg(0) : nullptr;
  }
  if (auto *Call = dyn_cast<CallExpr>(&E))
    return isNamed(Call->getDirectCallee(), "SysAllocString") && Call->getNumArgs() == 1
               ? Call->getArg(0)
               : nullptr;
  return nullptr;
}

const Expr &copiedText(const Expr &Whole) {
  const Expr *Found = &Whole;
  const Expr *E = Whole.IgnoreParenCasts()->IgnoreImplicit();
  while (const Expr *From = source(*E)) {
    E = From->IgnoreParenCasts()->IgnoreImplicit();
    if (isText(*E))
      Found = E;
  }
  return *Found;
}

} // namespace comsec::facts
