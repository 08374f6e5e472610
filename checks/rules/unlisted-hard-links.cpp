// unlisted-hard-links: a requester that backs up the system state file by file and knows nothing of
// hard links stores a file once for each of its names.
#include "checks/rules/Common.h"
#include "checks/rules/Processes.h"

#include <llvm/ADT/STLExtras.h>

namespace comsec::rules {

using knowledge::FileTrait;
using link::CallSite;
using link::Process;

static constexpr std::string_view Id = "unlisted-hard-links";
static constexpr std::string_view Sought = "FindFirstFileNameW";
static constexpr std::int64_t Vista = 0x0600; // _WIN32_WINNT: older systems lack the functions

static bool shows(const Process &Q, FileTrait T) { return Q.Files.contains(T); }

/// What is opened and read is a file, unless the program reads volumes.
static bool readsFiles(const Process &Q) {
  bool ByHand = shows(Q, FileTrait::Opens) && shows(Q, FileTrait::Reads);
  return shows(Q, FileTrait::Copies) || (ByHand && !shows(Q, FileTrait::ReadsVolumes));
}

static bool isOldTarget(const CallSite &Site) {
  return Site.Unit->WindowsTarget && Site.Unit->WindowsTarget < Vista;
}

/// A program that asks which snapshots there are, and makes none, backs nothing up.
static bool onlyAsks(const link::Program &P, const Process &Q) {
  return !callsIn(P, Q, "IVssBackupComponents::Query").empty() &&
         callsIn(P, Q, "IVssBackupComponents::AddToSnapshotSet").empty() &&
         callsIn(P, Q, "IVssBackupComponents::DoSnapshotSet").empty();
}

/// Whether the call is given the bootable system state, at least sometimes.
static bool takesSystemState(const link::Program &P, const Process &Q, const CallSite &Site) {
  CallSite Here = Site;
  Here.Processes = {&Q};
  return holdsNumber(given(P, Here, "bBackupBootableSystemState"),
                     [](std::int64_t N) { return N != 0; }) != Holds::Never;
}

/// The call at which the program says that it backs up the system state.
static const CallSite *statement(const link::Program &P, const Process &Q) {
  std::vector<const CallSite *> Sites = callsIn(P, Q, "IVssBackupComponents::SetBackupState");
  llvm::erase_if(Sites, [](const CallSite *Site) { return isOldTarget(*Site); });
  auto It = llvm::find_if(Sites, [&](const auto *Site) { return takesSystemState(P, Q, *Site); });
  if (It == Sites.end() && shows(Q, FileTrait::ReadsSystem))
    It = Sites.begin();
  return It == Sites.end() ? nullptr : *It;
}

static void addStep(const Process &Q, FileTrait T, const char *Says, std::vector<Step> &To) {
  if (auto It = Q.Files.find(T); It != Q.Files.end())
    To.push_back({It->second.Where, text(Says, It->second.What)});
}

static Finding unlisted(const Process &Q, const CallSite &Site) {
  Finding F = findingAt(
      Site, Level::Note,
      text(
          "{0}: the system state is backed up file by file, and nothing in this process asks for "
          "the other names of a file; list hard links with {1} and FindNextFileNameW, or each name "
          "is stored as a file of its own",
          Site.Call->Api, Sought),
      "hard-links");
  addStep(Q, FileTrait::Searches, "files are searched for with {0}", F.Path);
  addStep(Q, FileTrait::ReadsSystem, "a folder with many hard links is named: {0}", F.Path);
  addStep(Q, FileTrait::Copies, "each is read with {0}", F.Path);
  if (!shows(Q, FileTrait::Copies))
    addStep(Q, FileTrait::Reads, "each is read with {0}", F.Path);
  F.Path.push_back({F.Where, "the state of the backup is set here"});
  return F;
}

static void judgeProcess(const link::Program &P, const Process &Q, Results &R) {
  if (!shows(Q, FileTrait::Searches) || !readsFiles(Q) || shows(Q, FileTrait::KnowsLinks))
    return;
  const CallSite *Site = statement(P, Q);
  if (!Site || onlyAsks(P, Q))
    return;
  bool Whole = Q.Kind == link::ProcessKind::Executable;
  if (std::string Why = Whole ? hides(Q, Sought) : unseen(Q); !Why.empty())
    R.Notifications.push_back(notJudged(Id, Q, Why, Site->Call->Where.Begin));
  else
    R.Findings.push_back(unlisted(Q, *Site));
}

static void check(const link::Program &P, const RuleOptions &, Results &R) {
  for (const Process &Q : P.processes())
    judgeProcess(P, Q, R);
}

static constexpr unsigned Cwes[] = {573, 65};

extern const Rule unlisted_hard_links{
    "unlisted-hard-links",
    "A VSS requester backs up the system state file by file and knows nothing of hard links.",
    Level::Note,
    2.6,
    Precision::Medium,
    Cwes,
    check};

} // namespace comsec::rules
