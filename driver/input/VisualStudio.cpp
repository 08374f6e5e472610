#include "driver/input/VisualStudio.h"

#include "driver/input/Solution.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringMap.h>
#include <llvm/Support/Path.h>

#include <map>

using namespace llvm;

namespace comsec::input {
namespace {

class Reader {
public:
  explicit Reader(const VisualStudioOptions &Options) : Options(Options), Files(Options.Root) {}

  VisualStudioBuild run(const std::vector<std::string> &Inputs) {
    for (const std::string &File : Inputs)
      if (isSolutionFile(File))
        addSolution(File);
    for (const std::string &File : Inputs)
      if (isProjectFile(File))
        add(File, settings(solutionAbove(File)), {});
    // Reading a project may add those that it refers to.
    for (size_t I = 0; I < Entries.size(); ++I)
      read(I);
    link();
    return finish();
  }

private:
  struct Entry {
    VsSettings Settings;
    std::vector<std::string> Dependencies; ///< GUIDs, from the solution
    VsProject Project;
    bool Read = false;
  };

  VsSettings settings(const std::string &Solution) const {
    return {Options.Configuration, Options.Platform, {}, Solution};
  }

  void leaveOut(StringRef Why) { Files.note(ProjectLeftOut, Level::Warning, Why); }

  void add(const std::string &File, const VsSettings &Settings,
           const std::vector<std::string> &Dependencies) {
    if (!ByFile.try_emplace(File, Entries.size()).second)
      return;
    Entries.push_back({Settings, Dependencies, {}, false});
    Entries.back().Project.File = File;
  }

  void addSolution(const std::string &File) {
    std::vector<SolutionProject> Projects;
    std::string Problem;
    VsSettings Settings = settings(File);
    if (!readSolution(File, Settings, Files, Projects, Problem))
      return leaveOut(Problem);
    if (Projects.empty()) // of other languages
      Files.note("no-cxx-project", Level::Note,
                 "'" + Files.shown(File) + "' names no C or C++ project");
    for (const SolutionProject &P : Projects) {
      std::string Path = find(P.Path, File);
      if (Path.empty())
        continue;
      if (!P.Guid.empty())
        ByGuid.try_emplace(P.Guid, Path);
      Settings.Mapped = P.Configuration;
      add(Path, Settings, P.Dependencies);
    }
  }

  /// The project \p Name that \p From names; empty, and said, when there is none.
  std::string find(const std::string &Name, const std::string &From) {
    StringRef Folder = sys::path::parent_path(From);
    std::string Path = Files.find(Name, Folder);
    if (!Path.empty())
      return Path;
    bool IsOutside = !scan::isBelow(scan::normalised(Name, Folder), Files.root());
    leaveOut("'" + Files.shown(From) + "': the project '" + Name +
             (IsOutside ? "' lies outside the root and is not read (--root)" : "' is not there"));
    return {};
  }

  /// The nearest solution in the folder of a project or above it: mostly the one it belongs to.
  std::string solutionAbove(StringRef File) {
    for (StringRef Folder = sys::path::parent_path(File); scan::isBelow(Folder, Files.root());
         Folder = sys::path::parent_path(Folder)) {
      auto [It, New] = Solutions.try_emplace(Folder);
      for (const char *Pattern : {"*.sln", "*.slnx"})
        if (New && It->second.empty())
          if (auto Found = Files.match(Pattern, Folder); !Found.empty())
            It->second = Found.front();
      if (!It->second.empty())
        return It->second;
    }
    return {};
  }

  void read(size_t Index) {
    VsProject Project;
    std::string Problem;
    VsSettings Settings = Entries[Index].Settings;
    std::string File = Entries[Index].Project.File;
    auto Read = StringRef(File).ends_with_insensitive(".vcproj") ? readVcProj : readVcxProj;
    if (!Read(File, Settings, Files, Project, Problem))
      return leaveOut(Problem);
    noteConfiguration(Project, Settings);
    Settings.Mapped.clear();
    for (std::string &Reference : Project.References) {
      Reference = StringRef(Reference).starts_with("{")
                      ? ByGuid.lookup(StringRef(Reference).lower())
                      : find(Reference, File);
      if (isProjectFile(Reference))
        add(Reference, Settings, {});
    }
    Entries[Index].Project = std::move(Project);
    Entries[Index].Read = true;
  }

  void noteConfiguration(const VsProject &P, const VsSettings &Settings) {
    Known.insert(P.Known.begin(), P.Known.end());
    // A solution's own mapping is as good as the name itself.
    bool Fits = fitsWanted(P.Configuration, Settings) || P.Configuration == Settings.Mapped;
    FitsWanted |= Fits;
    if (!Fits)
      Files.note("configuration-missing", Level::Warning,
                 "'" + Files.shown(P.File) + "' has no such configuration: it is read as '" +
                     P.Configuration + "'");
  }

  /// Links of a project: what it refers to, what an old solution says that it needs, and libraries
  /// of its solution that its linker is told by name.
  void link() {
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> ByLibrary;
    for (const Entry &E : Entries)
      if (E.Project.Made && E.Project.Made->Kind != TargetKind::Executable)
        ByLibrary[{E.Settings.Solution, E.Project.LibraryFile}].push_back(E.Project.File);
    for (Entry &E : Entries) {
      if (!E.Project.Made)
        continue;
      std::set<std::string> Links(E.Project.References.begin(), E.Project.References.end());
      if (StringRef(E.Project.File).ends_with_insensitive(".vcproj"))
        for (const std::string &Guid : E.Dependencies)
          Links.insert(ByGuid.lookup(Guid));
      for (const std::string &Library : E.Project.LinkedFiles)
        if (auto It = ByLibrary.find({E.Settings.Solution, Library}); It != ByLibrary.end())
          Links.insert(It->second.begin(), It->second.end());
      Links.erase("");
      Links.erase(E.Project.File);
      E.Project.Made->Links.assign(Links.begin(), Links.end());
    }
  }

  VisualStudioBuild finish() {
    VisualStudioBuild Result;
    for (Entry &E : Entries) {
      if (!E.Read)
        continue;
      append_range(Result.Commands, std::move(E.Project.Commands));
      Result.Registrations.insert(E.Project.Registrations.begin(), E.Project.Registrations.end());
      Result.Folders.merge(E.Project.Folders);
      if (E.Project.Made)
        Result.Targets.push_back(std::move(*E.Project.Made));
    }
    Result.Notifications.assign(Files.notes().begin(), Files.notes().end());
    Result.FitsWanted = FitsWanted;
    Result.Known = std::move(Known);
    return Result;
  }

  const VisualStudioOptions &Options;
  ProjectFiles Files;
  std::vector<Entry> Entries;
  StringMap<size_t> ByFile;
  StringMap<std::string> ByGuid;
  StringMap<std::string> Solutions; ///< nearest solution by folder
  std::set<std::string> Known;
  bool FitsWanted = false;
};

} // namespace

bool isVisualStudioFile(StringRef Path) { return isSolutionFile(Path) || isProjectFile(Path); }

VisualStudioBuild readVisualStudio(const std::vector<std::string> &Inputs,
                                   const VisualStudioOptions &Options) {
  return Reader(Options).run(Inputs);
}

} // namespace comsec::input
