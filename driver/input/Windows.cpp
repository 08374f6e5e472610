#include "driver/input/Windows.h"

#include "driver/input/Sdk.h"

#include <clang/Options/OptionUtils.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

using namespace llvm;

namespace comsec::input {
namespace {

constexpr const char *MingwHeaders = "/usr/x86_64-w64-mingw32/include";
constexpr const char *Msvc = "-pc-windows-msvc";
constexpr const char *CxxHeaders = COMSEC_LLVM "/include/c++/v1";

std::string builtinHeaders() {
  return clang::GetResourcesPath(COMSEC_LLVM "/bin/clang") + "/include";
}

/// The declarations that come with this program, at the same place beside it wherever it is
/// installed; in the build folder a link leads to the sources.
const std::string &ownHeaders() {
  static const std::string Folder = [] {
    const std::string Program =
        sys::fs::getMainExecutable(nullptr, reinterpret_cast<void *>(&ownHeaders));
    const StringRef Prefix = sys::path::parent_path(sys::path::parent_path(Program));
    return scan::realPath((Prefix + "/share/comsec-tidy/headers").str());
  }();
  return Folder;
}

} // namespace

void Windows::add(const std::string &Folder, bool CxxOnly) {
  Search.push_back({Folder, CxxOnly});
  Readable.push_back(Folder);
}

std::optional<Windows> Windows::find(const std::string &Sdk, std::string &Error) {
  Windows W;
  if (!sys::fs::is_directory(ownHeaders())) {
    Error = "the headers of comsec-tidy are not at '" + ownHeaders() +
            "': install all of it, not the program alone";
    return std::nullopt;
  }
  if (!Sdk.empty()) {
    const SdkHeaders Found = findSdkHeaders(Sdk);
    if (Found.Folders.empty()) {
      Error =
          "no Windows SDK below '" + Sdk + "': --sdk wants the folder that holds Include and VC";
      return std::nullopt;
    }
    W.System = Msvc;
    if (!Found.HasCompiler)
      W.add(CxxHeaders, /*CxxOnly=*/true);
    W.add(builtinHeaders());
    for (const std::string &Folder : Found.Folders)
      W.add(Folder);
    W.add(ownHeaders()); // behind the real ones: for what the SDK has not
    return W;
  }
  std::string Main = std::string(MingwHeaders) + "/windows.h";
  if (!sys::fs::exists(Main) || !sys::fs::exists(CxxHeaders)) {
    Error = "Windows headers are missing: install mingw-w64-x86-64-dev and libc++-22-dev, or give "
            "--sdk DIR";
    return std::nullopt;
  }
  W.System = "-w64-mingw32";
  W.add(ownHeaders());
  W.add(CxxHeaders, /*CxxOnly=*/true);
  W.add(builtinHeaders());
  W.add(MingwHeaders);
  // Debian shares the headers among targets by symlinks.
  W.Readable.push_back(sys::path::parent_path(scan::realPath(Main)).str());
  return W;
}

/// What later standards took out of the library. MSVC's default is C++14, and code for it uses
/// much of this; libc++ keeps it behind these names.
static constexpr const char *RemovedFromCxx[] = {
    "-D_LIBCPP_ENABLE_CXX17_REMOVED_AUTO_PTR",
    "-D_LIBCPP_ENABLE_CXX17_REMOVED_BINDERS",
    "-D_LIBCPP_ENABLE_CXX17_REMOVED_RANDOM_SHUFFLE",
    "-D_LIBCPP_ENABLE_CXX17_REMOVED_UNARY_BINARY_FUNCTION",
    "-D_LIBCPP_ENABLE_CXX20_REMOVED_BINDER_TYPEDEFS",
    "-D_LIBCPP_ENABLE_CXX20_REMOVED_NEGATORS",
    "-D_LIBCPP_ENABLE_CXX20_REMOVED_SHARED_PTR_UNIQUE",
    "-D_LIBCPP_ENABLE_CXX20_REMOVED_TYPE_TRAITS",
    "-D_LIBCPP_ENABLE_CXX20_REMOVED_UNCAUGHT_EXCEPTION",
};

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
      Lang == Language::C ? "-std=gnu17" : "-std=gnu++20", // also the names that ISO lacks: M_PI
      "-D_WIN32_WINNT=0x0A00", // mingw's own default is Windows Server 2003
      "-D_WIN32_DCOM",
      "-D_MT",
      "-Doffsetof(t, d)=__builtin_offsetof(t, d)", // MSVC's stdlib.h has it, too
      "-DSTRSAFE_NO_DEPRECATE", // mingw's strsafe.h poisons strcpy and others for later headers
  };
  if (Lang == Language::Cxx) {
    Result.insert(Result.end(), {"-nostdinc++", "-D_CPPRTTI", "-D_CPPUNWIND"});
    append_range(Result, RemovedFromCxx);
  }
  for (const Folder &F : Search)
    if (Lang == Language::Cxx || !F.CxxOnly)
      Result.insert(Result.end(), {"-isystem", F.Path});
  return Result;
}

std::vector<std::string> Windows::usualDefines() {
  return {"-DUNICODE", "-D_UNICODE", "-DWIN32", "-D_WINDOWS"};
}

bool Windows::guardsLibrary(StringRef Name) const {
  if (System == Msvc)
    return false;
  static constexpr StringRef Types[] = {"_off_t", "off_t", "off64_t", "ssize_t", "pid_t", "mode_t"};
  const bool IsReserved = Name.size() > 1 && Name[0] == '_' && isUpper(Name[1]);
  return (IsReserved && Name.ends_with("_DEFINED")) || is_contained(Types, Name);
}

bool Windows::standsInForLibrary(StringRef Folder) {
  static constexpr StringRef Lacking[] = {"unistd.h",   "dirent.h", "strings.h", "getopt.h",
                                          "inttypes.h", "stdint.h", "stdbool.h"};
  return System != Msvc &&
         any_of(Lacking, [&](StringRef Name) { return Names.find(Folder, Name).has_value(); });
}

bool Windows::hasHeader(StringRef Name) {
  return any_of(Search, [&](const Folder &F) {
    return F.Path != ownHeaders() && Names.find(F.Path, Name).has_value();
  });
}

} // namespace comsec::input
