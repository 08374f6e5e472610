#include "checks/facts/Values.h"

#include "checks/facts/Branches.h"
#include "checks/facts/Expressions.h"
#include "checks/facts/Graph.h"
#include "checks/facts/Named.h"
#include "checks/facts/Texts.h"
#include "checks/facts/TokenLevels.h"
#include "checks/knowledge/Knowledge.h"
#include "checks/knowledge/Principals.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace comsec::facts {

Value ValueReader::unknown(const Expr *E, std::string Reason) {
  Value V;
  V.Text = std::move(Reason);
  V.Where = Where.range(E->getSourceRange());
  return V;
}

Value ValueReader::undeclared(std::string Source, Range At) {
  Value V;
  V.Text = Source + " is not declared in any header that was found";
  V.Name = std::move(Source);
  V.Where = At;
  return V;
}

/// The source text of \p E; what a macro's body says rather than the name of the macro.
std::string ValueReader::spelled(const Expr *E) const {
  const SourceManager &SM = Where.sources();
  SourceLocation Begin = E->getBeginLoc(), End = E->getEndLoc();
  bool InBody = Begin.isMacroID() && !SM.isMacroArgExpansion(Begin) &&
                SM.getFileID(Begin) == SM.getFileID(End);
  return Where.text(InBody ? SourceRange(SM.getSpellingLoc(Begin), SM.getSpellingLoc(End))
                           : E->getSourceRange());
}

