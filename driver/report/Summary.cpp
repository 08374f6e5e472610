#include "driver/report/Summary.h"

#include <llvm/ADT/STLExtras.h>
#include <nlohmann/json.hpp>

namespace comsec::report {

std::string toSummary(const Report &R, int ExitCode) {
  const auto Number = [&](Level L) {
    return llvm::count_if(
        R.Findings, [&](const ReportedFinding &F) { return F.isNew() && F.What.Severity == L; });
  };
  const FileCounts &Units = R.Covered, &Others = R.Covered.Registrations;
  return nlohmann::ordered_json(
             {{"tool", "comsec-tidy"},
              {"errors", Number(Level::Error)},
              {"warnings", Number(Level::Warning)},
              {"notes", Number(Level::Note)},
              {"suppressed",
               llvm::count_if(R.Findings, [](const auto &F) { return F.Suppressed; })},
              {"known", llvm::count_if(R.Findings, [](const auto &F) { return F.Known; })},
              {"files", Units.Units + Others.Units},
              {"complete", Units.Complete + Others.Complete},
              {"partial", Units.Partial + Others.Partial},
              {"failed", Units.Failed + Others.Failed},
              {"passedOver", R.Covered.PassedOver},
              {"exit", ExitCode}})
             .dump() +
         "\n";
}

} // namespace comsec::report
