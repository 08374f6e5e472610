#include "driver/NewSince.h"

#include "driver/input/Arguments.h"
#include "driver/input/Root.h"
#include "driver/scan/Folders.h"

#include <llvm/ADT/SmallString.h>
#include <llvm/ADT/StringMap.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

using namespace llvm;

namespace comsec {
namespace {

constexpr const char *DatabaseName = "compile_commands.json";

/// The compile database that the input \p Path is or holds; empty when it is something else.
std::string databaseOf(const std::string &Path) {
  const std::string Inside = Path + "/" + DatabaseName;
  if (sys::fs::exists(Inside))
    return Inside;
  const bool IsOne = sys::path::extension(Path).equals_insensitive(".json");
  return IsOne && sys::fs::exists(Path) ? Path : std::string();
}

/// \p File relative to \p Folder, which holds it.
std::string below(StringRef File, StringRef Folder) {
  return File.drop_front(Folder.size()).ltrim('/').str();
}

} // namespace

void EarlierTree::note(Level Severity, const std::string &Message) {
  Notifications.push_back({"new-since", Severity, Message, {}});
}

bool EarlierTree::read(const std::string &Root, const std::string &Wanted, std::string &Error) {
  Top = input::gitTop(Root);
  if (Top.empty()) {
    Error = "'" + Root + "' lies in no git repository (--new-since)";
    return false;
  }
  if (!Temporary.make(Error))
    return false;
  // Beside the lock, of whose name a file in the tree may be.
  Folder = Temporary.path() + "/tree";
  if (std::error_code Failure = sys::fs::create_directory(Folder)) {
    Error = "cannot create '" + Folder + "': " + Failure.message();
    return false;
  }
  auto Written = input::exportRevision(Top, Wanted, Folder, Error);
  if (!Written)
    return false;
  Revision = std::move(*Written);
  note(Level::Note, "findings are compared with revision " + Revision.Commit);
  for (const std::string &Module : Revision.MissingSubmodules)
    note(Level::Warning, "the submodule '" + Module +
                             "' of that revision is not here: what is found in it counts as new");
  return true;
}

std::string EarlierTree::mapped(const std::string &Path) const {
  return scan::isBelow(Path, Top) ? Folder + Path.substr(Top.size()) : Path;
}

/// Adds \p Path, or the code below it, under the names that it had.
void EarlierTree::addRenamed(const std::string &Path, input::InputOptions &Then) const {
  for (const auto &[Now, Before] : Revision.Renamed)
    if (Top + "/" + Now == Path ||
        (scan::isBelow(Top + "/" + Now, Path) && input::languageOf(Before)))
      Then.Inputs.push_back(Folder + "/" + Before);
}

void EarlierTree::addInput(const std::string &Name, input::InputOptions &Then) {
  const std::string Now = scan::typedPath(Name), Earlier = mapped(Now), Database = databaseOf(Now);
  const std::size_t Before = Then.Inputs.size();
  if (!Database.empty() && databaseOf(Earlier).empty()) { // a build's is seldom committed
    IsDatabaseOfNow = true;
    Then.Inputs.push_back(Database);
  } else if (sys::fs::exists(Earlier)) {
    Then.Inputs.push_back(Earlier);
  } else {
    addRenamed(Now, Then);
  }
  if (Then.Inputs.size() == Before)
    note(Level::Note, "'" + Name + "' was not there: what is found in it counts as new");
}

/// A database of now names files by their names of now.
void EarlierTree::linkRenamed() const {
  for (const auto &[Now, Before] : Revision.Renamed)
    if (input::languageOf(Now))
      if (auto Place = input::freePlace(Folder, Now))
        sys::fs::create_link(Folder + "/" + Before, *Place);
}

/// The build tells the programs of sources by their places now.
void EarlierTree::takePrograms(const input::Input &Now, input::Input &Then) const {
  StringMap<const scan::Job *> ByFile; // of several compilations the first
  for (const scan::Job &J : Now.Jobs) {
    const auto Renamed = Revision.Renamed.find(below(J.MainFile, Top));
    const std::string File =
        Renamed == Revision.Renamed.end() ? mapped(J.MainFile) : Folder + "/" + Renamed->second;
    ByFile.try_emplace(File, &J);
    ByFile.try_emplace(File + '\0' + J.Config, &J);
  }
  for (scan::Job &J : Then.Jobs) {
    const scan::Job *Same = ByFile.lookup(J.MainFile + '\0' + J.Config);
    if (Same || (Same = ByFile.lookup(J.MainFile)))
      J.Programs = Same->Programs;
  }
}

bool EarlierTree::readInput(const input::InputOptions &Options, const input::Input &Now,
                            input::Input &Then) {
  input::InputOptions Earlier = Options;
  Earlier.Root = mapped(Now.Root);
  if (!sys::fs::is_directory(Earlier.Root))
    Earlier.Root = Folder; // its files may have been elsewhere
  for (std::string &Rule : Earlier.PathRules) {
    const auto [From, To] = StringRef(Rule).split('=');
    Rule = From.str() + "=" + mapped(scan::typedPath(To.str()));
  }
  Earlier.PathRules.insert(Earlier.PathRules.begin(), Top + "=" + Folder);
  for (std::string &Include : Earlier.Includes)
    Include = mapped(scan::typedPath(Include));
  Earlier.Inputs.clear();
  Earlier.Build.clear();
  // With -p the inputs only choose what is told.
  for (const std::string &Name :
       Options.Build.empty() ? Options.Inputs : std::vector<std::string>{Options.Build})
    addInput(Name, Earlier);
  if (IsDatabaseOfNow)
    linkRenamed();
  erase_if(Earlier.Includes, [](const std::string &I) { return !sys::fs::is_directory(I); });
  std::string Why;
  if (Earlier.Inputs.empty() || !input::readInput(Earlier, Then, Why)) {
    note(Level::Note, "nothing could be read at that revision, so all findings count as new" +
                          (Why.empty() ? "" : ": " + Why));
    return false;
  }
  if (IsDatabaseOfNow)
    takePrograms(Now, Then);
  return true;
}

} // namespace comsec
