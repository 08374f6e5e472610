#include "checks/facts/Expressions.h"

#include "checks/facts/Named.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/Support/ConvertUTF.h"

using namespace clang;

namespace comsec::facts {

const Expr *decisive(const Expr *E) {
  while (true) {
    const Expr *Before = E;
    E = E->IgnoreParenCasts()->IgnoreImplicit();
    // In broken code a default may have no expression.
    if (auto *Default = dyn_cast<CXXDefaultArgExpr>(E); Default && Default->getExpr())
      E = Default->getExpr();
    else if (auto *Default = dyn_cast<CXXDefaultInitExpr>(E); Default && Default->getExpr())
      E = Default->getExpr();
    else if (auto *Substituted = dyn_cast<SubstNonTypeTemplateParmExpr>(E))
      E = Substituted->getReplacement();
    else if (auto *List = dyn_cast<InitListExpr>(E);
             List && List->getNumInits() == 1 && List->getInit(0))
      E = List->getInit(0);
    if (E == Before)
      return E;
  }
}

static bool isPointerLike(const Expr *E) {
  return E->getType()->isAnyPointerType() || E->getType()->isNullPtrType();
}

bool isNull(const Expr *E, ASTContext &Context) {
  auto isConstant = [&](const Expr *Part) {
    return Part->isNullPointerConstant(Context, Expr::NPC_ValueDependentIsNotNull) != 0;
  };
  if (isa<GNUNullExpr>(E->IgnoreParens())) // not converted, since the call is broken
    return true;
  return isPointerLike(E) && (isConstant(E) || isConstant(decisive(E)));
}

bool isBuffer(const Expr *E) {
  if (!E->getType()->isArrayType() || !isa<DeclRefExpr, MemberExpr>(E))
    return false;
  auto *Ref = dyn_cast<DeclRefExpr>(E);
  auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  const Expr *Init = V ? V->getAnyInitializer() : nullptr;
  return !Init || !isa<clang::StringLiteral>(Init->IgnoreParenImpCasts());
}

bool isForeignText(const Expr *E, const ASTContext &Context) {
  auto *Ref = dyn_cast<DeclRefExpr>(E);
  auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return V && V->hasExternalFormalLinkage() && !V->getAnyInitializer() &&
         isConstText(V->getType(), Context);
}

bool isConstText(QualType T, const ASTContext &Context) {
  const Type *Element = T->isArrayType() ? T->getArrayElementTypeNoTypeQual() : nullptr;
  return Element && Context.getBaseElementType(T).isConstQualified() &&
         isCharacter(QualType(Element, 0), Context);
}

const char *operatorText(BinaryOperatorKind Kind) {
  switch (Kind) {
  case BO_Or:
  case BO_OrAssign:
    return "|";
  case BO_And:
  case BO_AndAssign:
    return "&";
  case BO_Xor:
  case BO_XorAssign:
    return "^";
  case BO_Add:
  case BO_AddAssign:
    return "+";
  case BO_Sub:
  case BO_SubAssign:
    return "-";
  case BO_Shl:
  case BO_ShlAssign:
    return "<<";
  default:
    return nullptr;
  }
}

bool namesVariable(const Stmt *S) {
  if (auto *Ref = dyn_cast<DeclRefExpr>(S))
    return isa<VarDecl>(Ref->getDecl());
  if (isa<MemberExpr, CallExpr>(S))
    return true;
  for (const Stmt *Child : S->children())
    if (Child && namesVariable(Child))
      return true;
  return false;
}

static bool names(const Stmt *S, const VarDecl &V) {
  auto *Ref = dyn_cast_or_null<DeclRefExpr>(S);
  return S && ((Ref && Ref->getDecl() == &V) ||
               llvm::any_of(S->children(), [&](const Stmt *Child) { return names(Child, V); }));
}

bool namesItself(const VarDecl &V) { return names(V.getInit(), V); }

std::optional<std::int64_t> evaluate(const Expr *E, ASTContext &Context) {
  Expr::EvalResult Result;
  if (E->isValueDependent() || E->containsErrors() || !E->EvaluateAsRValue(Result, Context))
    return std::nullopt;
  if (!Result.Val.isInt() || Result.Val.getInt().getSignificantBits() > 64)
    return std::nullopt;
  return Result.Val.getInt().getExtValue();
}

std::optional<std::int64_t> bytes(const InitListExpr &List, ASTContext &Context) {
  constexpr unsigned MaxBytes = 7; // what a number with a sign has room for
  const Type *Element =
      List.getType().isNull() ? nullptr : List.getType()->getArrayElementTypeNoTypeQual();
  if (!Element || !Element->isCharType() || List.getNumInits() > MaxBytes)
    return std::nullopt;
  std::int64_t Number = 0;
  for (const Expr *E : List.inits()) {
    std::optional<std::int64_t> Byte = evaluate(E, Context);
    if (!Byte)
      return std::nullopt;
    Number = Number << 8 | (*Byte & 0xFF);
  }
  return Number;
}

std::string libraryName(const NamedDecl &D) {
  std::string Name = D.getNameAsString();
  for (const DeclContext *C = D.getDeclContext(); C; C = C->getParent()) {
    auto *Space = dyn_cast<NamespaceDecl>(C);
    auto *Outer = dyn_cast<NamedDecl>(C);
    if (Outer && !(Space && (Space->isInline() || Space->isAnonymousNamespace())))
      Name = Outer->getNameAsString() + "::" + Name;
  }
  return Name;
}

std::string utf8(const clang::StringLiteral &Literal) {
  if (Literal.getCharByteWidth() == 1)
    return Literal.getString().str();
  std::string Result;
  if (Literal.getCharByteWidth() == 2) {
    std::vector<llvm::UTF16> Units;
    for (unsigned I = 0; I < Literal.getLength(); ++I)
      Units.push_back(Literal.getCodeUnit(I));
    llvm::convertUTF16ToUTF8String(Units, Result);
  } else {
    std::vector<llvm::UTF32> Units;
    for (unsigned I = 0; I < Literal.getLength(); ++I)
      Units.push_back(Literal.getCodeUnit(I));
    llvm::convertUTF32ToUTF8String(Units, Result);
  }
  return Result;
}

const InitListExpr *recordList(const InitListExpr &Given) {
  const InitListExpr *List = Given.isSemanticForm() ? &Given : Given.getSemanticForm();
  const RecordDecl *Record = List ? List->getType()->getAsRecordDecl() : nullptr;
  return Record && !Record->isUnion() ? List : nullptr;
}

void forEachField(const InitListExpr &List,
                  llvm::function_ref<void(const FieldDecl &, const Expr *)> Visit) {
  const RecordDecl *Record = List.getType()->getAsRecordDecl();
  auto *Class = dyn_cast<CXXRecordDecl>(Record);
  unsigned Index = Class ? Class->getNumBases() : 0; // they come first
  for (const FieldDecl *Field : Record->fields())
    if (!Field->isUnnamedBitField() && Index < List.getNumInits())
      Visit(*Field, List.getInit(Index++));
}

/// BOOL and HRESULT are numbers to the language, but no settings.
static bool isOutcome(QualType T) {
  auto *Named = T->getAs<TypedefType>();
  if (!Named)
    return false;
  llvm::StringRef Name = Named->getDecl()->getName();
  return Name == "HRESULT" || Name == "BOOL" || Name == "WINBOOL" || Name == "LRESULT" ||
         Name == "SCODE";
}

bool isCharacter(QualType T, const ASTContext &Context) {
  return T->isAnyCharacterType() || Context.hasSameUnqualifiedType(T, Context.getWideCharType());
}

/// BYTE holds numbers.
static bool isByte(QualType T) { return T->isSpecificBuiltinType(BuiltinType::UChar); }

bool mayHoldSetting(QualType T, const ASTContext &Context) {
  T = T.getNonReferenceType();
  if (T->isDependentType())
    return false;
  if (T->isIntegralOrEnumerationType())
    return !T->isBooleanType() && (!T->isCharType() || isByte(T)) && !isOutcome(T);
  QualType Pointee = T->getPointeeType();
  return T->isPointerType() &&
         (Pointee->isVoidType() || isCharacter(Pointee, Context) || isSecurityPart(Pointee));
}

bool isDynamic(const CallExpr &Call) {
  auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call.getDirectCallee());
  auto *Member = dyn_cast<MemberExpr>(Call.getCallee()->IgnoreParenImpCasts());
  return Method && Method->isVirtual() && Member &&
         Member->performsVirtualDispatch(Method->getASTContext().getLangOpts());
}

llvm::StringRef typedefName(QualType T) {
  auto *Named = T->getAs<TypedefType>();
  return Named ? Named->getDecl()->getName() : llvm::StringRef();
}

} // namespace comsec::facts
