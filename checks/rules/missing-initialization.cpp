// missing-initialization: a process that needs security settings of its own never sets them, so
// that the machine's registry defaults decide.
#include "checks/rules/Common.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>

namespace comsec::rules {

using namespace knowledge;
using link::Evidence;
using link::Process;
using link::Role;

static constexpr std::string_view Id = "missing-initialization";
static constexpr std::string_view Api = "CoInitializeSecurity";

/// Why the defaults are not enough, worded to follow "by default ".
static std::string_view lacks(Role R) {
  switch (R) {
  case Role::VssRequester:
    return "writers and the VSS service may be refused when they call back";
  case Role::WmiClient:
    return "servers get RPC_C_IMP_LEVEL_IDENTIFY, too little for most WMI providers";
  default:
    return "the registry of each machine decides who may call this server";
  }
}

/// The roles of \p Q for which somebody must call CoInitializeSecurity.
static std::vector<const Evidence *> needs(const link::Program &P, const Process &Q) {
  std::vector<const Evidence *> Found;
  for (Role R : {Role::VssRequester, Role::WmiClient, Role::DcomServer}) {
    const Evidence *E = Q.evidence(R);
    if (E && (R != Role::WmiClient || !raisesImpersonationOnProxies(P, Q)))
      Found.push_back(E);
  }
  return Found;
}

/// A call that no entry point is seen to reach: who makes it is unknown.
static const link::CallSite *strayCall(const link::Program &P) {
  for (const link::CallSite *Site : P.calls(Api))
    if (llvm::any_of(Site->Processes,
                     [](const Process *Q) { return Q->Kind == link::ProcessKind::Library; }))
      return Site;
  return nullptr;
}

static Finding neverCalled(const link::Program &P, const Process &Q,
                           llvm::ArrayRef<const Evidence *> Needs) {
  const Evidence &First = *Needs.front();
  Finding F;
  F.Message = text("{0} is never called in this process, {1}; by default {2}", Api,
                   roleName(First.Shows), lacks(First.Shows));
  F.Where = First.Where;
  F.Path = pathTo(P, Q, First);
  F.Path.front().Message = text("the process starts here; none of the {0} functions that it can "
                                "reach calls {1}",
                                Q.Functions.size(), Api);
  for (const Evidence *E : Needs.drop_front())
    F.Path.push_back(stepOf(*E));
  F.Function = First.Function ? First.Function->Name : std::string();
  F.Subject = std::string(Api) + "(missing)";
  return F;
}

static void judgeProcess(const link::Program &P, const Process &Q, Results &R) {
  std::vector<const Evidence *> Needs = needs(P, Q);
  if (Q.Kind != link::ProcessKind::Executable || Needs.empty() || !callsIn(P, Q, Api).empty())
    return;
  const facts::Location &Where = Needs.front()->Where.Begin;
  if (!wholeSeen(Q))
    R.Notifications.push_back(notJudged(Id, Q, Q.Gaps.front(), Where));
  else if (const link::CallSite *Stray = strayCall(P))
    R.Notifications.push_back(
        notJudged(Id, Q,
                  text("no entry point is seen to reach the call of {0} in {1}", Api,
                       Stray->Call->Where.Begin.File),
                  Where));
  else
    R.Findings.push_back(neverCalled(P, Q, Needs));
}

static void check(const link::Program &P, const RuleOptions &, Results &R) {
  for (const Process &Q : P.processes())
    judgeProcess(P, Q, R);
}

static constexpr unsigned Cwes[] = {1188, 909};

extern const Rule missing_initialization{
    "missing-initialization",
    "A VSS requester, WMI client or COM server never calls CoInitializeSecurity.",
    Level::Warning,
    6.5,
    Precision::High,
    Cwes,
    check};

} // namespace comsec::rules
