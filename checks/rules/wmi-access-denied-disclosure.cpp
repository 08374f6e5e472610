// wmi-access-denied-disclosure: a provider's refusal tells the client that what it may not see is
// there, or comes after objects that were given already.
#include "checks/link/Engine.h"
#include "checks/link/FlowGraph.h"
#include "checks/rules/Impersonation.h"

#include <llvm/ADT/STLExtras.h>

namespace comsec::rules {

using knowledge::EventKind;
using link::FlowState;
using link::Move;

static constexpr std::string_view Id = "wmi-access-denied-disclosure";

// wbemcli.h.
static constexpr std::int64_t NotFound = static_cast<std::int32_t>(0x80041002);
static constexpr std::int64_t AccessDenied = static_cast<std::int32_t>(0x80041003);
static constexpr std::int64_t StatusComplete = 0; // WBEM_STATUS_COMPLETE

namespace {

enum Fault : unsigned { RefusedAfterIndicate, RefusedNamed, NotFoundNamed };

/// The state of the automaton, in bits.
enum AnswerState : FlowState {
  Indicated = 1, ///< an object was given to the client
  Looked = 2,    ///< the provider looked for something protected
  Named = 4,     ///< the client asks for one object by its name
};

class AnswerAutomaton final : public link::Automaton {
public:
  explicit AnswerAutomaton(bool AnswersOnly) : AnswersOnly(AnswersOnly) {}

  bool watches(const knowledge::EventRow &E) const override {
    return E.Kind == EventKind::SetStatus ||
           (!AnswersOnly && (E.Kind == EventKind::Indicate || E.Kind == EventKind::Touch ||
                             E.Kind == EventKind::EnterWmi));
  }
  std::optional<FlowState> elsewhere(FlowState) const override { return std::nullopt; }
  Move move(FlowState Now, const link::Event &E) const override;

private:
  bool AnswersOnly;
};

} // namespace

Move AnswerAutomaton::move(FlowState Now, const link::Event &E) const {
  switch (E.Row->Kind) {
  case EventKind::Indicate:
    return {static_cast<FlowState>(Now | Indicated),
            Now,
            E.Node->Name + " gives the client an object",
            {},
            /*FailsUnasked=*/false,
            /*Settles=*/true};
  case EventKind::Touch:
  case EventKind::EnterWmi: {
    Move M = Move::to(Now | Looked, E.Node->Name + " looks for what the client asks for");
    M.Settles = !(Now & Indicated);
    return M;
  }
  default:
    break;
  }
  Move M = Move::stay(Now);
  if (E.Arguments.size() < 4) // lFlags, hResult, strParam, pObjParam
    return M;
  // What follows a complete answer belongs to another one.
  if (E.Arguments[0].exact() == StatusComplete)
    M = Move::stay(Now & Named);
  std::optional<std::int64_t> Status = E.Arguments[1].exact();
  bool Explained = E.Arguments[3].exact() != 0;
  bool ByName = (Now & Named) && (Now & Looked);
  if (Status == AccessDenied && (Now & Indicated))
    M.Bad = RefusedAfterIndicate;
  else if (Status == AccessDenied && ByName && !Explained)
    M.Bad = RefusedNamed;
  else if (Status == NotFound && ByName)
    M.Bad = NotFoundNamed;
  return M;
}

static Finding afterIndicate(const link::Program &P, const link::Violation &V) {
  return flowFinding(P, V, Level::Warning,
                     text("{0} is given WBEM_E_ACCESS_DENIED after {1} has given objects: a "
                          "provider cannot return information and an error; use "
                          "WBEM_S_ACCESS_DENIED, or refuse before the first object",
                          V.At->Name, lastEvent(V, EventKind::Indicate)),
                     "after Indicate", V.At->Name + " is given WBEM_E_ACCESS_DENIED here");
}

static Finding twoAnswers(const link::Program &P, const link::Violation &V,
                          const link::Violation &Other) {
  Finding F = flowFinding(
      P, V, Level::Note,
      text("{0} is given WBEM_E_ACCESS_DENIED for an object that the client names, and "
           "WBEM_E_NOT_FOUND on another path: the client learns that the object exists; give the "
           "same answer for both",
           V.At->Name),
      "named object", V.At->Name + " is given WBEM_E_ACCESS_DENIED here");
  F.Path.push_back({Other.At->Where, Other.At->Name + " is given WBEM_E_NOT_FOUND here", 0});
  return F;
}

static bool startSame(const link::Violation &A, const link::Violation &B) {
  return A.Path.front().In == B.Path.front().In;
}

static void check(const link::Program &P, const RuleOptions &, Results &R) {
  std::vector<link::FlowStart> Starts = startsOf(P, AnswerAutomaton(/*AnswersOnly=*/true));
  for (link::FlowStart &S : Starts)
    if (originOf(P, *S.In) == Origin::ClientDriven &&
        llvm::StringRef(S.In->Name).ends_with("::GetObjectAsync"))
      S.Initial = Named;
  link::FlowResult Flow = link::followPaths(P, AnswerAutomaton(/*AnswersOnly=*/false), Starts);
  for (const link::Violation &V : Flow.Violations) {
    if (V.Bad == RefusedAfterIndicate)
      R.Findings.push_back(afterIndicate(P, V));
    if (V.Bad != RefusedNamed)
      continue;
    auto Other = llvm::find_if(Flow.Violations, [&](const link::Violation &O) {
      return O.Bad == NotFoundNamed && startSame(O, V);
    });
    if (Other != Flow.Violations.end())
      R.Findings.push_back(twoAnswers(P, V, *Other));
  }
  noteLimits(Id, Flow, R);
}

static constexpr unsigned Cwes[] = {204, 203, 209};

extern const Rule wmi_access_denied_disclosure{
    "wmi-access-denied-disclosure",
    "A WMI provider's refusal tells that an object exists, or follows objects that it gave.",
    Level::Warning,
    4.3,
    Precision::Medium,
    Cwes,
    check};

} // namespace comsec::rules
