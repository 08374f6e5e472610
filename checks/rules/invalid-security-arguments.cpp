// invalid-security-arguments: arguments of CoInitializeSecurity that the documents forbid together.
// The combinations are rows of knowledge/Combinations.def.
#include "checks/rules/Combinations.h"

#include <llvm/ADT/STLExtras.h>

namespace comsec::rules {

static void check(const link::Program &P, const RuleOptions &, Results &R) {
  for (const link::CallSite *Site : P.calls("CoInitializeSecurity"))
    llvm::append_range(R.Findings, judgeTogether(P, *Site, knowledge::combinations()));
}

static constexpr unsigned Cwes[] = {628, 687, 686};

extern const Rule invalid_security_arguments{
    "invalid-security-arguments",
    "CoInitializeSecurity is given arguments that its documentation forbids together.",
    Level::Warning,
    5.9,
    Precision::High,
    Cwes,
    check};

} // namespace comsec::rules
