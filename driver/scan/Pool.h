// Keeps a number of processes running, each with a time and a memory limit. Single-threaded.
#pragma once

#include <llvm/ADT/STLFunctionalExtras.h>

#include <string>
#include <vector>

namespace comsec::scan {

/// What a worker exits with when its memory limit is reached.
inline constexpr int ExitOutOfMemory = 86;

struct Process {
  std::vector<std::string> Arguments; ///< the first one is the program's path
  std::string Errors;                 ///< file that gets its stderr
};

struct PoolLimits {
  unsigned Parallel = 0;  ///< 0 = as many as there are cores
  unsigned Seconds = 0;   ///< wall clock, per process
  unsigned Megabytes = 0; ///< per process
};

enum class EndingKind { Exited, Crashed, TimedOut, NotStarted };

struct Ending {
  EndingKind Kind = EndingKind::Exited;
  int ExitCode = 0;
  std::string Error; ///< of NotStarted
};

/// Runs processes 0 … Count-1. \p Start is asked for a process when there is room for it, \p Ended
/// is told how it ended. Returns false, with every process gone, when the user interrupts.
bool runPool(unsigned Count, const PoolLimits &Limits, llvm::function_ref<Process(unsigned)> Start,
             llvm::function_ref<void(unsigned, const Ending &)> Ended);

} // namespace comsec::scan
