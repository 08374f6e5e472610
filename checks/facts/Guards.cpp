#include "checks/facts/Guards.h"

#include "checks/facts/Expressions.h"
#include "checks/knowledge/Events.h"
#include "checks/knowledge/Wrappers.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace comsec::facts {

static const TemplateArgumentList *argumentsOf(const CXXRecordDecl &C) {
  auto *Specialization = dyn_cast<ClassTemplateSpecializationDecl>(&C);
  return Specialization ? &Specialization->getTemplateArgs() : nullptr;
}

/// The event that a function among the template arguments is.
static std::string eventAmong(const TemplateArgumentList &Arguments) {
  for (const TemplateArgument &A : Arguments.asArray()) {
    if (A.getKind() != TemplateArgument::Declaration || !A.getAsDecl()->getIdentifier())
      continue;
    llvm::StringRef Name = A.getAsDecl()->getName();
    if (const knowledge::EventRow *Row = knowledge::eventOf({Name.data(), Name.size()}))
      return std::string(Row->Name);
  }
  return {};
}

static const FunctionDecl *lambdaAmong(const TemplateArgumentList &Arguments) {
  for (const TemplateArgument &A : Arguments.asArray())
    if (A.getKind() == TemplateArgument::Type)
      if (const CXXRecordDecl *C = A.getAsType()->getAsCXXRecordDecl(); C && C->isLambda())
        return C->getLambdaCallOperator();
  return nullptr;
}

GuardClass guardClass(QualType T) {
  const CXXRecordDecl *C = T.getNonReferenceType()->getAsCXXRecordDecl();
  return C ? guardClass(*C) : GuardClass();
}

/// The guard among the classes that a holder with these arguments may hold.
static GuardClass heldGuard(const TemplateArgumentList &Arguments) {
  if (!Arguments.size())
    return {};
  const TemplateArgument &First = Arguments.get(0);
  bool IsVariant = First.getKind() == TemplateArgument::Pack;
  llvm::ArrayRef<TemplateArgument> Classes =
      IsVariant ? First.getPackAsArray() : llvm::ArrayRef(First);
  for (const TemplateArgument &Each : Classes) {
    GuardClass Held =
        Each.getKind() == TemplateArgument::Type ? guardClass(Each.getAsType()) : GuardClass();
    if (!Held.Is)
      continue;
    Held.Armed = Held.Armed && IsVariant && &Each == Classes.begin();
    return Held;
  }
  return {};
}

GuardClass guardClass(const CXXRecordDecl &C) {
  if (C.isLambda() || !C.getIdentifier())
    return {};
  std::string Name = libraryName(C);
  const TemplateArgumentList *Arguments = argumentsOf(C);
  if (knowledge::isHolder(Name) && Arguments)
    return heldGuard(*Arguments);
  const knowledge::Guard *Row = knowledge::findGuard(Name);
  if (!Row)
    return {};
  GuardClass Result{true, Row->Armed, std::string(Row->Event), nullptr};
  if (Row->Event == "()") {
    Result.Event.clear();
    Result.Lambda = Arguments ? lambdaAmong(*Arguments) : nullptr;
  } else if (Row->Event.empty()) {
    Result.Event = Arguments ? eventAmong(*Arguments) : std::string();
  }
  Result.Is = Result.Lambda || !Result.Event.empty();
  return Result;
}

} // namespace comsec::facts
