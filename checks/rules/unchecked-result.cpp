// unchecked-result: a call that puts security in force fails, and the program goes on without it.
// Two halves: what becomes of the result itself (facts tell it), and work that a failed
// impersonation does not keep from being done (paths tell it).
#include "checks/knowledge/Knowledge.h"
#include "checks/link/Engine.h"
#include "checks/rules/Impersonation.h"
#include "checks/rules/Processes.h"

#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/STLExtras.h>

#include <map>

namespace comsec::rules {

using namespace knowledge;
using facts::ResultUse;
using link::FlowState;
using link::Move;

/// The findings of this rule, one a call: the gravest.
using Gravest = std::map<std::pair<facts::Range, std::string>, Finding>;

static void add(Gravest &All, const facts::Call &C, Finding F) {
  auto [It, New] = All.try_emplace({F.Where, C.Api}, F);
  if (!New && It->second.Severity < F.Severity)
    It->second = std::move(F);
}

static bool mustCheck(const facts::Call &C) {
  const Api *A = findApi(C.Api);
  return A && (A->Traits & MustCheck);
}

/// What a failure leads to, worded to follow "when it fails, ".
static std::string_view follows(const facts::Call &C) {
  const Consequence *Row = consequence(C.Api);
  return Row ? Row->Follows : "the security that it asks for is missing";
}

/// Of the process, or of a proxy; not of the thread.
static bool setsSecurity(const facts::Call &C) {
  return C.Api == "CoInitializeSecurity" || llvm::is_contained(BlanketApis, C.Api);
}

/// Nothing for a result that is used.
static std::optional<Finding> judge(const link::CallSite &Site) {
  const facts::Call &C = *Site.Call;
  auto finding = [&](Level Severity, const char *Format, std::string_view Subject) {
    return findingAt(Site, Severity, text(Format, C.Api, follows(C)), Subject);
  };
  switch (C.Result) {
  case ResultUse::Used:
  case ResultUse::Tested:
    return std::nullopt;
  case ResultUse::Told:
    if (!setsSecurity(C)) // what is done without the client is judged on paths
      return std::nullopt;
    return finding(Level::Warning,
                   "{0} has its failure noticed, but the work goes on as after a success: when it "
                   "fails, {1}; end the work then",
                   "told");
  case ResultUse::Discarded:
    return finding(Level::Warning,
                   "{0} has its result discarded: when it fails, {1}; check the result",
                   "discarded");
  case ResultUse::Ignored:
    return finding(Level::Note, "{0} has its result ignored on purpose: when it fails, {1}",
                   "ignored");
  case ResultUse::Lost:
    return finding(Level::Warning,
                   "{0} has its result stored, but on some path it is gone before anything reads "
                   "it: when it fails, {1}; check the result",
                   "lost");
  case ResultUse::Asserted:
    return finding(Level::Warning,
                   "{0} has its result read by assertions only, which a release build leaves out: "
                   "when it fails there, {1}; check the result in every build",
                   "asserted");
  case ResultUse::Truth:
    return finding(Level::Note,
                   "{0} has its HRESULT taken for a truth value, but 0 means success and other "
                   "successes are not 0; use FAILED or SUCCEEDED",
                   "truth value");
  }
  return std::nullopt;
}

namespace {

/// Whom the thread stands for. From Failed on: for nobody, since the attempt of that number failed.
enum Thread : FlowState { Nobody, Client, NobodyAgain /**< after a client */, Failed };

/// A call whose failure must stop the work.
struct Attempt {
  const link::CallSite *Site = nullptr;
  facts::Relation Succeeds = facts::Relation::GreaterEqual;
};

class AttemptAutomaton final : public link::Automaton {
public:
  explicit AttemptAutomaton(const link::Program &P);

  bool watches(const EventRow &E) const override;
  std::optional<FlowState> elsewhere(FlowState) const override { return Nobody; }
  Move move(FlowState Now, const link::Event &E) const override;

