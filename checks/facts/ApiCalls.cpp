#include "checks/facts/ApiCalls.h"

#include "checks/facts/Branches.h"
#include "checks/facts/Expressions.h"
#include "checks/facts/Graph.h"
#include "checks/facts/Named.h"
#include "checks/facts/Outcomes.h"
#include "checks/facts/ResultUse.h"
#include "checks/facts/Written.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Lex/Lexer.h"

#include <algorithm>

using namespace clang;

namespace comsec::facts {

void ApiCalls::keep(Call Result, const FunctionDecl *In) {
  bool InPattern = In && In->isDependentContext();
  (InPattern ? PatternCalls : Calls).push_back(std::move(Result));
}

bool ApiCalls::add(const ApiCall &Found, const Expr &Call, const FunctionDecl *In) {
  if (!Where.ours(Found.Name))
    return false;
  facts::Call Result;
  Result.Api = Found.Api->Name;
  Result.Function = In ? usrOf(*In) : std::string();
  Result.Where = Where.range(Call.getSourceRange());
  Result.Callee = Where.location(Found.Name);
  Result.Form = Found.Form;
  Outcome After = outcomeOf(Call, In, Context, Ways);
  bool MustCheck = Found.Api->Traits & knowledge::MustCheck;
  Result.Result = MustCheck ? After.Use : resultUse(Call, Context);
  Result.Compared = std::move(After.Compared);
  Result.Unread = After.Unread;
  Result.Live = Ways.live(Call, In);
  if (Found.Object)
    Result.Object = variableOf(*Found.Object);
  Result.Macro = Where.holdingMacro(Found.Name);
  bool Shapes = Found.Api->Traits & knowledge::Shapes;
  for (auto [I, E] : llvm::enumerate(Found.Arguments)) {
    Result.Arguments.push_back(Shapes ? part(*E, Call, In) : argument(*E, Call, In));
    if (knowledge::isPointerToValue(*Found.Api, I))
      Result.Arguments.back().Given = Reader.readPointee(*E, In);
  }
  if (Shapes)
    Result.Branches = branchesOf(Call, Context, Where);
  if (Shapes && !MustCheck) // whose result is of no interest
    Result.Unread = llvm::any_of(Found.Arguments, [&](const Expr *E) { return lost(*E, In); }) ||
                    (Found.Object && lost(*Found.Object, In));
  if (Found.Form == CallForm::Recovered)
    restoreLostArguments(Found, Result);
  keep(std::move(Result), In);
  return true;
}

void ApiCalls::addRecord(const RecordWrite &Write, const Expr &E) {
  const FunctionDecl *In = Write.Record ? enclosingFunction(E, Context) : nullptr;
  bool Copies = In && In->isImplicit(); // from another object, field by field
  if (!Write.Record || Copies || !Where.ours(E.getExprLoc()))
    return;
  Call Result = writeAt(Write.Record->Name.data(), E, In);
  Result.Object = Write.object(Context);
  if (!isa<InitListExpr>(Write.Written))
    Result.Object = Reader.object(*Write.Written, &E, In);
  Result.Unread = lost(*Write.Written, In);
  // One of several is written, and nobody knows which.
  for (std::string &Object : Reader.anyOf(*Write.Written, &E, In)) {
    Call Doubt = writeAt("Filled", E, In);
    Doubt.Arguments.resize(2);
    Doubt.Arguments.front().Object = std::move(Object);
    keep(std::move(Doubt), In);
  }
  for (const Expr *Field : Write.Fields) {
    Argument Unwritten;
    Unwritten.Given.Text = "not written here";
    // What stands in a list of its own is another write.
    bool Here = Field && !(isa<InitListExpr>(Field) && isKnownRecord(Field->getType()));
    Result.Arguments.push_back(Here ? part(*Field, *Field, In) : std::move(Unwritten));
  }
  keep(std::move(Result), In);
}

/// Whether dropped code names the variable or field that \p E starts with.
bool ApiCalls::lost(const Expr &E, const FunctionDecl *In) {
  const Flow *Way = In ? Ways.of(*In) : nullptr;
  const Expr *Root = rootOf(E);
  const ValueDecl *Named = nullptr;
  if (auto *Ref = dyn_cast_or_null<DeclRefExpr>(Root))
    Named = Ref->getDecl();
  else if (auto *Member = dyn_cast_or_null<MemberExpr>(Root))
    Named = Member->getMemberDecl();
  return Way && Named && Way->losses().name(Named->getIdentifier());
}

/// A write of the kind \p Api, without its parts.
Call ApiCalls::writeAt(const char *Api, const Expr &E, const FunctionDecl *In) {
  Call Result;
  Result.Api = Api;
  Result.Function = In ? usrOf(*In) : std::string();
  Result.Where = Where.range(E.getSourceRange());
  Result.Callee = Result.Where.Begin;
  Result.Live = Ways.live(E, In);
  Result.Branches = branchesOf(E, Context, Where);
  return Result;
}

/// The call of GetSidSubAuthority to whose result \p Left assigns; else null.
static const CallExpr *subAuthority(const Expr &Left) {
  auto *Deref = dyn_cast<UnaryOperator>(Left.IgnoreParens());
  auto *Call = Deref && Deref->getOpcode() == UO_Deref
                   ? dyn_cast<CallExpr>(Deref->getSubExpr()->IgnoreParenImpCasts())
                   : nullptr;
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  bool Is = F && F->getIdentifier() && Call->getNumArgs() == 2 &&
            (F->getName() == "GetSidSubAuthority" || F->getName() == "RtlSubAuthoritySid");
  return Is ? Call : nullptr;
}

/// Values and Writes know what plain variables and members are given; the rest is told here.
static bool isElsewhere(const Expr &Left) {
  const Expr *E = Left.IgnoreParens();
  auto *Unary = dyn_cast<UnaryOperator>(E);
  return isa<ArraySubscriptExpr, CXXOperatorCallExpr>(E) ||
         (Unary && Unary->getOpcode() == UO_Deref);
}

void ApiCalls::addAssignment(const BinaryOperator &Assignment) {
  const Expr &Left = *Assignment.getLHS(), &Right = *Assignment.getRHS();
  if (Assignment.getOpcode() == BO_Assign && isKnownRecord(Left.getType())) // in C
    return addCopy(objectOf(Left, Context), Right, Assignment);
  const CallExpr *Part = subAuthority(Left);
  bool Counts = Part || (isSecurityPart(Left.getType()) && isElsewhere(Left));
  if (!Counts || Assignment.getOpcode() != BO_Assign || !Where.ours(Assignment.getExprLoc()))
    return;
  const FunctionDecl *In = enclosingFunction(Assignment, Context);
  Call Result = writeAt(Part ? "SidSubAuthority" : "Assignment", Assignment, In);
  if (Part)
    for (const Expr *E : Part->arguments())
      Result.Arguments.push_back(part(*E, Assignment, In));
  else
    Result.Arguments.push_back(part(Left, Assignment, In));
  Result.Arguments.push_back(part(Right, Assignment, In));
  keep(std::move(Result), In);
}

void ApiCalls::addElements(const InitListExpr &List) {
  const Type *Array =
      List.getType().isNull() ? nullptr : List.getType()->getArrayElementTypeNoTypeQual();
  if (!List.isSemanticForm() || !Array || !Array->isPointerType() ||
      !isSecurityPart(QualType(Array, 0)) || !Where.ours(List.getExprLoc()))
    return;
  const FunctionDecl *In = enclosingFunction(List, Context);
  std::string Object = objectOf(List, Context);
  for (unsigned I = 0; I < List.getNumInits(); ++I) {
    if (!List.getInit(I)) // the compiler could not make sense of it
      continue;
    const Expr &E = *List.getInit(I);
    Call Result = writeAt("Assignment", E, In);
    Result.Arguments.push_back({});
    Result.Arguments.back().Object = Object + (I ? " [" + std::to_string(I) + "]" : "");
    Result.Arguments.push_back(part(E, E, In));
    keep(std::move(Result), In);
  }
}

void ApiCalls::addZeros(const InitListExpr &List) {
  if (!List.isSemanticForm() || List.getType().isNull() || !isKnownRecord(List.getType()) ||
      !Where.ours(List.getExprLoc()))
    return;
  const FunctionDecl *In = enclosingFunction(List, Context);
  Call Result = writeAt("Zeroed", List, In);
  Result.Arguments.push_back({});
  Result.Arguments.back().Object = objectOf(List, Context);
  keep(std::move(Result), In);
}

void ApiCalls::addZeros(const VarDecl &Static) {
  auto *Made = dyn_cast_or_null<CXXConstructExpr>(Static.getInit());
  bool Written = Static.getInit() && !(Made && Made->getNumArgs() == 0);
  if (!Static.hasGlobalStorage() || Static.hasExternalStorage() || Written ||
      !isKnownRecord(Static.getType()))
    return;
  Call Result;
  Result.Api = "Zeroed";
  Result.Where = Where.range(Static.getLocation());
  Result.Callee = Result.Where.Begin;
  Result.Arguments.push_back({});
  Result.Arguments.back().Object = usrOf(Static);
  keep(std::move(Result), nullptr);
}

void ApiCalls::addCopy(std::string Left, const Expr &Right, const Expr &At) {
  if (!isKnownRecord(Right.getType()) || Right.getType()->isArrayType() ||
      isa<InitListExpr>(Right.IgnoreImplicit()) || !Where.ours(At.getExprLoc()))
    return;
  const FunctionDecl *In = enclosingFunction(At, Context);
  if (In && In->isImplicit())
    return;
  Call Result = writeAt("Assignment", At, In);
  Result.Arguments.push_back({});
  Result.Arguments.back().Object = std::move(Left);
  Result.Arguments.push_back(part(copiedObject(Right), At, In));
  keep(std::move(Result), In);
}

/// One part is copied over another, or into memory that is kept for one.
void ApiCalls::addMemoryCopy(const CallExpr &Written, const FunctionDecl *In) {
  llvm::SmallVector<const Expr *, 2> Pointers;
  for (const Expr *E : Written.arguments())
    if (E->IgnoreParenImpCasts()->getType()->isPointerType() ||
        E->IgnoreParenImpCasts()->getType()->isArrayType())
      Pointers.push_back(E);
  auto IsPart = [](const Expr *E) { return isSecurityPart(E->IgnoreParenCasts()->getType()); };
  if (Pointers.size() != 2 || !llvm::any_of(Pointers, IsPart))
    return;
  Call Result = writeAt("Assignment", Written, In);
  for (const Expr *E : Pointers)
    Result.Arguments.push_back(part(*E, Written, In));
  keep(std::move(Result), In);
}

void ApiCalls::addMemoryWrite(const CallExpr &Written) {
  const FunctionDecl *F = Written.getDirectCallee();
  if (!F || !F->getIdentifier() || Where.ours(F->getLocation()))
    return;
  llvm::StringRef Name = F->getName();
  knowledge::MemoryWrite Gives = knowledge::memoryWrite({Name.data(), Name.size()});
  if (Gives == knowledge::MemoryWrite::None)
    return;
  const FunctionDecl *In = enclosingFunction(Written, Context);
  if (Gives == knowledge::MemoryWrite::Copy)
    return addMemoryCopy(Written, In);
  for (const Expr *E : Written.arguments()) {
    if (!isSecurityPart(E->IgnoreParenCasts()->getType()) || isa<UnaryExprOrTypeTraitExpr>(E))
      continue;
    bool Zero = Gives == knowledge::MemoryWrite::Zero;
    Call Result = writeAt(Zero ? "Zeroed" : "Filled", Written, In);
    Result.Arguments.push_back(part(*E, Written, In));
    if (!Zero) {
      Argument By;
      By.Text = Name.str();
      Result.Arguments.push_back(std::move(By));
    }
    return keep(std::move(Result), In); // the first pointer is what is written to
  }
}

/// As Argument::Types.
static std::vector<std::string> typesOf(const Expr &Given) {
  const Expr *E = Given.IgnoreParens();
  while (auto *Cast = dyn_cast<CastExpr>(E)) {
    if (!Cast->getType()->isVoidPointerType())
      break;
    E = Cast->getSubExpr()->IgnoreParens();
  }
  QualType T = E->getType();
  const RecordDecl *Record = T->isPointerType() ? T->getPointeeType()->getAsRecordDecl() : nullptr;
  if (!Record)
    return {};
  std::vector<std::string> Types{Record->getQualifiedNameAsString()};
  if (auto *Class = dyn_cast<CXXRecordDecl>(Record); Class && Class->hasDefinition())
    Class->forallBases([&](const CXXRecordDecl *Base) {
      Types.push_back(Base->getQualifiedNameAsString());
      return true;
    });
  return Types;
}

/// The USR of the function that \p E names; empty for anything else.
static std::string functionNamed(const Expr &E) {
  auto *Ref = dyn_cast<DeclRefExpr>(decisive(&E));
  return Ref && isa<FunctionDecl>(Ref->getDecl()) ? usrOf(*Ref->getDecl()) : std::string();
}

/// An argument that may be a part of a security descriptor.
Argument ApiCalls::part(const Expr &E, const Expr &Call, const FunctionDecl *In) {
  Argument Result = argument(E, Call, In);
  Result.Object = Reader.object(E, &Call, In);
  if (Result.Object.empty())
    Result.Object = functionNamed(E);
  Result.Types = typesOf(E);
  return Result;
}

Argument ApiCalls::argument(const Expr &E, const Expr &Call, const FunctionDecl *In) {
  SourceRange Source = E.getSourceRange();
  return {Where.range(Source),        Where.text(Source), Where.editable(Source),
          Reader.read(&E, &Call, In), variableOf(E),      {}};
}

/// The compiler drops an argument that it cannot read; put an Unknown with its text in its place.
void ApiCalls::restoreLostArguments(const ApiCall &Found, Call &Result) {
  std::vector<CharSourceRange> Written =
      writtenArguments(Found.Name, Where.sources(), Where.lang());
  if (Written.size() <= Result.Arguments.size())
    return;
  std::vector<Argument> Complete;
  auto Kept = Result.Arguments.begin();
  for (CharSourceRange Slot : Written) {
    Range At = Where.range(Slot);
    if (Kept != Result.Arguments.end() && Kept->Where.Begin == At.Begin) {
      Complete.push_back(std::move(*Kept++));
      continue;
    }
    std::string Text = Lexer::getSourceText(Slot, Where.sources(), Where.lang()).str();
    Complete.push_back({At, Text, true, ValueReader::undeclared(Text, At), {}, {}});
  }
  if (Kept == Result.Arguments.end()) // every argument found its place
    Result.Arguments = std::move(Complete);
}

static auto place(const Call &C) { return std::tie(C.Callee, C.Api, C.Function, C.Where); }

std::vector<Call> ApiCalls::take(std::vector<std::string> &KeptPatterns) {
  auto SameCall = [](const Call &A, const Call &B) {
    return A.Api == B.Api && A.Callee == B.Callee;
  };
  for (Call &Pattern : PatternCalls) {
    if (llvm::any_of(Calls, [&](const Call &C) { return SameCall(C, Pattern); }))
      continue;
    KeptPatterns.push_back(Pattern.Function);
    Calls.push_back(std::move(Pattern));
  }
  llvm::sort(Calls, [](const Call &A, const Call &B) { return place(A) < place(B); });
  // A list's written and its checked form both hold the calls in it.
  Calls.erase(std::unique(Calls.begin(), Calls.end(),
                          [](const Call &A, const Call &B) { return place(A) == place(B); }),
              Calls.end());
  return std::move(Calls);
}

} // namespace comsec::facts
