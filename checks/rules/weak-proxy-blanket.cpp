// weak-proxy-blanket: what CoSetProxyBlanket and IClientSecurity::SetBlanket make of a proxy, and
// COAUTHINFO of an activation: a level below the process's own or what the connection needs,
// arguments that cannot go together, and proxies that the blanket does not reach.
#include "checks/rules/Combinations.h"
#include "checks/rules/Common.h"
#include "checks/rules/Credentials.h"
#include "checks/rules/Processes.h"
#include "checks/rules/Proxies.h"

#include <llvm/ADT/STLExtras.h>

#include <map>

namespace comsec::rules {

using namespace knowledge;
using link::CallSite;
using link::Concrete;
using link::Process;
using link::Program;
using link::View;

namespace {
/// The level that the process sets for all its proxies.
struct OwnLevel {
  std::int64_t Number;
  facts::Range Where;
};

/// What decides about a level, beside the level itself.
struct Context {
  const Process &Runs;
  const CallSite &At; ///< on one way of calls
  Origin From;
  std::optional<OwnLevel> Own;
  bool NamesService; ///< an authentication service other than RPC_C_AUTHN_NONE, for certain
};
} // namespace

/// The lowest level that the process's own calls set; nothing when one of them leaves it open: to
/// negotiation, to the registry, to a value that is not known, or whether it is made at all.
static std::optional<OwnLevel> ownLevel(const Program &P, const Process &Q) {
  std::optional<OwnLevel> Lowest;
  if (Q.Kind != link::ProcessKind::Executable)
    return Lowest;
  for (const CallSite *Site : callsIn(P, Q, "CoInitializeSecurity")) {
    Given Level = given(P, *Site, "dwAuthnLevel");
    if (Level.Values.empty() || Site->fromTokens() ||
        mayHave(given(P, *Site, "dwCapabilities"), EoacAppId))
      return std::nullopt;
    for (const Concrete &V : Level.Values) {
      std::int64_t N = link::number(V).value_or(AuthnDefault);
      if (N == AuthnDefault)
        return std::nullopt;
      if (!Lowest || N < Lowest->Number)
        Lowest = OwnLevel{N, Level.Argument->Where};
    }
  }
  return Lowest;
}

static Verdict none(const Context &C) {
  return {Level::Warning,
          text("calls through this proxy are neither authenticated nor protected{0}; keep the "
               "process's level with RPC_C_AUTHN_LEVEL_DEFAULT",
               C.NamesService ? ", and dwAuthnSvc must be RPC_C_AUTHN_NONE as well" : "")};
}

/// From the connection to the function that gives its proxy the blanket.
static std::vector<Step> connection(const Context &C) {
  const CallSite &Connects = C.From.Connects->Call.Site;
  std::vector<Step> Steps = stepsTo(Connects, "{0} is called for the proxy here");
  Steps.push_back({placeOf(*Connects.Call), "the connection to another machine is made here", 0});
  for (Step &S : stepsTo(C.At, "{0} is given its proxy here"))
    if (llvm::none_of(Steps, [&](const Step &Before) { return Before.Where == S.Where; }))
      Steps.push_back(std::move(S));
  return Steps;
}

static std::optional<Verdict> tooLowForConnection(const Context &C, std::int64_t Number) {
  const Requirement *Needs = requirement("remote-wmi");
  if (C.From.To != Reach::Remote || !Needs || Number >= Needs->LeastAuthentication)
    return std::nullopt;
  std::string Best(nameOf(Family::AuthenticationLevel, Needs->BestAuthentication));
  return Verdict{Level::Warning,
                 text("{0} needs at least {1}; use {2}", Needs->Who,
                      nameOf(Family::AuthenticationLevel, Needs->LeastAuthentication), Best),
                 Best,
                 {},
                 connection(C)};
}

/// A lower level costs little where only encryption is lost or where no network is crossed, as with
/// the blanket of Microsoft's WMI samples for this machine.
static Level rankOfLowering(const Context &C, std::int64_t Number) {
  bool PerhapsLocalWmi = C.From.To != Reach::Remote && C.Runs.has(link::Role::WmiClient);
  return Number >= AuthnPktIntegrity || PerhapsLocalWmi ? Level::Note : Level::Warning;
}

static std::optional<Verdict> belowProcess(const Context &C, std::int64_t Number) {
  if (!C.Own || Number >= C.Own->Number)
    return std::nullopt;
  std::string_view Own = nameOf(Family::AuthenticationLevel, C.Own->Number);
  return Verdict{rankOfLowering(C, Number),
                 text("below the process's own {0}, and the level of a blanket is not negotiated; "
                      "RPC_C_AUTHN_LEVEL_DEFAULT keeps the process's",
                      Own),
                 "",
                 {{C.Own->Where, text("the process's own level is {0}", Own), 0}}};
}

static std::optional<Verdict> judgeLevel(const Context &C, std::int64_t Number) {
  if (Number == AuthnNone)
    return none(C);
  if (Number == AuthnDefault)
    return std::nullopt;
  std::optional<Verdict> W = tooLowForConnection(C, Number);
  return W ? W : belowProcess(C, Number);
}

static std::optional<Finding> judge(const Program &P, const Proxies &Known, const View &V,
                                    const Process &Q) {
  bool NamesService = holdsNumber(given(P, V.Site, "dwAuthnSvc"),
                                  [](std::int64_t N) { return N != 0; }) == Holds::Always;
  Context C{Q, V.Site, Known.originOf(V.Variables[0]), ownLevel(P, Q), NamesService};
  return judgeValues(given(P, V.Site, "dwAuthnLevel"), [&](const Concrete &Value) {
    std::optional<std::int64_t> N = link::number(Value);
    return N ? judgeLevel(C, *N) : std::nullopt;
  });
}

/// Each proxy that the call gives a blanket may come on a way of its own.
static std::optional<Finding> judge(const Program &P, const Proxies &Known, const CallSite &Site,
                                    const Process &Q) {
  std::vector<std::optional<Finding>> All;
  for (const View &V : Known.views(Site))
    if (!V.OtherInstance)
      All.push_back(judge(P, Known, V, Q));
  return gravest(std::move(All));
}

// --- activation on another machine ---

static Verdict tooLowForActivation(std::int64_t Number) {
  const Requirement &Needs = *requirement("remote-activation");
  std::string_view Least = nameOf(Family::AuthenticationLevel, Needs.LeastAuthentication);
  std::string Best(nameOf(Family::AuthenticationLevel, Needs.BestAuthentication));
  if (Number == AuthnNone)
    return {Level::Error,
            text("{0} is then neither authenticated nor protected, and hardened servers refuse it; "
                 "use {1}",
                 Needs.Who, Best),
            Best};
  return {Level::Warning,
          text("hardened servers refuse {0} below {1}, unless the client's machine raises the "
               "level; use {2}",
               Needs.Who, Least, Best),
          Best};
}

/// Of one COAUTHINFO, which COM reads for activations on other machines alone.
static std::optional<Finding> judgeActivation(const Program &P, const CallSite &Site) {
  return judgeValues(given(P, Site, "dwAuthnLevel"),
                     [](const Concrete &V) -> std::optional<Verdict> {
                       std::int64_t N = link::number(V).value_or(AuthnDefault);
                       if (N == AuthnDefault || N >= AuthnPktIntegrity)
                         return std::nullopt;
                       return tooLowForActivation(N);
                     });
}

static void check(const Program &P, const RuleOptions &, Results &R) {
  std::map<const Process *, Proxies> Known; // of the processes that give blankets
  for (const Process &Q : P.processes())
    if (!blanketsIn(P, Q).empty())
      Known.try_emplace(&Q, P, Q);
  for (std::string_view Api : BlanketApis) {
    judgeCalls(P, Api, R, [&](const CallSite &Site, const Process &Q) {
      return judge(P, Known.at(&Q), Site, Q);
    });
    for (const CallSite *Site : P.calls(Api))
      llvm::append_range(R.Findings, judgeTogether(P, *Site, blanketCombinations()));
  }
  judgeCalls(P, "COAUTHINFO", R,
             [&](const CallSite &Site, const Process &) { return judgeActivation(P, Site); });
  for (const CallSite *Site : P.calls("COAUTHINFO"))
    llvm::append_range(R.Findings, judgeTogether(P, *Site, activationCombinations()));
  for (const Process &Q : P.processes())
    if (auto It = Known.find(&Q); It != Known.end())
      judgeCredentials(P, It->second, Q, R);
}

static constexpr unsigned Cwes[] = {319, 924, 306};

extern const Rule weak_proxy_blanket{
    "weak-proxy-blanket",
    "A proxy gets less security than its process or connection asks for, or arguments in conflict.",
    Level::Warning,
    6.5,
    Precision::High,
    Cwes,
    check};

} // namespace comsec::rules
