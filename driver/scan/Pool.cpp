#include "driver/scan/Pool.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/Support/Program.h>
#include <llvm/Support/Signals.h>
#include <llvm/Support/Threading.h>

#include <chrono>
#include <csignal>
#include <thread>

using namespace llvm;

namespace comsec::scan {
namespace {

using Clock = std::chrono::steady_clock;

/// Short against the time of one unit, long against the cost of a look.
constexpr std::chrono::milliseconds PollInterval(5);

volatile std::sig_atomic_t Interrupted = 0;

struct Running {
  unsigned Index;
  sys::ProcessInfo Info;
  Clock::time_point Deadline;
};

class Pool {
public:
  Pool(const PoolLimits &Limits, function_ref<void(unsigned, const Ending &)> Ended)
      : Limits(Limits), Ended(Ended),
        Room(Limits.Parallel ? Limits.Parallel : hardware_concurrency().compute_thread_count()) {}

  bool full() const { return Active.size() >= Room; }
  bool empty() const { return Active.empty(); }

  void start(unsigned Index, const Process &P) {
    SmallVector<StringRef, 8> Arguments(P.Arguments.begin(), P.Arguments.end());
    std::optional<StringRef> Redirects[] = {StringRef(), StringRef(), StringRef(P.Errors)};
    std::string Error;
    bool Failed = false;
    sys::ProcessInfo Info = sys::ExecuteNoWait(Arguments[0], Arguments, std::nullopt, Redirects,
                                               Limits.Megabytes, &Error, &Failed);
    if (Failed || Info.Pid == sys::ProcessInfo::InvalidPid)
      return Ended(Index, {EndingKind::NotStarted, 0, Error});
    Active.push_back({Index, Info, Clock::now() + std::chrono::seconds(Limits.Seconds)});
  }

  /// Takes the processes that have ended or are out of time from the list.
  void reap() {
    erase_if(Active, [&](const Running &R) {
      std::string Error;
      // Zero seconds: a look that does not block. Other values would use alarm().
      sys::ProcessInfo Now = sys::Wait(R.Info, 0, &Error);
      if (Now.Pid == R.Info.Pid) {
        Ended(R.Index, Now.ReturnCode < 0 ? Ending{EndingKind::Crashed, Now.ReturnCode, Error}
                                          : Ending{EndingKind::Exited, Now.ReturnCode, {}});
        return true;
      }
      if (Clock::now() < R.Deadline)
        return false;
      kill(R);
      Ended(R.Index, {EndingKind::TimedOut, 0, {}});
      return true;
    });
  }

  void killAll() {
    for (const Running &R : Active)
      kill(R);
    Active.clear();
  }

private:
  static void kill(const Running &R) {
    ::kill(R.Info.Pid, SIGKILL);
    sys::Wait(R.Info, std::nullopt);
  }

  PoolLimits Limits;
  function_ref<void(unsigned, const Ending &)> Ended;
  unsigned Room;
  std::vector<Running> Active;
};

} // namespace

bool runPool(unsigned Count, const PoolLimits &Limits, function_ref<Process(unsigned)> Start,
             function_ref<void(unsigned, const Ending &)> Ended) {
  Interrupted = 0;
  sys::SetInterruptFunction([] { Interrupted = 1; });
  Pool P(Limits, Ended);
  for (unsigned Next = 0; (Next < Count || !P.empty()) && !Interrupted;) {
    while (Next < Count && !P.full()) {
      P.start(Next, Start(Next));
      ++Next;
    }
    P.reap();
    std::this_thread::sleep_for(PollInterval);
  }
  P.killAll();
  sys::SetInterruptFunction(nullptr);
  return !Interrupted;
}

} // namespace comsec::scan
