// One project of Visual Studio: how it compiles its sources, and what it makes of them.
#pragma once

#include "driver/input/Arguments.h"
#include "driver/input/MsBuildProject.h"
#include "driver/input/Targets.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace comsec::input {

/// Which of its configurations a project is read in, and what it is told from outside.
struct VsSettings {
  std::string Configuration; ///< --configuration; empty: Release
  std::string Platform;      ///< --platform; empty: x64
  std::string Mapped;        ///< what the solution builds the project as; empty: not known
  std::string Solution;      ///< real path of the solution; empty: none
};

struct VsProject {
  std::string File;                       ///< real path
  std::vector<std::string> Known;         ///< its configurations, "Release|x64"
  std::string Configuration;              ///< the one that was read
  std::vector<Command> Commands;          ///< in the words of cl
  std::optional<Target> Made;             ///< nothing when it makes no code; its Id is File
  std::vector<std::string> References;    ///< projects that are linked: paths as written, or GUIDs
  std::vector<std::string> LinkedFiles;   ///< lower-case names of libraries that are linked
  std::string LibraryFile;                ///< lower-case name of what others link
  std::vector<std::string> Registrations; ///< real paths of .rgs and such files that it names
  std::set<std::string> Folders;          ///< real paths: of its sources, resources and .idl files
};

/// *.vcxproj (2010 and later) and *.vcproj (2005, 2008). False, with \p Problem set to one line,
/// when \p File cannot be read.
bool readVcxProj(const std::string &File, const VsSettings &Settings, ProjectFiles &Files,
                 VsProject &Result, std::string &Problem);
bool readVcProj(const std::string &File, const VsSettings &Settings, ProjectFiles &Files,
                VsProject &Result, std::string &Problem);

/// The one of \p Names ("Release|x64") that fits \p Settings best: what the solution says, what the
/// user wants, or else Release before others, x64 before Win32 before others, the first before the
/// next. Empty without names.
std::string bestConfiguration(const std::vector<std::string> &Names, const VsSettings &Settings);

/// Whether "Release|x64" is of the configuration and platform that the user named. x86 and Win32
/// are the same.
bool fitsWanted(llvm::StringRef Name, const VsSettings &Settings);

/// Adds the sources of \p Project, each compiled as its metadata say in the words of .vcxproj
/// files. What does not exist below the root is said.
void addSources(VsProject &Project, const std::vector<MsBuildItem> &Items, ProjectFiles &Files);

/// Notes a file that \p Project names and that is not compiled, as far as it says where what
/// registers the project's classes may be.
void addOtherFile(VsProject &Project, llvm::StringRef Name, ProjectFiles &Files);

/// Whether the name of a file makes addOtherFile() look at it.
bool isOtherFile(llvm::StringRef Name);

/// Sets what \p Project makes, for a type in the words of .vcxproj files.
void setTarget(VsProject &Project, llvm::StringRef Type, llvm::StringRef FileName);

/// Macros that CharacterSet, ConfigurationType, UseOfATL and UseOfMFC bring.
std::string impliedDefines(llvm::StringRef CharacterSet, llvm::StringRef Type, llvm::StringRef Atl,
                           llvm::StringRef Mfc);

/// The properties that both kinds of projects start with.
Values startProperties(const std::string &File, const VsSettings &Settings,
                       llvm::StringRef Configuration);

/// The name behind the last '/' or '\'.
llvm::StringRef lastPart(llvm::StringRef Path);

} // namespace comsec::input
