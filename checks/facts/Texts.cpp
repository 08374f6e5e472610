#include "checks/facts/Texts.h"

#include "checks/facts/Expressions.h"
#include "checks/knowledge/Knowledge.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace comsec::facts {

using knowledge::HolderPart;

static bool isText(const Expr &E, const ASTContext &Context) {
  QualType T = E.getType();
  if (T.isNull()) // the compiler could not read it
    return false;
  if (const ArrayType *Array = Context.getAsArrayType(T))
    return isCharacter(Array->getElementType(), Context);
  return T->isPointerType() && isCharacter(T->getPointeeType(), Context);
}

static bool is(HolderPart Kind, const NamedDecl *D) {
  return D && D->getIdentifier() &&
         knowledge::isHolderPart(Kind, {D->getName().data(), D->getName().size()});
}

/// One step towards the source of the text; null when \p E is no copy.
static const Expr *source(const Expr &E) {
  if (auto *Call = dyn_cast<CXXMemberCallExpr>(&E))
    return givesText(E) ? Call->getImplicitObjectArgument() : nullptr;
  if (auto *Made = dyn_cast<CXXConstructExpr>(&E)) {
    bool Whole =
        Made->getNumArgs() >= 1 && is(HolderPart::TextClass, Made->getConstructor()->getParent());
    for (unsigned I = 1; I < Made->getNumArgs(); ++I)
      Whole &= isa<CXXDefaultArgExpr>(Made->getArg(I));
    return Whole ? Made->getArg(0) : nullptr;
  }
  // A constant object keeps the text that it began with.
  if (auto *Ref = dyn_cast<DeclRefExpr>(&E)) {
    auto *V = dyn_cast<VarDecl>(Ref->getDecl());
    bool Constant = V && V->getType().isConstQualified() &&
                    is(HolderPart::TextClass, V->getType()->getAsRecordDecl());
    return Constant ? V->getInit() : nullptr;
  }
  if (auto *Call = dyn_cast<CallExpr>(&E))
    return is(HolderPart::TextFunction, Call->getDirectCallee()) && Call->getNumArgs() == 1
               ? Call->getArg(0)
               : nullptr;
  return nullptr;
}

bool givesText(const Expr &E) {
  auto *Call = dyn_cast<CXXMemberCallExpr>(&E);
  const CXXMethodDecl *M = Call ? Call->getMethodDecl() : nullptr;
  bool Gives = M && (isa<CXXConversionDecl>(M) || is(HolderPart::TextMethod, M));
  return Gives && is(HolderPart::TextClass, M->getParent());
}

const DeclRefExpr *changingText(const Expr &E) {
  auto *Call = givesText(E) ? cast<CXXMemberCallExpr>(&E) : nullptr;
  auto *Ref =
      Call ? dyn_cast<DeclRefExpr>(Call->getImplicitObjectArgument()->IgnoreParenCasts()) : nullptr;
  auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return V && V->isLocalVarDecl() && !V->isStaticLocal() && !V->getType()->isReferenceType()
             ? Ref
             : nullptr;
}

bool joinsTexts(const CallExpr &Call) {
  auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
  return Operator && Operator->getOperator() == OO_Plus && Operator->getNumArgs() == 2 &&
         is(HolderPart::TextClass, Call.getType()->getAsRecordDecl());
}

const Expr &copiedText(const Expr &Whole, const ASTContext &Context) {
  const Expr *Found = &Whole;
  const Expr *E = Whole.IgnoreParenCasts()->IgnoreImplicit();
  while (const Expr *From = source(*E)) {
    E = From->IgnoreParenCasts()->IgnoreImplicit();
    if (isText(*E, Context))
      Found = E;
  }
  return *Found;
}

} // namespace comsec::facts