Value ValueReader::integer(const Expr *E, std::int64_t Number) {
  Value V;
  V.Kind = ValueKind::Integer;
  V.Number = Number;
  V.Text = spelled(E);
  V.Where = Where.range(E->getSourceRange());
  if (auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (auto *C = dyn_cast<EnumConstantDecl>(Ref->getDecl())) {
      V.Text = C->getNameAsString();
      if (auto *Enum = dyn_cast<EnumDecl>(C->getDeclContext()))
        V.EnumType = Enum->getQualifiedNameAsString();
    }
  nameByMacros(E, V);
  return V;
}

/// A constant that a header of the SDK defines is called by the name that the project's code uses;
/// the project's own macros around it are stops on the way. A macro that gives only a part of \p E
/// names nothing.
void ValueReader::nameByMacros(const Expr *E, Value &V) {
  const SourceManager &SM = Where.sources();
  std::vector<SourceLocation> Ends = Where.expansions(E->getEndLoc());
  bool InSdk = V.EnumType.empty();
  for (SourceLocation L : Where.expansions(E->getBeginLoc())) {
    auto isSame = [&](SourceLocation End) { return SM.getFileID(End) == SM.getFileID(L); };
    if (llvm::none_of(Ends, isSame))
      continue;
    std::string Name = Where.macroName(L);
    if (Where.ourMacro(L)) {
      SourceLocation Body = SM.getSpellingLoc(L);
      if (V.Via.empty() || V.Via.front().Name != Name)
        V.Via.insert(V.Via.begin(), Stop{Name, Where.range({Body, Body})});
      InSdk = false;
    } else if (InSdk) {
      V.Text = Name;
    }
  }
}

Value ValueReader::read(const Expr *E, const Stmt *At, const FunctionDecl *In) {
  if (Depth == 0)
    Steps = 0;
  if (Steps >= MaxSteps || Depth == MaxDepth)
    return unknown(E, "computed in too many steps");
  ++Steps;
  ++Depth;
  Value Result = readWithin(E, At, In);
  --Depth;
  bool Leads =
      !E->getType().isNull() && (E->getType()->isPointerType() || E->getType()->isArrayType());
  if (Leads && Result.Pointee.empty() && !isConstant(Result))
    Result.Pointee = pointeeOf(*E, Context);
  return Result;
}

/// The local pointer that the way to \p E starts with; else null.
static const DeclRefExpr *leadingPointer(const Expr &E) {
  auto *Ref = dyn_cast_or_null<DeclRefExpr>(rootOf(E));
  auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  bool Leads = V && V->isLocalVarDecl() && !V->isStaticLocal() && V->getType()->isPointerType();
  return Leads ? Ref : nullptr;
}

std::string ValueReader::object(const Expr &E, const Stmt *At, const FunctionDecl *In) {
  std::string Object = objectOf(E, Context);
  const DeclRefExpr *Pointer = leadingPointer(E);
  std::string Name = Pointer ? usrOf(*Pointer->getDecl()) : std::string();
  if (Name.empty() || !In || !llvm::StringRef(Object).starts_with(Name) ||
      !isSecurityPart(Pointer->getType()))
    return Object;
  Value Led = read(Pointer, At, In);
  if (Led.Kind != ValueKind::Address || Led.Object.empty())
    return Object;
  return Led.Object + Object.substr(Name.size());
}

Value ValueReader::readPointee(const Expr &Pointer, const FunctionDecl *In) {
  const Expr *E = decisive(&Pointer);
  auto *Address = dyn_cast<UnaryOperator>(E);
  if (!Address || Address->getOpcode() != UO_AddrOf)
    return unknown(E, "what '" + Where.text(E->getSourceRange()) + "' points to");
  const Expr *Object = Address->getSubExpr()->IgnoreParens();
  if (auto *Literal = dyn_cast<CompoundLiteralExpr>(Object)) // &(DWORD){2}
    Object = Literal->getInitializer();
  return read(Object, Address, In); // before anybody can write through the address
}

Value ValueReader::readWithin(const Expr *E, const Stmt *At, const FunctionDecl *In) {
  if (!E->getType().isNull() && isKnownRecord(E->getType()) && !E->getType()->isArrayType())
    return structure(*E, At, In);
  const Expr *D = decisive(&copiedText(*decisive(E), Context));
  // What the compiler gave up on: a default without an expression, a list that has no type.
  if (isa<CXXDefaultInitExpr, CXXDefaultArgExpr>(D) || D->getType().isNull())
    return unknown(D, "a value that the compiler could not read");
  if (isNull(E, Context)) {
    Value V = integer(D, 0);
    V.Kind = ValueKind::Null;
    return V;
  }
  if (auto *Literal = dyn_cast<clang::StringLiteral>(D)) {
    Value V = unknown(D, {});
    V.Kind = ValueKind::String;
    V.Text = utf8(*Literal);
    return V;
  }
  if (auto *Unary = dyn_cast<UnaryOperator>(D); Unary && Unary->getOpcode() == UO_AddrOf) {
    Value V = unknown(D, Unary->getSubExpr()->getType().getAsString());
    V.Kind = ValueKind::Address;
    V.Name = Where.text(Unary->getSubExpr()->getSourceRange());
    V.Object = object(*Unary, At, In);
    return V;
  }
  if (isForeignText(D, Context))
    return readVariable(*cast<DeclRefExpr>(D), *cast<VarDecl>(cast<DeclRefExpr>(D)->getDecl()), At,
                        In);
  if (isBuffer(D)) {
    Value V = unknown(D, Context.getAsArrayType(D->getType())->getElementType().getAsString());
    V.Kind = ValueKind::Address;
    V.Name = Where.text(D->getSourceRange());
    V.Object = objectOf(*D, Context);
    return V;
  }
  if (auto *List = dyn_cast<InitListExpr>(D))
    if (auto Number = bytes(*List, Context))
      return integer(D, *Number);
  if (auto *Ternary = dyn_cast<ConditionalOperator>(D))
    return readCondition(Ternary->getCond(), Ternary->getTrueExpr(), Ternary->getFalseExpr(), At,
                         In);
  if (auto *Ref = dyn_cast<DeclRefExpr>(D))
    if (auto *Variable = dyn_cast<VarDecl>(Ref->getDecl()))
      return readVariable(*Ref, *Variable, At, In);
  if (!namesVariable(D))
    if (auto Number = evaluate(D, Context))
      return integer(D, *Number);
  if (auto *Binary = dyn_cast<BinaryOperator>(D))
    if (const char *Operator = operatorText(Binary->getOpcode())) {
      Value V = unknown(D, Operator);
      V.Kind = ValueKind::Combination;
      V.Operands = {read(Binary->getLHS(), At, In), read(Binary->getRHS(), At, In)};
      return V;
    }
  if (auto *Unary = dyn_cast<UnaryOperator>(D); Unary && Unary->getOpcode() == UO_Not) {
    Value V = unknown(D, "~");
    V.Kind = ValueKind::Combination;
    V.Operands = {read(Unary->getSubExpr(), At, In)};
    return V;
  }
  // A member of a constant object is a constant, too.
  if (isa<MemberExpr>(D))
    if (auto Number = evaluate(D, Context))
      return integer(D, *Number);
  if (auto *Member = dyn_cast<MemberExpr>(D))
    if (auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl())) {
      Value V = unknown(D, usrOf(*Field));
      V.Kind = ValueKind::Variable;
      V.Name = Where.text(D->getSourceRange());
      if (Field->getType()->isPointerType())
        V.Object = objectOf(*D, Context);
      return V;
    }
  if (auto *Subscript = dyn_cast<ArraySubscriptExpr>(D)) {
    Value V = readElement(*Subscript);
    if (isSecurityPart(D->getType()))
      V.Object = objectOf(*D, Context);
    return V;
  }
  if (const DeclRefExpr *Text = changingText(*D))
    return readVariable(*Text, *cast<VarDecl>(Text->getDecl()), At, In);
  if (auto *Call = dyn_cast<CallExpr>(D))
    return readCall(*Call, At, In);
  if (isa<RecoveryExpr, UnresolvedLookupExpr>(D) || D->containsErrors()) {
    return undeclared(Where.text(D->getSourceRange()), Where.range(D->getSourceRange()));
  }
  if (D->isValueDependent())
    return unknown(D, Where.text(D->getSourceRange()) + " depends on a template parameter");
  if (auto Number = evaluate(D, Context))
    return integer(D, *Number);
  Value V = unknown(D, "computed at run time");
  if (isSecurityPart(D->getType())) // "*ppAcl"
    V.Object = objectOf(*D, Context);
  return V;
}

