#include "driver/input/Windows.h"

#include <clang/Options/OptionUtils.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

#include <map>

using namespace llvm;

namespace comsec::input {
namespace {

constexpr const char *MingwHeaders = "/usr/x86_64-w64-mingw32/include";
constexpr const char *CxxHeaders = COMSEC_LLVM "/include/c++/v1";

/// Deep enough for DIR/Windows Kits/10/Include/<version>/um and
/// DIR/VC/Tools/MSVC/<version>/include.
constexpr int SdkDepth = 8;

/// A folder of an SDK is known by one header in it; in the order of the search path.
constexpr StringRef SdkMarkers[] = {"vcruntime.h", "atlbase.h", "corecrt.h",
                                    "sdkddkver.h", "winuser.h", "roapi.h"};

std::string builtinHeaders() {
  return clang::GetResourcesPath(COMSEC_LLVM "/bin/clang") + "/include";
}

/// For each marker the folder that holds it; the last one by name is the newest version.
std::map<StringRef, std::string> findSdkFolders(const std::string &Sdk) {
  std::map<StringRef, std::string> Found;
  std::error_code Error;
  for (sys::fs::recursive_directory_iterator I(Sdk, Error), End; I != End && !Error;
       I.increment(Error)) {
    if (I.level() >= SdkDepth)
      I.no_push();
    std::string Name = sys::path::filename(I->path()).lower();
    const auto *Marker = find(SdkMarkers, Name);
    if (Marker == std::end(SdkMarkers))
      continue;
    std::string Folder = sys::path::parent_path(I->path()).str();
    Found[*Marker] = std::max(Found[*Marker], Folder);
  }
  return Found;
}

} // namespace

void Windows::add(const std::string &Folder, bool CxxOnly) {
  Search.push_back({Folder, CxxOnly});
  Readable.push_back(Folder);
}

std::optional<Windows> Windows::find(const std::string &Sdk, std::string &Error) {
  Windows W;
  if (!Sdk.empty()) {
    std::map<StringRef, std::string> Found = findSdkFolders(scan::realPath(Sdk));
    if (!Found.count("winuser.h")) {
      Error =
          "no Windows SDK below '" + Sdk + "': --sdk wants the folder that holds Include and VC";
      return std::nullopt;
    }
    W.System = "-pc-windows-msvc";
    if (!Found.count("vcruntime.h"))
      W.add(CxxHeaders, /*CxxOnly=*/true);
    W.add(builtinHeaders());
    for (StringRef Marker : SdkMarkers)
      if (auto It = Found.find(Marker); It != Found.end() && !is_contained(W.Readable, It->second))
        W.add(It->second);
    W.add(COMSEC_HEADERS); // behind the real ones: for what no SDK has
    return W;
  }
  std::string Main = std::string(MingwHeaders) + "/windows.h";
  if (!sys::fs::exists(Main) || !sys::fs::exists(CxxHeaders)) {
    Error = "Windows headers are missing: install mingw-w64-x86-64-dev and libc++-22-dev, or give "
            "--sdk DIR";
    return std::nullopt;
  }
  W.System = "-w64-mingw32";
  W.add(COMSEC_HEADERS);
  W.add(CxxHeaders, /*CxxOnly=*/true);
  W.add(builtinHeaders());
  W.add(MingwHeaders);
  // Debian shares the headers among targets by symlinks.
  W.Readable.push_back(sys::path::parent_path(scan::realPath(Main)).str());
  return W;
}

std::vector<std::string> Windows::arguments(Language Lang, StringRef Arch) const {
  std::vector<std::string> Result = {
      "--target=" + Arch.str() + System,
      "--no-default-config",
      "-fms-extensions",
      "-Wno-everything",
      "-fno-spell-checking",
      "-ferror-limit=0",
      "-nostdinc",
      "-x",
      Lang == Language::C ? "c" : "c++",
      Lang == Language::C ? "-std=c17" : "-std=c++20",
      "-D_WIN32_WINNT=0x0A00", // mingw's own default is Windows Server 2003
      "-D_WIN32_DCOM",
      "-D_MT",
      "-DSTRSAFE_NO_DEPRECATE", // mingw's strsafe.h poisons strcpy and others for later headers
  };
  if (Lang == Language::Cxx)
    Result.insert(Result.end(), {"-nostdinc++", "-D_CPPRTTI", "-D_CPPUNWIND"});
  for (const Folder &F : Search)
    if (Lang == Language::Cxx || !F.CxxOnly)
      Result.insert(Result.end(), {"-isystem", F.Path});
  return Result;
}

std::vector<std::string> Windows::usualDefines() {
  return {"-DUNICODE", "-D_UNICODE", "-DWIN32", "-D_WINDOWS"};
}

bool Windows::hasHeader(StringRef Name) {
  return any_of(Search, [&](const Folder &F) {
    return F.Path != COMSEC_HEADERS && Names.find(F.Path, Name).has_value();
  });
}

} // namespace comsec::input
