// What a run judges and tells, put together from the command line, the project's file and the
// tree's .clang-tidy files. The first of these wins.
#pragma once

#include "driver/ChangedFiles.h"
#include "driver/Options.h"
#include "driver/ProcessPatterns.h"
#include "driver/ProjectFile.h"
#include "driver/RuleFilter.h"
#include "driver/report/Baseline.h"
#include "driver/report/Gate.h"
#include "driver/report/LineFilter.h"

#include <optional>
#include <string>
#include <vector>

namespace comsec {

class Choices {
public:
  /// Reads all of it. What the project says of inputs goes into \p O: its folder is the root, its
  /// excludes and path maps count beside those of the user. Returns false and sets \p Error to one
  /// line when something cannot be read or makes no sense.
  bool read(Options &O, std::string &Error);

  /// The rules that run, in their order.
  std::vector<const Rule *> rules() const;
  bool runs(const Rule &R) const { return Enabled(R); }

  /// Makes units parts of the programs that the project and the user name.
  void applyProcesses(std::vector<facts::Unit> &Units,
                      std::vector<Notification> &Notifications) const;

  /// What the project says of processes.
  std::vector<link::Told> told() const;
  bool tellsRoles() const; ///< it says of some that they have a role

  /// Gives the findings of rules the levels that the project wants. Those that rank lower or higher
  /// than their rule's ordinary ones, do so from the new level on.
  void applyLevels(std::vector<Finding> &Findings) const;

  /// What the project's settings come to, for the report; empty without any.
  std::vector<Notification> notes() const;

  ProjectFile Project;
  report::Thresholds FailOn;
  std::optional<RvssMode> Rvss; ///< of the user or the project
  bool UsesClangTidyFiles = false;
  bool UsesTheirChecks = false;
  std::optional<report::Baseline> Known;
  ChangedFiles Changed;
  report::LineFilter Lines;

private:
  bool readProject(Options &O, std::string &Error);
  void settle(const ReportOptions &O);

  std::string NamedByUser; ///< the project's file, when the user names one
  RuleFilter Enabled;
  ProcessPatterns ByProject, ByUser;
};

} // namespace comsec
