#include "driver/input/Input.h"

#include "checks/registration/Facts.h"
#include "driver/input/CompileCommands.h"
#include "driver/input/Excludes.h"
#include "driver/input/Jobs.h"
#include "driver/input/Root.h"
#include "driver/input/VisualStudio.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

#include <algorithm>
#include <map>
#include <set>

using namespace llvm;

namespace comsec::input {
namespace {

constexpr const char *DatabaseName = "compile_commands.json";

class Reader {
public:
  Reader(const InputOptions &Options, Input &Out, std::string &Error)
      : Options(Options), Out(Out), Error(Error), Here(scan::currentFolder()),
        Folders({!Options.NoGitIgnore, Options.Root.empty() ? "/" : namedRoot()}) {}

  bool run() {
    Platform = Windows::find(Options.Sdk, Error);
    if (!Platform || !readUserFolders() || !readPathRules() ||
        !LeftOut.parse(Options.Excludes, Error))
      return false;
    if (Options.Build.empty() && Options.Inputs.empty())
      return fail("INPUT or -p is missing: name a folder, a compile database, a project or a file");
    if (!Options.Build.empty() && !readOne(Options.Build))
      return false;
    // Behind a database stand files of it, as for clang-tidy: what is said of them is asked for.
    for (const std::string &Name : Options.Inputs)
      if (Options.Build.empty() && !readOne(Name))
        return false;
    if (!decideRoot())
      return false;
    addRegistrations();
    if (!leaveOutStrangers())
      return false;
    JobMaker(Options, *Platform, UserFolders, Folders, Out).run(Drafts);
    limitNotes();
    return true;
  }

private:
  bool fail(const Twine &Line) {
    Error = Line.str();
    return false;
  }

  void note(StringRef Id, Level Severity, const Twine &Message) {
    Out.Notifications.push_back({Id.str(), Severity, Message.str(), {}});
  }

  bool readUserFolders() {
    for (const std::string &Name : Options.Includes) {
      std::string Folder = scan::realPath(scan::normalised(Name, Here));
      if (!sys::fs::is_directory(Folder))
        return fail("no such folder: '" + Name + "' (-I)");
      UserFolders.push_back(std::move(Folder));
    }
    return true;
  }

  bool readPathRules() {
    return all_of(Options.PathRules,
                  [&](const std::string &Rule) { return Paths.add(Rule, Here, Error); });
  }

  bool readOne(const std::string &Name) {
    SmallString<256> Path(Name);
    sys::path::make_absolute(Here, Path);
    std::string Real = scan::realPath(Path);
    if (!sys::fs::exists(Real))
      return fail("no such file or folder: '" + Name + "'");
    if (sys::fs::is_directory(Real))
      return hasDatabase(Real, Name)
                 ? readDatabase(Real + "/" + DatabaseName, Name + "/" + DatabaseName)
                 : readPlainFolder(Real, Name);
    StringRef Extension = sys::path::extension(Real);
    if (Extension.equals_insensitive(".json"))
      return readDatabase(Real, Name);
    if (isVisualStudioFile(Real))
      return readProjects(Real, Name);
    if (!languageOf(Real) && !registration::languageOf(Real))
      return fail(
          "'" + Name + "' is no C or C++ source, no folder, no compile database, no " +
          "solution or project of Visual Studio and no .mof, .reg, .rgs, .inf or .wxs file");
    std::string Folder = sys::path::parent_path(Real).str();
    Drafts.push_back({Real, std::nullopt, Folder});
    addRoot(Folder);
    return true;
  }

  /// A database that is a link is followed in the repository only, unless the user names it.
  bool hasDatabase(const std::string &Folder, const std::string &Name) {
    const std::string Path = Folder + "/" + DatabaseName;
    if (!sys::fs::exists(Path))
      return false;
    if (Name == Options.Build || scan::isBelow(scan::realPath(Path), projectRoot(Folder)))
      return true;
    note("outside-root", Level::Warning,
         "'" + Name + "/" + DatabaseName +
             "' is a link that leads out of the root and is not followed (-p)");
    return false;
  }

  bool readPlainFolder(const std::string &Folder, const std::string &Name) {
    const SourceFolder &Found = Folders.get(Folder);
    if (Found.Sources.empty() && Found.Registrations.empty())
      return fail(
          "no C or C++ source and no .mof, .reg, .rgs, .inf or .wxs file with keys of COM below '" +
          Name + "'");
    const BuildPrograms *Build = build(Folder, Name);
    if (Build->empty() && !Found.Projects.empty())
      Build = projectPrograms(Found, Folder);
    for (const auto *List : {&Found.Sources, Options.Vendored ? &Found.Vendored : nullptr})
      for (const std::string &File : List ? *List : std::vector<std::string>())
        Drafts.push_back({File, std::nullopt, Folder, Build, hint(File)});
    notePassedOver(Found, Folder);
    Tops.push_back(Folder);
    addRoot(Folder);
    return true;
  }

