// Follows every path through the program's skeletons for an automaton: property simulation with
// function summaries. A path's key is the automaton's state and what is known of the variables that
// still matter; what a function does is found once for each key that it is entered with.
// Terminates: keys per node are capped, then conditions are given up (Truncated); so is the work
// (GaveUp).
#pragma once

#include "checks/link/Automaton.h"

namespace comsec::link {

class Program;

FlowResult followPaths(const Program &P, const Automaton &A, llvm::ArrayRef<FlowStart> Starts);

} // namespace comsec::link
