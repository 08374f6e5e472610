// Projects of Visual Studio 2010 and later: MSBuild files over a model of what Visual Studio's own
// files add to them.
#include "driver/input/MsBuildProject.h"
#include "driver/input/VsProject.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/Support/Path.h>

using namespace llvm;

namespace comsec::input {
namespace {

/// What Visual Studio 2022 sets before a project says anything. A project may change it.
constexpr std::pair<StringRef, StringRef> Defaults[] = {
    {"ConfigurationType", "Application"},
    {"PlatformToolset", "v143"},
    {"VisualStudioVersion", "17.0"},
    {"MSBuildToolsVersion", "Current"},
    {"MSBuildVersion", "17.0"},
    {"TargetName", "$(ProjectName)"},
    {"RootNamespace", "$(ProjectName)"},
    {"OutDir", "$(SolutionDir)$(Platform)\\$(Configuration)\\"},
    {"IntDir", "$(Platform)\\$(Configuration)\\"},
};

class Reader {
public:
  Reader(const VsSettings &Settings, ProjectFiles &Files, VsProject &Out, std::string &Problem)
      : Settings(Settings), Files(Files), Out(Out), Problem(Problem), Project(Files, isOtherFile) {}

  bool run(const std::string &Configuration) {
    setProperties(Configuration);
    if (!Project.readProperties(Out.File, Problem))
      return false;
    setDefinitions();
    if (!Project.readItems(Problem))
      return false;
    for (const MsBuildItem &I : Project.items("ProjectConfiguration"))
      Out.Known.push_back(I.Name);
    return true;
  }

  void fill() {
    setTarget(Out, type(), fileName());
    readLinks();
    // The folders of "VC++ Directories" and of nmake's projects are searched last.
    std::string Last;
    for (StringRef Name : {"NMakeIncludeSearchPath", "IncludePath", "ExternalIncludePath"})
      Last += ";" + property(Name);
    std::vector<MsBuildItem> Items = Project.items("ClCompile");
    for (MsBuildItem &I : Items)
      if (Files.spend(Last.size()))
        I.Metadata["additionalincludedirectories"] += Last;
    addSources(Out, Items, Files);
    for (const std::string &Name : Project.otherFiles())
      addOtherFile(Out, Name, Files);
  }

private:
  std::string property(StringRef Name) { return Project.text().property(Name); }
  std::string type() { return property("ConfigurationType"); }

  void setProperties(const std::string &Configuration) {
    Out.Configuration = Configuration;
    for (const auto &P : startProperties(Out.File, Settings, Configuration))
      Project.text().fix(P.first(), P.second);
    for (auto [Name, Value] : Defaults)
      Project.text().set(Name, Project.text().expand(Value).Text);
  }

  /// What Visual Studio's files define before the project does.
  void setDefinitions() {
    bool IsDebug = StringRef(property("UseDebugLibraries")).equals_insensitive("true");
    Project.define("ClCompile", "RuntimeLibrary",
                   IsDebug ? "MultiThreadedDebugDLL" : "MultiThreadedDLL");
    Project.define("ClCompile", "PreprocessorDefinitions",
                   impliedDefines(property("CharacterSet"), type(), property("UseOfAtl"),
                                  property("UseOfMfc")) +
                       property("NMakePreprocessorDefinitions"));
    if (property("TargetExt").empty())
      Project.text().set("TargetExt", type() == "Application"     ? ".exe"
                                      : type() == "StaticLibrary" ? ".lib"
                                                                  : ".dll");
  }

  std::string definition(StringRef Type, StringRef Name) {
    return Project.definitions(Type).lookup(Name);
  }

  /// The name of the file that \p Tool is told to write, else the usual one.
  std::string outputOf(StringRef Tool, StringRef Option, StringRef Extension) {
    std::string Told = unescaped(lastPart(definition(Tool, Option)));
    return Told.empty() ? (property("TargetName") + Extension).str() : Told;
  }

  std::string fileName() { return outputOf("Link", "outputfile", property("TargetExt")); }

  void readLinks() {
    Out.LibraryFile = type() == "StaticLibrary" ? outputOf("Lib", "outputfile", ".lib")
                                                : outputOf("Link", "importlibrary", ".lib");
    for (StringRef Library : listParts(definition("Link", "additionaldependencies")))
      Out.LinkedFiles.push_back(lastPart(Library).lower());
    for (const MsBuildItem &I : Project.items("ProjectReference"))
      if (!StringRef(I.Metadata.lookup("linklibrarydependencies")).equals_insensitive("false"))
        Out.References.push_back(I.Name);
  }

  const VsSettings &Settings;
  ProjectFiles &Files;
  VsProject &Out;
  std::string &Problem;
  MsBuildProject Project;
};

} // namespace

bool readVcxProj(const std::string &File, const VsSettings &Settings, ProjectFiles &Files,
                 VsProject &Result, std::string &Problem) {
  // Which configurations there are may depend on imports, and these on the configuration.
  std::string Wanted = Settings.Mapped.empty()
                           ? (Settings.Configuration.empty() ? "Release" : Settings.Configuration) +
                                 "|" + (Settings.Platform.empty() ? "x64" : Settings.Platform)
                           : Settings.Mapped;
  constexpr int MaxTries = 2;
  for (int Try = 0; Try < MaxTries; ++Try) {
    Result = VsProject();
    Result.File = File;
    Reader R(Settings, Files, Result, Problem);
    if (!R.run(Wanted))
      return false;
    std::string Best = bestConfiguration(Result.Known, Settings);
    if (Try + 1 == MaxTries || Best.empty() || Best == Wanted) {
      R.fill();
      break;
    }
    Wanted = Best;
  }
  return true;
}

} // namespace comsec::input