  void notePassedOver(const SourceFolder &Found, StringRef Folder) {
    auto Note = [&](const char *Id, const std::vector<std::string> &Files, const char *What,
                    const char *Otherwise) {
      if (!Files.empty())
        note(Id, Level::Note,
             std::to_string(Files.size()) + " sources " + What +
                 " are passed over, the first is '" + Files.front().substr(Folder.size() + 1) +
                 "'" + Otherwise);
    };
    if (!Options.Vendored)
      Note("vendored", Found.Vendored, "below folders like third_party and vendor",
           " (--vendored)");
    Note("git-ignored", Found.Ignored, "that git ignores", " (--no-git-ignore)");
    Note("made-by-tools", Found.Made, "in folders of build tools", "");
    for (const std::string &Top : Found.GitUnknown)
      note("git-unknown", Level::Note,
           "what git ignores below '" + Top +
               "' is not passed over: its index lies outside the root or cannot be read, or its "
               "patterns are too many");
    if (!Found.Unreadable.empty())
      note("unreadable-folder", Level::Warning,
           std::to_string(Found.Unreadable.size()) + " folders cannot be read, the first is '" +
               Found.Unreadable.front() + "'");
  }

  /// The registration files that lie beside sources and below them. Nothing outside the root is
  /// looked at: a database may name sources that have no folder in common but '/'.
  void addRegistrations() {
    for (const std::string &Folder : Tops) {
      const bool Inside = scan::isBelow(Folder, Out.Root);
      if (!Inside && !scan::isBelow(Out.Root, Folder))
        continue;
      const std::string &Top = Inside ? Folder : Out.Root;
      for (const std::string &File : Folders.get(Top).Registrations)
        Drafts.push_back({File, std::nullopt, Top});
    }
  }

  bool readDatabase(const std::string &Path, const std::string &Name) {
    std::vector<Command> Commands;
    if (!readCompileCommands(Path, Paths, Commands, Out.Notifications, Error))
      return false;
    const BuildPrograms *Build = build(sys::path::parent_path(scan::realPath(Path)), Name);
    std::string Common;
    for (Command &C : Commands) {
      StringRef Folder = sys::path::parent_path(C.File);
      Common = Common.empty() ? Folder.str() : commonFolder(Common, Folder);
      Drafts.push_back({C.File, std::move(C), {}, Build});
    }
    if (Common.empty())
      return fail("'" + Name + "' has no usable entry: " + Out.Notifications.back().Message);
    Tops.push_back(Common);
    addRoot(databaseRoot(Common, sys::path::parent_path(Path)));
    return true;
  }

  bool readProjects(const std::string &Path, const std::string &Name) {
    std::string Root = projectRoot(sys::path::parent_path(Path));
    if (!scan::isBelow(Path, Root))
      return fail("'" + Name + "' lies outside the root '" + Root + "' (--root)");
    VisualStudioBuild Read =
        readVisualStudio({Path}, {Root, Options.Configuration, Options.Platform});
    append_range(Out.Notifications, Read.Notifications);
    if (Read.Commands.empty())
      return fail("'" + Name + "' has no source that can be read" +
                  (Read.Notifications.empty() ? "" : ": " + firstOf(Read.Notifications)));
    if (!Read.FitsWanted)
      return fail("no project of '" + Name + "' has the configuration '" + Options.Configuration +
                  "|" + Options.Platform + "'; there are: " + join(Read.Known, ", "));
    BuildPrograms &Programs = Builds[Path];
    usePrograms(Programs, Read.Targets, Name);
    for (Command &C : Read.Commands)
      Drafts.push_back({C.File, std::move(C), {}, &Programs});
    addRegistrationsOf(Read, sys::path::parent_path(Path).str());
    addRoot(Root);
    return true;
  }

  /// What a project registers lies below its solution, or it names the file, or the file lies
  /// beside its sources.
  void addRegistrationsOf(const VisualStudioBuild &Read, const std::string &Top) {
    auto Add = [&](const std::string &File) {
      Drafts.push_back({File, std::nullopt, sys::path::parent_path(File).str()});
    };
    for_each(Read.Registrations, Add);
    for (const std::string &Folder : Read.Folders)
      if (!scan::isBelow(Folder, Top))
        for_each(registrationsIn(Folder), Add);
    Tops.push_back(Top);
  }

  /// A project mostly names sources and property sheets above its own folder: the repository is
  /// what it may read, or what the user says.
  std::string projectRoot(StringRef Folder) {
    if (!Options.Root.empty())
      return namedRoot();
    std::string Top = gitTop(Folder);
    return Top.empty() ? Folder.str() : Top;
  }

  /// Why a whole project was left out rather than what was missing in another.
  static std::string firstOf(const std::vector<Notification> &All) {
    auto Best = find_if(All, [](const Notification &N) { return N.Id == ProjectLeftOut; });
    return (Best == All.end() ? All.front() : *Best).Message;
  }

