#include "driver/input/Sdk.h"

#include "driver/scan/Folders.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

#include <optional>
#include <set>

using namespace llvm;

namespace comsec::input {
namespace {

/// Deep enough for DIR/Program Files/Microsoft Visual Studio/2022/Enterprise/VC/Tools/MSVC/
/// <version>/atlmfc/include.
constexpr unsigned MaxDepth = 10;

/// Above that nobody has named an SDK but a whole disk: what was found until then must do.
constexpr std::size_t MaxFolders = 50'000;

constexpr StringRef Compiler = "vcruntime.h", Api = "winuser.h";

/// A folder of headers is known by one of them. In the order of the search path.
struct Marker {
  StringRef Header;
  bool OfCompiler; ///< comes with Visual C++ and has its versions
};

constexpr Marker Markers[] = {
    {Compiler, true},       {"atlbase.h", true}, {"afxwin.h", true}, {"corecrt.h", false},
    {"sdkddkver.h", false}, {Api, false},        {"roapi.h", false}, {"winrt/base.h", false},
};

/// All folders below one, each once: splats hold symlinks to their own folders.
class Walk {
public:
  explicit Walk(std::string From) : Root(std::move(From)) {
    enter(Root, 0);
    for (std::size_t I = 0; I < Found.size() && Found.size() < MaxFolders; ++I)
      if (Found[I].Depth < MaxDepth)
        list(Found[I].Path, Found[I].Depth + 1);
  }

  std::vector<std::string> paths() const {
    std::vector<std::string> Result;
    for (const Folder &F : Found)
      Result.push_back(F.Path);
    return Result;
  }

private:
  struct Folder {
    std::string Path;
    unsigned Depth;
  };

  void list(std::string Path, unsigned Depth) {
    std::error_code Error;
    for (sys::fs::directory_iterator I(Path, Error), End; I != End && !Error; I.increment(Error))
      if (sys::fs::is_directory(I->path()))
        enter(scan::realPath(I->path()), Depth);
  }

  void enter(StringRef Path, unsigned Depth) {
    if (scan::isBelow(Path, Root) && Known.insert(Path.str()).second)
      Found.push_back({Path.str(), Depth});
  }

  std::string Root;
  std::set<std::string> Known;
  std::vector<Folder> Found;
};

/// "10.0.22621.0" of ".../Include/10.0.22621.0/um"; empty where no folder is named for a version.
StringRef versionOf(StringRef Path) {
  for (; sys::path::has_filename(Path); Path = sys::path::parent_path(Path))
    if (isDigit(sys::path::filename(Path).front()))
      return sys::path::filename(Path);
  return {};
}

/// An installation has the folders of one version in one folder.
bool isNeighbour(StringRef Folder, StringRef Other) {
  return !Other.empty() && scan::isBelow(Folder, sys::path::parent_path(Other));
}

/// Looks for headers in folders.
class Search {
public:
  explicit Search(std::vector<std::string> Folders) : Folders(std::move(Folders)) {}

  /// The newest folder that holds \p Header, first of all one beside \p Other; empty for none.
  std::string best(StringRef Header, StringRef Other = {}) {
    StringRef Best;
    for (StringRef Each : Folders) {
      if (!holds(Each, Header))
        continue;
      const bool Beside = isNeighbour(Each, Other), BestBeside = isNeighbour(Best, Other);
      if (Best.empty() || (Beside != BestBeside ? Beside : isOlderSdk(Best, Each)))
        Best = Each;
    }
    return Best.str();
  }

private:
  bool holds(StringRef Folder, StringRef Header) {
    std::optional<std::string> File = Names.find(Folder, Header);
    return File && sys::fs::is_regular_file(*File);
  }

  std::vector<std::string> Folders;
  scan::Folders Names;
};

} // namespace

bool isOlderSdk(StringRef A, StringRef B) {
  if (int Order = versionOf(A).compare_numeric(versionOf(B)))
    return Order < 0;
  return A.compare_numeric(B) < 0;
}

SdkHeaders findSdkHeaders(const std::string &Sdk) {
  Search In(Walk(scan::realPath(Sdk)).paths());
  const std::string OfApi = In.best(Api), OfCompiler = In.best(Compiler);
  SdkHeaders Result;
  if (OfApi.empty())
    return Result;
  Result.HasCompiler = !OfCompiler.empty();
  for (const Marker &M : Markers) {
    std::string Folder = In.best(M.Header, M.OfCompiler ? OfCompiler : OfApi);
    if (!Folder.empty() && !is_contained(Result.Folders, Folder))
      Result.Folders.push_back(Folder);
  }
  return Result;
}

} // namespace comsec::input
