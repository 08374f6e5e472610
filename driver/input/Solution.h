// Solutions of Visual Studio: *.sln and *.slnx.
#pragma once

#include "driver/input/VsProject.h"

namespace comsec::input {

struct SolutionProject {
  std::string Path;                      ///< as written
  std::string Guid;                      ///< lower-case, with braces; empty: none
  std::string Configuration;             ///< what it is built as, "Release|Win32"; empty: not said
  std::vector<std::string> Dependencies; ///< GUIDs of projects; linked by .vcproj projects
};

/// The C and C++ projects of the solution \p File, in the configuration that fits \p Settings best.
/// Returns false and sets \p Problem to one line when it cannot be read.
bool readSolution(const std::string &File, const VsSettings &Settings, ProjectFiles &Files,
                  std::vector<SolutionProject> &Projects, std::string &Problem);

/// Whether a file is a project that can be read, by its name.
bool isProjectFile(llvm::StringRef Path);
bool isSolutionFile(llvm::StringRef Path);

} // namespace comsec::input
