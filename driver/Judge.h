// From the facts of all units to a report: link, check, and what the user and the project say of
// the findings.
#pragma once

#include "driver/Choices.h"
#include "driver/report/Report.h"

#include <string>
#include <vector>

namespace comsec {

/// Where the units lie, and what the input had to say.
struct Origin {
  std::string Root;
  std::string SettingsRoot; ///< the same, or where the tree is whose .clang-tidy files count
  std::string ShownPrefix;
  std::vector<Notification> Notifications;
};

/// What is wanted of a report beside the findings.
struct Extras {
  bool Processes = false;          ///< Report::Processes
  bool UnusedSuppressions = false; ///< noted
};

report::Report judge(std::vector<facts::Unit> Units, Origin From, const Choices &Chosen,
                     const Extras &Wanted);

} // namespace comsec
