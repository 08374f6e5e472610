#include "driver/input/Solution.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/ADT/StringSet.h>
#include <llvm/Support/LineIterator.h>
#include <llvm/Support/Path.h>

using namespace llvm;

namespace comsec::input {
namespace {

/// The texts between quotes in a line.
std::vector<StringRef> quotedParts(StringRef Line) {
  SmallVector<StringRef> Parts;
  Line.split(Parts, '"');
  std::vector<StringRef> Result;
  for (size_t I = 1; I < Parts.size(); I += 2)
    Result.push_back(Parts[I]);
  return Result;
}

/// Reads the lines of a *.sln:
///   Project("{type}") = "name", "path", "{guid}"
///     ProjectSection(ProjectDependencies) = postProject
///       {guid} = {guid}
///   GlobalSection(SolutionConfigurationPlatforms) = preSolution
///     Release|x64 = Release|x64
///   GlobalSection(ProjectConfigurationPlatforms) = postSolution
///     {guid}.Release|x64.ActiveCfg = Release|Win32
class Lines {
public:
  void read(StringRef Line) {
    if (Line.starts_with("Project("))
      return addProject(quotedParts(Line));
    if (Line.starts_with("EndProject") || Line.starts_with("EndGlobalSection"))
      Section = "";
    else if (Line.starts_with("ProjectSection(") || Line.starts_with("GlobalSection("))
      Section = Line.split('(').second.split(')').first;
    else if (Line.contains('='))
      addSetting(Line);
  }

  std::vector<SolutionProject> take(const VsSettings &Settings) {
    std::string Chosen = bestConfiguration(Configurations, Settings);
    if (fitsWanted(Chosen, Settings)) // else the projects have to tell
      for (SolutionProject &P : Projects)
        P.Configuration = Active.lookup(P.Guid + "." + StringRef(Chosen).lower() + ".activecfg");
    return std::move(Projects);
  }

private:
  void addProject(const std::vector<StringRef> &Parts) {
    Section = "";
    constexpr size_t TypeNamePathGuid = 4;
    if (Parts.size() == TypeNamePathGuid)
      Projects.push_back({Parts[2].str(), Parts[3].lower(), {}, {}});
  }

  void addSetting(StringRef Line) {
    auto [Key, Value] = Line.split('=');
    if (Section == "ProjectDependencies" && !Projects.empty())
      Projects.back().Dependencies.push_back(Key.trim().lower());
    else if (Section == "SolutionConfigurationPlatforms")
      Configurations.push_back(Key.trim().str());
    else if (Section == "ProjectConfigurationPlatforms" && Key.trim().ends_with(".ActiveCfg"))
      Active[Key.trim().lower()] = Value.trim().str();
  }

  StringRef Section;
  std::vector<SolutionProject> Projects;
  std::vector<std::string> Configurations;
  StringMap<std::string> Active;
};

bool readLines(const std::string &File, const VsSettings &Settings, ProjectFiles &Files,
               std::vector<SolutionProject> &Projects, std::string &Problem) {
  auto Text = Files.text(File, Problem);
  if (!Text)
    return false;
  if (!Text->getBuffer().contains("Microsoft Visual Studio Solution File")) {
    Problem = "'" + Files.shown(File) + "' is no solution of Visual Studio";
    return false;
  }
  Lines L;
  for (line_iterator Line(*Text); !Line.is_at_eof(); ++Line)
    L.read(Line->trim());
  Projects = L.take(Settings);
  return true;
}

/// Of either part of a configuration's name. Every pair is a configuration.
constexpr size_t MaxNames = 100;

/// The solution's configurations, "Release|x64", as <Configurations> of a *.slnx lists them.
std::vector<std::string> configurations(pugi::xml_node Top) {
  auto Names = [&](const char *Kind, std::vector<std::string> Default) {
    std::vector<std::string> Result;
    for (pugi::xml_node N : Top.child("Configurations").children(Kind))
      if (Result.size() < MaxNames)
        Result.push_back(N.attribute("Name").value());
    return Result.empty() ? Default : Result;
  };
  std::vector<std::string> Result;
  for (const std::string &Type : Names("BuildType", {"Debug", "Release"}))
    for (const std::string &Platform : Names("Platform", {"x64"}))
      Result.push_back(Type + "|" + Platform);
  return Result;
}

/// "Release|*" covers "Release|x64"; no pattern covers everything.
bool covers(StringRef Pattern, StringRef Configuration) {
  auto Fits = [](StringRef Part, StringRef Of) {
    return Part.empty() || Part == "*" || Part.equals_insensitive(Of);
  };
  return Fits(Pattern.split('|').first, Configuration.split('|').first) &&
         Fits(Pattern.split('|').second, Configuration.split('|').second);
}

/// What a project is built as in the solution's \p Configuration:
///   <BuildType Solution="Release|*" Project="ReleaseStatic"/>
///   <Platform Solution="*|x86" Project="Win32"/>
/// Empty when it says nothing: then it has the same name.
std::string mapped(pugi::xml_node Project, StringRef Configuration) {
  bool Said = false;
  auto Last = [&](const char *Kind, StringRef Same) {
    std::string Name = Same.str();
    for (pugi::xml_node Rule : Project.children(Kind))
      if (covers(Rule.attribute("Solution").value(), Configuration)) {
        Name = Rule.attribute("Project").value();
        Said = true;
      }
    return Name;
  };
  std::string Type = Last("BuildType", Configuration.split('|').first);
  std::string Result = Type + "|" + Last("Platform", Configuration.split('|').second);
  return Said ? Result : std::string();
}

/// *.slnx: <Project Path="…"/> in <Solution> and its <Folder>s.
bool readXml(const std::string &File, const VsSettings &Settings, ProjectFiles &Files,
             std::vector<SolutionProject> &Projects, std::string &Problem) {
  pugi::xml_node Top = Files.xml(File, "Solution", Problem);
  if (!Top)
    return false;
  const std::string Chosen = bestConfiguration(configurations(Top), Settings);
  auto AddAll = [&](pugi::xml_node Parent) {
    for (pugi::xml_node P : Parent.children("Project"))
      Projects.push_back({P.attribute("Path").value(),
                          StringRef(P.attribute("Id").value()).lower(),
                          fitsWanted(Chosen, Settings) ? mapped(P, Chosen) : std::string(),
                          {}});
  };
  AddAll(Top);
  for (pugi::xml_node Folder : Top.children("Folder"))
    AddAll(Folder);
  return true;
}

} // namespace

bool isProjectFile(StringRef Path) {
  return Path.ends_with_insensitive(".vcxproj") || Path.ends_with_insensitive(".vcproj");
}

bool isSolutionFile(StringRef Path) {
  return Path.ends_with_insensitive(".sln") || Path.ends_with_insensitive(".slnx");
}

bool readSolution(const std::string &File, const VsSettings &Settings, ProjectFiles &Files,
                  std::vector<SolutionProject> &Projects, std::string &Problem) {
  bool IsXml = StringRef(File).ends_with_insensitive(".slnx");
  if (!(IsXml ? readXml(File, Settings, Files, Projects, Problem)
              : readLines(File, Settings, Files, Projects, Problem)))
    return false;
  erase_if(Projects, [](const SolutionProject &P) { return !isProjectFile(P.Path); });
  return true;
}

} // namespace comsec::input
