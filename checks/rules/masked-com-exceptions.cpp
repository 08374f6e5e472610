// masked-com-exceptions: COM swallows faults of a server's methods unless the process opts out with
// IGlobalOptions. Asked once per process, never per call.
#include "checks/link/Engine.h"
#include "checks/rules/Flow.h"
#include "checks/rules/Processes.h"

#include <llvm/ADT/STLExtras.h>

namespace comsec::rules {

using namespace knowledge;
using link::Evidence;
using link::Process;
using link::Role;

static constexpr std::string_view Id = "masked-com-exceptions";
static constexpr std::string_view Option = "COMGLB_EXCEPTION_HANDLING";

/// Whether \p Site can set the option of exception handling.
static bool setsTheOption(const link::Program &P, const link::CallSite &Site) {
  Given Property = given(P, Site, "dwProperty");
  return Property.Values.empty() || llvm::any_of(Property.Values, [](const link::Concrete &V) {
           return link::number(V).value_or(GlobalExceptionHandling) == GlobalExceptionHandling;
         });
}

/// A call that names the option and sets it back to COM's default.
static std::optional<Finding> judgeSet(const link::Program &P, const link::CallSite &Site) {
  auto IsOption = [](std::int64_t N) { return N == GlobalExceptionHandling; };
  if (holdsNumber(given(P, Site, "dwProperty"), IsOption) != Holds::Always)
    return std::nullopt;
  return judgeValues(given(P, Site, "dwValue"),
                     [](const link::Concrete &V) -> std::optional<Verdict> {
                       if (link::number(V) != ExceptionHandle)
                         return std::nullopt;
                       return Verdict{Level::Warning,
                                      "COM swallows fatal exceptions and the process goes on in an "
                                      "unknown state; use COMGLB_EXCEPTION_DONOT_HANDLE",
                                      "COMGLB_EXCEPTION_DONOT_HANDLE"};
                     });
}

/// What shows that COM calls into the process: VSS first, for which the documents ask the opt-out.
static std::vector<const Evidence *> calledBack(const Process &Q) {
  std::vector<const Evidence *> Found;
  for (Role R : {Role::VssRequester, Role::VssWriter, Role::DcomServer})
    if (const Evidence *E = Q.evidence(R))
      Found.push_back(E);
  return Found;
}

static Finding neverSet(const link::Program &P, const Process &Q,
                        llvm::ArrayRef<const Evidence *> Shown) {
  const Evidence &E = *Shown.front();
  Finding F;
  F.Severity = E.Shows == Role::DcomServer ? Level::Note : Level::Warning;
  F.Message = text("IGlobalOptions::Set is never called for COMGLB_EXCEPTION_HANDLING in this "
                   "process, {0}, so COM swallows fatal exceptions; set "
                   "COMGLB_EXCEPTION_DONOT_HANDLE at startup",
                   roleName(E.Shows));
  F.Where = E.Where;
  F.Path = pathTo(P, Q, E);
  F.Path.front() = searched(Q, text("{0} is set nowhere", Option));
  for (const Evidence *Other : Shown.drop_front())
    F.Path.push_back(stepOf(*Other));
  F.Function = E.Function ? E.Function->Name : std::string();
  F.Subject = "IGlobalOptions::Set(COMGLB_EXCEPTION_HANDLING)";
  return F;
}

namespace {

enum When : unsigned { InTime, Late };
enum VssState : link::FlowState { BeforeVss, AfterVss };

/// Whether VSS was called when the option is set; threads share both.
class OptionAutomaton final : public link::Automaton {
public:
  explicit OptionAutomaton(const link::Program &P) : P(P) {}

  bool watches(const EventRow &E) const override {
    return E.Kind == EventKind::SetOption || isVss(E);
  }
  std::optional<link::FlowState> elsewhere(link::FlowState Now) const override { return Now; }
  link::Move move(link::FlowState Now, const link::Event &E) const override {
    if (isVss(*E.Row))
      return Now == AfterVss ? link::Move::stay(AfterVss)
                             : link::Move::to(AfterVss, E.Node->Name + " is called: VSS begins");
    link::Move M = link::Move::stay(Now);
    const link::CallSite *Site = P.callAt(*E.In, *E.Node);
    if (Site && setsTheOption(P, *Site))
      M.Bad = Now == AfterVss ? Late : InTime;
    return M;
  }

private:
  static bool isVss(const EventRow &E) {
    return E.Kind == EventKind::CreateVss || E.Kind == EventKind::CallVss ||
           E.Name == "CVssWriter::Subscribe";
  }
  const link::Program &P;
};

} // namespace

/// The first VSS call on the way to \p V.
static std::string firstVssCall(const link::Violation &V) {
  for (const link::FlowStep &S : V.Path)
    if (S.Kind == link::StepKind::Event)
      return S.At->Name;
  return "VSS";
}

/// The calls that set the option and that no path comes to in time, where no other one does either.
static void judgeOrder(const link::Program &P, const Process &Q, Results &R) {
  OptionAutomaton A(P);
  std::vector<link::FlowStart> Starts = startsOf(P, A);
  std::erase_if(Starts, [&](const link::FlowStart &S) { return S.In != Q.Entry; });
  link::FlowResult Flow = link::followPaths(P, A, Starts);
  auto IsInTime = [](const link::Violation &V) { return V.Bad == InTime; };
  if (llvm::any_of(Flow.Violations, IsInTime) || llvm::any_of(Flow.Doubtful, IsInTime))
    return;
  for (const link::Violation &V : Flow.Violations)
    R.Findings.push_back(
        flowFinding(P, V, Level::Note,
                    text("{0} sets {1} after {2} is called: faults in what VSS has called until "
                         "then are swallowed; set it at startup",
                         V.At->Name, Option, firstVssCall(V)),
                    "COMGLB_EXCEPTION_HANDLING too late", "the option is set here"));
  noteLimits(Id, Flow, R);
}

/// Whether the option is set somewhere in \p Q, which COM calls into; says what is wrong otherwise.
static bool setsSomewhere(const link::Program &P, const Process &Q, Results &R) {
  std::vector<const Evidence *> Shown = calledBack(Q);
  if (Shown.empty())
    return false;
  if (llvm::any_of(callsIn(P, Q, "IGlobalOptions::Set"),
                   [&](const link::CallSite *Site) { return setsTheOption(P, *Site); }))
    return Q.Kind == link::ProcessKind::Executable;
  bool Library = Q.Kind != link::ProcessKind::Executable;
  std::string Why = doubtOf(Shown);
  if (Why.empty())
    Why = Library ? unseen(Q) : hides(Q, Option);
  if (!Why.empty())
    R.Notifications.push_back(notJudged(Id, Q, Why, Shown.front()->Where.Begin));
  else
    R.Findings.push_back(neverSet(P, Q, Shown));
  return false;
}

static void check(const link::Program &P, const RuleOptions &, Results &R) {
  judgeCalls(P, "IGlobalOptions::Set", R,
             [&](const link::CallSite &Site, const Process &) { return judgeSet(P, Site); });
  for (const Process &Q : P.processes())
    if (setsSomewhere(P, Q, R))
      judgeOrder(P, Q, R);
}

static constexpr unsigned Cwes[] = {755, 693, 703};

extern const Rule masked_com_exceptions{
    "masked-com-exceptions",
    "A VSS requester, writer or COM server leaves it to COM to swallow fatal exceptions.",
    Level::Warning,
    4.9,
    Precision::High,
    Cwes,
    check};

} // namespace comsec::rules
