// missing-initialization: a process that needs security settings of its own never sets them, so
// that the machine's registry defaults decide.
#include "checks/rules/Common.h"
#include "checks/rules/Processes.h"

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

/// A function of one file that nothing in this file names: nobody can call it.
static bool isUnused(const link::CallSite &Site) {
  constexpr llvm::StringLiteral ExternalUsr = "c:@"; // a file's own symbols have its name there
  if (!Site.Function || llvm::StringRef(Site.Function->Usr).starts_with(ExternalUsr))
    return false;
  auto Names = [&](const facts::Edge &E) { return E.Target == Site.Function->Usr; };
  return Site.Unit->Errors == 0 &&
         llvm::none_of(Site.Unit->Functions,
                       [&](const facts::Function &F) { return llvm::any_of(F.Edges, Names); });
}

/// A call that no entry point is seen to reach: \p Q may be who makes it.
static const link::CallSite *strayCall(const link::Program &P, const Process &Q) {
  for (const link::CallSite *Site : P.calls(Api))
    if (!isUnused(*Site) && llvm::any_of(Site->Processes, [&](const Process *Other) {
          return Other->Kind == link::ProcessKind::Library && Q.mayRun(*Other);
        }))
      return Site;
  return nullptr;
}

/// Why nobody can say that \p Q never makes the call; empty when everything was seen.
static std::string doubt(const link::Program &P, const Process &Q) {
  if (Q.Kind != link::ProcessKind::Executable)
    return unseen(Q);
  if (std::string Gap = hides(Q, Api); !Gap.empty())
    return Gap;
  if (const link::CallSite *Stray = strayCall(P, Q))
    return text("no entry point is seen to reach the call of {0} in {1}", Api,
                Stray->Call->Where.Begin.File);
  auto AsksByName = [&](const link::CallSite *Site) {
    return holds(given(P, *Site, "lpProcName"), [](const link::Concrete &V) {
             return V.Kind == facts::ValueKind::String && V.Text == Api;
           }) != Holds::Never;
  };
  if (llvm::any_of(callsIn(P, Q, "GetProcAddress"), AsksByName))
    return text("the address of {0} is asked for by name", Api);
  return {};
}

/// The method by which \p F's class is to set the security of its process, if \p F is it.
static bool isSecurityMethod(const link::Program &P, const facts::Function &F) {
  const facts::Class *C = P.classOf(F.Class);
  return C && llvm::any_of(C->Bases, [&](const std::string &Base) {
           std::string_view Method = securityMethodOf(Base);
           return !Method.empty() && F.Name == text("{0}::{1}", C->Name, Method);
         });
}

static Finding neverCalled(const link::Program &P, const Process &Q,
                           llvm::ArrayRef<const Evidence *> Needs) {
  const Evidence &First = *Needs.front();
  Finding F;
  F.Message = text("{0} is never called in this process, {1}; by default {2}", Api,
                   roleName(First.Shows), lacks(First.Shows));
  F.Where = First.Where;
  F.Path = pathTo(P, Q, First);
  F.Path.front() = searched(Q, text("{0} is called nowhere", Api));
  for (const Evidence *E : Needs.drop_front())
    F.Path.push_back(stepOf(*E));
  for (const facts::Function *Each : Q.Functions)
    if (isSecurityMethod(P, *Each))
      F.Path.push_back({Each->Where, "this is called to set the security, and sets none", 0});
  F.Function = First.Function ? First.Function->Name : std::string();
  F.Subject = std::string(Api) + "(missing)";
  return F;
}

static void judgeProcess(const link::Program &P, const Process &Q, Results &R) {
  std::vector<const Evidence *> Needs = needs(P, Q);
  if (Needs.empty() || !callsIn(P, Q, Api).empty())
    return;
  std::string Unsure = doubtOf(Needs);
  if (std::string Why = Unsure.empty() ? doubt(P, Q) : Unsure; !Why.empty())
    R.Notifications.push_back(notJudged(Id, Q, Why, Needs.front()->Where.Begin));
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
