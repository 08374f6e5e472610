#include "driver/input/VsProject.h"

#include "checks/registration/Facts.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/ADT/StringSwitch.h>
#include <llvm/Support/CommandLine.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>
#include <llvm/Support/StringSaver.h>

#include <algorithm>
#include <tuple>

using namespace llvm;

namespace comsec::input {
namespace {

/// What cl takes a C++ source for when nobody says more.
constexpr const char *DefaultStandard = "/std:c++14";

bool isX86(StringRef Platform) {
  return Platform.equals_insensitive("Win32") || Platform.equals_insensitive("x86");
}

bool isSamePlatform(StringRef A, StringRef B) {
  return A.equals_insensitive(B) || (isX86(A) && isX86(B));
}

StringRef unquoted(StringRef Text) {
  bool IsQuoted = Text.size() > 1 && Text.starts_with("\"") && Text.ends_with("\"");
  return IsQuoted ? Text.drop_front().drop_back() : Text;
}

/// The parts of a list without the quotes around them.
std::vector<std::string> listed(const Values &Item, StringRef Name) {
  std::vector<std::string> Result;
  for (const std::string &Part : listParts(Item.lookup(Name)))
    if (std::string Text = unescaped(unquoted(Part)); !Text.empty())
      Result.push_back(std::move(Text));
  return Result;
}

std::string standardFlag(StringRef Standard) {
  Standard.consume_front_insensitive("std");
  return "/std:" +
         (Standard.starts_with_insensitive("cpp") ? "c++" + Standard.drop_front(3) : Standard.str())
             .str();
}

StringRef runtimeFlag(StringRef Library) {
  return StringSwitch<StringRef>(Library)
      .Case("MultiThreaded", "/MT")
      .Case("MultiThreadedDebug", "/MTd")
      .Case("MultiThreadedDebugDLL", "/MDd")
      .Default("/MD");
}

StringRef targetOf(StringRef Platform) {
  if (isX86(Platform))
    return "--target=i686-pc-windows-msvc";
  return Platform.equals_insensitive("ARM64") ? "--target=aarch64-pc-windows-msvc"
                                              : "--target=x86_64-pc-windows-msvc";
}

/// Words on a command line as cl reads them.
std::vector<std::string> words(StringRef Line) {
  BumpPtrAllocator Memory;
  StringSaver Saver(Memory);
  SmallVector<const char *> Words;
  cl::TokenizeWindowsCommandLine(Line, Saver, Words, /*MarkEOLs=*/false);
  return {Words.begin(), Words.end()};
}

class Sources {
public:
  Sources(VsProject &Into, ProjectFiles &Files) : Into(Into), Files(Files) {}

  /// A precompiled header is found by its name alone, wherever it is: beside the source that makes
  /// it. Others are given that folder.
  void findPrecompiledHeader(const std::vector<MsBuildItem> &Items) {
    for (const MsBuildItem &I : Items)
      if (I.Metadata.lookup("precompiledheader") == "Create")
        HeaderFolder = sys::path::parent_path(I.Path).str();
  }

  void add(StringRef Name, const Values &Item);

private:
  std::vector<std::string> arguments(StringRef File, const Values &Item) const;

