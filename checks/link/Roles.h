// What each process is, by the signs of knowledge/Roles.def. Internal to link.
#pragma once

#include "checks/link/Processes.h"
#include "checks/link/Program.h"

namespace comsec::link {

/// Fills in roles and evidence of all \p Processes of \p P, which has its calls already.
void decideRoles(const Program &P, const Graph &G, const Residents &Runs,
                 const std::vector<Told> &Known, std::vector<Process> &Processes);

} // namespace comsec::link
