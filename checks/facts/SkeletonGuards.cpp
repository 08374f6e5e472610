// Objects that impersonate and revert, as branches on whether they are armed.
#include "checks/facts/SkeletonBuilder.h"

#include "checks/facts/Expressions.h"
#include "checks/facts/Graph.h"
#include "checks/facts/ResultUse.h"
#include "checks/knowledge/Knowledge.h"
#include "checks/knowledge/Wrappers.h"

#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace comsec::facts {

void SkeletonBuilder::happen(const GuardClass &Class, SourceLocation At) {
  Node N;
  N.Kind = Class.Lambda ? NodeKind::Call : NodeKind::Event;
  N.Name = Class.Lambda ? usrOf(*Class.Lambda) : Class.Event;
  N.Where = nameRange(At);
  emit(std::move(N));
}

void SkeletonBuilder::fire(const ValueDecl &Guard, const GuardClass &Class, SourceLocation At) {
  unsigned Armed = Variables.armed(Guard);
  Test IsArmed{Armed, Relation::NotEqual, 0};
  emit({});
  unsigned Fires = Result.Nodes.size(), After = Fires + 1;
  leadTo(Fires, IsArmed);
  leadTo(After, negated(IsArmed));
  Result.Nodes.resize(Result.Nodes.size() + 2);
  Last = Fires;
  happen(Class, At);
  leadTo(After);
  Last = After;
  assign(Armed, numberOperand(0));
}

/// The guard that \p E names, looking through what a holder gives.
static const ValueDecl *guardNamed(const Expr &Whole) {
  const Expr *E = decisive(&Whole);
  if (auto *Operator = dyn_cast<CXXOperatorCallExpr>(E); Operator && Operator->getNumArgs() == 1)
    E = decisive(Operator->getArg(0));
  if (auto *Call = dyn_cast<CallExpr>(E); Call && Call->isCallToStdMove())
    E = decisive(Call->getArg(0));
  if (auto *Ref = dyn_cast<DeclRefExpr>(E))
    return Ref->getDecl();
  auto *Member = dyn_cast<MemberExpr>(E);
  return Member && isa<CXXThisExpr>(Member->getBase()->IgnoreParenImpCasts())
             ? Member->getMemberDecl()
             : nullptr;
}

/// \p Guard is made from \p Value, or takes it over.
void SkeletonBuilder::addGuardValue(const ValueDecl &Guard, const GuardClass &Class,
                                    const Expr *Value) {
  unsigned Armed = Variables.armed(Guard);
  const Expr *E = Value ? decisive(Value) : nullptr;
  if (auto *Construct = dyn_cast_or_null<CXXConstructExpr>(E)) {
    const CXXConstructorDecl &Constructor = *Construct->getConstructor();
    if (Construct->getNumArgs() == 1 &&
        (Constructor.isCopyOrMoveConstructor() || guardClass(Construct->getArg(0)->getType()).Is))
      return addGuardValue(Guard, Class, Construct->getArg(0));
    std::string Name = libraryName(*Constructor.getParent());
    const knowledge::GuardMethod *Method =
        knowledge::findGuardMethod(Name, std::string(knowledge::bareClass(Name)));
    if (Method && Method->Does == knowledge::GuardEffect::Acquire) {
      Node N;
      N.Kind = NodeKind::Event;
      N.Name = std::string(Method->Event);
      N.Where = nameRange(Construct->getExprLoc());
      unsigned Outcome = Variables.temporary(*Construct);
      N.Result = Outcome;
      emit(std::move(N));
      return assign(Armed, {OperandKind::Truth, {Outcome, Relation::GreaterEqual, 0}});
    }
    if (Construct->getNumArgs() == 1 && Construct->getArg(0)->getType()->isBooleanType())
      return assign(Armed, Variables.operand(*Construct->getArg(0)));
    bool OfOtherClass = Construct->getNumArgs() && knowledge::isHolder(Name);
    return assign(Armed, numberOperand(Class.Armed && !OfOtherClass));
  }
  if (!E || isa<InitListExpr, CXXScalarValueInitExpr>(E))
    return assign(Armed, numberOperand(Class.Armed));
  if (const ValueDecl *Other = guardNamed(*E); Other && guardClass(Other->getType()).Is) {
    unsigned From = Variables.armed(*Other);
    assign(Armed, Operand{OperandKind::Variable, {From, Relation::NotEqual, 0}});
    return assign(From, numberOperand(0));
  }
  assign(Armed, numberOperand(guardClass(E->getType()).Is)); // std::nullopt disarms
}

/// Whether \p Value is a guard that somebody else has armed; one that is made here is not, nor is
/// "nothing".
static bool isTakenOver(const Expr &Value) {
  const Expr *E = decisive(&Value);
  return !isa<CXXConstructExpr, InitListExpr>(E) && guardClass(E->getType()).Is;
}

