// What readers of a report are told of the program's processes.
#pragma once

#include "driver/report/Report.h"

namespace comsec {

namespace link {
class Program;
}

/// Fills in R.Processes from \p P, the program that \p R is of, and to each finding the processes
/// that it is about.
void addProcesses(report::Report &R, const link::Program &P);

} // namespace comsec
