// multiple-initialization: a process sets its COM security twice; the second call fails and its
// settings never apply.
#include "checks/link/Engine.h"
#include "checks/rules/Flow.h"

#include <llvm/ADT/STLExtras.h>

namespace comsec::rules {

using knowledge::EventKind;

static constexpr std::string_view Id = "multiple-initialization";

namespace {

enum InitState : link::FlowState { NotSet, Set };

/// Follows the process's security through a program; threads share it.
class InitAutomaton final : public link::Automaton {
public:
  bool watches(const knowledge::EventRow &E) const override {
    return E.Kind == EventKind::Initialize;
  }
  std::optional<link::FlowState> elsewhere(link::FlowState Now) const override { return Now; }
  link::Move move(link::FlowState Now, const link::Event &E) const override {
    if (Now == NotSet)
      return {Set, NotSet, E.Node->Name + " sets the security of the process", {}};
    link::Move Again = link::Move::stay(Set);
    Again.Says = E.Node->Name + " fails, since the security is set";
    Again.Bad = 0;
    return Again;
  }
};

} // namespace

/// Code that looks for exactly this failure knows that it may come second.
static bool expectsToBeSecond(const link::Program &P, const link::Violation &V) {
  constexpr std::int64_t TooLate = static_cast<std::int32_t>(0x80010119); // RPC_E_TOO_LATE
  const link::CallSite *Site = P.callAt(*V.In, *V.At);
  return Site && (llvm::is_contained(Site->Call->Compared, TooLate) ||
                  llvm::is_contained(Site->Call->Compared, TooLate & 0xFFFFFFFF));
}

/// A virtual call in a loop may run each override once: that it runs one of them twice is not
/// proved.
static bool mayBeAnotherOverride(const link::Violation &V) {
  bool SameCall = llvm::any_of(V.Path, [&](const link::FlowStep &S) {
    return S.Kind == link::StepKind::Event && S.At == V.At;
  });
  return SameCall && llvm::any_of(V.Path, [](const link::FlowStep &S) {
           return S.Kind == link::StepKind::Call && S.At->Anyway;
         });
}

static void check(const link::Program &P, const RuleOptions &, Results &R) {
  InitAutomaton A;
  link::FlowResult Flow = link::followPaths(P, A, startsOf(P, A));
  for (const link::Violation &V : Flow.Violations)
    if (!expectsToBeSecond(P, V) && !mayBeAnotherOverride(V))
      R.Findings.push_back(
          flowFinding(P, V, Level::Warning,
                      V.At->Name + " is called again in a process whose security is set: it fails "
                                   "with RPC_E_TOO_LATE and its settings never apply; call it once",
                      "again", V.At->Name + " is called again here"));
  noteLimits(Id, Flow, R);
}

static constexpr unsigned Cwes[] = {675, 665};

extern const Rule multiple_initialization{"multiple-initialization",
                                          "CoInitializeSecurity is called twice in one process.",
                                          Level::Warning,
                                          4.7,
                                          Precision::High,
                                          Cwes,
                                          check};

} // namespace comsec::rules
