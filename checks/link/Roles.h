// What each process is, by the signs of knowledge/Roles.def. Internal to link.
#pragma once

#include "checks/link/Graph.h"
#include "checks/link/Program.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/STLFunctionalExtras.h>

namespace comsec::link {

/// The processes that a function runs in.
using ProcessesOf = llvm::function_ref<llvm::ArrayRef<unsigned>(FunctionId)>;

/// Fills in roles and evidence of all \p Processes of \p P, which has its calls already.
void decideRoles(const Program &P, const Graph &G, ProcessesOf Runs,
                 std::vector<Process> &Processes);

} // namespace comsec::link
