// Where the headers of a source are, guessed from its #include lines and the files of the tree.
#pragma once

#include "driver/scan/Folders.h"

#include <llvm/ADT/StringMap.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace comsec::input {

/// Guesses include folders: a header that a source wants, directly or through other headers, is
/// taken from the nearest place that has it.
class IncludeFolders {
public:
  /// \p Headers go before \p MadeHeaders, which a tool made, wherever they are. \p InSdk tells
  /// whether an #include is answered by the SDK.
  IncludeFolders(std::string Root, const std::vector<std::string> &Headers,
                 const std::vector<std::string> &MadeHeaders,
                 std::function<bool(llvm::StringRef)> InSdk);

  /// The folders that \p Source needs, in the order in which it needs them.
  std::vector<std::string> of(const std::string &Source);

  /// Whether \p Folder holds a header of the C library's name, as mathematics and string libraries
  /// do. No build searches it before the library: <string> and <windows.h> would not compile.
  bool hidesLibrary(llvm::StringRef Folder);

  /// Whether the tree took more work than any real one: then not all folders are found.
  bool exhausted() const { return Steps > MaxSteps; }

private:
  /// Of files looked at for sources, and of headers of one name.
  static constexpr std::uint64_t MaxSteps = 100'000'000;

  struct Header {
    std::string Path;
    bool IsMade;
  };
  /// One #include of a file: what it names, and the folder that has to be searched for it.
  struct Inclusion {
    std::string File;
    std::string Folder; ///< empty: found beside the file
  };
  const std::vector<Inclusion> &inclusions(const std::string &File);
  std::vector<Inclusion> scan(const std::string &File);
  std::string nearest(llvm::StringRef From, llvm::StringRef Name);

  std::string Root;
  std::function<bool(llvm::StringRef)> InSdk;
  llvm::StringMap<std::vector<Header>> ByName; ///< by lower-case file name
  llvm::StringMap<std::vector<Inclusion>> Known;
  scan::Folders Names;
  std::uint64_t Steps = 0;
};

} // namespace comsec::input
