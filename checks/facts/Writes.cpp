#include "checks/facts/Writes.h"

#include "checks/facts/Expressions.h"
#include "checks/facts/Graph.h"
#include "checks/knowledge/Knowledge.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace comsec::facts {

/// What is written in more places is no setting, and would only fill the facts.
constexpr std::size_t MaxWrites = 24;

/// The global, static or data member that \p E names and that can hold a setting; else null.
const ValueDecl *Writes::tracked(const Expr *E) const {
  E = E->IgnoreParenCasts();
  const ValueDecl *D = nullptr;
  if (auto *Ref = dyn_cast<DeclRefExpr>(E))
    D = Ref->getDecl();
  else if (auto *Member = dyn_cast<MemberExpr>(E))
    D = Member->getMemberDecl();
  auto *V = dyn_cast_or_null<VarDecl>(D);
  bool Outlives = V ? V->hasGlobalStorage() : isa_and_nonnull<FieldDecl>(D);
  return Outlives && mayHoldSetting(D->getType(), Context) && Where.ours(D->getLocation())
             ? D
             : nullptr;
}

void Writes::add(const ValueDecl &D, Value Given, const FunctionDecl *In, bool Initial) {
  Variable &V = Found[usrOf(D)];
  V.Name = D.getNameAsString();
  if (V.Writes.size() == MaxWrites) {
    Given = {};
    Given.Text = "it is written in more than " + std::to_string(MaxWrites) + " places";
    Given.Where = Where.range(D.getLocation());
    Initial = false;
    In = nullptr;
  } else if (V.Writes.size() > MaxWrites) {
    return;
  }
  V.Writes.push_back({std::move(Given), In ? usrOf(*In) : std::string(), Initial});
}

void Writes::addUnknown(const ValueDecl &D, std::string Reason, const Expr &At) {
  Value V;
  V.Text = D.getNameAsString() + " is " + std::move(Reason);
  V.Where = Where.range(At.getSourceRange());
  add(D, std::move(V), enclosingFunction(At, Context), false);
}

/// A variable without an initialiser starts as zero.
static Value zero(Range At) {
  Value V;
  V.Kind = ValueKind::Integer;
  V.Text = "0";
  V.Where = std::move(At);
  return V;
}

void Writes::addVariable(const VarDecl &V) {
  // Of constants only those that other units see without their initialisers.
  bool ReadDirectly = V.getType().isConstQualified() && !V.hasExternalFormalLinkage();
  bool Holds =
      mayHoldSetting(V.getType(), Context) || (V.getInit() && isConstText(V.getType(), Context));
  if (!V.hasGlobalStorage() || ReadDirectly || V.getDeclContext()->isDependentContext() || !Holds ||
      !Where.ours(V.getLocation()))
    return;
  auto *In = dyn_cast<FunctionDecl>(V.getDeclContext());
  if (const Expr *Init = V.getInit())
    add(V, Reader.read(Init, Init, In), In, true);
  else if (V.isThisDeclarationADefinition() != VarDecl::DeclarationOnly)
    add(V, zero(Where.range(V.getLocation())), In, true);
}

/// \p Init is null where the compiler could not make sense of the code.
void Writes::addField(const FieldDecl &F, const Expr *Init, const FunctionDecl *In) {
  if (!Init)
    return;
  if (mayHoldSetting(F.getType(), Context) && Where.ours(F.getLocation()))
    add(F, Reader.read(Init, Init, In), In, true);
}

void Writes::addConstructor(const CXXConstructorDecl &C) {
  for (const CXXCtorInitializer *Initialiser : C.inits())
    if (const FieldDecl *Field = Initialiser->getAnyMember())
      addField(*Field, Initialiser->getInit(), &C);
}

void Writes::addList(const InitListExpr &Given) {
  const InitListExpr *List = recordList(Given);
  if (!List || !Where.ours(List->getType()->getAsRecordDecl()->getLocation()) ||
      !Finished.insert(List).second)
    return;
  const FunctionDecl *In = enclosingFunction(Given, Context);
  if (In && In->isDependentContext())
    return;
  forEachField(*List, [&](const FieldDecl &Field, const Expr *Init) {
    if (!mayHoldSetting(Field.getType(), Context) || !Where.ours(Field.getLocation()))
      return;
    if (isa_and_nonnull<ImplicitValueInitExpr>(Init))
      add(Field, zero(Where.range(Given.getSourceRange())), In, true);
    else
      addField(Field, Init, In);
  });
}

