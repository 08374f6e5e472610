#include "checks/facts/Pointers.h"

#include "checks/facts/Expressions.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace comsec::facts {

/// A pointer that is copied from pointer to pointer more often is left alone; so is a circle.
constexpr unsigned MaxCopies = 8;

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

void Pointers::Targets::add(const Targets &More) {
  Several = Several || More.Several || (One && More.One && One != More.One);
  if (!One)
    One = More.One;
}

Pointers::Targets Pointers::targetsOf(const ValueDecl &Pointer, unsigned Depth) const {
  if (const knowledge::Api *A = named(Pointer.getType()))
    return {A};
  Targets All;
  if (auto It = Written.find(canonical(Pointer)); It != Written.end() && Depth < MaxCopies)
    for (const Expr *Given : It->second)
      All.add(targets(Given, Depth + 1));
  return All;
}

Pointers::Targets Pointers::targets(const Expr *E, unsigned Depth) const {
  E = E->IgnoreParenCasts()->IgnoreImplicit()->IgnoreParenCasts();
  if (auto *List = dyn_cast<InitListExpr>(E); List && List->getNumInits() == 1 && List->getInit(0))
    return targets(List->getInit(0), Depth);
  if (auto *Unary = dyn_cast<UnaryOperator>(E)) // &CoInitializeSecurity, *pFunction
    return targets(Unary->getSubExpr(), Depth);
  if (auto *Ternary = dyn_cast<ConditionalOperator>(E)) {
    Targets Both = targets(Ternary->getTrueExpr(), Depth);
    Both.add(targets(Ternary->getFalseExpr(), Depth));
    return Both;
  }
  if (auto *Call = dyn_cast<CallExpr>(E))
    return {askedFor(*Call)};
  if (auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (auto *F = dyn_cast<FunctionDecl>(Ref->getDecl()))
      return {F->getIdentifier() && F->getDeclContext()->getRedeclContext()->isTranslationUnit()
                  ? findFunction(F->getName())
                  : nullptr};
  if (const ValueDecl *Pointer = pointerNamed(E))
    return targetsOf(*Pointer, Depth);
  return {};
}

const knowledge::Api *Pointers::target(const Expr &Callee) const {
  Targets Found = targets(&Callee, 0);
  return Found.Several ? nullptr : Found.One;
}

} // namespace comsec::facts
