// unverified-impersonation: code that is wrong about whom the thread acts for: it asks in a way
// that gives the wrong answer, or undoes the impersonation without noticing.
#include "checks/link/Engine.h"
#include "checks/link/FlowGraph.h"
#include "checks/rules/Impersonation.h"
#include "checks/rules/TokenLevels.h"

#include <llvm/ADT/STLExtras.h>

namespace comsec::rules {

using facts::NodeKind;
using knowledge::EventKind;
using link::Move;

static constexpr std::string_view Id = "unverified-impersonation";

// --- OpenThreadToken at the wrong time, or with the wrong rights ---

static bool impersonatesClient(const facts::Function &F) {
  return llvm::any_of(F.Flow.Nodes,
                      [](const facts::Node &N) { return isEvent(N, EventKind::Impersonate); });
}

/// Whether \p F impersonates a client behind \p From, one of its nodes, itself or by a function
/// that it calls.
static bool impersonatesLater(const link::Program &P, const facts::Function &F,
                              const facts::Node &From) {
  std::set<const facts::Node *> Seen;
  std::vector<const facts::Node *> Pending{&From};
  while (!Pending.empty()) {
    const facts::Node &N = *Pending.back();
    Pending.pop_back();
    if (isEvent(N, EventKind::Impersonate))
      return true;
    if (N.Kind == NodeKind::Call && !N.Elsewhere &&
        llvm::any_of(P.callees(F, N),
                     [](const facts::Function *Callee) { return impersonatesClient(*Callee); }))
      return true;
    for (const facts::Way &W : N.Ways)
      if (Seen.insert(&F.Flow.Nodes[W.To]).second)
        Pending.push_back(&F.Flow.Nodes[W.To]);
  }
  return false;
}

/// Whether the code wants the token whoever the thread acts for: it goes on with the process's own
/// where the thread has none, or puts back later what it finds.
static bool takesAnyToken(const link::Program &P, const link::Violation &V) {
  for (const facts::Node &N : V.In->Flow.Nodes)
    if (isEvent(N, EventKind::TakeOwn) ||
        (N.Kind == NodeKind::Event && N.Name == "OpenProcessToken"))
      return true;
  const link::CallSite *Site = P.callAt(*V.In, *V.At);
  if (!Site || Site->Call->Arguments.empty() || Site->Call->Arguments.back().Variable.empty())
    return false;
  return llvm::any_of(P.calls("SetThreadToken"), [&](const link::CallSite *PutBack) {
    const auto &Arguments = PutBack->Call->Arguments;
    return !Arguments.empty() && Arguments.back().Variable == Site->Call->Arguments.back().Variable;
  });
}

/// Whether the path comes past an impersonation that failed. One that the code goes on behind is
/// RPC_E_CALL_COMPLETE, when the thread was the client already.
static bool triedBefore(const link::Violation &V) {
  return llvm::any_of(V.Path, [](const link::FlowStep &S) {
    return S.Kind == link::StepKind::Event && isEvent(*S.At, EventKind::Impersonate);
  });
}

static Finding tooEarly(const link::Program &P, const link::Violation &V) {
  return flowFinding(P, V, Level::Warning,
                     text("{0} is called before the client is impersonated: the thread has no "
                          "token yet that could tell who the client is; call it after "
                          "CoImpersonateClient",
                          V.At->Name),
                     "before impersonation", "no client is impersonated here");
}

/// Whose token the thread has on the way to \p V: the last one that it was given counts.
static bool actsForClient(const link::Violation &V) {
  for (const link::FlowStep &S : llvm::reverse(V.Path))
    if (S.Kind == link::StepKind::Event)
      for (EventKind Kind : {EventKind::Impersonate, EventKind::TakeToken, EventKind::SetToken})
        if (isEvent(*S.At, Kind))
          return Kind == EventKind::Impersonate;
  return false;
}

/// The last function that put a token on the thread; empty when the path shows none.
static std::string tokenTaker(const link::Violation &V) {
  std::string Name;
  for (const link::FlowStep &S : V.Path)
    if (S.Kind == link::StepKind::Event && S.At != V.At)
      for (EventKind Kind : {EventKind::Impersonate, EventKind::TakeToken, EventKind::SetToken})
        if (isEvent(*S.At, Kind))
          Name = S.At->Name;
  return Name;
}

/// What one family of functions took on, another gives back.
static std::optional<Finding> judgeFamilies(const link::Program &P, const link::Violation &V) {
  std::string Taker = tokenTaker(V);
  if (Taker.empty())
    return std::nullopt;
  return flowFinding(P, V, Level::Note,
                     text("{0} is called for a token that {1} put on the thread: each family of "
                          "these functions undoes its own; use {2}",
                          V.At->Name, Taker, knowledge::reverts(knowledge::tokenFamily(Taker))),
                     "families", "the token is given back here");
}

static std::optional<Finding> judgeToken(const link::Program &P, const link::Violation &V,
                                         Results &R) {
  switch (V.Bad) {
  case TokenAtStart:
    if (!impersonatesLater(P, *V.In, *V.At))
      return std::nullopt;
    [[fallthrough]];
  case TokenBeforeImpersonation:
    // Dropped code may ask for the process's own token, or put back the one that is found.
    if (hasLostCode(*V.In))
      noteLostCode(Id, *V.In, R);
    if (hasLostCode(*V.In) || takesAnyToken(P, V) || triedBefore(V))
      return std::nullopt;
    return tooEarly(P, V);
  case TokenAsClient:
    if (!actsForClient(V))
      return std::nullopt;
    return flowFinding(P, V, Level::Warning,
                       text("{0} is given FALSE as OpenAsSelf while the thread acts as the client, "
                            "who may not be allowed to open the token, and at the identification "
                            "level never is; pass TRUE",
                            V.At->Name),
                       "OpenAsSelf", "the token is opened with the client's rights here");
  case FamiliesMixed:
    return judgeFamilies(P, V);
  case RevertUnmeant:
    return flowFinding(
        P, V, Level::Warning,
        text("the guard that is assigned to is armed already, so the assignment calls "
             "{0} after the client is impersonated, and the scope runs as the server; "
             "initialise the guard with the impersonation",
             V.At->Name),
        "armed guard", V.At->Name + " undoes the impersonation here");
  default:
    return std::nullopt;
  }
}

// --- no token, yet the highest level ---

namespace {

/// Whether the last OpenThreadToken on the path failed.
class NoTokenAutomaton final : public link::Automaton {
public:
  enum State : link::FlowState { Unknown, NoToken };

