#include "tests/facts/Source.h"

#include "driver/input/Input.h"
#include "driver/scan/Worker.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>

#include <algorithm>
#include <map>

namespace comsec::facts {

constexpr const char *Sdk = COMSEC_SOURCE_DIR "/tests/facts/sdk";

Unit Source::unit(std::string_view Text, const std::string &Name) {
  input::InputOptions Options;
  Options.Inputs = {Folder.write(Name, Text)};
  Options.Root = Folder.Path;
  input::Input Found;
  std::string Error;
  EXPECT_TRUE(input::readInput(Options, Found, Error)) << Error;
  scan::Job &Job = Found.Jobs.at(0);
  Job.Arguments.insert(Job.Arguments.end(), {"-isystem", Sdk});
  Job.HeaderDirs.push_back(Sdk);
  return scan::extract(Job);
}

static std::string behindHeader(std::string_view Text) {
  return "#include <com.h>" + std::string(Text);
}

Unit Source::cxx(std::string_view Text) { return unit(behindHeader(Text)); }

Unit Source::c(std::string_view Text) { return unit(behindHeader(Text), "a.c"); }

std::string Source::lastArgument(const Unit &U) {
  if (U.Calls.size() != 1 || U.Calls[0].Arguments.empty())
    return std::to_string(U.Calls.size()) + " calls";
  return show(U.Calls[0].Arguments.back().Given, U.MainFile);
}

static std::string place(const Location &L, const std::string &MainFile) {
  return (L.File == MainFile ? "" : L.File + ":") + std::to_string(L.Line);
}

static std::string operands(const Value &V, const std::string &Between, bool Sorted,
                            const std::string &MainFile) {
  std::vector<std::string> Shown;
  for (const Value &Operand : V.Operands)
    Shown.push_back(show(Operand, MainFile));
  if (Sorted)
    llvm::sort(Shown);
  return llvm::join(Shown, Between);
}

static std::string core(const Value &V, const std::string &MainFile) {
  switch (V.Kind) {
  case ValueKind::Unknown:
    return "unknown: " + V.Text + (V.Name.empty() ? "" : " [" + V.Name + "]");
  case ValueKind::Integer:
    return (V.Text == std::to_string(V.Number) ? V.Text : V.Text + "=" + std::to_string(V.Number)) +
           (V.EnumType.empty() ? "" : " of " + V.EnumType);
  case ValueKind::Null:
    return "null " + V.Text;
  case ValueKind::String:
    return '"' + V.Text + '"';
  case ValueKind::Address:
    return "&" + V.Name + " of " + V.Text;
  case ValueKind::Choice:
    return "choice{" + operands(V, " | ", true, MainFile) + "}";
  case ValueKind::Combination:
    if (V.Operands.size() == 1)
      return V.Text + operands(V, "", false, MainFile);
    return "(" + operands(V, " " + V.Text + " ", false, MainFile) + ")";
  case ValueKind::Parameter:
    return "parameter " + std::to_string(V.Number) + " " + V.Name;
  case ValueKind::Variable:
    return "variable " + V.Name;
  case ValueKind::Result:
    return "result of " + V.Name + "(" + operands(V, ", ", false, MainFile) + ")";
  }
  return "no such kind";
}

std::string show(const Value &V, const std::string &MainFile) {
  std::string Shown = core(V, MainFile);
  for (const Stop &S : V.Via)
    Shown +=
        (&S == &V.Via.front() ? " via " : ", ") + S.Name + "@" + place(S.Where.Begin, MainFile);
  return V.Condition.empty() ? Shown : Shown + " when " + V.Condition;
}

Call onlyCall(const Unit &U, std::string_view Api) {
  std::vector<Call> Found;
  llvm::copy_if(U.Calls, std::back_inserter(Found), [&](const Call &C) { return C.Api == Api; });
  return Found.size() == 1 ? Found[0] : Call();
}

std::string show(const Range &R, const std::string &MainFile) {
  return place(R.Begin, MainFile) + ":" + std::to_string(R.Begin.Column) + "-" +
         std::to_string(R.EndLine) + ":" + std::to_string(R.EndColumn);
}

std::vector<std::string> ways(const Unit &U) {
  std::map<std::string, std::string> Names;
  for (const Function &F : U.Functions)
    Names[F.Usr] = F.Name;
  for (const Class &C : U.Classes)
    Names[C.Usr] = C.Name;
  for (const External &E : U.Externals)
    Names[E.Usr] = E.Name;
  std::vector<std::string> Result;
  for (const Function &F : U.Functions)
    for (const Edge &E : F.Edges) {
      const char *Verb = E.Kind == EdgeKind::Call        ? " calls "
                         : E.Kind == EdgeKind::Reference ? " refers to "
                                                         : " makes ";
      std::string Target = Names.count(E.Target) ? Names[E.Target] : E.Target;
      Result.push_back(F.Name + Verb + Target + "@" + place(E.Where, U.MainFile) +
                       (E.Live ? "" : " (dead)"));
    }
  return Result;
}

std::vector<std::string> notes(const Unit &U) {
  std::vector<std::string> Result;
  for (const Note &N : U.Notes) {
    std::string At = "@" + place(N.Where, U.MainFile);
    switch (N.Kind) {
    case NoteKind::MissingHeader:
      Result.push_back("missing-header " + N.Text + At);
      break;
    case NoteKind::ParseError: // the words are the compiler's
      Result.push_back("parse-error" + At);
      break;
    case NoteKind::CallLost:
      Result.push_back("call-lost " + N.Text + At);
      break;
    case NoteKind::CallRecovered:
      Result.push_back("call-recovered " + N.Text + At);
      break;
    case NoteKind::CallSkipped:
      Result.push_back("call-skipped " + N.Text + At);
      break;
    case NoteKind::LimitReached:
      Result.push_back("limit-reached " + N.Text + At);
      break;
    case NoteKind::UnitFailed:
      Result.push_back("unit-failed " + N.Text + At);
      break;
    case NoteKind::Unread:
      Result.push_back("unread " + N.Text + At);
      break;
    }
  }
  return Result;
}

} // namespace comsec::facts