  /// The one whose failure led to \p S; null for another state.
  const Attempt *failedIn(FlowState S) const {
    return S < Failed ? nullptr : &Attempts[S - Failed];
  }
  bool empty() const { return Attempts.empty(); }

private:
  std::vector<Attempt> Attempts;
  llvm::DenseMap<const facts::Node *, FlowState> WhenFailed;
};

} // namespace

static bool impersonates(const EventRow &E) {
  return E.Kind == EventKind::Impersonate || E.Kind == EventKind::SetToken;
}

static bool isTested(const facts::Call &C) {
  return llvm::is_contained({ResultUse::Tested, ResultUse::Told, ResultUse::Truth}, C.Result);
}

/// Without a call to stand for, the client's token is on the thread already: code that asks for
/// this code goes on with good reason.
static bool expectsNoCall(const facts::Call &C) {
  constexpr std::int64_t RpcECallComplete = std::int32_t(0x80010117);
  return llvm::is_contained(C.Compared, RpcECallComplete);
}

AttemptAutomaton::AttemptAutomaton(const link::Program &P) {
  for (const facts::Function &F : P.functions())
    for (const facts::Node &N : F.Flow.Nodes) {
      const EventRow *Row = N.Kind == facts::NodeKind::Event ? eventNamed(N.Name) : nullptr;
      const link::CallSite *Site = Row && impersonates(*Row) ? P.callAt(F, N) : nullptr;
      if (!Site || !mustCheck(*Site->Call) || expectsNoCall(*Site->Call))
        continue;
      if (!N.Result && !isTested(*Site->Call)) // whoever is given it may throw
        continue;
      WhenFailed[&N] = Failed + Attempts.size();
      Attempts.push_back({Site, N.Succeeds});
    }
}

bool AttemptAutomaton::watches(const EventRow &E) const {
  return impersonates(E) || E.Kind == EventKind::Revert || E.Kind == EventKind::Touch;
}

Move AttemptAutomaton::move(FlowState Now, const link::Event &E) const {
  const std::string &Api = E.Node->Name;
  if (E.Row->Kind == EventKind::Revert || givesNoToken(E))
    return Move::to(Now == Client || Now == NobodyAgain ? NobodyAgain : Nobody,
                    Api + " gives back what token there was");
  if (E.Row->Kind == EventKind::Touch) {
    Move M = Move::stay(Now);
    if (Now != Nobody)
      M.Bad = Now;
    return M;
  }
  auto Failing = WhenFailed.find(E.Node);
  bool Known = Failing != WhenFailed.end();
  Move M{
      Client, Known ? Failing->second : Now, Api + " succeeds: the thread runs as the client", {}};
  M.FailsUnasked = Known;
  M.Settles = true;
  return M;
}

/// The work is done after a failure. \p InAnyCase: after a success, too.
static Finding wordWork(const link::Program &P, const link::Violation &V, const Attempt &A,
                        bool InAnyCase) {
  const facts::Call &C = *A.Site->Call;
  bool ComparedWithOk = A.Succeeds == facts::Relation::GreaterEqual &&
                        llvm::is_contained(C.Compared, std::int64_t(0));
  const char *Format =
      !InAnyCase ? "{0} fails, and {1} opens {2} then: {3}; refuse the request instead"
      : ComparedWithOk
          ? "{0} is compared with S_OK, but {1} opens {2} whatever it answers: when it fails, {3}; "
            "open them only when it succeeded"
          : "{0} may have failed when {1} opens {2}: then {3}; test the result first and refuse "
            "the "
            "request";
  const std::string &Work = V.At->Name;
  Finding F = flowFinding(P, V, InAnyCase ? Level::Warning : Level::Note,
                          text(Format, C.Api, Work, eventNamed(Work)->What, follows(C)), "",
                          Work + " is called all the same");
  Finding AtCall = findingAt(*A.Site, F.Severity, std::move(F.Message), "work goes on");
  AtCall.Path = std::move(F.Path);
  return AtCall;
}

static void judgeWork(const link::Program &P, Gravest &All, Results &R) {
  AttemptAutomaton A(P);
  if (A.empty())
    return;
  link::FlowResult Flow = link::followPaths(P, A, startsOf(P, ImpersonationAutomaton(P, {})));
  auto happens = [](const auto &In, FlowState S, const facts::Node *Work) {
    return llvm::any_of(In, [&](const link::Violation &V) { return V.Bad == S && V.At == Work; });
  };
  for (const link::Violation &V : Flow.Violations) {
    const Attempt *Failing = A.failedIn(V.Bad);
    bool ForClients = happens(Flow.Violations, Client, V.At);
    // What is done without a client anyway is the server's own work.
    bool Own =
        happens(Flow.Violations, NobodyAgain, V.At) || happens(Flow.Doubtful, NobodyAgain, V.At);
    if (Failing && (ForClients || !Own))
      add(All, *Failing->Site->Call, wordWork(P, V, *Failing, ForClients));
  }
  std::erase_if(Flow.Doubtful, [&](const link::Violation &V) { return !A.failedIn(V.Bad); });
  noteLimits("unchecked-result", Flow, R);
}

/// Says where the result may be looked at by code that was dropped, once a function.
static void noteUnread(const link::Program &P, Results &R) {
  std::set<const facts::Function *> Noted;
  for (const link::CallSite &Site : P.calls())
    if (Site.Function && Site.Call->Unread && mustCheck(*Site.Call) &&
        Site.Call->Result == ResultUse::Used && Noted.insert(Site.Function).second)
      noteLostCode("unchecked-result", *Site.Function, R);
}

static void check(const link::Program &P, const RuleOptions &, Results &R) {
  Gravest All;
  for (const link::CallSite &Site : P.calls())
    if (mustCheck(*Site.Call))
      if (std::optional<Finding> F = judge(Site))
        add(All, *Site.Call, std::move(*F));
  judgeWork(P, All, R);
  noteUnread(P, R);
  for (auto &[Key, F] : All)
    R.Findings.push_back(std::move(F));
}

static constexpr unsigned Cwes[] = {252, 273, 390};

extern const Rule unchecked_result{
    "unchecked-result",
    "The result of a call that sets or changes security is thrown away, or not tested in time.",
    Level::Warning,
    5.9,
    Precision::VeryHigh,
    Cwes,
    check};

} // namespace comsec::rules