void Writes::addAssignment(const BinaryOperator &Assignment) {
  const ValueDecl *D = tracked(Assignment.getLHS());
  if (!D)
    return;
  const FunctionDecl *In = enclosingFunction(Assignment, Context);
  if ((In && In->isDependentContext()) || !Ways.live(Assignment, In))
    return;
  const Expr *Right = Assignment.getRHS();
  if (!Assignment.isCompoundAssignmentOp())
    return add(*D, Reader.read(Right, Right, In), In, false);
  const char *Operator = operatorText(Assignment.getOpcode());
  if (!Operator)
    return addUnknown(*D, "computed at run time", Assignment);
  Value Before;
  Before.Kind = ValueKind::Variable;
  Before.Text = usrOf(*D);
  Before.Name = D->getNameAsString();
  Before.Where = Where.range(Assignment.getLHS()->getSourceRange());
  Value Changed;
  Changed.Kind = ValueKind::Combination;
  Changed.Text = Operator;
  Changed.Where = Where.range(Assignment.getSourceRange());
  Changed.Operands = {std::move(Before), Reader.read(Right, Right, In)};
  add(*D, std::move(Changed), In, false);
}

void Writes::addStep(const UnaryOperator &Step) {
  if (const ValueDecl *D = tracked(Step.getSubExpr()))
    addUnknown(*D, "counted up or down", Step);
}

/// The memory that a function fills which knows no types: all settings in the object there.
void Writes::addFields(const RecordDecl &R, llvm::StringRef Function, const Expr &At) {
  knowledge::MemoryWrite Gives = knowledge::memoryWrite({Function.data(), Function.size()});
  if (Gives == knowledge::MemoryWrite::None || !Where.ours(R.getLocation()))
    return;
  for (const FieldDecl *Field : R.fields()) {
    if (!mayHoldSetting(Field->getType(), Context))
      continue;
    if (Gives == knowledge::MemoryWrite::Zero)
      add(*Field, zero(Where.range(At.getSourceRange())), enclosingFunction(At, Context), true);
    else
      addUnknown(*Field, "set by " + Function.str(), At);
  }
}

/// The parameter that takes argument \p I of \p Call; null when that is not known.
static const ParmVarDecl *parameterOf(const CallExpr &Call, const FunctionDecl *F, unsigned I) {
  unsigned Shift = isa<CXXOperatorCallExpr>(Call) && isa_and_nonnull<CXXMethodDecl>(F) ? 1 : 0;
  bool Known = F && I >= Shift && I - Shift < F->getNumParams();
  return Known ? F->getParamDecl(I - Shift) : nullptr;
}

void Writes::addCall(const CallExpr &Call) {
  const FunctionDecl *F = Call.getDirectCallee();
  const std::string Name = F ? F->getNameAsString() : "a call";
  for (unsigned I = 0; I < Call.getNumArgs(); ++I) {
    const Expr *Given = Call.getArg(I)->IgnoreParenCasts();
    const ParmVarDecl *To = parameterOf(Call, F, I);
    QualType Pointee = To ? To->getType()->getPointeeType() : QualType();
    if (!Pointee.isNull() && Pointee.isConstQualified())
      continue;
    auto *Address = dyn_cast<UnaryOperator>(Given);
    bool ByAddress = Address && Address->getOpcode() == UO_AddrOf;
    bool ByReference = To && To->getType()->isReferenceType();
    if (ByAddress || ByReference)
      if (const ValueDecl *D = tracked(ByAddress ? Address->getSubExpr() : Given))
        addUnknown(*D, "set by " + Name, *Given);
    if (const RecordDecl *Object = Given->getType()->getPointeeType().isNull()
                                       ? nullptr
                                       : Given->getType()->getPointeeType()->getAsRecordDecl();
        Object && F && !Where.ours(F->getLocation()))
      addFields(*Object, Name, *Given);
  }
}

void Writes::moveTo(Unit &U) {
  for (auto &[Usr, V] : Found) {
    V.Usr = Usr;
    llvm::stable_sort(V.Writes,
                      [](const Write &A, const Write &B) { return A.Given.Where < B.Given.Where; });
    U.Variables.push_back(std::move(V));
  }
}

} // namespace comsec::facts
