// One HTML file for people: the findings by rule, the program's processes, and what was not
// analysed. It stands alone: no network, no script but its own, readable without that one, too.
// The same report gives the same bytes.
#pragma once

#include "driver/report/Report.h"
#include "driver/report/Sources.h"

#include <string>

namespace comsec::report {

std::string toHtml(const Report &R, Sources &Text);

} // namespace comsec::report
