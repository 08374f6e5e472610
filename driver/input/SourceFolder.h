// A bare folder as a project: which files are its units, and where its headers are.
#pragma once

#include <llvm/ADT/StringRef.h>

#include <string>
#include <vector>

namespace comsec::input {

/// The files below a folder that matter to a compiler; absolute paths, sorted. Symlinks, hidden
/// folders, CMakeFiles and node_modules are passed over.
struct SourceFolder {
  std::vector<std::string> Sources;     ///< *.c *.cc *.cpp *.cxx *.c++, in any case
  std::vector<std::string> Vendored;    ///< the same in folders that hold other people's code
  std::vector<std::string> Ignored;     ///< … that git ignores and does not track
  std::vector<std::string> Made;        ///< … in folders where tools put what they make
  std::vector<std::string> Headers;     ///< whatever may be named in an #include, sources included
  std::vector<std::string> MadeHeaders; ///< the same where Ignored and Made are
  /// What registration::languageOf knows, but .inf and .wxs files only where they may name a key
  /// that rules judge.
  std::vector<std::string> Registrations;
  std::vector<std::string> Projects;   ///< solutions and projects of Visual Studio
  std::vector<std::string> BuildFiles; ///< what isBuildFile knows
  std::vector<std::string> Unreadable; ///< folders
  /// Repositories of which it is not known what they track: nothing in them is Ignored.
  std::vector<std::string> GitUnknown;
};

/// Whether \p File is a source, or what may be named in an #include, by its ending.
bool mayBeIncluded(llvm::StringRef File);

/// Whether a folder of that name holds other people's code, by what such folders are called.
bool isVendored(llvm::StringRef Name);

/// What is asked of git.
struct GitBound {
  bool IsAsked = true;     ///< else nothing is ignored
  std::string Bound = "/"; ///< a repository around the folder is read only below it
};

/// \p Folder absolute, symlinks resolved. In a repository its index and the .gitignore files above
/// the folder count, too.
SourceFolder readFolder(const std::string &Folder, const GitBound &Git);

/// The Registrations of \p Folder alone, without the folders in it.
std::vector<std::string> registrationsIn(const std::string &Folder);

} // namespace comsec::input
