// weak-authentication-level: the level of CoInitializeSecurity against what the process's roles
// ask.
#include "checks/knowledge/Knowledge.h"
#include "checks/rules/Common.h"
#include "checks/rules/Processes.h"

namespace comsec::rules {

using namespace knowledge;
using link::Role;
using link::Rvss;

static constexpr Role VssRoles[] = {Role::VssRequester, Role::VssWriter};
static const std::string Best = "RPC_C_AUTHN_LEVEL_PKT_PRIVACY";

namespace {
/// What decides about a level, beside the level itself.
struct Context {
  const link::Process &Runs;
  Rvss Remote;
  const Requirement *Needs; ///< null: no role of the process asks for a level
  bool NoDescriptor;        ///< anyone may call in, for certain
  bool RemoteActivation;    ///< objects are activated on other machines
};
} // namespace

static const Requirement *needs(const link::Process &Q, Rvss Remote) {
  if (Remote == Rvss::Strong)
    return requirement("rvss-requester");
  for (Role R : VssRoles)
    if (Q.has(R))
      return requirement(link::toString(R));
  return nullptr;
}

/// A server's name is given and the context allows another machine: for certain a remote
/// activation.
static bool activatesRemotely(const link::Program &P, const link::Process &Q) {
  for (const link::CallSite *Site : callsIn(P, Q, "CoCreateInstanceEx")) {
    Holds Remote = holdsNumber(given(P, *Site, "dwClsCtx"),
                               [](std::int64_t N) { return N & ClsctxRemoteServer; });
    Holds Named = holds(given(P, *Site, "pServerInfo"), [](const link::Concrete &V) {
      return V.Kind == facts::ValueKind::Address;
    });
    if (Remote == Holds::Always && Named == Holds::Always)
      return true;
  }
  return false;
}

/// Raising the level helps VSS, but could shut out clients and WMI's callbacks of a lower level.
static bool mayRaise(const link::Process &Q) {
  return !Q.has(Role::DcomServer) && !Q.has(Role::WmiClient) && !Q.has(Role::WmiProvider);
}

static Verdict none(const Context &C) {
  if (C.NoDescriptor)
    return {Level::Error,
            text("with no security descriptor anyone can call into this process "
                 "unauthenticated; use {0}",
                 Best),
            Best};
  return {Level::Warning,
          text("calls in and out are neither authenticated nor protected; use {0}", Best), Best};
}

/// A level that the process's VSS role names a least value for.
static std::optional<Verdict> judgeForVss(const Context &C, std::int64_t Number) {
  const Requirement &R = *C.Needs;
  std::string_view Least = nameOf(Family::AuthenticationLevel, R.LeastAuthentication);
  if (Number == AuthnDefault && R.LeastAuthentication <= AuthnConnect)
    return std::nullopt;
  if (Number == AuthnDefault)
    return Verdict{Level::Note,
                   text("the level is negotiated and may stay below {0}, which {1} needs; {2} is "
                        "the better choice",
                        Least, R.Who, Best)};
  if (Number < R.LeastAuthentication)
    return Verdict{Level::Warning, text("{0} needs at least {1}; use {2}", R.Who, Least, Best),
                   Best};
  if (Number >= R.BestAuthentication)
    return std::nullopt;
  bool MayBeRemote = C.Remote == Rvss::Medium && Number < AuthnPktIntegrity;
  return Verdict{
      Level::Note,
      text("enough for {0}, but the traffic is not encrypted{1}; {2} is the better choice", R.Who,
           MayBeRemote ? ", and too little for remote file shares" : "", Best),
      mayRaise(C.Runs) ? Best : std::string()};
}

static std::optional<Verdict> judgeLevel(const Context &C, std::int64_t Number) {
  std::optional<Verdict> W;
  if (Number == AuthnNone)
    W = none(C);
  else if (C.Needs)
    W = judgeForVss(C, Number);
  else if (C.RemoteActivation && Number >= AuthnConnect && Number < AuthnPktIntegrity)
    return Verdict{Level::Note,
                   "fragile for activation on another machine, which hardened servers refuse below "
                   "RPC_C_AUTHN_LEVEL_PKT_INTEGRITY",
                   "", because(C.Runs, {Role::DcomClient}, false)};
  if (W)
    W->Because = because(C.Runs, VssRoles, C.Remote != Rvss::None);
  return W;
}

static std::optional<Finding> judge(const link::Program &P, const RuleOptions &Options,
                                    const link::CallSite &Site, const link::Process &Q) {
  if (registryDecides(P, Site))
    return std::nullopt;
  Rvss Remote = remoteShares(Q, Options);
  Holds NoDescriptor =
      holdsNumber(given(P, Site, "pSecDesc"), [](std::int64_t N) { return N == 0; });
  bool PerhapsRegistry = mayHave(given(P, Site, "dwCapabilities"), EoacAppId);
  Context C{Q, Remote, needs(Q, Remote), NoDescriptor == Holds::Always && !PerhapsRegistry,
            activatesRemotely(P, Q)};
  return judgeValues(given(P, Site, "dwAuthnLevel"), [&](const link::Concrete &V) {
    std::optional<std::int64_t> N = link::number(V);
    return N ? judgeLevel(C, *N) : std::nullopt;
  });
}

static void check(const link::Program &P, const RuleOptions &Options, Results &R) {
  judgeCalls(P, "CoInitializeSecurity", R, [&](const auto &Site, const auto &Process) {
    return judge(P, Options, Site, Process);
  });
}

static constexpr unsigned Cwes[] = {306, 284, 319, 757, 924};

extern const Rule weak_authentication_level{
    "weak-authentication-level",
    "CoInitializeSecurity sets an authentication level that is too low for the process.",
    Level::Warning,
    7.5,
    Precision::High,
    Cwes,
    check};

} // namespace comsec::rules
