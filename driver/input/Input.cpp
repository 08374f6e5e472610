#include "driver/input/Input.h"

#include "checks/registration/Facts.h"
#include "driver/input/CompileCommands.h"
#include "driver/input/Excludes.h"
#include "driver/input/Root.h"
#include "driver/input/SourceFolder.h"
#include "driver/input/Targets.h"
#include "driver/input/VisualStudio.h"
#include "driver/input/Windows.h"

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

/// One source of an input, before the root is known.
struct Draft {
  std::string File;
  std::optional<Command> By;            ///< how the project compiles it; nothing: it is not known
  std::string Folder;                   ///< where headers are looked for, when it is not known
  const BuildPrograms *Build = nullptr; ///< what the build makes of it, where that is known
};

std::string currentFolder() {
  SmallString<256> Path;
  sys::fs::current_path(Path);
  return scan::realPath(Path);
}

class Reader {
public:
  Reader(const InputOptions &Options, Input &Out, std::string &Error)
      : Options(Options), Out(Out), Error(Error), Here(currentFolder()) {}

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
    makeJobs();
    report();
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
    if (sys::fs::is_directory(Real)) {
      std::string Database = Real + "/" + DatabaseName;
      return sys::fs::exists(Database) ? readDatabase(Database, Name + "/" + DatabaseName)
                                       : readPlainFolder(Real, Name);
    }
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

  bool readPlainFolder(const std::string &Folder, const std::string &Name) {
    const SourceFolder &Found = folder(Folder);
    if (Found.Sources.empty() && Found.Registrations.empty())
      return fail(
          "no C or C++ source and no .mof, .reg, .rgs, .inf or .wxs file with keys of COM below '" +
          Name + "'");
    const BuildPrograms *Build = build(Folder, Name);
    if (Build->empty() && !Found.Projects.empty())
      Build = projectPrograms(Found, Folder);
    for (const std::string &File : Found.Sources)
      Drafts.push_back({File, std::nullopt, Folder, Build});
    if (Options.Vendored)
      for (const std::string &File : Found.Vendored)
        Drafts.push_back({File, std::nullopt, Folder, Build});
    else if (!Found.Vendored.empty())
      note(
          "vendored", Level::Note,
          std::to_string(Found.Vendored.size()) +
              " sources below folders like third_party and vendor are passed over, the first is '" +
              Found.Vendored.front().substr(Folder.size() + 1) + "' (--vendored)");
    SourceFolders.push_back(Folder);
    addRoot(Folder);
    return true;
  }

