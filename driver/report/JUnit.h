// JUnit's XML, which nearly every CI server shows as test results.
#pragma once

#include "driver/report/Gate.h"

#include <string>

namespace comsec::report {

/// Elements and attributes are those that the strictest reader takes, the schema of Jenkins' xUnit
/// plugin (junit-10.xsd): a test case has no file and line there, so they are its name.
///
/// One suite: each rule of \p Rules without a finding is a test that passed, each finding one that
/// failed, or that was skipped when it is suppressed or known; findings that do not fail the gate
/// pass and are told in system-out. A file that could not be analysed is an error.
std::string toJUnit(const Report &R, llvm::ArrayRef<const Rule *> Rules, const Thresholds &FailOn);

} // namespace comsec::report
