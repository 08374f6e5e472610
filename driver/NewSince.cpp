#include "driver/NewSince.h"

#include "driver/input/GitExport.h"
#include "driver/input/Root.h"
#include "driver/scan/Folders.h"

#include <llvm/ADT/SmallString.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

using namespace llvm;

namespace comsec {
namespace {

constexpr const char *DatabaseName = "compile_commands.json";

std::string absolute(const std::string &Path) {
  SmallString<256> Here;
  sys::fs::current_path(Here);
  return scan::realPath(scan::normalised(Path, Here));
}

/// A database made by a build is seldom under version control.
bool isDatabase(const std::string &Path) {
  return sys::path::filename(Path) == DatabaseName || sys::fs::exists(Path + "/" + DatabaseName);
}

} // namespace

EarlierTree::~EarlierTree() {
  if (!Folder.empty())
    sys::fs::remove_directories(Folder);
}

bool EarlierTree::read(const std::string &Root, const std::string &Revision, std::string &Error) {
  Top = input::gitTop(Root);
  if (Top.empty()) {
    Error = "'" + Root + "' lies in no git repository (--new-since)";
    return false;
  }
  SmallString<128> Made;
  if (std::error_code Failure = sys::fs::createUniqueDirectory("comsec-tidy-base", Made)) {
    Error = "cannot create a temporary folder: " + Failure.message();
    return false;
  }
  Folder = scan::realPath(Made);
  Commit = input::exportRevision(Top, Revision, Folder, Error);
  return !Commit.empty();
}

std::string EarlierTree::mapped(const std::string &Path) const {
  return scan::isBelow(Path, Top) ? Folder + Path.substr(Top.size()) : Path;
}

/// Adds \p Path as it was. Returns false when it was not there.
bool EarlierTree::addInput(const std::string &Path, input::InputOptions &Then) const {
  const std::string Now = absolute(Path);
  const std::string Earlier = mapped(Now);
  if (sys::fs::exists(Earlier) && isDatabase(Earlier) == isDatabase(Now))
    Then.Inputs.push_back(Earlier);
  else if (isDatabase(Now))
    Then.Inputs.push_back(Now);
  else
    return false;
  return true;
}

std::optional<input::InputOptions> EarlierTree::inputs(const input::InputOptions &Now,
                                                       const std::string &Root) const {
  input::InputOptions Then = Now;
  Then.Root = mapped(Root);
  if (!sys::fs::is_directory(Then.Root))
    return std::nullopt;
  Then.PathRules.insert(Then.PathRules.begin(), Top + "=" + Folder);
  for (std::string &Include : Then.Includes)
    Include = mapped(absolute(Include));
  Then.Inputs.clear();
  // With -p the inputs only choose what is told.
  Then.Build.clear();
  if (!Now.Build.empty())
    addInput(Now.Build, Then);
  else
    for (const std::string &Input : Now.Inputs)
      addInput(Input, Then);
  return Then.Inputs.empty() ? std::nullopt : std::optional(Then);
}

} // namespace comsec
