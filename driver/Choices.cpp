#include "driver/Choices.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/Path.h>

#include <algorithm>

using namespace llvm;

namespace comsec {

bool Choices::readProject(Options &O, std::string &Error) {
  input::InputOptions &In = O.Input;
  NamedByUser = O.Report.ConfigFile;
  std::string File = NamedByUser;
  const bool IsNamed = !File.empty();
  if (!IsNamed && !O.Report.NoConfig) {
    const std::string Here = In.Root.empty() ? "." : In.Root;
    if (O.Command == CommandKind::Link)
      File = findProjectFile({}, Here, Error);
    else
      File = findProjectFile(In.Build.empty() ? In.Inputs : std::vector{In.Build}, In.Root, Error);
  }
  if (!Error.empty() || File.empty() || !readProjectFile(File, !IsNamed, Project, Error))
    return Error.empty();
  if (!IsNamed && In.Root.empty() && O.Command != CommandKind::Link)
    In.Root = sys::path::parent_path(Project.Path).str();
  append_range(In.Excludes, Project.Excludes);
  append_range(In.PathRules, Project.PathMaps);
  return true;
}

/// What the user says outweighs all that the project says of the same.
void Choices::settle(const ReportOptions &O) {
  UsesClangTidyFiles = !O.NoConfig;
  UsesTheirChecks = UsesClangTidyFiles && O.Checks.empty() && Project.Checks.empty();
  Rvss = O.Rvss ? O.Rvss : Project.Rvss;
  FailOn.Else = O.FailOn.value_or(Project.FailOn.value_or(Level::Warning));
  if (!O.FailOn)
    for (const auto &[Id, Settings] : Project.Rules)
      if (Settings.FailOn)
        FailOn.ByRule[Id] = *Settings.FailOn;
  if (O.Rvss)
    for (auto &[Name, Settings] : Project.Processes)
      Settings.Rvss.reset();
  for (const auto &[Name, Settings] : Project.Processes)
    for (const std::string &Glob : Settings.Files)
      ByProject.add(Name, Glob, "'" + Glob + "' of " + Name + " in " + Project.Shown);
}

bool Choices::read(Options &O, std::string &Error) {
  const ReportOptions &R = O.Report;
  if (!readProject(O, Error))
    return false;
  settle(R);
  const bool IsTyped = !R.Checks.empty() || Project.Checks.empty();
  const std::string Origin = IsTyped ? "--checks" : "'" + Project.Path + "': Checks";
  // Behind -p stand files that are asked for.
  const auto Named = O.Command != CommandKind::Scan || O.Input.Build.empty()
                         ? std::vector<std::string>()
                         : O.Input.Inputs;
  if (!Enabled.parse(IsTyped ? R.Checks : Project.Checks, Origin, Error) ||
      !ByUser.parse(R.Processes, Error) || !Changed.read(R.FilesFrom, Named, Error) ||
      !Lines.parse(R.LineFilter, Error))
    return false;
  if (!R.Baseline.empty())
    Known = report::Baseline::read(R.Baseline, Error);
  return Error.empty();
}

std::vector<const Rule *> Choices::rules() const {
  std::vector<const Rule *> Rules;
  copy_if(allRules(), std::back_inserter(Rules), [&](const Rule *R) { return runs(*R); });
  return Rules;
}

void Choices::applyProcesses(std::vector<facts::Unit> &Units,
                             std::vector<Notification> &Notifications) const {
  ByProject.apply(Units, Notifications);
  ByUser.apply(Units, Notifications);
}

bool Choices::tellsRoles() const {
  return any_of(Project.Processes, [](const auto &Each) { return !Each.second.Roles.empty(); });
}

std::vector<link::Told> Choices::told() const {
  std::vector<link::Told> All;
  for (const auto &[Name, Settings] : Project.Processes) {
    link::Told T{Name, Project.Shown, Settings.Roles, Settings.NotRoles, std::nullopt};
    if (Settings.Rvss && *Settings.Rvss != RvssMode::Auto)
      T.RemoteShares = *Settings.Rvss == RvssMode::On;
    All.push_back(std::move(T));
  }
  return All;
}

void Choices::applyLevels(std::vector<Finding> &Findings) const {
  for (Finding &F : Findings) {
    const auto Settings = Project.Rules.find(F.Rule);
    const Rule *R = findRule(F.Rule);
    if (!R || Settings == Project.Rules.end() || !Settings->second.Severity)
      continue;
    const int Distance = static_cast<int>(F.Severity) - static_cast<int>(R->Severity);
    F.Severity = static_cast<Level>(
        std::clamp(static_cast<int>(*Settings->second.Severity) + Distance,
                   static_cast<int>(Level::Note), static_cast<int>(Level::Error)));
  }
}

std::vector<Notification> Choices::notes() const {
  if (Project.Path.empty())
    return {};
  std::vector<std::string> Parts;
  const auto Add = [&](std::size_t Number, const char *Noun) {
    if (Number > 0)
      Parts.push_back(report::counted(Number, Noun));
  };
  Add(Project.Rules.size(), "rule");
  Add(Project.Excludes.size(), "exclude");
  Add(Project.Suppressions.size(), "suppression");
  const std::string What = Parts.empty() ? "" : ": " + join(Parts, ", ");
  if (NamedByUser.empty()) // in the root
    return {{"project-file", Level::Note, "the project's settings count" + What, {Project.Shown}}};
  return {{"project-file", Level::Note, "the settings of '" + NamedByUser + "' count" + What, {}}};
}

} // namespace comsec
