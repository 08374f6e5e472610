// wmi-stale-impersonation: after a call into WMI the thread may have WMI's token, and what is
// opened then is opened with WMI's rights.
#include "checks/rules/Impersonation.h"

namespace comsec::rules {

using knowledge::EventKind;

static std::optional<Finding> judge(const link::Program &P, const link::Violation &V) {
  if (V.Bad != TouchWhenStale)
    return std::nullopt;
  const std::string &Api = V.At->Name;
  return flowFinding(
      P, V, Level::Warning,
      text("{0} opens {1} after a call of {2}, which may have replaced the client's token on the "
           "thread; call CoImpersonateClient again before protected data is touched",
           Api, knowledge::eventNamed(Api)->What, lastEvent(V, EventKind::EnterWmi)),
      "stale impersonation", Api + " is called without a new impersonation here");
}

static void check(const link::Program &P, const RuleOptions &, Results &R) {
  judgeRights(P, "wmi-stale-impersonation", {EventKind::EnterWmi, EventKind::Touch}, R,
              [&](const link::Violation &V) { return judge(P, V); });
}

static constexpr unsigned Cwes[] = {273, 269, 672};

extern const Rule wmi_stale_impersonation{
    "wmi-stale-impersonation",
    "Protected data is touched after a call into WMI without impersonating the client again.",
    Level::Warning,
    7.5,
    Precision::Medium,
    Cwes,
    check};

} // namespace comsec::rules
