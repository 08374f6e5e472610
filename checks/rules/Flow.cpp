#include "checks/rules/Flow.h"

#include "checks/link/FlowGraph.h"

#include <llvm/ADT/STLExtras.h>

namespace comsec::rules {

using link::FlowStep;
using link::StepKind;

bool isEvent(const facts::Node &N, knowledge::EventKind Kind) {
  const knowledge::EventRow *Row =
      N.Kind == facts::NodeKind::Event ? knowledge::eventNamed(N.Name) : nullptr;
  return Row && Row->Kind == Kind;
}

/// Conditions that were met before anything happened tell a reader nothing.
static bool isWorthTelling(const std::vector<FlowStep> &Path, std::size_t I) {
  if (Path[I].Kind != StepKind::Branch)
    return true;
  return std::any_of(Path.begin(), Path.begin() + I,
                     [](const FlowStep &S) { return S.Kind == StepKind::Event; });
}

Finding flowFinding(const link::Program &P, const link::Violation &V, Level Severity,
                    std::string Message, std::string_view Subject, std::string Last) {
  Finding F;
  const link::CallSite *Site = P.callAt(*V.In, *V.At);
  F.Severity = V.Unsure ? lowered(Severity) : Severity;
  F.Message = std::move(Message);
  if (V.Unsure)
    F.Message += ", assuming that all ways through " + V.In->Name + " are possible";
  F.Where = Site ? placeOf(*Site->Call) : V.At->Where;
  F.Function = V.In->Name;
  F.Subject = V.At->Name + "(" + std::string(Subject) + ")";
  for (std::size_t I = 0; I < V.Path.size(); ++I)
    if (isWorthTelling(V.Path, I))
      F.Path.push_back({V.Path[I].where(), V.Path[I].Says, V.Path[I].Nesting});
  unsigned Depth = 0;
  for (const FlowStep &S : V.Path)
    Depth = S.Kind == StepKind::Call && S.In != V.In ? S.Nesting + 1 : Depth;
  F.Path.push_back({F.Where, std::move(Last), Depth});
  return F;
}

std::string_view lastEvent(const link::Violation &V, knowledge::EventKind Kind) {
  for (const FlowStep &S : llvm::reverse(V.Path)) {
    if (S.Kind != StepKind::Event)
      continue;
    const knowledge::EventRow *Row = knowledge::eventNamed(S.At->Name);
    if (Row && Row->Kind == Kind)
      return S.At->Name;
  }
  return {};
}

bool restsOnOverrides(const link::Violation &V) {
  std::set<const facts::Node *> Made;
  return llvm::any_of(V.Path, [&](const FlowStep &S) {
    return S.Kind == StepKind::Call && S.At->Anyway && !Made.insert(S.At).second;
  });
}

std::vector<link::FlowStart> startsOf(const link::Program &P, const link::Automaton &A) {
  const link::FlowGraph &Flows = P.flows();
  std::vector<link::FlowStart> Result;
  for (const facts::Function *F : Flows.starts(Flows.relevant(A)))
    Result.push_back({F, 0, false});
  for (const link::Process &Q : P.processes()) {
    auto Same = llvm::find_if(Result, [&](const link::FlowStart &S) { return S.In == Q.Entry; });
    if (Q.Kind != link::ProcessKind::Executable || Same == Result.end())
      continue;
    Same->Process = true;
    for (const facts::Function *F : Q.Functions)
      if (F->Usr.empty() && !F->Flow.empty())
        Same->Before.push_back(F);
  }
  return Result;
}

void noteLostCode(std::string_view Rule, const facts::Function &F, Results &R) {
  R.Notifications.push_back({"not-judged", Level::Note,
                             text("{0} was not judged in {1}: it rests on code that the compiler "
                                  "could not understand",
                                  Rule, F.Name),
                             F.Where.Begin});
}

void noteLimits(std::string_view Rule, const link::FlowResult &Flow, Results &R) {
  for (const facts::Function *F : Flow.Truncated)
    R.Notifications.push_back({"limit-reached", Level::Note,
                               text("{0}: {1} has too many combinations of conditions; they were "
                                    "not told apart",
                                    Rule, F->Name),
                               F->Where.Begin});
  std::set<const facts::Function *> InDoubt;
  for (const link::Violation &V : Flow.Doubtful)
    if (InDoubt.insert(V.In).second)
      noteLostCode(Rule, *V.In, R);
  if (Flow.GaveUp)
    R.Notifications.push_back({"limit-reached",
                               Level::Warning,
                               text("{0}: too many paths; some were not followed", Rule),
                               {}});
}

} // namespace comsec::rules
