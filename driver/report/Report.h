// What the sinks (text, SARIF, later HTML) are given. A report is complete before the first sink
// sees it: suppressions are applied, findings are sorted by place, then rule.
#pragma once

#include "checks/Rule.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/StringRef.h>

#include <string>
#include <vector>

namespace comsec::report {

struct FileCounts {
  unsigned Units = 0;    ///< files looked at
  unsigned Complete = 0; ///< without a compiler error, a missing header, a lost call, a part that
                         ///< no reader understands
  unsigned Partial = 0;  ///< with some of these: findings are possible, silence proves less
  unsigned Failed = 0;   ///< crash, time-out, unreadable: nothing known
};

/// A header that was not found.
struct MissingHeader {
  std::string Name;                  ///< as the first includer writes it
  std::vector<std::string> WantedBy; ///< the main file of each unit that includes it
};

/// How much of the input was analysed. The counts themselves are those of translation units.
struct Coverage : FileCounts {
  FileCounts Registrations;
  std::vector<MissingHeader> MissingHeaders; ///< most wanted first
  unsigned PassedOver = 0;     ///< translation units that were not looked at: they cannot matter
  unsigned RecoveredCalls = 0; ///< read from tokens, where the compiler lost the code around them
};

struct ReportedFinding {
  Finding What;
  bool Suppressed = false; ///< by NOLINT in the source, or by the project
  bool Known = false;      ///< in the baseline

  /// Those of Report::Processes that it is about; may be empty.
  std::vector<unsigned> Processes = {};

  /// Why it is suppressed, where the project says it (Suppression::Reason); else empty.
  std::string Justification = {};

  /// Neither of both: what people are told of, and what a gate counts.
  bool isNew() const { return !Suppressed && !Known; }
};

/// What a process is, and the places that show it.
struct ReportedRole {
  struct Evidence {
    std::string What; ///< "CreateVssBackupComponents is called"
    facts::Range Where;
  };
  std::string Name;             ///< "vss-requester"
  std::vector<Evidence> Places; ///< the most telling first
};

/// A process of the program, as far as readers want to know of it.
struct ReportedProcess {
  std::string Name;
  bool Library = false;           ///< a DLL, or code that no entry point reaches
  std::vector<std::string> Files; ///< with code that it can run, sorted
  std::vector<ReportedRole> Roles;
  std::vector<std::string> NotSeen; ///< parts of it, by the reason
};

struct Report {
  std::string Root;       ///< absolute, symlinks resolved; every path in findings is relative to it
  std::string Repository; ///< URI of the repository, as the user gave it; may be empty
  std::string Revision;   ///< the commit in it; may be empty
  std::string ShownPrefix; ///< put before relative paths in text: the root as the user typed it
  std::vector<ReportedFinding> Findings;
  bool HasBaseline = false; ///< findings are known or new
  std::vector<Notification> Notifications;
  Coverage Covered;
  std::vector<ReportedProcess> Processes; ///< filled in by addProcesses (driver/ReportProcesses.h)
};

struct Suppression;

/// What silences findings beside comments, and what is told when nothing is silenced.
struct Silencing {
  llvm::ArrayRef<Suppression> ByProject = {};

  /// Checks ("comsec-…") whose suppressions are noted when they silence nothing in analysed files.
  std::vector<std::string> UnusedOf = {};
};

/// The part of a run that a report is made of: what comsec::checkRules gave and what units noted.
Report makeReport(std::string Root, std::string ShownPrefix, Results FromRules,
                  llvm::ArrayRef<facts::Unit> Units, std::vector<Notification> FromInput,
                  llvm::ArrayRef<facts::Unit> Registrations = {}, const Silencing &How = {});

/// "1 file", "2 files".
std::string counted(std::size_t Number, llvm::StringRef Noun);

/// \p File, relative to the root, as the user would type it, with nothing that a terminal obeys.
std::string shownFile(const Report &R, const std::string &File);

} // namespace comsec::report
