// Solutions and projects of Visual Studio, read as data: what they compile and what they make of
// it.
#pragma once

#include "checks/Finding.h"
#include "driver/input/Arguments.h"
#include "driver/input/Targets.h"

#include <set>
#include <string>
#include <vector>

namespace comsec::input {

struct VisualStudioOptions {
  std::string Root;          ///< absolute, symlinks resolved: nothing outside it is read
  std::string Configuration; ///< empty: Release, else what there is
  std::string Platform;      ///< empty: x64, else Win32, else what there is
};

struct VisualStudioBuild {
  std::vector<Command> Commands;       ///< of all projects, in their order
  std::vector<Target> Targets;         ///< what they make; each is linked with what it refers to
  std::set<std::string> Registrations; ///< .rgs and such files that the projects name: real paths
  std::set<std::string> Folders;       ///< where others may be: of sources, resources, .idl files
  std::vector<Notification> Notifications; ///< sorted
  bool FitsWanted = false;                 ///< some project has what the options name
  std::set<std::string> Known;             ///< configurations of all projects, "Release|x64"
};

/// The notification that says why a solution or project is not read at all.
inline constexpr const char *ProjectLeftOut = "project-left-out";

/// Whether a file is a solution or a project, by its name.
bool isVisualStudioFile(llvm::StringRef Path);

/// Reads the solutions and projects \p Inputs (real paths below the root), and the projects that
/// they refer to. Each project is read once, for the first solution that has it. What cannot be
/// read is a notification and loses only itself.
VisualStudioBuild readVisualStudio(const std::vector<std::string> &Inputs,
                                   const VisualStudioOptions &Options);

} // namespace comsec::input
