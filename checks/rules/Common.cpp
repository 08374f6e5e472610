#include "checks/rules/Common.h"
#include "checks/knowledge/Knowledge.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>

#include <set>

namespace comsec::rules {

using namespace knowledge;
using link::CallSite;
using link::Concrete;
using link::Program;

// --- arguments ---

Given given(const Program &P, const CallSite &Site, std::string_view Parameter) {
  Given G{&Site, Parameter, nullptr, {}};
  const Api *A = findApi(Site.Call->Api);
  std::optional<unsigned> Index = A ? parameter(*A, Parameter) : std::nullopt;
  std::size_t Count = Site.Call->Arguments.size();
  if (!Index || *Index >= Count)
    return G;
  // The compiler may have dropped an argument that it could not check: then places prove nothing.
  if (Site.Call->Form == facts::CallForm::Recovered && Count != A->Parameters.size())
    return G;
  G.Argument = &Site.Call->Arguments[*Index];
  G.Values = link::valuesOf(P, Site, *Index);
  return G;
}

Holds holds(const Given &G, ValueTest Test) {
  std::size_t Count = llvm::count_if(G.Values, Test);
  if (Count == 0)
    return Holds::Never;
  return Count == G.Values.size() ? Holds::Always : Holds::Sometimes;
}

Holds holdsNumber(const Given &G, llvm::function_ref<bool(std::int64_t)> Test) {
  return holds(G, [&](const Concrete &V) {
    std::optional<std::int64_t> N = link::number(V);
    return N && Test(*N);
  });
}

bool mayHave(const Given &G, std::int64_t Flags) {
  return llvm::any_of(G.Values, [&](const Concrete &V) {
    std::optional<std::int64_t> N = link::number(V);
    return !N || (*N & Flags);
  });
}

bool registryDecides(const Program &P, const CallSite &Site) {
  return holdsNumber(given(P, Site, "dwCapabilities"),
                     [](std::int64_t N) { return (N & EoacAppId) != 0; }) == Holds::Always;
}

/// The constant's name for a number given as \p Parameter; empty when numbers have no names there.
static std::string meaning(std::string_view Parameter, std::int64_t Number) {
  if (Parameter == "dwAuthnLevel")
    return std::string(nameOf(Family::AuthenticationLevel, Number));
  if (Parameter == "dwImpLevel" || Parameter == "dwImpersonationLevel")
    return std::string(nameOf(Family::ImpersonationLevel, Number));
  if (Parameter == "dwCapabilities")
    return capabilityNames(Number);
  if (Parameter == "dwValue")
    return std::string(nameOf(Family::ExceptionHandling, Number));
  return {};
}

std::string describe(const Given &G, const Concrete &V) {
  std::optional<std::int64_t> N = link::number(V);
  return link::describe(V, N ? meaning(G.Parameter, *N) : std::string());
}

// --- findings ---

Level lowered(Level L) { return L == Level::Error ? Level::Warning : Level::Note; }

facts::Range placeOf(const facts::Call &C) {
  if (!C.Callee.valid() || !C.Macro.empty() || C.Form == facts::CallForm::Pointer)
    return C.Where;
  llvm::StringRef Name = llvm::StringRef(C.Api).rsplit("::").second;
  std::size_t Length = Name.empty() ? C.Api.size() : Name.size();
  return {C.Callee, C.Callee.Line, C.Callee.Column + static_cast<unsigned>(Length)};
}

static std::string subject(const Given &G, const Concrete &V) {
  std::optional<std::int64_t> N = link::number(V);
  std::string Value = N ? std::to_string(*N) : V.Text;
  return G.Site->Call->Api + "(" + std::string(G.Parameter) + "=" + Value + ")";
}

/// Whether the argument has the number of \p V on every way to the call.
static bool certain(const Given &G, const Concrete &V) {
  return llvm::all_of(G.Values, [&](const Concrete &Other) {
    return Other.Kind == V.Kind && Other.Number == V.Number;
  });
}

/// " when 'x'" or " in one of 3 cases"; empty for a value that is certain.
static std::string condition(const Given &G, const Concrete &V) {
  if (certain(G, V))
    return {};
  return V.Condition.empty() ? text(" in one of {0} cases", G.Values.size())
                             : text(" when '{0}'", V.Condition);
}

/// Where the value comes from, in the order in which it travels to the argument.
static std::vector<Step> origin(const Given &G, const Concrete &V) {
  std::vector<Step> Steps;
  for (const facts::Stop &S : llvm::reverse(V.Via))
    if (S.Where.valid())
      Steps.push_back({S.Where,
                       S.Callee.empty() ? "the value comes from '" + S.Name + "'"
                                        : S.Callee + " is given it as '" + S.Name + "'",
                       0});
  return Steps;
}

/// An edit is beyond doubt only where the argument itself spells its one value.
static bool editable(const Given &G, const Concrete &V) {
  return G.Argument->Editable && G.Values.size() == 1 && V.Via.empty() && V.Condition.empty();
}

/// "'atlstr.h'", "'atlstr.h' and 3 other headers"; empty when all were found.
static std::string missingHeaders(const facts::Unit &U) {
  std::set<std::pair<facts::Location, std::string_view>> Missing;
  for (const facts::Note &N : U.Notes)
    if (N.Kind == facts::NoteKind::MissingHeader)
      Missing.insert({N.Where, N.Text});
  if (Missing.empty())
    return {};
  std::string First = text("'{0}'", Missing.begin()->second);
  std::size_t More = Missing.size() - 1;
  return More ? text("{0} and {1} other header{2}", First, More, More == 1 ? "" : "s") : First;
}

/// Why a finding about a call that was read from tokens is less sure.
static std::string loss(const facts::Unit &U) {
  std::string Missing = missingHeaders(U);
  return text("; only the call was read here, since the compiler lost the code around it{0}",
              Missing.empty() ? Missing : " for want of " + Missing);
}

Finding findingAt(const CallSite &Site, Level Severity, std::string Message,
                  std::string_view Subject) {
  Finding F;
  F.Severity = Site.fromTokens() ? lowered(Severity) : Severity;
  F.Message = std::move(Message) + (Site.fromTokens() ? loss(*Site.Unit) : "");
  F.Where = placeOf(*Site.Call);
  F.Function = Site.Function ? Site.Function->Name : std::string();
  F.Subject = Site.Call->Api + "(" + std::string(Subject) + ")";
  return F;
}

Finding findingFor(const Given &G, const Concrete &V, const Verdict &W) {
  const std::string &Api = G.Site->Call->Api;
  Finding F = findingAt(*G.Site, W.Severity,
                        text("{0} is given {1} as {2}{3}: {4}", Api, describe(G, V), G.Parameter,
                             condition(G, V), W.Why),
                        "");
  F.Subject = subject(G, V);
  if (G.Argument->Where.valid())
    F.Where = G.Argument->Where;
  F.Path = W.Before;
  llvm::append_range(F.Path, origin(G, V));
  llvm::append_range(F.Path, W.Because);
  const char *Happens = findApi(Api)->Traits & IsRecord ? " is filled" : " is called";
  if (!F.Path.empty())
    F.Path.push_back({F.Where, Api + Happens + " with it here", 0});
  if (!W.Replacement.empty() && editable(G, V))
    F.Fixes.push_back({"use " + W.Replacement, {{G.Argument->Where, W.Replacement}}});
  return F;
}

std::optional<Finding> judgeValues(const Given &G, ValueJudge Judge) {
  const Concrete *Worst = nullptr;
  std::optional<Verdict> Gravest;
  Level Certain = Level::Error; // what holds whichever value it is
  for (const Concrete &V : G.Values) {
    std::optional<Verdict> W = Judge(V);
    Certain = std::min(Certain, W ? W->Severity : Level::None);
    if (!W || (Gravest && W->Severity <= Gravest->Severity))
      continue;
    Gravest = std::move(W);
    Worst = &V;
  }
  if (!Gravest)
    return std::nullopt;
  if (!certain(G, *Worst))
    Gravest->Severity = std::max(lowered(Gravest->Severity), Certain);
  return findingFor(G, *Worst, *Gravest);
}

static bool sameFix(const std::optional<Finding> &A, const std::optional<Finding> &B) {
  auto Text = [](const std::optional<Finding> &F) {
    return F && !F->Fixes.empty() ? F->Fixes.front().Edits.front().Replacement : std::string();
  };
  return Text(A) == Text(B);
}

std::optional<Finding> gravest(std::vector<std::optional<Finding>> All) {
  auto Rank = [](const std::optional<Finding> &F) { return F ? F->Severity : Level::None; };
  auto Worst =
      llvm::max_element(All, [&](const auto &A, const auto &B) { return Rank(A) < Rank(B); });
  if (Worst == All.end() || !*Worst)
    return std::nullopt;
  if (!llvm::all_of(All, [&](const auto &F) { return sameFix(F, *Worst); }))
    (*Worst)->Fixes.clear();
  return std::move(*Worst);
}

void judgeCalls(const Program &P, std::string_view Api, Results &R, CallJudge Judge) {
  for (const CallSite *Site : P.calls(Api)) {
    std::vector<std::optional<Finding>> All;
    for (const link::Process *Q : Site->Processes) {
      CallSite Here = *Site;
      Here.Processes = {Q}; // what other processes give the call is not this one's
      All.push_back(Judge(Here, *Q));
    }
    if (std::optional<Finding> Worst = gravest(std::move(All)))
      R.Findings.push_back(std::move(*Worst));
  }
}

} // namespace comsec::rules
