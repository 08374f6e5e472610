#include "checks/facts/OwnNames.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace comsec::facts {

void OwnNames::add(const NamedDecl &D) {
  auto *Named = dyn_cast<ValueDecl>(&D);
  if (!Named || !D.getIdentifier() || isa<ParmVarDecl>(D) ||
      D.getDeclContext()->isFunctionOrMethod())
    return;
  Declarations &Known = ByName[D.getIdentifier()];
  auto *First = cast<ValueDecl>(D.getCanonicalDecl());
  if (!llvm::is_contained(Known, First))
    Known.push_back(First);
}

bool OwnNames::isNamesake(const IdentifierInfo &Id) const {
  return llvm::any_of(ByName.lookup(&Id), [](const ValueDecl *D) {
    return !isa<FunctionDecl>(D) || !D->getDeclContext()->getRedeclContext()->isTranslationUnit();
  });
}

/// \p D itself, or the declaration of it that has the initialiser, if it is a constant; else null.
static const ValueDecl *asConstant(const ValueDecl *D) {
  if (isa<EnumConstantDecl>(D))
    return D;
  auto *V = dyn_cast<VarDecl>(D);
  if (!V || V->getDeclContext()->isDependentContext())
    return nullptr;
  bool Fixed = V->isConstexpr() || V->getType().isConstQualified();
  const Expr *Init = V->getAnyInitializer();
  return Fixed && Init && !Init->isValueDependent() ? V : nullptr;
}

static bool endsWith(const NamedDecl &D, llvm::ArrayRef<const IdentifierInfo *> Path) {
  std::string Written;
  for (const IdentifierInfo *Id : Path)
    Written += "::" + Id->getName().str();
  return llvm::StringRef("::" + D.getQualifiedNameAsString()).ends_with(Written);
}

const ValueDecl *OwnNames::constant(llvm::ArrayRef<const IdentifierInfo *> Path,
                                    const ASTContext &Context) const {
  const ValueDecl *Meant = nullptr;
  for (const ValueDecl *D : ByName.lookup(Path.back())) {
    if (!endsWith(*D, Path))
      continue;
    if (Meant) // one of them, and nobody knows which
      return nullptr;
    Meant = D;
  }
  // A class's own name may mean another class's here, which dropped code belongs to.
  if (Meant && (Path.size() > 1 || Meant->getDeclContext()->getRedeclContext()->isFileContext()))
    return asConstant(Meant);
  if (Meant || Path.size() > 1)
    return nullptr;
  auto Found = Context.getTranslationUnitDecl()->lookup(Path.back());
  auto *Only = Found.isSingleResult() ? dyn_cast<ValueDecl>(Found.front()) : nullptr;
  return Only ? asConstant(Only) : nullptr;
}

} // namespace comsec::facts
