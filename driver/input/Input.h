// Where translation units come from: a compile database, a solution or project of Visual Studio, a
// folder, a single source file.
#pragma once

#include "checks/Finding.h"
#include "driver/scan/Job.h"

#include <string>
#include <vector>

namespace comsec::input {

struct InputOptions {
  std::vector<std::string> Inputs;    ///< as the user typed them
  std::string Build;                  ///< -p: a compile database or its folder, one more input
  bool Vendored = false;              ///< --vendored: of a folder, other people's code as well
  bool NoGitIgnore = false;           ///< --no-git-ignore: of a folder, what git ignores as well
  std::vector<std::string> Excludes;  ///< --exclude
  std::string Root;                   ///< --root; empty: derived from the inputs
  std::string Sdk;                    ///< --sdk; empty: mingw-w64 headers
  std::vector<std::string> Defines;   ///< -D
  std::vector<std::string> Includes;  ///< -I
  std::string Configuration;          ///< --configuration, of Visual Studio's projects
  std::string Platform;               ///< --platform
  std::vector<std::string> PathRules; ///< --path-map, "FROM=TO"
};

struct Input {
  std::string Root;                        ///< absolute, symlinks resolved
  std::string ShownPrefix;                 ///< see report::Report
  std::vector<scan::Job> Jobs;             ///< sorted by MainFile, Config
  std::vector<Notification> Notifications; ///< entries passed over, arguments dropped …
};

/// Reads the inputs. On failure returns one clear line (what, where, what to do) in \p Error.
/// A compile database entry that is bad is a notification and loses only itself.
bool readInput(const InputOptions &Options, Input &Result, std::string &Error);

} // namespace comsec::input
