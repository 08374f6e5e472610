#include "driver/prefilter/Run.h"

#include "driver/prefilter/Prefilter.h"

#include <llvm/ADT/STLExtras.h>

using namespace llvm;

namespace comsec::prefilter {

std::vector<facts::Unit> runWhatMatters(const std::vector<scan::Job> &Jobs,
                                        scan::ScanOptions Options, std::string &Error) {
  Prefilter Filter(Jobs);
  std::vector<facts::Unit> All;
  const auto Progress = Options.Progress;
  while (true) {
    std::vector<scan::Job> Next;
    for (unsigned Job : Filter.next(All))
      Next.push_back(Jobs[Job]);
    if (Next.empty())
      break;
    const unsigned Before = All.size();
    if (Progress)
      Options.Progress = [&](unsigned Done, unsigned Number, const facts::Unit &Newest) {
        Progress(Before + Done, Before + Number, Newest);
      };
    std::vector<facts::Unit> Units = scan::runJobs(Next, Options, Error);
    if (!Error.empty())
      return {};
    append_range(All, std::move(Units));
  }
  std::vector<facts::Unit> Rest = Filter.rest(All);
  scan::keepFacts(Rest, Options);
  append_range(All, std::move(Rest));
  return All;
}

} // namespace comsec::prefilter