  const Command *hint(const std::string &File) const {
    auto It = Hints.find(File);
    return It == Hints.end() ? nullptr : &It->second;
  }

  /// In a folder the projects tell the programs, and of each source how the first of them would
  /// compile it. Sources that no project names are scanned all the same.
  const BuildPrograms *projectPrograms(const SourceFolder &Found, const std::string &Folder) {
    VisualStudioBuild Read =
        readVisualStudio(Found.Projects, {Folder, Options.Configuration, Options.Platform});
    for (const Notification &N : Read.Notifications)
      if (N.Id == ProjectLeftOut)
        Out.Notifications.push_back(N);
    for (Command &C : Read.Commands)
      Hints.try_emplace(C.File, std::move(C));
    BuildPrograms &Programs = Builds[Folder];
    usePrograms(Programs, Read.Targets, Folder);
    return &Programs;
  }

  void usePrograms(BuildPrograms &Programs, const std::vector<Target> &Targets,
                   const std::string &Name) {
    if (!Programs.read(Targets))
      note("build-information", Level::Warning,
           "what the projects of '" + Name +
               "' make is not used: they depend on each other in too many ways");
  }

  /// What the build in \p Folder makes, where it tells.
  const BuildPrograms *build(StringRef Folder, const std::string &Name) {
    auto [It, New] = Builds.try_emplace(Folder.str());
    if (!New)
      return &It->second;
    std::string Problem;
    std::vector<Target> Targets = readTargets(Folder.str(), Problem);
    if (Problem.empty() && !It->second.read(Targets))
      Problem = "its targets depend on each other in too many ways";
    if (!Problem.empty())
      note("build-information", Level::Warning,
           "the build information beside '" + Name + "' is not used: " + Problem);
    return &It->second;
  }

  /// A database inside a repository speaks for that repository only: it must not open up more of
  /// the machine by naming files elsewhere.
  static std::string databaseRoot(StringRef Common, StringRef DatabaseFolder) {
    std::string Own = gitTop(DatabaseFolder);
    if (!Own.empty() && scan::isBelow(Own, Common))
      return Own;
    std::string Top = gitTop(Common);
    return Top.empty() ? Common.str() : Top;
  }

  std::string namedRoot() const { return scan::realPath(scan::normalised(Options.Root, Here)); }

  void addRoot(StringRef Folder) {
    Out.Root = Out.Root.empty() ? Folder.str() : commonFolder(Out.Root, Folder);
  }

  bool decideRoot() {
    if (!Options.Root.empty()) {
      Out.Root = namedRoot();
      if (!sys::fs::is_directory(Out.Root))
        return fail("no such folder: '" + Options.Root + "' (--root)");
    } else if (Out.Root == "/") {
      return fail("the sources have no folder in common; name one with --root DIR");
    }
    Out.ShownPrefix = shownPrefix(Out.Root, Here);
    return true;
  }

  bool leaveOutStrangers() {
    erase_if(Drafts, [&](const Draft &D) {
      if (scan::isBelow(D.File, Out.Root))
        return false;
      note("outside-root", Level::Warning,
           "'" + D.File + "' left out: it lies outside the root '" + Out.Root + "' (--root)");
      return true;
    });
    if (Drafts.empty())
      return fail("no source lies below the root '" + Out.Root + "'");
    erase_if(Drafts, [&](const Draft &D) {
      return LeftOut.match(StringRef(D.File).drop_front(Out.Root.size()).ltrim('/'));
    });
    return !Drafts.empty() ||
           fail("no source is left: all are excluded (--exclude, or Excludes in .comsec-tidy)");
  }

  /// A tree must not be able to bury the report.
  void limitNotes() {
    constexpr unsigned MaxOfOneKind = 500;
    std::sort(Out.Notifications.begin(), Out.Notifications.end());
    std::map<std::string, unsigned> Seen;
    erase_if(Out.Notifications, [&](const Notification &N) { return ++Seen[N.Id] > MaxOfOneKind; });
    for (const auto &[Id, Count] : Seen)
      if (Count > MaxOfOneKind)
        note(Id, Level::Warning,
             std::to_string(Count - MaxOfOneKind) + " more remarks of this kind are left out");
    std::sort(Out.Notifications.begin(), Out.Notifications.end());
  }

  const InputOptions &Options;
  Input &Out;
  std::string &Error;
  std::string Here;
  std::optional<Windows> Platform;
  std::vector<std::string> UserFolders;
  PathMap Paths;
  Excludes LeftOut;
  std::vector<Draft> Drafts;
  std::vector<std::string> Tops; ///< of all inputs but single files
  SourceFolders Folders;
  std::map<std::string, BuildPrograms> Builds;
  std::map<std::string, Command> Hints; ///< by source, of the projects in folders
};

} // namespace

bool readInput(const InputOptions &Options, Input &Result, std::string &Error) {
  return Reader(Options, Result, Error).run();
}

} // namespace comsec::input
