// wmi-missing-impersonation: a provider's method touches protected data for a client with the
// rights of its host.
#include "checks/rules/Impersonation.h"

namespace comsec::rules {

using knowledge::EventKind;

static std::optional<Finding> judge(const link::Program &P, const link::Violation &V) {
  if (V.Bad != TouchBeforeImpersonation)
    return std::nullopt;
  const std::string &Api = V.At->Name;
  return flowFinding(
      P, V, Level::Warning,
      text("{0} opens {1} for a client of the WMI provider with the rights of its host; call "
           "CoImpersonateClient first, or check the client's access",
           Api, knowledge::eventNamed(Api)->What),
      "not impersonated", Api + " is called with the host's rights here");
}

static void check(const link::Program &P, const RuleOptions &, Results &R) {
  judgeRights(P, "wmi-missing-impersonation",
              {EventKind::Touch, EventKind::CheckAccess, EventKind::QueryToken}, R,
              [&](const link::Violation &V) { return judge(P, V); });
}

static constexpr unsigned Cwes[] = {862, 250, 441};

extern const Rule wmi_missing_impersonation{
    "wmi-missing-impersonation",
    "A WMI provider touches protected data for a client without impersonating it.",
    Level::Warning,
    8.4,
    Precision::Medium,
    Cwes,
    check};

} // namespace comsec::rules
