// wrong-impersonation-level: what servers may do with the identity of this process, against what
// its roles need. Too low breaks RVSS and WMI, too high lends the identity to whoever answers.
#include "checks/knowledge/Knowledge.h"
#include "checks/rules/Common.h"
#include "checks/rules/Processes.h"

#include <llvm/ADT/STLExtras.h>

namespace comsec::rules {

using namespace knowledge;
using link::Role;
using link::Rvss;

static constexpr std::string_view Id = "wrong-impersonation-level";
static constexpr Role VssRoles[] = {Role::VssRequester, Role::VssWriter};
static constexpr Role AllRoles[] = {Role::VssRequester,         Role::VssWriter,  Role::WmiClient,
                                    Role::WmiProvider,          Role::DcomServer, Role::DcomClient,
                                    Role::ImpersonationConsumer};
static const std::string Identify = "RPC_C_IMP_LEVEL_IDENTIFY";
static const std::string Impersonate = "RPC_C_IMP_LEVEL_IMPERSONATE";

namespace {
/// What decides about a level, beside the level itself.
struct Context {
  const link::Process &Runs;
  Rvss Remote;
  bool OnlyVss;         ///< requester or writer, and nothing else was seen
  bool RaisesOnProxies; ///< proxies get a sufficient level of their own
};
} // namespace

/// Whether the process calls services other than VSS, whose needs the documents leave open.
static bool onlyVss(const link::Process &Q) {
  bool Vss = false;
  for (const link::Evidence &E : Q.Roles) {
    if (!llvm::is_contained(VssRoles, E.Shows))
      return false;
    Vss = true;
  }
  return Vss;
}

/// Cloaking has no use but a remote hop: who asks for it has chosen the form for remote shares.
static Rvss remoteShares(const link::Program &P, const link::CallSite &Site, const link::Process &Q,
                         const RuleOptions &Options) {
  Rvss Remote = remoteShares(Q, Options);
  if (Remote != Rvss::None || rvssMode(Q, Options) == RvssMode::Off || !Q.has(Role::VssRequester))
    return Remote;
  auto Cloaks = [](std::int64_t N) { return (N & EoacCloaking) != 0; };
  bool Declared = holdsNumber(given(P, Site, "dwCapabilities"), Cloaks) != Holds::Never;
  return Declared ? Rvss::Medium : Rvss::None;
}

/// The level that is right for a process in which only VSS was seen; empty when unsure.
static std::string rightLevel(const Context &C) {
  if (C.Remote == Rvss::Strong)
    return Impersonate;
  return C.OnlyVss && C.Remote == Rvss::None && wholeSeen(C.Runs) ? Identify : "";
}

static std::optional<Verdict> tooLowForWmi(const Context &C) {
  if (!C.Runs.has(Role::WmiClient) || C.RaisesOnProxies)
    return std::nullopt;
  bool AlsoVss = llvm::any_of(VssRoles, [&](Role R) { return C.Runs.has(R); });
  Verdict W{Level::Note,
            text("most WMI providers need {0} from their clients{1}", Impersonate,
                 assumption(C.Runs, "sets no higher level on the proxies")),
            AlsoVss ? std::string() : Impersonate};
  if (wholeSeen(C.Runs)) {
    W.Severity = Level::Warning;
    W.Because = {searched(C.Runs, "no proxy gets a higher level")};
  }
  return W;
}

static std::optional<Verdict> tooLow(const Context &C, std::int64_t Number) {
  if (C.Remote == Rvss::Strong)
    return Verdict{Level::Warning,
                   text("a VSS requester for remote file shares needs {0}, because the file server "
                        "is reached as the caller",
                        Impersonate),
                   Impersonate};
  if (std::optional<Verdict> W = tooLowForWmi(C))
    return W;
  if (Number == ImpAnonymous)
    return Verdict{C.Runs.has(Role::VssRequester) ? Level::Warning : Level::Note,
                   text("servers are not told who calls, and all but local calls raise it silently "
                        "to {0}, the least level to ask for",
                        Identify),
                   rightLevel(C)};
  if (C.Remote == Rvss::Medium)
    return Verdict{Level::Note,
                   text("if remote file shares are backed up, {0} is required", Impersonate)};
  return std::nullopt;
}

/// More than a process needs that talks to nobody but VSS. What was not seen of it may need it.
static bool mayBeExcess(const Context &C) { return C.OnlyVss && C.Remote == Rvss::None; }

static std::optional<Verdict> excess(const Context &C) {
  if (!mayBeExcess(C) || !wholeSeen(C.Runs))
    return std::nullopt;
  return Verdict{Level::Warning,
                 text("more than {0} needs: any server can act as this process; use {1}",
                      roleName(C.Runs.Roles.front().Shows), Identify),
                 rightLevel(C),
                 {searched(C.Runs, "nothing but VSS is used")}};
}

static std::optional<Verdict> delegate(const Context &C) {
  if (C.Runs.has(Role::WmiClient))
    return std::nullopt; // the documents offer it to WMI clients
  bool Known = !C.Runs.Roles.empty();
  std::string For =
      Known ? text("for {0}", roleName(C.Runs.Roles.front().Shows)) : "in most processes";
  return Verdict{Known ? Level::Warning : Level::Note,
                 text("any server can use this process's identity on further machines; {0} is "
                      "enough {1}",
                      C.OnlyVss && C.Remote == Rvss::None ? Identify : Impersonate, For),
                 rightLevel(C)};
}

/// The number says one thing here and the name another; which is meant, nobody can tell.
static Verdict mixedUp(const link::Concrete &V, std::int64_t Number) {
  std::string_view Here = nameOf(Family::ImpersonationLevel, Number);
  return {Level::Warning,
          text("'{0}' belongs to another enumeration, {1}, and its number means {2} here; name the "
               "RPC_C_IMP_LEVEL constant that is meant",
               V.Text, V.EnumType, Here.empty() ? "nothing" : Here)};
}

static std::optional<Verdict> judgeLevel(const Context &C, std::int64_t Number) {
  switch (Number) {
  case ImpAnonymous:
  case ImpIdentify:
    return tooLow(C, Number);
  case ImpImpersonate:
    return excess(C);
  case ImpDelegate:
    return delegate(C);
  default: // ImpDefault belongs to invalid-security-arguments
    return std::nullopt;
  }
}

static std::optional<Finding> judge(const link::Program &P, const RuleOptions &Options,
                                    const link::CallSite &Site, const link::Process &Q,
                                    Results &R) {
  auto BothFlags = [](std::int64_t N) { return (N & EoacCloaking) == EoacCloaking; };
  bool Fails = holdsNumber(given(P, Site, "dwCapabilities"), BothFlags) == Holds::Always;
  if (Fails || registryDecides(P, Site)) // the level has no effect either way
    return std::nullopt;
  Context C{Q, remoteShares(P, Site, Q, Options), onlyVss(Q), raisesImpersonationOnProxies(P, Q)};
  return judgeValues(
      given(P, Site, "dwImpLevel"), [&](const link::Concrete &V) -> std::optional<Verdict> {
        std::optional<std::int64_t> N = link::number(V);
        if (!N)
          return std::nullopt;
        if (isForeignEnum(V.EnumType))
          return mixedUp(V, *N);
        std::optional<Verdict> W = judgeLevel(C, *N);
        if (W)
          llvm::append_range(W->Because, because(Q, AllRoles, C.Remote != Rvss::None));
        else if (*N == ImpImpersonate && mayBeExcess(C) && !wholeSeen(Q))
          R.Notifications.push_back(notJudged(Id, Q, unseen(Q), placeOf(*Site.Call).Begin));
        return W;
      });
}

static void check(const link::Program &P, const RuleOptions &Options, Results &R) {
  judgeCalls(P, "CoInitializeSecurity", R, [&](const auto &Site, const auto &Process) {
    return judge(P, Options, Site, Process, R);
  });
}

static constexpr unsigned Cwes[] = {272, 250, 266, 573, 280};

extern const Rule wrong_impersonation_level{
    "wrong-impersonation-level",
    "CoInitializeSecurity sets an impersonation level that is too low or needlessly high.",
    Level::Warning,
    4.3,
    Precision::High,
    Cwes,
    check};

} // namespace comsec::rules
