#include "driver/prefilter/Run.h"

#include "driver/prefilter/Prefilter.h"

#include <llvm/ADT/STLExtras.h>

using namespace llvm;

namespace comsec::prefilter {

Collected runWhatMatters(const std::vector<scan::Job> &Jobs, scan::ScanOptions Options,
                         std::string &Error) {
  Prefilter Filter(Jobs);
  Collected Result;
  const auto Progress = Options.Progress;
  while (true) {
    std::vector<scan::Job> Next;
    for (unsigned Job : Filter.next(Result.Units))
      Next.push_back(Jobs[Job]);
    if (Next.empty())
      break;
    const unsigned Before = Result.Units.size();
    if (Progress)
      Options.Progress = [&](unsigned Done, unsigned All) {
        Progress(Before + Done, Before + All);
      };
    std::vector<facts::Unit> Units = scan::runJobs(Next, Options, Error);
    if (!Error.empty())
      return {};
    append_range(Result.Units, std::move(Units));
  }
  Result.PassedOver = Filter.passedOver();
  std::vector<facts::Unit> Rest = Filter.rest(Result.Units);
  scan::keepFacts(Rest, Options);
  append_range(Result.Units, std::move(Rest));
  return Result;
}

} // namespace comsec::prefilter
