// SARIF 2.1.0 for code review. The same report gives the same bytes: no times, no machine's paths.
#pragma once

#include "driver/report/Report.h"
#include "driver/report/SarifProfile.h"
#include "driver/report/Sources.h"

#include <string>

namespace comsec::report {

std::string toSarif(const Report &R, Sources &Text, int ExitCode, const SarifOptions &Options = {});

} // namespace comsec::report
