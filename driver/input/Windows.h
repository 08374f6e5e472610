// Windows as our compiler sees it: target, headers, what every compilation starts with.
#pragma once

#include "driver/input/Arguments.h"
#include "driver/scan/Folders.h"

#include <string>
#include <vector>

namespace comsec::input {

class Windows {
public:
  /// With mingw-w64's headers, or with those of the Windows SDK found below \p Sdk when it is not
  /// empty. Returns nothing and sets \p Error to one line when there are none.
  static std::optional<Windows> find(const std::string &Sdk, std::string &Error);

  /// What stands before a project's own arguments: a later -D or -std= of the project wins.
  std::vector<std::string> arguments(Language Lang, llvm::StringRef Arch) const;

  /// What a project without build information is most likely built with.
  static std::vector<std::string> usualDefines();

  /// True when \p Name guards or is a type of the C library in these headers. A project that
  /// defines it speaks of Microsoft's library; here it would take away other types as well.
  bool guardsLibrary(llvm::StringRef Name) const;

  /// True when \p Folder holds what Microsoft's C library lacks and these headers have, as projects
  /// bring it for MSVC. Such a header often refuses other compilers.
  bool standsInForLibrary(llvm::StringRef Folder);

  /// All folders that these headers need to be readable.
  const std::vector<std::string> &headerDirs() const { return Readable; }

  /// True when \p Name, as an #include says it, is a header of the SDK or of the language. Our own
  /// declarations do not count: a project that brings the real header has it read.
  bool hasHeader(llvm::StringRef Name);

private:
  void add(const std::string &Folder, bool CxxOnly = false);

  struct Folder {
    std::string Path;
    bool CxxOnly;
  };
  std::string System; ///< the target triple's last parts
  std::vector<Folder> Search;
  std::vector<std::string> Readable;
  scan::Folders Names;
};

} // namespace comsec::input