  VsProject &Into;
  ProjectFiles &Files;
  std::string HeaderFolder;
};

void Sources::add(StringRef Name, const Values &Item) {
  if (StringRef(Item.lookup("excludedfrombuild")).trim().equals_insensitive("true"))
    return;
  std::string Folder = sys::path::parent_path(Into.File).str();
  std::string File = Files.find(Name, Folder);
  std::string Shown = "'" + Files.shown(Into.File) + "': the source '" + Name.str() + "'";
  if (File.empty() || !sys::fs::is_regular_file(File)) {
    bool IsBelow = scan::isBelow(scan::normalised(Name, Folder), Files.root());
    return Files.note(
        IsBelow ? "missing-source" : "outside-root", Level::Warning,
        Shown + (IsBelow ? " is not there" : " lies outside the root and is not read (--root)"));
  }
  Command C{Folder, File, arguments(File, Item)};
  // No object is made. This name is as good: no other project has it.
  C.Output = Into.File + "/" + sys::path::filename(File).str();
  std::uint64_t Size = 0;
  for (const std::string &Argument : C.Arguments)
    Size += Argument.size() + sizeof(Argument);
  if (!Files.spend(Size))
    return;
  Into.Folders.insert(sys::path::parent_path(File).str());
  if (Into.Made)
    Into.Made->Sources.push_back({File, Into.File});
  Into.Commands.push_back(std::move(C));
}

std::vector<std::string> Sources::arguments(StringRef File, const Values &Item) const {
  StringRef Platform = StringRef(Into.Configuration).split('|').second;
  std::vector<std::string> Result = {"cl", targetOf(Platform).str(),
                                     runtimeFlag(Item.lookup("runtimelibrary")).str()};
  auto AddAll = [&](StringRef Option, const std::vector<std::string> &Texts) {
    for (const std::string &Text : Texts)
      Result.push_back((Option + Text).str());
  };
  bool IsC = languageOf(File) == Language::C;
  if (std::string As = Item.lookup("compileas"); As == "CompileAsC" || As == "CompileAsCpp") {
    IsC = As == "CompileAsC";
    Result.push_back(IsC ? "/TC" : "/TP");
  }
  std::string Standard = Item.lookup(IsC ? "languagestandard_c" : "languagestandard");
  if (StringRef(Standard).starts_with_insensitive("std"))
    Result.push_back(standardFlag(Standard));
  else if (!IsC)
    Result.push_back(DefaultStandard);
  std::vector<std::string> Defines = listed(Item, "preprocessordefinitions");
  for (std::string &Define : Defines) // as it would be written for a shell
    for (size_t At = 0; (At = Define.find("\\\"", At)) != std::string::npos; ++At)
      Define.erase(At, 1);
  AddAll("/D", Defines);
  AddAll("/U", listed(Item, "undefinepreprocessordefinitions"));
  AddAll("/I", listed(Item, "additionalincludedirectories"));
  if (Item.lookup("precompiledheader") == "Use" && !HeaderFolder.empty())
    Result.push_back("/I" + HeaderFolder);
  AddAll("/FI", listed(Item, "forcedincludefiles"));
  append_range(Result, words(Item.lookup("additionaloptions")));
  return Result;
}

} // namespace

StringRef lastPart(StringRef Path) { return Path.substr(Path.find_last_of("/\\") + 1); }

bool fitsWanted(StringRef Name, const VsSettings &Settings) {
  auto [Configuration, Platform] = Name.split('|');
  return (Settings.Configuration.empty() ||
          Configuration.equals_insensitive(Settings.Configuration)) &&
         (Settings.Platform.empty() || isSamePlatform(Platform, Settings.Platform));
}

std::string bestConfiguration(const std::vector<std::string> &Names, const VsSettings &Settings) {
  for (const std::string &Name : Names)
    if (StringRef(Name).equals_insensitive(Settings.Mapped))
      return Name;
  StringRef Wanted = Settings.Configuration.empty() ? "Release" : StringRef(Settings.Configuration);
  StringRef Platform = Settings.Platform.empty() ? "x64" : StringRef(Settings.Platform);
  auto Rank = [&](StringRef Name) {
    auto [Has, On] = Name.split('|');
    int Configuration = Has.equals_insensitive(Wanted)           ? 0
                        : Has.starts_with_insensitive("Release") ? 1
                        : Has.contains_insensitive("Debug")      ? 3
                                                                 : 2;
    return std::make_pair(Configuration, isSamePlatform(On, Platform) ? 0 : isX86(On) ? 1 : 2);
  };
  auto Best = min_element(
      Names, [&](const std::string &A, const std::string &B) { return Rank(A) < Rank(B); });
  return Best == Names.end() ? std::string() : *Best;
}

void addSources(VsProject &Project, const std::vector<MsBuildItem> &Items, ProjectFiles &Files) {
  Sources Adder(Project, Files);
  Adder.findPrecompiledHeader(Items);
  for (const MsBuildItem &I : Items)
    Adder.add(I.Name, I.Metadata);
}

/// Resources name scripts, and classes are registered where they are declared.
static bool liesBesideRegistrations(StringRef Name) {
  return Name.ends_with_insensitive(".rc") || Name.ends_with_insensitive(".idl");
}

bool isOtherFile(StringRef Name) {
  return registration::languageOf(Name.str()) || liesBesideRegistrations(Name);
}

void addOtherFile(VsProject &Project, StringRef Name, ProjectFiles &Files) {
  const std::string File = Files.find(Name, sys::path::parent_path(Project.File));
  if (File.empty() || !sys::fs::is_regular_file(File))
    return; // nothing is compiled from it
  if (liesBesideRegistrations(Name))
    Project.Folders.insert(sys::path::parent_path(File).str());
  else
    Project.Registrations.push_back(File);
}

void setTarget(VsProject &Project, StringRef Type, StringRef FileName) {
  auto Kind = StringSwitch<std::optional<TargetKind>>(Type.lower())
                  .Case("application", TargetKind::Executable)
                  .Case("dynamiclibrary", TargetKind::Dll)
                  .Case("staticlibrary", TargetKind::StaticLibrary)
                  .Default(std::nullopt); // Utility, Makefile, Driver …
  if (!Kind)
    return;
  Project.Made.emplace();
  Project.Made->Id = Project.File;
  Project.Made->Kind = *Kind;
  Project.Made->Path = (sys::path::parent_path(Project.File) + "/" + FileName).str();
}

std::string impliedDefines(StringRef CharacterSet, StringRef Type, StringRef Atl, StringRef Mfc) {
  std::string Result;
  if (CharacterSet.equals_insensitive("Unicode"))
    Result += "_UNICODE;UNICODE;";
  else if (CharacterSet.equals_insensitive("MultiByte"))
    Result += "_MBCS;";
  if (Type.equals_insensitive("DynamicLibrary"))
    Result += "_WINDLL;";
  if (Atl.equals_insensitive("Static"))
    Result += "_ATL_STATIC_REGISTRY;";
  else if (Atl.equals_insensitive("Dynamic"))
    Result += "_ATL_DLL;";
  if (Mfc.equals_insensitive("Dynamic"))
    Result += "_AFXDLL;";
  return Result;
}

Values startProperties(const std::string &File, const VsSettings &Settings,
                       StringRef Configuration) {
  auto Slash = [](StringRef Folder) { return Folder.rtrim('/').str() + "/"; };
  StringRef Folder = sys::path::parent_path(File), Name = sys::path::stem(File);
  // A project by itself is mostly one folder below its solution, and then names it by "..".
  const std::string &Solution = Settings.Solution.empty() ? File : Settings.Solution;
  auto [Has, On] = Configuration.split('|');
  bool X86 = isX86(On);
  return {
      {"configuration", Has.str()},
      {"configurationname", Has.str()},
      {"platform", On.str()},
      {"platformname", On.str()},
      {"platformshortname", X86 ? "x86" : On.str()},
      {"platformtarget", X86 ? "x86" : On.str()},
      {"platformarchitecture", X86 ? "32" : "64"},
      {"projectdir", Slash(Folder)},
      {"inputdir", Slash(Folder)},
      {"projectname", Name.str()},
      {"inputname", Name.str()},
      {"safeprojectname", Name.str()},
      {"projectfilename", sys::path::filename(File).str()},
      {"projectpath", File},
      {"projectext", sys::path::extension(File).str()},
      {"msbuildprojectdirectory", Folder.str()},
      {"msbuildprojectname", Name.str()},
      {"msbuildprojectfile", sys::path::filename(File).str()},
      {"msbuildprojectfullpath", File},
      {"msbuildprojectextension", sys::path::extension(File).str()},
      {"solutiondir", Slash(sys::path::parent_path(Solution))},
      {"solutionname", sys::path::stem(Solution).str()},
      {"solutionfilename", sys::path::filename(Solution).str()},
      {"solutionpath", Solution},
      {"solutionext", sys::path::extension(Solution).str()},
      {"os", "Windows_NT"},
  };
}

} // namespace comsec::input