  bool watches(const knowledge::EventRow &E) const override {
    return E.Kind == EventKind::OpenToken || E.Kind == EventKind::TakeHighest;
  }
  std::optional<link::FlowState> elsewhere(link::FlowState) const override { return std::nullopt; }
  Move move(link::FlowState Now, const link::Event &E) const override {
    if (E.Row->Kind == EventKind::OpenToken)
      return {Unknown,
              NoToken,
              E.Node->Name + " opens the thread's token",
              {},
              /*FailsUnasked=*/false,
              /*Settles=*/true};
    Move M = Move::stay(Now);
    if (Now == NoToken)
      M.Bad = 0;
    return M;
  }
};

} // namespace

static void judgeNoToken(const link::Program &P, Results &R) {
  NoTokenAutomaton A;
  link::FlowResult Flow = link::followPaths(P, A, startsOf(P, A));
  for (const link::Violation &V : Flow.Violations)
    R.Findings.push_back(flowFinding(
        P, V, Level::Warning,
        text("{0} is the level where OpenThreadToken fails: a thread without a token impersonates "
             "nobody, and every check of the level lets it pass; refuse, or take the lowest level",
             V.At->Name),
        "no token", V.At->Name + " is taken for the level here"));
  noteLimits(Id, Flow, R);
}

static void check(const link::Program &P, const RuleOptions &, Results &R) {
  judgeRights(P, Id, {EventKind::OpenToken}, R,
              [&](const link::Violation &V) { return judgeToken(P, V, R); });
  judgeNoToken(P, R);
  judgeLevelTests(P, R);
}

static constexpr unsigned Cwes[] = {253, 273, 697};

extern const Rule unverified_impersonation{"unverified-impersonation",
                                           "Code is wrong about whom the thread acts for.",
                                           Level::Warning,
                                           6.5,
                                           Precision::Medium,
                                           Cwes,
                                           check};

} // namespace comsec::rules