std::vector<std::string> ValueReader::anyOf(const Expr &E, const Stmt *At, const FunctionDecl *In) {
  std::vector<std::string> Objects;
  const DeclRefExpr *Pointer = leadingPointer(E);
  Value Led = Pointer && In ? read(Pointer, At, In) : Value();
  if (Led.Kind == ValueKind::Choice)
    for (const Value &One : Led.Operands)
      if (One.Kind == ValueKind::Address && !One.Object.empty())
        Objects.push_back(One.Object);
  return Objects;
}

Value ValueReader::structure(const Expr &Whole, const Stmt *At, const FunctionDecl *In) {
  const Expr &E = copiedObject(Whole);
  if (auto *Call = dyn_cast<CallExpr>(&E); Call && !isa<CXXOperatorCallExpr>(Call))
    return readCall(*Call, At, In);
  Value V = unknown(&E, "a structure");
  V.Object = object(E, At, In);
  return V;
}

Value ValueReader::readCall(const CallExpr &Call, const Stmt *At, const FunctionDecl *In) {
  // A constexpr function of constants is a constant.
  if (auto Number = evaluate(&Call, Context))
    return integer(&Call, *Number);
  if (joinsTexts(Call)) {
    Value V = unknown(&Call, "+");
    V.Kind = ValueKind::Combination;
    V.Operands = {read(Call.getArg(0), At, In), read(Call.getArg(1), At, In)};
    return V;
  }
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee)
    return unknown(&Call, "the result of a call through a pointer");
  if (isDynamic(Call))
    return unknown(&Call, "the result of the virtual function " + Callee->getNameAsString());
  if (std::string_view Sid = knowledge::sidGivenBy(libraryName(*Callee)); !Sid.empty()) {
    Value V = unknown(&Call, std::string(Sid));
    V.Kind = ValueKind::String;
    return V;
  }
  Value V = unknown(&Call, usrOf(*Callee));
  V.Kind = ValueKind::Result;
  V.Name = Callee->getNameAsString();
  if (!isa<CXXOperatorCallExpr>(Call)) // whose object is no argument
    for (const Expr *Argument : Call.arguments())
      V.Operands.push_back(read(Argument, At, In));
  return V;
}

Value ValueReader::readCondition(const Expr *Condition, const Expr *True, const Expr *False,
                                 const Stmt *At, const FunctionDecl *In) {
  bool Holds;
  if (!Condition->isValueDependent() && !Condition->containsErrors() &&
      Condition->EvaluateAsBooleanCondition(Holds, Context))
    return read(Holds ? True : False, At, In);
  Value V = unknown(Condition, {});
  V.Kind = ValueKind::Choice;
  V.Operands = {read(True, At, In), read(False, At, In)};
  V.Operands[0].Condition = conditionText(*Condition, true, Where);
  V.Operands[1].Condition = conditionText(*Condition, false, Where);
  return V;
}

} // namespace comsec::facts
