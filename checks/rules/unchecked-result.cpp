// unchecked-result: a call that puts security in force fails, and the program goes on without it.
#include "checks/knowledge/Knowledge.h"
#include "checks/rules/Common.h"

namespace comsec::rules {

using namespace knowledge;
using facts::ResultUse;

/// Nothing for a result that is used.
static std::optional<Finding> judge(const link::CallSite &Site) {
  const facts::Call &C = *Site.Call;
  const Consequence *Row = consequence(C.Api);
  std::string_view After = Row ? Row->Follows : "the security that it asks for is missing";
  switch (C.Result) {
  case ResultUse::Used:
  case ResultUse::Lost:
  case ResultUse::Asserted:
  case ResultUse::Truth:
    return std::nullopt;
  case ResultUse::Discarded:
    return findingAt(
        Site, Level::Warning,
        text("{0} has its result discarded: when it fails, {1}; check the result", C.Api, After),
        "discarded");
  case ResultUse::Ignored:
    return findingAt(
        Site, Level::Note,
        text("{0} has its result ignored on purpose: when it fails, {1}", C.Api, After), "ignored");
  }
  return std::nullopt;
}

static void check(const link::Program &P, const RuleOptions &, Results &R) {
  for (const link::CallSite &Site : P.calls()) {
    const Api *A = findApi(Site.Call->Api);
    if (!A || !(A->Traits & MustCheck))
      continue;
    if (std::optional<Finding> F = judge(Site))
      R.Findings.push_back(std::move(*F));
  }
}

static constexpr unsigned Cwes[] = {252, 273, 390};

extern const Rule unchecked_result{
    "unchecked-result",
    "The result of a call that sets or changes security is thrown away.",
    Level::Warning,
    5.9,
    Precision::VeryHigh,
    Cwes,
    check};

} // namespace comsec::rules
