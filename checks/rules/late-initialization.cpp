// late-initialization: CoInitializeSecurity comes when COM has fixed the process's security
// already, or before there is COM on the thread: it fails, and the machine's defaults hold.
#include "checks/link/Engine.h"
#include "checks/rules/Flow.h"
#include "checks/rules/Processes.h"

#include <llvm/ADT/STLExtras.h>

namespace comsec::rules {

using knowledge::EventKind;
using link::FlowState;
using link::Move;

static constexpr std::string_view Id = "late-initialization";

// CLSCTX_ bits (wtypesbase.h).
static constexpr std::int64_t InThisProcess = 0x1 | 0x2 | 0x8; // INPROC_SERVER, _HANDLER, _SERVER16
static constexpr std::int64_t LocalServer = 0x4;
static constexpr std::int64_t OtherProcess = LocalServer | 0x10; // REMOTE_SERVER

namespace {

enum Fault : unsigned { AfterFixed, BeforeCom };

/// The state of the automaton, taken apart.
struct ComState {
  bool Set = false;       ///< by CoInitializeSecurity: nothing is late any more
  bool Fixed = false;     ///< by something else
  unsigned Started = 0;   ///< how often COM was started on this thread
  bool FromStart = false; ///< the path is known from the start of the thread's work on

  static constexpr unsigned MaxStarted = 3;

  static ComState of(FlowState S) {
    return {(S & 1) != 0, (S & 2) != 0, (S >> 2) & 3U, (S & 16) != 0};
  }
  FlowState encoded() const {
    return (Set ? 1U : 0U) | (Fixed ? 2U : 0U) | Started << 2 | (FromStart ? 16U : 0U);
  }
};

class OrderAutomaton final : public link::Automaton {
public:
  explicit OrderAutomaton(const link::Program &P) : P(P) {}

  bool watches(const knowledge::EventRow &E) const override {
    return E.Kind == EventKind::Initialize || E.Kind == EventKind::StartCom ||
           E.Kind == EventKind::StopCom || fixes(E.Kind);
  }
  std::optional<FlowState> elsewhere(FlowState Now) const override {
    ComState S = ComState::of(Now);
    S.FromStart = false; // another thread may have an apartment by other means
    S.Started = 0;
    return S.encoded();
  }
  Move move(FlowState Now, const link::Event &E) const override;

private:
  static bool fixes(EventKind K) {
    return K == EventKind::FixSecurity || K == EventKind::Activate || K == EventKind::ConnectWmi ||
           K == EventKind::CallVss;
  }
  bool leavesProcess(const link::Event &E) const;
  bool failsWithoutCom(const ComState &S, const link::Event &E) const;

