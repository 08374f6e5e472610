#include "checks/facts/Callees.h"

#include "checks/knowledge/Events.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace comsec::facts {

/// "OLE32$CoInitializeSecurity" (imports resolved at run time are declared like this) → the API's
/// name.
static llvm::StringRef withoutModule(llvm::StringRef Name) {
  auto Parts = Name.rsplit('$');
  return Parts.second.empty() ? Name : Parts.second;
}

/// wil::CoImpersonateClient and a project's own namespace::CoInitializeSecurity are not the API.
static const knowledge::Api *functionApi(const NamedDecl &D) {
  if (!D.getIdentifier() || !D.getDeclContext()->getRedeclContext()->isTranslationUnit())
    return nullptr;
  llvm::StringRef Name = withoutModule(D.getName());
  return knowledge::findFunction({Name.data(), Name.size()});
}

static std::string_view nameOf(const NamedDecl &D) {
  if (!D.getIdentifier())
    return {};
  return {D.getName().data(), D.getName().size()};
}

/// The method behind a callee expression: its interface and its name. Both empty when it is none.
struct Method {
  std::string_view Interface;
  std::string_view Name;
  bool ThroughVTable = false;
};

static Method methodOf(const Expr &Callee) {
  auto *Member = dyn_cast<MemberExpr>(Callee.IgnoreParenImpCasts());
  if (!Member)
    return {};
  if (auto *M = dyn_cast<CXXMethodDecl>(Member->getMemberDecl()))
    return {nameOf(*M->getParent()), nameOf(*M), false};
  if (auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl())) {
    std::string_view Record = nameOf(*Field->getParent());
    if (Record.ends_with("Vtbl"))
      return {Record.substr(0, Record.size() - 4), nameOf(*Field), true};
  }
  return {};
}

/// The one function that an unresolved name can mean.
static const NamedDecl *namedFunction(const Expr &Callee) {
  const Expr *E = Callee.IgnoreParenImpCasts();
  // "Close()" where Close is the argument of a template.
  if (auto *Argument = dyn_cast<SubstNonTypeTemplateParmExpr>(E))
    E = Argument->getReplacement()->IgnoreParenImpCasts();
  if (auto *Address = dyn_cast<UnaryOperator>(E); Address && Address->getOpcode() == UO_AddrOf)
    E = Address->getSubExpr()->IgnoreParenImpCasts();
  if (auto *Ref = dyn_cast<DeclRefExpr>(E))
    return Ref->getDecl();
  if (auto *Lookup = dyn_cast<UnresolvedLookupExpr>(E); Lookup && Lookup->getNumDecls() == 1)
    return (*Lookup->decls_begin())->getUnderlyingDecl();
  return nullptr;
}

/// Behind the qualifier, if there is one.
static SourceLocation nameOfCallee(const Expr &Callee) {
  const Expr *E = Callee.IgnoreParenImpCasts();
  if (auto *Ref = dyn_cast<DeclRefExpr>(E))
    return Ref->getLocation();
  if (auto *Lookup = dyn_cast<OverloadExpr>(E))
    return Lookup->getNameLoc();
  return E->getExprLoc();
}

static ApiCall calleeApi(const Expr &Callee) {
  ApiCall Result;
  Result.Name = nameOfCallee(Callee);
  if (Method M = methodOf(Callee); !M.Name.empty()) {
    Result.Api = knowledge::findMethod(M.Interface, M.Name);
    Result.Form = M.ThroughVTable ? CallForm::VTable : CallForm::Direct;
  } else if (auto *F = dyn_cast_or_null<FunctionDecl>(namedFunction(Callee))) {
    Result.Api = functionApi(*F);
  }
  return Result;
}

ApiCall apiCall(const CallExpr &Call) {
  ApiCall Result = calleeApi(*Call.getCallee());
  if (!Result)
    return Result;
  if (isa<UnresolvedLookupExpr>(Call.getCallee()->IgnoreParenImpCasts()))
    Result.Form = CallForm::Recovered;
  for (const Expr *A : Call.arguments())
    Result.Arguments.push_back(A);
  if (auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    Result.Object = Member->getImplicitObjectArgument();
  if (Result.Form == CallForm::VTable && !Result.Arguments.empty()) {
    Result.Object = Result.Arguments.front();
    Result.Arguments.erase(Result.Arguments.begin());
  }
  return Result;
}

ApiCall apiCall(const RecoveryExpr &Broken) {
  auto Parts = const_cast<RecoveryExpr &>(Broken).subExpressions();
  if (Parts.empty())
    return {};
  ApiCall Result = calleeApi(*Parts.front());
  Result.Form = CallForm::Recovered;
  for (const Expr *A : Parts.drop_front())
    Result.Arguments.push_back(A);
  return Result;
}

std::string interfaceMethod(const CallExpr &Call) {
  Method M = methodOf(*Call.getCallee());
  if (M.Name.empty() || !knowledge::tellsRole(M.Interface))
    return {};
  // The tables know a method without the A or W of the headers' macros (GetObjectW).
  if (const knowledge::Api *A = knowledge::findMethod(M.Interface, M.Name))
    return std::string(A->Name);
  return std::string(M.Interface) + "::" + std::string(M.Name);
}

std::string eventCalled(const CallExpr &Call) {
  if (Method M = methodOf(*Call.getCallee()); !M.Name.empty()) {
    const knowledge::EventRow *Row = knowledge::eventOf(M.Interface, M.Name);
    if (!Row)
      return {};
    // Without the A or W of the headers' macros (GetObjectW).
    const knowledge::Api *A = knowledge::findMethod(M.Interface, M.Name);
    return A ? std::string(A->Name) : std::string(M.Interface) + "::" + std::string(M.Name);
  }
  auto *F = dyn_cast_or_null<FunctionDecl>(namedFunction(*Call.getCallee()));
  if (!F || !F->getIdentifier())
    return {};
  bool Global = F->getDeclContext()->getRedeclContext()->isTranslationUnit();
  const knowledge::EventRow *Row = Global ? knowledge::eventOf(nameOf(*F))
                                          : knowledge::eventNamed(F->getQualifiedNameAsString());
  if (!Row)
    return {};
  return Row->Name.ends_with("::*") ? F->getQualifiedNameAsString() : std::string(Row->Name);
}

const NamedDecl *uuidofClass(const CallExpr &Call) {
  const FunctionDecl *F = Call.getDirectCallee();
  if (!F || !F->getIdentifier() || F->getName() != "__mingw_uuidof")
    return nullptr;
  const TemplateArgumentList *Args = F->getTemplateSpecializationArgs();
  if (!Args || Args->size() == 0 || Args->get(0).getKind() != TemplateArgument::Type)
    return nullptr;
  QualType T = Args->get(0).getAsType();
  while (!T->getPointeeType().isNull())
    T = T->getPointeeType();
  return T->getAsRecordDecl();
}

} // namespace comsec::facts
