#include "checks/facts/ApiCalls.h"

#include "checks/facts/Graph.h"
#include "checks/facts/Named.h"
#include "checks/facts/Outcomes.h"
#include "checks/facts/ResultUse.h"
#include "checks/facts/Written.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
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
  Result.Live = Ways.live(Call, In);
  if (Found.Object)
    Result.Object = variableOf(*Found.Object);
  // A macro of the SDK that is just the API's name (GetObject, IGlobalOptions_Set) holds nothing.
  for (SourceLocation Expansion : Where.expansions(Found.Name))
    if (Result.Macro.empty() && Where.ourMacro(Expansion))
      Result.Macro = Where.macroName(Expansion);
  for (const Expr *E : Found.Arguments)
    Result.Arguments.push_back(argument(*E, Call, In));
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
  Call Result;
  Result.Api = Write.Record->Name;
  Result.Function = In ? usrOf(*In) : std::string();
  Result.Where = Where.range(E.getSourceRange());
  Result.Callee = Result.Where.Begin;
  Result.Live = Ways.live(E, In);
  for (const Expr *Field : Write.Fields) {
    Argument Unwritten;
    Unwritten.Given.Text = "not written here";
    Result.Arguments.push_back(Field ? argument(*Field, *Field, In) : std::move(Unwritten));
  }
  keep(std::move(Result), In);
}

Argument ApiCalls::argument(const Expr &E, const Expr &Call, const FunctionDecl *In) {
  SourceRange Source = E.getSourceRange();
  return {Where.range(Source), Where.text(Source), Where.editable(Source),
          Reader.read(&E, &Call, In), variableOf(E)};
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
    Complete.push_back({At, Text, true, ValueReader::undeclared(Text, At), {}});
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