  /// The registration files that lie beside sources and below them. Nothing outside the root is
  /// looked at: a database may name sources that have no folder in common but '/'.
  void addRegistrations() {
    for (const std::string &Folder : SourceFolders) {
      const bool Inside = scan::isBelow(Folder, Out.Root);
      if (!Inside && !scan::isBelow(Out.Root, Folder))
        continue;
      const std::string &Top = Inside ? Folder : Out.Root;
      for (const std::string &File : folder(Top).Registrations)
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
    SourceFolders.push_back(Common);
    addRoot(databaseRoot(Common, sys::path::parent_path(Path)));
    return true;
  }

  bool readProjects(const std::string &Path, const std::string &Name) {
    std::string Root = projectRoot(Path);
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
    SourceFolders.push_back(sys::path::parent_path(Path).str());
    addRoot(Root);
    return true;
  }

  /// A project mostly names sources and property sheets above its own folder: the repository is
  /// what it may read, or what the user says.
  std::string projectRoot(StringRef File) {
    if (!Options.Root.empty())
      return scan::realPath(scan::normalised(Options.Root, Here));
    StringRef Folder = sys::path::parent_path(File);
    std::string Top = gitTop(Folder);
    return Top.empty() ? Folder.str() : Top;
  }

  /// Why a whole project was left out rather than what was missing in another.
  static std::string firstOf(const std::vector<Notification> &All) {
    auto Best = find_if(All, [](const Notification &N) { return N.Id == ProjectLeftOut; });
    return (Best == All.end() ? All.front() : *Best).Message;
  }

  /// In a folder the projects tell the programs alone: how sources are compiled is guessed, so
  /// that nothing is lost that a project does not name.
  const BuildPrograms *projectPrograms(const SourceFolder &Found, const std::string &Folder) {
    VisualStudioBuild Read =
        readVisualStudio(Found.Projects, {Folder, Options.Configuration, Options.Platform});
    for (const Notification &N : Read.Notifications)
      if (N.Id == ProjectLeftOut)
        Out.Notifications.push_back(N);
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

  void addRoot(StringRef Folder) {
    Out.Root = Out.Root.empty() ? Folder.str() : commonFolder(Out.Root, Folder);
  }

  bool decideRoot() {
    if (!Options.Root.empty()) {
      Out.Root = scan::realPath(scan::normalised(Options.Root, Here));
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
    return !Drafts.empty() || fail("--exclude leaves no source");
  }

  void makeJobs() {
    std::set<std::string> Commanded;
    for (const Draft &D : Drafts)
      if (D.By)
        Commanded.insert(D.File);
    // Jobs by file and arguments: what is named twice is done once.
    std::map<std::pair<std::string, std::vector<std::string>>, scan::Job> Jobs;
    for (const Draft &D : Drafts) {
      if (!D.By && Commanded.count(D.File))
        continue;
      if (std::optional<scan::Job> J = D.By ? commandedJob(D) : guessedJob(D)) {
        scan::Job &Known = Jobs.try_emplace({J->MainFile, J->Arguments}, *J).first->second;
        addPrograms(Known, D);
      }
    }
    std::map<std::string, unsigned> Configs;
    for (auto &[Key, J] : Jobs) {
      unsigned Number = ++Configs[J.MainFile];
      J.Config = Number == 1 ? "" : std::to_string(Number);
      Out.Jobs.push_back(std::move(J));
    }
    std::vector<std::vector<facts::Membership> *> Lists;
    for (scan::Job &J : Out.Jobs)
      Lists.push_back(&J.Programs);
    shortenNames(Lists);
  }

  /// One job may stand for several commands, each of another program.
  static void addPrograms(scan::Job &J, const Draft &D) {
    if (D.Build)
      append_range(J.Programs, D.Build->of(D.File, D.By ? D.By->Output : std::string()));
    keepClosest(J.Programs);
  }

  std::optional<scan::Job> commandedJob(const Draft &D) {
    Allowed A = allowArguments(*D.By, [&](StringRef Path) { return mayRead(Path); });
    Dropped.insert(A.Dropped.begin(), A.Dropped.end());
    Unreadable.insert(A.Unreadable.begin(), A.Unreadable.end());
    std::optional<Language> Lang = A.Lang ? A.Lang : languageOf(D.File);
    if (!Lang) {
      note("not-cxx", Level::Note, "'" + D.File + "' left out: it is neither C nor C++");
      return std::nullopt;
    }
    scan::Job J = job(D, Platform->arguments(*Lang, A.Arch));
    J.Directory = D.By->Directory;
    append_range(J.Arguments, A.Arguments);
    appendUserArguments(J);
    return J;
  }

  std::optional<scan::Job> guessedJob(const Draft &D) {
    if (registration::languageOf(D.File))
      return job(D, {});
    scan::Job J = job(D, Platform->arguments(*languageOf(D.File), "x86_64"));
    append_range(J.Arguments, Windows::usualDefines());
    appendUserArguments(J);
    for (const std::string &Folder : guesser(D.Folder).of(D.File))
      J.Arguments.insert(J.Arguments.end(), {"-I", Folder});
    return J;
  }

  scan::Job job(const Draft &D, std::vector<std::string> Arguments) {
    scan::Job J;
    J.Root = Out.Root;
    J.MainFile = D.File;
    J.Directory = sys::path::parent_path(D.File).str();
    J.Arguments = std::move(Arguments);
    J.HeaderDirs = Platform->headerDirs();
    append_range(J.HeaderDirs, UserFolders);
    return J;
  }

  void appendUserArguments(scan::Job &J) {
    for (const std::string &Folder : UserFolders)
      J.Arguments.insert(J.Arguments.end(), {"-I", Folder});
    for (const std::string &Define : Options.Defines)
      J.Arguments.push_back("-D" + Define);
  }

  bool mayRead(StringRef Path) {
    auto Holds = [&](const std::string &Folder) { return scan::isBelow(Path, Folder); };
    return Holds(Out.Root) || any_of(Platform->headerDirs(), Holds) || any_of(UserFolders, Holds);
  }

  const SourceFolder &folder(const std::string &Path) {
    auto [It, New] = Folders.try_emplace(Path);
    if (New)
      It->second = readFolder(Path);
    return It->second;
  }

  /// Headers are looked for below the input, or below a root that the user named.
  IncludeFolders &guesser(const std::string &InputFolder) {
    const std::string &Top = Options.Root.empty() ? InputFolder : Out.Root;
    auto It = Guessers.find(Top);
    if (It == Guessers.end())
      It = Guessers
               .try_emplace(Top, Top, folder(Top).Headers,
                            [this](StringRef Name) { return Platform->hasHeader(Name); })
               .first;
    return It->second;
  }

  void report() {
    for (const std::string &Kind : Dropped)
      note("dropped-argument", Level::Note, "compiler argument '" + Kind + "' is not passed on");
    for (const std::string &Path : Unreadable)
      note("outside-root", Level::Note,
           "'" + Path +
               "' of a compiler argument lies outside the root and is not read (-I, --root)");
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
  std::vector<std::string> SourceFolders; ///< of all inputs but single files
  std::map<std::string, SourceFolder> Folders;
  std::map<std::string, BuildPrograms> Builds;
  std::map<std::string, IncludeFolders> Guessers;
  std::set<std::string> Dropped, Unreadable;
};

} // namespace

bool readInput(const InputOptions &Options, Input &Result, std::string &Error) {
  return Reader(Options, Result, Error).run();
}

} // namespace comsec::input
