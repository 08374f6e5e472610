// wmi-call-after-revert: a provider calls back into WMI with its host's rights instead of the
// client's, so that a client gets what only the host may have.
#include "checks/rules/Impersonation.h"

namespace comsec::rules {

static std::optional<Finding> judge(const link::Program &P, const link::Violation &V) {
  const std::string &Api = V.At->Name;
  ThreadState S = ThreadState::of(V.State);
  if (V.Bad == WmiAfterRevert) {
    std::string_view Revert = lastEvent(V, knowledge::EventKind::Revert);
    if (Revert.empty())
      Revert = lastEvent(V, knowledge::EventKind::SetToken);
    // What Initialize asks for is not asked for by a client.
    Level Severity = S.From == Origin::Initialize ? Level::Note : Level::Warning;
    return flowFinding(
        P, V, Severity,
        text("{0} is called after {1}: WMI serves the call with the rights of the provider's host; "
             "call into WMI only while the client is impersonated",
             Api, Revert),
        "after revert", Api + " is called with the host's rights here");
  }
  if (V.Bad == WmiBeforeImpersonation)
    return flowFinding(
        P, V, Level::Note,
        text("{0} is called by a provider before it has impersonated its client: WMI serves the "
             "call with the rights of the provider's host; call CoImpersonateClient first",
             Api),
        "before impersonation", Api + " is called with the host's rights here");
  return std::nullopt;
}

static void check(const link::Program &P, const RuleOptions &, Results &R) {
  judgeRights(P, "wmi-call-after-revert", {knowledge::EventKind::EnterWmi}, R,
              [&](const link::Violation &V) { return judge(P, V); });
}

static constexpr unsigned Cwes[] = {269, 271, 250};

extern const Rule wmi_call_after_revert{
    "wmi-call-after-revert",
    "A WMI provider calls into WMI while it does not impersonate its client.",
    Level::Warning,
    8.4,
    Precision::High,
    Cwes,
    check};

} // namespace comsec::rules
