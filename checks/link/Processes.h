// From the graph to processes: entry points, what each one reaches, and what was not seen of it.
// Internal to link.
#pragma once

#include "checks/link/Graph.h"
#include "checks/link/Process.h"

#include <vector>

namespace comsec::link {

/// Whether the system may start a program, a DLL or a service at a function of that name.
bool isEntryName(llvm::StringRef Name);

struct FoundProcess {
  Process Parts; ///< still without roles
  Reach Ways;    ///< empty for code without entry
  std::optional<ImageId> Image;
};

/// EXEs of the build, by name; what main reaches in code whose build is not known; DLLs of the
/// build and others; services without main; the rest. Every function is in at least one of them.
std::vector<FoundProcess> findProcesses(const Graph &G, const std::vector<facts::Unit> &Units);

/// The units that could not be read at all: they may belong to any process, unless the build says
/// otherwise. The first few by name.
std::vector<Gap> failures(const FoundProcess &P, const Graph &G,
                          const std::vector<facts::Unit> &Units);

/// What was not seen of the units that \p P is made of, in a fixed order.
std::vector<Gap> gapsOf(const FoundProcess &P, const Graph &G,
                        const std::vector<facts::Unit> &Units);

/// Which processes run what: indexes into the list that it is made of.
class Residents {
public:
  Residents(const Graph &G, const std::vector<FoundProcess> &Processes);

  llvm::ArrayRef<unsigned> of(FunctionId F) const { return ByFunction[F]; }

  /// Those that run \p F as it is compiled in \p Unit.
  llvm::SmallVector<unsigned, 2> of(FunctionId F, unsigned Unit) const;

private:
  const Graph &G;
  std::vector<std::optional<ImageId>> ImageOf; ///< by process
  std::vector<llvm::SmallVector<unsigned, 1>> ByFunction;
};

} // namespace comsec::link
