// The command line. A contract: scripts and CI jobs of users rest on it.
#pragma once

#include "checks/Rule.h"
#include "driver/Completion.h"
#include "driver/ExplainSddl.h"
#include "driver/input/Input.h"
#include "driver/report/SarifProfile.h"

#include <optional>
#include <string>
#include <vector>

namespace comsec {

/// What standard output shows.
enum class TextFormat {
  Text,    ///< for people: source, path, summary
  Lines,   ///< a finding a line, for editors
  MsBuild, ///< the same, for Visual Studio
  GitHub,  ///< workflow commands
};

enum class CommandKind { Scan, Extract, Link, Rules, Explain, Doctor, Completion };

struct ReportOptions {
  std::string ConfigFile;             ///< instead of the tree's .comsec-tidy; or empty
  bool NoConfig = false;              ///< neither .comsec-tidy nor .clang-tidy counts
  std::string Checks;                 ///< globs as in clang-tidy; empty: not given
  std::vector<std::string> Processes; ///< NAME=GLOB, as typed
  std::string FilesFrom;              ///< a list of files, "-" for standard input
  std::optional<RvssMode> Rvss;       ///< when given
  std::string Baseline;               ///< findings in there are known; a file, or empty
  std::string NewSince;               ///< findings at this revision are known; or empty
  std::string WriteBaseline;          ///< where those of this run go
  std::string LineFilter;             ///< JSON, as clang-tidy's
  std::string Sarif;                  ///< this and the next ones: files to write, or empty
  report::SarifProfile Profile = report::SarifProfile::Full;
  std::string Html, CodeQuality, JUnit, ExportFixes;
  std::string Summary; ///< "-": standard output
  TextFormat Format = TextFormat::Text;
  bool Fix = false;                ///< change the sources
  bool UnusedSuppressions = false; ///< note them
  std::string Repository;          ///< where the scanned tree comes from, as a URI, for SARIF
  std::string Revision;
  std::optional<Level> FailOn; ///< when given; None: never
  bool Strict = false;
  bool Quiet = false;
  bool Colours = false;
};

struct Options {
  CommandKind Command = CommandKind::Scan;
  std::string Program; ///< where this program is, to run workers

  input::InputOptions Input; ///< scan; link reads Root
  ReportOptions Report;      ///< scan, link

  unsigned Parallel = 0; ///< 0 = as many as there are cores
  unsigned TimeoutSeconds = 0;
  unsigned MemoryMegabytes = 0;
  std::string FactsDir;
  bool NoPrefilter = false; ///< parse also what cannot matter

  std::string Job, Out;            ///< extract
  std::vector<std::string> Facts;  ///< link
  bool Json = false;               ///< rules
  std::string Rule;                ///< explain
  std::optional<std::string> Sddl; ///< explain, instead of Rule
  SddlRole Role = SddlRole::Any;   ///< explain, with Sddl
  Shell ForShell = Shell::Bash;    ///< completion
  std::string Script;              ///< completion: what it prints
};

/// Returns the exit code when there is nothing left to do: help was wanted, or the usage is wrong.
std::optional<int> parseOptions(int Argc, char **Argv, Options &Result);

} // namespace comsec
