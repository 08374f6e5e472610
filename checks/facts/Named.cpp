#include "checks/facts/Named.h"

#include "checks/facts/Graph.h"
#include "checks/knowledge/Knowledge.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace comsec::facts {

static bool givesPointer(const CXXMethodDecl &M) {
  if (isa<CXXConversionDecl>(M))
    return true;
  return M.getIdentifier() && knowledge::isHolderPart(knowledge::HolderPart::PointerMethod,
                                                      {M.getName().data(), M.getName().size()});
}

/// The object of which \p E gives the address, the pointer, or what is behind it; else null.
static const Expr *inner(const Expr *E) {
  if (auto *Unary = dyn_cast<UnaryOperator>(E))
    return Unary->getOpcode() == UO_AddrOf || Unary->getOpcode() == UO_Deref ? Unary->getSubExpr()
                                                                             : nullptr;
  if (auto *Operator = dyn_cast<CXXOperatorCallExpr>(E)) {
    OverloadedOperatorKind Kind = Operator->getOperator();
    bool Passes = Kind == OO_Amp || Kind == OO_Star || Kind == OO_Arrow;
    return Passes && Operator->getNumArgs() == 1 ? Operator->getArg(0) : nullptr;
  }
  if (auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
    const CXXMethodDecl *M = Call->getMethodDecl();
    return M && Call->getNumArgs() == 0 && givesPointer(*M) ? Call->getImplicitObjectArgument()
                                                            : nullptr;
  }
  return nullptr;
}

std::string variableOf(const Expr &Whole) {
  const Expr *E = Whole.IgnoreParenCasts()->IgnoreImplicit();
  while (const Expr *Inner = inner(E))
    E = Inner->IgnoreParenCasts()->IgnoreImplicit();
  if (auto *Ref = dyn_cast<DeclRefExpr>(E))
    return isa<VarDecl>(Ref->getDecl()) ? usrOf(*Ref->getDecl()) : std::string();
  if (auto *Member = dyn_cast<MemberExpr>(E))
    return isa<FieldDecl>(Member->getMemberDecl()) ? usrOf(*Member->getMemberDecl())
                                                   : std::string();
  return {};
}

} // namespace comsec::facts