  const link::Program &P;
};

} // namespace

/// A part of a process that runs \p At and that was not seen: it may start COM.
static const link::Process *partlySeen(const link::CallSite &At) {
  auto It = llvm::find_if(At.Processes, [](const link::Process *Q) { return !unseen(*Q).empty(); });
  return It == At.Processes.end() ? nullptr : *It;
}

/// Whether nothing has started COM until \p E for certain: then the call fails and fixes nothing.
bool OrderAutomaton::failsWithoutCom(const ComState &S, const link::Event &E) const {
  const link::CallSite *Site = P.callAt(*E.In, *E.Node);
  return S.FromStart && S.Started == 0 && Site && !partlySeen(*Site);
}

/// Whether the call involves another process for certain.
bool OrderAutomaton::leavesProcess(const link::Event &E) const {
  bool Registers = E.Node->Name == "CoRegisterClassObject";
  if (E.Row->Kind != EventKind::Activate && !Registers)
    return true;
  const link::CallSite *Site = P.callAt(*E.In, *E.Node);
  if (!Site)
    return false;
  for (std::string_view Parameter : {"dwClsContext", "dwClsCtx"}) {
    Given Context = given(P, *Site, Parameter);
    if (Context.Values.empty())
      continue;
    return holdsNumber(Context, [&](std::int64_t N) {
             return Registers ? (N & LocalServer) != 0
                              : (N & OtherProcess) != 0 && (N & InThisProcess) == 0;
           }) == Holds::Always;
  }
  return false;
}

Move OrderAutomaton::move(FlowState Now, const link::Event &E) const {
  ComState S = ComState::of(Now);
  const std::string &Api = E.Node->Name;
  switch (E.Row->Kind) {
  case EventKind::Initialize: {
    ComState After = S;
    After.Set = true;
    Move M{After.encoded(), Now, Api + " sets the security of the process", {}};
    if (!S.Set && S.Fixed)
      M.Bad = AfterFixed;
    else if (!S.Set && S.FromStart && S.Started == 0)
      M.Bad = BeforeCom;
    return M;
  }
  case EventKind::StartCom: {
    ComState Fails = S;
    Fails.FromStart = false; // COM may be there in the other form (RPC_E_CHANGED_MODE)
    S.Started = std::min(S.Started + 1, ComState::MaxStarted);
    return {S.encoded(), Fails.encoded(), Api + " starts COM on the thread", {}};
  }
  case EventKind::StopCom:
    S.Started -= S.Started > 0;
    return Move::to(S.encoded(), Api + " ends COM on the thread");
  default: {
    ComState After = S;
    After.Fixed = true;
    if (S.Set || S.Fixed || !leavesProcess(E) || failsWithoutCom(S, E))
      return Move::stay(Now);
    return {After.encoded(),
            Now,
            Api + " makes COM fix the security of the process, by the defaults of the machine",
            {}};
  }
  }
}

/// What fixed the security on the way to \p V.
static std::string_view fixedBy(const link::Violation &V) {
  for (EventKind K :
       {EventKind::FixSecurity, EventKind::Activate, EventKind::ConnectWmi, EventKind::CallVss})
    if (std::string_view Name = lastEvent(V, K); !Name.empty())
      return Name;
  return "another call";
}

/// A library does not own the security of its process, nor when it comes to be called.
static bool isInLibraryOnly(const link::Program &P, const link::Violation &V) {
  const link::CallSite *Site = P.callAt(*V.In, *V.At);
  return Site && llvm::all_of(Site->Processes, [](const link::Process *Q) {
           return Q->Kind == link::ProcessKind::Library;
         });
}

/// A process of \p At with a call of \p Api that the compiler lost: it may come before all others.
static const link::Process *losesCall(const link::Program &P, const link::CallSite &At,
                                      std::string_view Api) {
  for (const link::Process *Q : At.Processes)
    if (llvm::any_of(callsIn(P, *Q, Api), [](const auto *Site) { return Site->fromTokens(); }))
      return Q;
  return nullptr;
}

static std::optional<Finding> judge(const link::Program &P, const link::Violation &V, Results &R) {
  const std::string &Api = V.At->Name;
  if (isInLibraryOnly(P, V) || restsOnOverrides(V))
    return std::nullopt;
  const link::CallSite *At = P.callAt(*V.In, *V.At);
  if (const link::Process *Q = At ? losesCall(P, *At, Api) : nullptr) {
    R.Notifications.push_back(
        notJudged(Id, *Q, text("the compiler lost the code around another call of {0}", Api),
                  V.At->Where.Begin));
    return std::nullopt;
  }
  if (V.Bad == AfterFixed)
    return flowFinding(P, V, Level::Warning,
                       text("{0} is called after {1}, when COM has fixed the security of the "
                            "process: it fails with RPC_E_TOO_LATE and the defaults of the machine "
                            "hold; call it first",
                            Api, fixedBy(V)),
                       "too late", Api + " is called too late here");
  if (const link::Process *Q = At ? partlySeen(*At) : nullptr) {
    R.Notifications.push_back(notJudged(Id, *Q, unseen(*Q), V.At->Where.Begin));
    return std::nullopt;
  }
  return flowFinding(P, V, Level::Warning,
                     text("{0} is called before CoInitializeEx on the thread: it fails with "
                          "CO_E_NOTINITIALIZED and the defaults of the machine hold; start COM "
                          "first",
                          Api),
                     "before COM", Api + " is called without COM here");
}

static void check(const link::Program &P, const RuleOptions &, Results &R) {
  OrderAutomaton A(P);
  std::vector<link::FlowStart> Starts = startsOf(P, A);
  for (link::FlowStart &S : Starts)
    S.Initial = ComState{.FromStart = S.Process}.encoded();
  link::FlowResult Flow = link::followPaths(P, A, Starts);
  for (const link::Violation &V : Flow.Violations)
    if (std::optional<Finding> F = judge(P, V, R))
      R.Findings.push_back(std::move(*F));
  noteLimits(Id, Flow, R);
}

static constexpr unsigned Cwes[] = {696, 666};

extern const Rule late_initialization{
    "late-initialization",
    "CoInitializeSecurity is called when COM has fixed the security already, or before COM starts.",
    Level::Warning,
    5.9,
    Precision::High,
    Cwes,
    check};

} // namespace comsec::rules
