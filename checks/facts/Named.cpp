#include "checks/facts/Named.h"

#include "checks/facts/Flow.h"
#include "checks/facts/Graph.h"
#include "checks/knowledge/Knowledge.h"

#include "clang/AST/DeclTemplate.h"
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

static bool isUnknown(const RecordDecl &R) {
  return R.getIdentifier() && R.getName() == "IUnknown";
}

static bool isInterface(const RecordDecl &R) {
  auto HasTable = [](const FieldDecl *F) { return F->getName() == "lpVtbl"; }; // C
  if (isUnknown(R) || llvm::any_of(R.fields(), HasTable))
    return true;
  auto *Class = dyn_cast<CXXRecordDecl>(&R);
  return Class && Class->hasDefinition() &&
         !Class->forallBases([](const CXXRecordDecl *Base) { return !isUnknown(*Base); });
}

bool mayHoldProxy(QualType T) {
  T = T.getNonReferenceType();
  while (T->isPointerType())
    T = T->getPointeeType();
  const RecordDecl *R = T->getAsRecordDecl();
  if (!R || isInterface(*R))
    return R != nullptr;
  auto *Holder = dyn_cast<ClassTemplateSpecializationDecl>(R);
  return Holder && Holder->getTemplateArgs().size() &&
         Holder->getTemplateArgs()[0].getKind() == TemplateArgument::Type &&
         mayHoldProxy(Holder->getTemplateArgs()[0].getAsType());
}

/// Whether \p P is another name for what the caller gives: a reference, or a pointer that nothing
/// in the function can change.
static bool stands(const ParmVarDecl &P, const Flow *Way) {
  if (P.getType()->isReferenceType())
    return true;
  if (!P.getType()->isPointerType() || !Way)
    return false;
  std::vector<Definition> Writes = Way->definitions(P, nullptr);
  return Writes.size() == 1 && Writes.front().IsParameter;
}

std::vector<std::string> proxyParameters(const FunctionDecl &F, Flows &Ways) {
  std::vector<std::string> Usrs;
  for (const ParmVarDecl *P : F.parameters())
    Usrs.push_back(mayHoldProxy(P->getType()) && stands(*P, Ways.of(F)) ? usrOf(*P)
                                                                        : std::string());
  if (llvm::all_of(Usrs, [](const std::string &Usr) { return Usr.empty(); }))
    Usrs.clear(); // as in most functions
  return Usrs;
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
