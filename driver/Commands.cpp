#include "driver/Commands.h"

#include "checks/facts/Json.h"
#include "checks/link/Program.h"
#include "driver/Doctor.h"
#include "driver/Judge.h"
#include "driver/NewSince.h"
#include "driver/Outputs.h"
#include "driver/prefilter/Run.h"
#include "driver/report/Baseline.h"
#include "driver/report/Gate.h"
#include "driver/report/Progress.h"
#include "driver/report/WriteFile.h"
#include "driver/scan/Folders.h"
#include "driver/scan/Pool.h"
#include "driver/scan/Scan.h"
#include "driver/scan/Worker.h"

#include <llvm/Support/ErrorHandling.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Format.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Process.h>
#include <llvm/Support/raw_ostream.h>
#include <nlohmann/json.hpp>

#include <new>
#include <unistd.h>

using namespace llvm;

namespace comsec {
namespace {

/// Tells of \p R what is wanted, wherever it is wanted, and returns the exit code.
int deliver(report::Report R, const ReportOptions &O, const Choices &Chosen, std::string &Error) {
  const std::vector<const Rule *> Rules = Chosen.rules();
  report::Sources Text(R.Root);
  report::Baseline Now;
  if (!O.WriteBaseline.empty())
    Now = report::Baseline::of(R, Text);
  if (Chosen.Known)
    Now.add(report::applyBaseline(R, Text, *Chosen.Known, Rules));
  else if (!O.WriteBaseline.empty()) // from now on all are known
    report::applyBaseline(R, Text, Now, Rules);
  erase_if(R.Findings, [&](const report::ReportedFinding &F) {
    return !Chosen.Changed.tells(F.What, R.Root) || !Chosen.Lines.tells(F.What);
  });
  R.Repository = O.Repository;
  R.Revision = O.Revision;
  const int Exit = report::exitCode(R, Chosen.FailOn, O.Strict);
  Error = writeOutputs(R, O, Rules, Chosen.FailOn, Exit);
  if (!O.WriteBaseline.empty())
    if (std::string Failure = report::writeFile(O.WriteBaseline, Now.text()); Error.empty())
      Error = Failure;
  return Exit;
}

Extras extras(const ReportOptions &O) { return {!O.Html.empty(), O.UnusedSuppressions}; }

/// What a build says of its programs counts only where the user says nothing.
void applyProcesses(const Choices &Chosen, input::Input &In) {
  std::vector<facts::Unit> Units(In.Jobs.size());
  for (auto &&[J, U] : zip_equal(In.Jobs, Units)) {
    U.MainFile = scan::relativeMain(J);
    U.Programs = J.Programs;
  }
  Chosen.applyProcesses(Units, In.Notifications);
  for (auto &&[J, U] : zip_equal(In.Jobs, Units))
    J.Programs = std::move(U.Programs);
}

/// Scans \p In, whose processes are settled. What the code of a process does not show, no token in
/// it shows either: with roles that are only told every file may matter.
std::vector<facts::Unit> unitsOf(const input::Input &In, const Options &O, const Choices &Chosen,
                                 scan::ScanOptions How, std::string &Error) {
  return O.NoPrefilter || Chosen.tellsRoles() ? scan::runJobs(In.Jobs, How, Error)
                                              : prefilter::runWhatMatters(In.Jobs, How, Error);
}

/// What is found at the revision --new-since, when the tree is \p Now.
std::optional<report::Baseline> knownSince(const Options &O, const Choices &Chosen,
                                           input::Input &Now, scan::ScanOptions How,
                                           std::string &Error) {
  EarlierTree Earlier;
  if (!Earlier.read(Now.Root, O.Report.NewSince, Error))
    return std::nullopt;
  input::Input Then;
  const bool IsThere = Earlier.readInput(O.Input, Now, Then);
  append_range(Now.Notifications, Earlier.notifications());
  if (!IsThere)
    return report::Baseline();
  applyProcesses(Chosen, Then);
  std::vector<facts::Unit> Units = unitsOf(Then, O, Chosen, How, Error);
  if (!Error.empty())
    return std::nullopt;
  const report::Report R = judge(std::move(Units), {Then.Root, Now.Root, "", {}}, Chosen, {});
  if (const unsigned Failed = R.Covered.Failed)
    Now.Notifications.push_back(
        {"new-since",
         Level::Warning,
         std::to_string(Failed) + " files could not be analysed at that revision: what is found in "
                                  "them counts as new",
         {}});
  report::Sources Text(R.Root);
  return report::Baseline::of(R, Text);
}

int runScan(Options O, std::string &Error) {
  Choices Chosen;
  input::Input In;
  if (!Chosen.read(O, Error) || !input::readInput(O.Input, In, Error))
    return report::ExitFailure;
  scan::ScanOptions How{O.Program, O.Parallel, O.TimeoutSeconds, O.MemoryMegabytes, {}, {}};
  applyProcesses(Chosen, In);
  if (!O.Report.NewSince.empty()) {
    Chosen.Known = knownSince(O, Chosen, In, How, Error);
    if (!Error.empty())
      return report::ExitFailure;
  }
  How.FactsDir = O.FactsDir;
  const auto Runs = [&](const Rule &R) { return Chosen.runs(R); };
  report::Progress Shown(errs(), sys::Process::StandardErrIsDisplayed(), [&](const facts::Unit &U) {
    return checkRules(link::Program({U}), {Chosen.Rvss.value_or(RvssMode::Auto)}, Runs).Findings;
  });
  How.Progress = [&](unsigned Done, unsigned All, const facts::Unit &U) {
    Shown.unit(Done, All, U);
  };
  if (!O.Report.Quiet)
    Shown.begin(In.Jobs.size());
  std::vector<facts::Unit> Units = unitsOf(In, O, Chosen, How, Error);
  Shown.end();
  if (!Error.empty())
    return report::ExitFailure;
  return deliver(judge(std::move(Units),
                       {In.Root, In.Root, In.ShownPrefix, std::move(In.Notifications)}, Chosen,
                       extras(O.Report)),
                 O.Report, Chosen, Error);
}

std::optional<std::string> readText(const std::string &Path, std::string &Error) {
  auto Text = MemoryBuffer::getFile(Path);
  if (Text)
    return (*Text)->getBuffer().str();
  Error = "cannot read '" + Path + "': " + Text.getError().message();
  return std::nullopt;
}

/// A worker that runs out of memory says so by its exit code.
void exitWhenOutOfMemory() {
  std::set_new_handler([] { ::_exit(scan::ExitOutOfMemory); });
  install_bad_alloc_error_handler(
      [](void *, const char *, bool) { ::_exit(scan::ExitOutOfMemory); });
}

int runExtract(const Options &O, std::string &Error) {
  exitWhenOutOfMemory();
  std::optional<std::string> Text = readText(O.Job, Error);
  if (!Text)
    return report::ExitFailure;
  std::optional<scan::Job> Job = scan::jobFromJson(*Text, Error);
  if (!Job)
    return report::ExitFailure;
  Error = report::writeFile(O.Out, facts::toJson(scan::extract(*Job)));
  return report::ExitClean;
}

int runLink(Options O, std::string &Error) {
  Choices Chosen;
  if (!Chosen.read(O, Error))
    return report::ExitFailure;
  std::vector<facts::Unit> Units;
  for (const std::string &File : O.Facts) {
    std::optional<std::string> Text = readText(File, Error);
    if (!Text)
      return report::ExitFailure;
    std::optional<facts::Unit> Unit = facts::fromJson(*Text, Error);
    if (!Unit) {
      Error = "'" + File + "': " + Error;
      return report::ExitFailure;
    }
    Units.push_back(std::move(*Unit));
  }
  const std::string &Root = O.Input.Root;
  const std::string Here = scan::realPath(Root.empty() ? "." : Root);
  Origin From{Here, Here, Root.empty() ? "" : StringRef(Root).rtrim('/').str() + "/", {}};
  Chosen.applyProcesses(Units, From.Notifications);
  return deliver(judge(std::move(Units), std::move(From), Chosen, extras(O.Report)), O.Report,
                 Chosen, Error);
}

int listRules(const Options &O) {
  nlohmann::ordered_json List = nlohmann::ordered_json::array();
  for (const Rule *R : allRules()) {
    if (!O.Json) {
      outs() << left_justify(R->Id, 32) << left_justify(toString(R->Severity), 9) << R->Title
             << "\n";
      continue;
    }
    List.push_back({{"id", R->Id},
                    {"sarifId", sarifId(*R)},
                    {"title", R->Title},
                    {"level", toString(R->Severity)},
                    {"securitySeverity", R->SecuritySeverity},
                    {"precision", toString(R->Confidence)},
                    {"cwe", std::vector<unsigned>(R->Cwes.begin(), R->Cwes.end())},
                    {"helpUri", helpUri(*R)}});
  }
  if (O.Json)
    outs() << List.dump(2) << "\n";
  return report::ExitClean;
}

int explain(const Options &O, std::string &Error) {
  if (O.Sddl)
    return explainSddl(*O.Sddl, O.Role, outs(), Error) ? report::ExitClean : report::ExitFailure;
  const Rule *R = findRule(O.Rule);
  if (!R) {
    Error = "no rule is called '" + O.Rule + "'; comsec-tidy rules lists them";
    return report::ExitFailure;
  }
  outs() << rulePage(*R);
  return report::ExitClean;
}

} // namespace

int runCommand(const Options &O, std::string &Error) {
  switch (O.Command) {
  case CommandKind::Scan:
    return runScan(O, Error);
  case CommandKind::Extract:
    return runExtract(O, Error);
  case CommandKind::Link:
    return runLink(O, Error);
  case CommandKind::Rules:
    return listRules(O);
  case CommandKind::Explain:
    return explain(O, Error);
  case CommandKind::Completion:
    outs() << O.Script;
    return report::ExitClean;
  case CommandKind::Doctor:
    return examine(O, outs()) ? report::ExitClean : report::ExitFailure;
  }
  llvm_unreachable("every command is handled");
}

} // namespace comsec