/// Says whether \p Call makes a guard or is about one.
bool SkeletonBuilder::addGuardCall(const CallExpr &Call) {
  SourceLocation At = Call.getExprLoc();
  const FunctionDecl &Callee = *Call.getDirectCallee();
  if (const knowledge::Maker *Maker = knowledge::findMaker(libraryName(Callee))) {
    Node N;
    N.Kind = NodeKind::Event;
    N.Name = std::string(Maker->Event);
    N.Where = nameRange(At);
    unsigned Outcome = Variables.temporary(Call);
    N.Result = Outcome;
    emit(std::move(N));
    unsigned Next = Result.Nodes.size();
    leadTo(Next, Test{Outcome, Relation::GreaterEqual, 0}); // else it does not return
    Result.Nodes.emplace_back();
    Last = Next;
    if (resultUse(Call, Context) != ResultUse::Used)
      happen(guardClass(Call.getType()), At); // the guard dies at once
    return true;
  }
  if (auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call)) {
    GuardClass Class = guardClass(Operator->getArg(0)->getType());
    const ValueDecl *Guard = Class.Is ? guardNamed(*Operator->getArg(0)) : nullptr;
    if (!Guard || Operator->getOperator() != OO_Equal)
      return Class.Is;
    std::size_t Before = Result.Nodes.size();
    fire(*Guard, Class, At);
    // What the guard held is done now, after what the new value has done. Where that is nothing,
    // the assignment is there for it.
    bool Unmeant = isTakenOver(*Operator->getArg(1));
    for (Node &N : llvm::drop_begin(Result.Nodes, Before))
      N.Unmeant = Unmeant && N.Kind == NodeKind::Event;
    addGuardValue(*Guard, Class, Operator->getArg(1));
    return true;
  }
  auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
  if (!Member || !Member->getMethodDecl() || !Member->getMethodDecl()->getIdentifier())
    return false;
  // Not as the base that has the method.
  const Expr *Object = Member->getImplicitObjectArgument()->IgnoreParenImpCasts();
  QualType Type =
      Object->getType()->isPointerType() ? Object->getType()->getPointeeType() : Object->getType();
  GuardClass Class = guardClass(Type);
  const ValueDecl *Guard = Class.Is ? guardNamed(*Object) : nullptr;
  if (!Guard)
    return false;
  const CXXMethodDecl &Called = *Member->getMethodDecl();
  std::string ClassName = libraryName(*Called.getParent());
  const knowledge::GuardMethod *Method =
      knowledge::findGuardMethod(ClassName, std::string(Called.getName()));
  if (!Method) {
    // The holder's methods may be those of its bases.
    const CXXRecordDecl *Owner = Type->getAsCXXRecordDecl();
    bool Holds = Owner && knowledge::isHolder(libraryName(*Owner));
    if (Holds && Called.getName() == "reset")
      fire(*Guard, Class, At);
    else if (Holds && Called.getName() == "emplace")
      assign(Variables.armed(*Guard), numberOperand(guardClass(Call.getType()).Is));
    else
      Variables.alias(Call, Variables.armed(*Guard)); // is_valid() and its like
    return true;
  }
  switch (Method->Does) {
  case knowledge::GuardEffect::Arm:
    assign(Variables.armed(*Guard), numberOperand(1));
    break;
  case knowledge::GuardEffect::Disarm:
    assign(Variables.armed(*Guard), numberOperand(0));
    break;
  case knowledge::GuardEffect::Fire:
    fire(*Guard, Class, At);
    break;
  case knowledge::GuardEffect::Acquire:
    addEvent(std::string(Method->Event), Call, At, {});
    if (std::optional<unsigned> Outcome = Result.Nodes[Last].Result)
      assign(Variables.armed(*Guard),
             {OperandKind::Truth, {*Outcome, Result.Nodes[Last].Succeeds, 0}});
    else
      assign(Variables.armed(*Guard), numberOperand(1));
    break;
  case knowledge::GuardEffect::Gate:
    addEvent(std::string(Method->Event), Call, At, {});
    break;
  }
  return true;
}

/// The class of the object that a holder such as std::unique_ptr destroys; null for other classes.
static const CXXRecordDecl *heldBy(const CXXRecordDecl &C) {
  auto *Specialization = dyn_cast<ClassTemplateSpecializationDecl>(&C);
  if (!Specialization || !knowledge::isHolder(libraryName(C)))
    return nullptr;
  const TemplateArgumentList &Arguments = Specialization->getTemplateArgs();
  if (!Arguments.size() || Arguments.get(0).getKind() != TemplateArgument::Type)
    return nullptr;
  const CXXRecordDecl *Held = Arguments.get(0).getAsType()->getAsCXXRecordDecl();
  return Held ? Held->getDefinition() : nullptr;
}

void SkeletonBuilder::addDestructor(const CXXRecordDecl *Class, const ValueDecl *Object,
                                    SourceLocation At) {
  if (!Class)
    return;
  if (Object)
    if (GuardClass Guard = guardClass(Object->getType()); Guard.Is)
      return fire(*Object, Guard, At);
  if (!Object && guardClass(*Class).Is)
    return; // a temporary guard has given its duty on, see addGuardCall
  const CXXRecordDecl *Held = heldBy(*Class);
  const CXXDestructorDecl *Destructor = (Held ? Held : Class)->getDestructor();
  if (!Destructor || !Where.ours(Destructor->getLocation()))
    return;
  Node N;
  N.Kind = NodeKind::Call;
  N.Name = usrOf(*Destructor);
  N.Where = nameRange(At);
  N.Anyway = Held; // it may hold nothing
  emit(std::move(N));
}

} // namespace comsec::facts
