#include "driver/Judge.h"

#include "checks/link/Program.h"
#include "driver/ClangTidyFiles.h"
#include "driver/ReportProcesses.h"

#include <llvm/ADT/STLExtras.h>

using namespace llvm;

namespace comsec {

/// Leaves out what .clang-tidy files switch off, and says so: they lie in the tree.
static void leaveOutUnwanted(Results &Found, ClangTidyFiles &Files) {
  std::vector<Finding> Left;
  erase_if(Found.Findings, [&](const Finding &F) {
    const Rule *R = findRule(F.Rule);
    const bool IsUnwanted = R && !Files.wants(*R, F.Where.Begin.File);
    if (IsUnwanted)
      Left.push_back(F);
    return IsUnwanted;
  });
  if (!Left.empty())
    Found.Notifications.push_back(
        {"clang-tidy-file", Level::Note,
         report::counted(Left.size(), "finding") +
             " left out, as a .clang-tidy switches the check off; the first: comsec-" +
             Left.front().Rule,
         Left.front().Where.Begin});
}

/// A name that fits nothing is a typing mistake, or the process has gone. Where files were passed
/// over, it may also be a process that nothing can be found in.
static void noteStrangers(const std::vector<link::Told> &All, const link::Program &Program,
                          std::vector<Notification> &Notifications) {
  const bool IsWhole = none_of(Program.units(), [](const facts::Unit &U) { return U.PassedOver; });
  for (const link::Told &T : All)
    if (none_of(Program.processes(), [&](const auto &P) { return P.Name == T.Process; }))
      Notifications.push_back({"process-not-found",
                               IsWhole ? Level::Warning : Level::Note,
                               "no process" + std::string(IsWhole ? "" : " that was looked at") +
                                   " is called '" + T.Process + "' (" + T.By + ")",
                               {}});
}

report::Report judge(std::vector<facts::Unit> Units, Origin From, const Choices &Chosen,
                     const Extras &Wanted) {
  const std::vector<link::Told> Told = Chosen.told();
  const link::Program Program(std::move(Units), Told);
  ClangTidyFiles Files(From.SettingsRoot);
  RvssMode Rvss = Chosen.Rvss.value_or(RvssMode::Auto);
  if (!Chosen.Rvss && Chosen.UsesClangTidyFiles)
    Rvss = Files.rvss().value_or(Rvss);
  Results Found = checkRules(Program, {Rvss}, [&](const Rule &R) { return Chosen.runs(R); });
  if (Chosen.UsesTheirChecks)
    leaveOutUnwanted(Found, Files);
  Chosen.applyLevels(Found.Findings);
  noteStrangers(Told, Program, From.Notifications);
  append_range(From.Notifications, Files.notifications());
  append_range(From.Notifications, Chosen.notes());

  report::Silencing How{Chosen.Project.Suppressions, {}};
  if (Wanted.UnusedSuppressions)
    for (const Rule *R : Chosen.rules())
      How.UnusedOf.push_back("comsec-" + std::string(R->Id));
  report::Report R =
      report::makeReport(From.Root, std::move(From.ShownPrefix), std::move(Found), Program.units(),
                         std::move(From.Notifications), Program.registrations(), How);
  if (Wanted.Processes)
    addProcesses(R, Program);
  return R;
}

} // namespace comsec
