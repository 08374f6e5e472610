// Values of variables: what reaches a place by the flow of control.
#include "checks/facts/Values.h"

#include "checks/facts/Branches.h"
#include "checks/facts/Expressions.h"
#include "checks/facts/Graph.h"
#include "checks/facts/TokenLevels.h"
#include "checks/knowledge/Knowledge.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace comsec::facts {

Value ValueReader::readVariable(const DeclRefExpr &Ref, const VarDecl &V, const Stmt *At,
                                const FunctionDecl *In) {
  Range Use = Where.range(Ref.getSourceRange());
  const VarDecl *Initialised = nullptr;
  const Expr *Init = V.getAnyInitializer(Initialised);
  bool Fixed = V.getType().isConstQualified() || V.isConstexpr();
  if (Fixed && Init && !isa<ParmVarDecl>(V)) {
    Value Result = read(Init, Init, dyn_cast<FunctionDecl>(V.getDeclContext()));
    Result.Via.insert(Result.Via.begin(),
                      Stop{V.getNameAsString(), Where.range(Initialised->getLocation())});
    nameByMacros(&Ref, Result);
    return Result;
  }
  if (V.isLocalVarDeclOrParm() && !V.isStaticLocal()) {
    if (In && V.getDeclContext() == In && !V.isInitCapture())
      return readLocal(V, At, *In, Use);
    return readCaptured(Ref, V, In);
  }
  Value Result;
  Result.Kind = ValueKind::Variable;
  Result.Name = V.getNameAsString();
  Result.Text = usrOf(V);
  Result.Where = Use;
  if (V.getType()->isPointerType())
    Result.Object = Result.Text;
  return Result;
}

/// What a lambda \p In sees of a variable of the function around it: by copy what it is where the
/// lambda is written, by reference whatever it is given anywhere.
Value ValueReader::readCaptured(const DeclRefExpr &Ref, const VarDecl &V, const FunctionDecl *In) {
  const LambdaExpr *Lambda = In ? lambdaOf(*In, Context) : nullptr;
  const FunctionDecl *Outer = Lambda ? enclosingFunction(*Lambda, Context) : nullptr;
  if (!Outer || Outer->isDependentContext())
    return unknown(&Ref, V.getNameAsString() + " is a variable of the function around this one");
  if (V.isInitCapture())
    return read(V.getInit(), Lambda, Outer);
  bool ByCopy = llvm::any_of(Lambda->captures(), [&](const LambdaCapture &C) {
    return C.capturesVariable() && C.getCapturedVar() == &V && C.getCaptureKind() == LCK_ByCopy;
  });
  if (V.getDeclContext() != Outer) // a lambda in a lambda
    return readCaptured(Ref, V, Outer);
  return readLocal(V, ByCopy ? Lambda : nullptr, *Outer, Where.range(Ref.getSourceRange()));
}

/// An element of an array of constants: any of them. Its index is no constant, or the language
/// would have known the value.
Value ValueReader::readElement(const ArraySubscriptExpr &Subscript) {
  auto *Ref = dyn_cast<DeclRefExpr>(Subscript.getBase()->IgnoreParenImpCasts());
  auto *Array = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  const Expr *Init = Array ? Array->getAnyInitializer() : nullptr;
  auto *List = Init ? dyn_cast<InitListExpr>(Init->IgnoreParenImpCasts()) : nullptr;
  if (!List || !Context.getBaseElementType(Array->getType()).isConstQualified())
    return unknown(&Subscript, "an element of an array that can change");
  auto Index = evaluate(Subscript.getIdx(), Context);
  Value Any = unknown(&Subscript, {});
  Any.Kind = ValueKind::Choice;
  for (unsigned I = 0; I < List->getNumInits(); ++I)
    if (const Expr *Element = List->getInit(I); Element && (!Index || *Index == I)) {
      Any.Operands.push_back(read(Element, Element, nullptr));
      Any.Operands.back().Via.insert(
          Any.Operands.back().Via.begin(),
          Stop{Array->getNameAsString(), Where.range(Element->getSourceRange())});
    }
  if (Any.Operands.size() == 1)
    return std::move(Any.Operands.front());
  return Any;
}

Value ValueReader::readLocal(const VarDecl &V, const Stmt *At, const FunctionDecl &In, Range Use) {
  auto Key = std::make_pair(&V, At);
  Value Result;
  Result.Where = Use;
  if (++Steps > MaxSteps) { // each change in place reads all that was before it
    Result.Text = "computed in too many steps";
    return Result;
  }
  if (!Reading.insert(Key).second) {
    Result.Text = V.getNameAsString() + " changes in a loop";
    return Result;
  }
  std::vector<Value> Values;
  const Flow *F = Ways.of(In);
  if (F)
    for (const Definition &D : F->definitions(V, At))
      Values.push_back(readDefinition(D, V, In));
  Reading.erase(Key);
  if (!F) {
    Result.Text = V.getNameAsString() + " is a variable of a template that is never used";
    return Result;
  }
  if (Values.empty()) {
    Result.Text = "no assignment of " + V.getNameAsString() + " was found";
    return Result;
  }
  if (Values.size() == 1) {
    Values.front().Condition.clear(); // the only value is no choice
    return std::move(Values.front());
  }
  Result.Kind = ValueKind::Choice;
  Result.Operands = std::move(Values);
  return Result;
}

Value ValueReader::readDefinition(const Definition &D, const VarDecl &V, const FunctionDecl &In) {
  Value Result;
  if (D.IsParameter) {
    Result.Kind = ValueKind::Parameter;
    Result.Number = cast<ParmVarDecl>(V).getFunctionScopeIndex();
    Result.Text = usrOf(In);
    Result.Name = V.getNameAsString();
    Result.Where = Where.range(V.getLocation());
    if (V.getType()->isPointerType())
      Result.Object = usrOf(V);
    return Result;
  }
  if (!D.Value) {
    Result.Text = V.getNameAsString() + " is " + D.Unreadable;
    Result.Where = Where.range(V.getLocation());
    if (D.Writer && V.getType()->isPointerType())
      Result.SetBy = Where.location(D.Writer->getExprLoc());
    if (D.Writer && readsTokenLevel(*D.Writer, V)) {
      Result.EnumType = knowledge::TokenLevelEnum;
      Result.Where = Where.range(D.Writer->getSourceRange());
    }
  } else if (D.Compound) {
    auto *Assignment = cast<BinaryOperator>(D.Compound);
    const char *Operator = operatorText(Assignment->getOpcode());
    Result.Where = Where.range(Assignment->getSourceRange());
    Result.Kind = Operator ? ValueKind::Combination : ValueKind::Unknown;
    Result.Text = Operator ? Operator : "computed at run time";
    if (Operator)
      Result.Operands = {readLocal(V, Assignment, In, Result.Where),
                         read(D.Value, Assignment, &In)};
  } else {
    Result = read(D.Value, D.Value, &In);
    Result.Via.insert(Result.Via.begin(),
                      Stop{V.getNameAsString(), Where.range(D.Value->getSourceRange())});
  }
  if (Result.Object.empty() && V.getType()->isPointerType() && !isConstant(Result))
    Result.Object = usrOf(V);
  if (D.Condition)
    Result.Condition = conditionText(*D.Condition, D.ConditionHolds, Where);
  return Result;
}

} // namespace comsec::facts
