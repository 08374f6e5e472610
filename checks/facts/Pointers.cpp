#include "checks/facts/Pointers.h"

#include "checks/facts/Expressions.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace comsec::facts {

static const knowledge::Api *findFunction(llvm::StringRef Name) {
  // C++ exports carry their types:
  // "?CreateVssBackupComponents@@YAJPEAPEAVIVssBackupComponents@@@Z".
  if (Name.consume_front("?"))
    Name = Name.take_until([](char C) { return C == '@'; });
  return knowledge::findFunction({Name.data(), Name.size()});
}

/// What a type says by itself: decltype(&CoInitializeSecurity).
static const knowledge::Api *named(QualType T) {
  const DecltypeType *Decltype = T->getAs<DecltypeType>();
  if (!Decltype && T->isPointerType()) // decltype(CoInitializeSecurity) *
    Decltype = T->getPointeeType()->getAs<DecltypeType>();
  if (!Decltype)
    return nullptr;
  const Expr *E = Decltype->getUnderlyingExpr()->IgnoreParenCasts();
  if (auto *Unary = dyn_cast<UnaryOperator>(E); Unary && Unary->getOpcode() == UO_AddrOf)
    E = Unary->getSubExpr()->IgnoreParenCasts();
  auto *Ref = dyn_cast<DeclRefExpr>(E);
  auto *F = Ref ? dyn_cast<FunctionDecl>(Ref->getDecl()) : nullptr;
  return F && F->getIdentifier() ? findFunction(F->getName()) : nullptr;
}

/// The API whose name is among the arguments: GetProcAddress and whatever a project puts around it.
static const knowledge::Api *askedFor(const CallExpr &Call) {
  for (const Expr *Argument : Call.arguments())
    if (auto *Literal = dyn_cast<StringLiteral>(Argument->IgnoreParenCasts()))
      if (Literal->getCharByteWidth() == 1)
        if (const knowledge::Api *A = findFunction(Literal->getString()))
          return A;
  return nullptr;
}

/// The variable or member that \p E names; null for anything else.
static const ValueDecl *pointerNamed(const Expr *E) {
  E = E->IgnoreParenCasts();
  while (auto *Unary = dyn_cast<UnaryOperator>(E)) { // (*pFunction)(…)
    if (Unary->getOpcode() != UO_Deref)
      return nullptr;
    E = Unary->getSubExpr()->IgnoreParenCasts();
  }
  if (auto *Ref = dyn_cast<DeclRefExpr>(E))
    return isa<VarDecl>(Ref->getDecl()) ? Ref->getDecl() : nullptr;
  auto *Member = dyn_cast<MemberExpr>(E);
  return Member && !isa<FunctionDecl>(Member->getMemberDecl()) ? Member->getMemberDecl() : nullptr;
}

static const ValueDecl *canonical(const ValueDecl &D) {
  return cast<ValueDecl>(D.getCanonicalDecl());
}

/// FARPROC, a pointer to a function, or void * on the way to one.
static bool mayPointToFunction(QualType T) {
  QualType Pointee = T->getPointeeType();
  return T->isPointerType() && (Pointee->isFunctionType() || Pointee->isVoidType());
}

void Pointers::addWrite(const ValueDecl &Pointer, const Expr *Given) {
  if (Given && mayPointToFunction(Pointer.getType()))
    Written[canonical(Pointer)].push_back(Given);
}

void Pointers::addWrite(const Expr &Pointer, const Expr &Given) {
  if (const ValueDecl *D = pointerNamed(&Pointer))
    addWrite(*D, &Given);
}

void Pointers::addList(const InitListExpr &Given) {
  if (const InitListExpr *List = recordList(Given))
    forEachField(*List, [&](const FieldDecl &Field, const Expr *Value) { addWrite(Field, Value); });
}

/// What expressions lead to. Each pointer is there once, so a circle of copies comes to an end.
struct Pointers::Leads {
  llvm::SmallPtrSet<const knowledge::Api *, 2> Apis;
  llvm::SetVector<const ValueDecl *> Pointers;

  void add(const knowledge::Api *A) {
    if (A)
      Apis.insert(A);
  }
};

void Pointers::follow(const Expr *E, Leads &To) {
  E = E->IgnoreParenCasts()->IgnoreImplicit()->IgnoreParenCasts();
  if (auto *List = dyn_cast<InitListExpr>(E); List && List->getNumInits() == 1 && List->getInit(0))
    return follow(List->getInit(0), To);
  if (auto *Unary = dyn_cast<UnaryOperator>(E)) // &CoInitializeSecurity, *pFunction
    return follow(Unary->getSubExpr(), To);
  if (auto *Ternary = dyn_cast<ConditionalOperator>(E)) {
    follow(Ternary->getTrueExpr(), To);
    return follow(Ternary->getFalseExpr(), To);
  }
  if (auto *Call = dyn_cast<CallExpr>(E))
    return To.add(askedFor(*Call));
  if (auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (auto *F = dyn_cast<FunctionDecl>(Ref->getDecl())) {
      if (F->getIdentifier() && F->getDeclContext()->getRedeclContext()->isTranslationUnit())
        To.add(findFunction(F->getName()));
      return;
    }
  if (const ValueDecl *Pointer = pointerNamed(E))
    To.Pointers.insert(canonical(*Pointer));
}

const knowledge::Api *Pointers::target(const Expr &Callee) const {
  Leads Found;
  follow(&Callee, Found);
  for (unsigned Next = 0; Next < Found.Pointers.size(); ++Next) {
    const ValueDecl *Pointer = Found.Pointers[Next];
    if (const knowledge::Api *A = named(Pointer->getType()))
      Found.add(A);
    else if (auto It = Written.find(Pointer); It != Written.end())
      for (const Expr *Given : It->second)
        follow(Given, Found);
  }
  return Found.Apis.size() == 1 ? *Found.Apis.begin() : nullptr;
}

} // namespace comsec::facts
