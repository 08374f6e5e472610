// Runs the two programs that users run: comsec-tidy, and clang-tidy with the plugin.
#pragma once

#include "tests/rules/Expectations.h"

#include <string>
#include <string_view>
#include <vector>

namespace comsec::test {

/// A folder of its own for one test, removed at the end of it.
class TempFolder {
public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder &) = delete;
  const std::string &path() const { return Path; }
  std::string file(const std::string &Name) const { return Path + "/" + Name; }

private:
  std::string Path;
};

struct Run {
  std::vector<Seen> Findings;
  /// "id: message" for each thing that was not analysed, or not fully; driver only.
  std::vector<std::string> Notifications;
  std::string Problem; ///< why the findings cannot be trusted; empty = they can
  std::string Output;  ///< what the program printed, for the test's message
};

/// `comsec-tidy scan INPUT` with a SARIF file. \p Root is the folder findings are relative to. A
/// file that could not be analysed is a problem: that nothing was found in it proves nothing.
Run runDriver(const std::string &Input, const std::string &Root, const Directives &D);

/// Notifications of this id tell of a file that was not analysed at all.
inline constexpr std::string_view UnitFailed = "unit-failed: ";

/// The findings of a SARIF log that are not suppressed; \p Problem says why the log is none.
std::vector<Seen> readSarif(const std::string &Text, std::string &Problem);

/// `clang-tidy --load comsec-tidy-plugin.so FILE`, with the flags of the driver's folder mode.
/// \p Extra goes in front of the file, for example "--fix".
Run runPlugin(const std::string &File, const std::string &Root, const Directives &D,
              const std::vector<std::string> &Extra = {});

/// What folder mode gives to the compiler for \p File.
std::vector<std::string> compilerFlags(const std::string &File);

struct Finished {
  int ExitCode = 0; ///< negative = there is none, and Error says why
  std::string Out;
  std::string Error; ///< not installed, timed out, crashed
};

/// \p Program is a path, or a name that is looked for in PATH.
Finished runProgram(const std::string &Program, const std::vector<std::string> &Arguments);

/// The lines "FILE:LINE:COLUMN: LEVEL: MESSAGE [NAME]" of \p Output; Seen::Rule is the whole name.
std::vector<Seen> readDiagnostics(const std::string &Output, const std::string &Root);

std::string readFile(const std::string &Path);
void writeFile(const std::string &Path, const std::string &Text);

/// Copies the tree \p From into \p To, which is made.
void copyTree(const std::string &From, const std::string &To);

} // namespace comsec::test
