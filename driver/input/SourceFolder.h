// A bare folder as a project: which files are its units, and where their headers are.
#pragma once

#include "driver/scan/Folders.h"

#include <llvm/ADT/StringMap.h>

#include <functional>
#include <string>
#include <vector>

namespace comsec::input {

/// The files below a folder that matter to a compiler; absolute paths, sorted. Symlinks, hidden
/// folders and build folders of CMake are passed over.
struct SourceFolder {
  std::vector<std::string> Sources;  ///< *.c *.cc *.cpp *.cxx *.c++, in any case
  std::vector<std::string> Vendored; ///< the same in folders that hold other people\'s code
  std::vector<std::string> Headers;  ///< whatever may be named in an #include, sources included
  /// What registration::languageOf knows, but .inf and .wxs files only where they may name a key
  /// that rules judge.
  std::vector<std::string> Registrations;
  std::vector<std::string> Projects; ///< solutions and projects of Visual Studio
};

/// Whether a folder of that name holds other people's code, by what such folders are called.
bool isVendored(llvm::StringRef Name);

/// \p Folder absolute, symlinks resolved.
SourceFolder readFolder(const std::string &Folder);

/// Guesses include folders: a header that a source wants, directly or through other headers, is
/// taken from the nearest place that has it.
class IncludeFolders {
public:
  /// \p InSdk tells whether an #include is answered by the SDK.
  IncludeFolders(std::string Root, const std::vector<std::string> &Headers,
                 std::function<bool(llvm::StringRef)> InSdk);

  /// The folders that \p Source needs, in the order in which it needs them.
  std::vector<std::string> of(const std::string &Source);

private:
  /// One #include of a file: what it names, and the folder that has to be searched for it.
  struct Inclusion {
    std::string File;
    std::string Folder; ///< empty: found beside the file
  };
  const std::vector<Inclusion> &inclusions(const std::string &File);
  std::vector<Inclusion> scan(const std::string &File);
  std::string nearest(llvm::StringRef From, llvm::StringRef Name) const;

  std::string Root;
  std::function<bool(llvm::StringRef)> InSdk;
  llvm::StringMap<std::vector<std::string>> ByName; ///< lower-case file name → paths
  llvm::StringMap<std::vector<Inclusion>> Known;
  scan::Folders Names;
};

} // namespace comsec::input
