// .comsec-tidy: what a project says once for everyone who scans it. A YAML file in its top folder;
// docs/project-file.md is the page for its writers.
#pragma once

#include "checks/Rule.h"
#include "checks/link/Process.h"
#include "driver/report/Silence.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace comsec {

struct ProjectFile {
  struct OfRule {
    std::optional<Level> Severity; ///< of its ordinary findings, instead of the rule's own
    std::optional<Level> FailOn;   ///< None: never
  };
  struct OfProcess {
    std::vector<std::string> Files; ///< globs of those that make it, as with --process
    std::vector<link::Role> Roles, NotRoles;
    std::optional<RvssMode> Rvss;
  };

  std::string Path;   ///< absolute; empty when there is no file
  std::string Shown;  ///< the same, for messages
  std::string Checks; ///< globs; empty: every rule
  std::optional<Level> FailOn;
  std::optional<RvssMode> Rvss;
  std::map<std::string, OfRule> Rules;        ///< by id
  std::map<std::string, OfProcess> Processes; ///< by name
  std::vector<std::string> Excludes;          ///< as with --exclude
  std::vector<std::string> PathMaps;          ///< as with --path-map; TO is absolute
  std::vector<report::Suppression> Suppressions;
};

/// Reads \p File. With \p Confined, for a file that was not named by the user, paths that lead out
/// of its folder are an error. Returns false and sets \p Error to one line for what cannot be read,
/// is no YAML, or says what this program does not know: a gate must not pass because of a typing
/// mistake.
bool readProjectFile(const std::string &File, bool Confined, ProjectFile &Result,
                     std::string &Error);

/// The file of the project that \p Inputs (as the user typed them) are in: in the folder of each or
/// above it, no higher than its git repository; only in \p Root when that is given. Empty when
/// there is none. Sets \p Error to one line when the inputs are of several projects, or when what
/// has the name is a folder, a pipe, or a link that leads out of the project.
std::string findProjectFile(const std::vector<std::string> &Inputs, const std::string &Root,
                            std::string &Error);

} // namespace comsec
