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
    link::Move M{Set, Now, E.Node->Name + " sets the security of the process", {}};
    M.Settles = true;
    if (Now == NotSet)
      return M;
    M.Says = E.Node->Name + " fails, since the security is set";
    M.Bad = 0;
    return M;
  }
};

} // namespace

static constexpr std::int64_t TooLate = static_cast<std::int32_t>(0x80010119); // RPC_E_TOO_LATE

/// Whether \p F compares one of its parameters with RPC_E_TOO_LATE.
static bool comparesParameter(const facts::Function &F) {
  auto isComparison = [&](const facts::Test &T) {
    return T.Number == TooLate && F.Flow.Variables[T.Variable].Parameter;
  };
  return llvm::any_of(F.Flow.Nodes, [&](const facts::Node &N) {
    return llvm::any_of(N.Ways, [&](const facts::Way &W) { return W.If && isComparison(*W.If); }) ||
           llvm::any_of(N.Arguments, [&](const facts::Operand &O) {
             return O.Kind == facts::OperandKind::Truth && isComparison(O.Of);
           });
  });
}

/// Whether the result of \p V's call goes to a helper that compares it.
static bool asksHelper(const link::Program &P, const link::Violation &V) {
  if (!V.At->Result)
    return false;
  std::set<unsigned> Holding{*V.At->Result};
  for (const facts::Node &N : V.In->Flow.Nodes) {
    bool Takes = llvm::any_of(N.Arguments, [&](const facts::Operand &O) {
      return O.Kind == facts::OperandKind::Variable && Holding.contains(O.Of.Variable);
    });
    if (Takes && N.Kind == facts::NodeKind::Assign)
      Holding.insert(*N.Result);
    if (Takes && N.Kind == facts::NodeKind::Call &&
        llvm::any_of(P.callees(*V.In, N),
                     [](const facts::Function *F) { return comparesParameter(*F); }))
      return true;
  }
  return false;
}

/// Code that looks for exactly this failure knows that it may come second.
static bool expectsToBeSecond(const link::Program &P, const link::Violation &V) {
  const link::CallSite *Site = P.callAt(*V.In, *V.At);
  return (Site && llvm::is_contained(Site->Call->Compared, TooLate)) || asksHelper(P, V);
}

/// Whether nobody can say what \p V's caller makes of the failure.
static bool resultIsUnread(const link::Program &P, const link::Violation &V) {
  const link::CallSite *Site = P.callAt(*V.In, *V.At);
  return Site && Site->Call->Unread;
}

static void check(const link::Program &P, const RuleOptions &, Results &R) {
  InitAutomaton A;
  link::FlowResult Flow = link::followPaths(P, A, startsOf(P, A));
  for (auto *Found : {&Flow.Violations, &Flow.Doubtful})
    std::erase_if(*Found, [&](const link::Violation &V) {
      return expectsToBeSecond(P, V) || restsOnOverrides(V);
    });
  for (const link::Violation &V : Flow.Violations)
    if (resultIsUnread(P, V))
      Flow.Doubtful.push_back(V);
    else
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
