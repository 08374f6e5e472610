// From the graph to processes: entry points, what each one reaches, and what was not seen of it.
// Internal to link.
#pragma once

#include "checks/link/Graph.h"
#include "checks/link/Process.h"

#include <vector>

namespace comsec::link {

struct FoundProcess {
  Process Parts; ///< still without roles
  Reach Ways;    ///< empty for a library without entry
};

/// Executables, then DLLs, then libraries, each in the order of places. Every function is in at
/// least one of them.
std::vector<FoundProcess> findProcesses(const Graph &G, const std::vector<facts::Unit> &Units);

/// The units that could not be read at all: they may belong to any process. The first few by name.
std::vector<Gap> failures(const std::vector<facts::Unit> &Units);

/// What was not seen of the units that \p P is made of, in a fixed order.
std::vector<Gap> gapsOf(const Process &P, const Graph &G, const std::vector<facts::Unit> &Units);

} // namespace comsec::link
