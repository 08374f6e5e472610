#include "driver/input/SourceFolder.h"

#include "checks/knowledge/Keys.h"
#include "checks/registration/Facts.h"
#include "driver/input/Arguments.h"
#include "driver/input/GitIgnore.h"
#include "driver/input/Root.h"
#include "driver/input/Standard.h"
#include "driver/input/VisualStudio.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringSwitch.h>
#include <llvm/Support/ErrorHandling.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Path.h>

using namespace llvm;

namespace comsec::input {
namespace {

/// Most files of drivers and installers name no key that matters: they are not worth a process.
bool mayMatter(const std::string &Path, registration::Language In) {
  using registration::Language;
  if (In != Language::Inf && In != Language::Wix)
    return true;
  auto Bytes = MemoryBuffer::getFile(Path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  std::string Error;
  if (!Bytes || (*Bytes)->getBufferSize() > registration::MaxFileBytes)
    return true; // who reads it says why it is not read
  auto Text = registration::Text::decode((*Bytes)->getBuffer().str(), Error);
  return !Text || knowledge::mayNameJudgedKey(Text->utf8());
}

/// Folders with nothing of interest, not even headers that a tool made for the project.
bool passedOver(StringRef Name) {
  return Name.starts_with(".") || Name == "CMakeFiles" || Name == "node_modules";
}

/// Whose a folder and all that is in it is. The later one counts.
enum class Owner { Project, Others, Ignored, Tools };

struct Place {
  std::string Path;
  std::shared_ptr<const GitFolder> Git; ///< null: git is not asked
  Owner Of = Owner::Project;
};

struct Entry {
  std::string Name;
  sys::fs::file_type Type;
};

/// Reads a folder and those below it, one at a time: a deep tree takes no stack and one handle.
class Walk {
public:
  Walk(const std::string &Top, const std::string &Bound, SourceFolder &Out)
      : Top(Top), Bound(Bound), Out(Out) {}

  void run(std::shared_ptr<const GitFolder> Git) {
    Pending.push_back({Top, std::move(Git), Owner::Project});
    while (!Pending.empty()) {
      Place At = std::move(Pending.back());
      Pending.pop_back();
      read(At);
    }
  }

private:
  void read(Place &At) {
    if (At.Git && !At.Git->tree().IsUsable)
      leaveGit(At);
    const std::vector<Entry> Entries = list(At.Path);
    if (At.Path != Top)
      At.Of = std::max(At.Of, ownerBy(Entries, At.Path));
    for (const Entry &E : Entries) {
      std::string Path = At.Path + "/" + E.Name;
      if (E.Type == sys::fs::file_type::directory_file && !passedOver(E.Name))
        addFolder(At, std::move(Path));
      else if (E.Type == sys::fs::file_type::regular_file)
        addFile(At, Path);
    }
    if (At.Git && !At.Git->tree().IsUsable) // only now: there were too many patterns
      leaveGit(At);
  }

  void leaveGit(Place &At) {
    if (!is_contained(Out.GitUnknown, At.Git->tree().Top))
      Out.GitUnknown.push_back(At.Git->tree().Top);
    At.Git = nullptr;
  }

  std::vector<Entry> list(const std::string &Folder) {
    std::vector<Entry> Entries;
    std::error_code Error;
    for (sys::fs::directory_iterator I(Folder, Error, /*follow_symlinks=*/false), End;
         I != End && !Error; I.increment(Error)) {
      sys::fs::file_type Type = I->type();
      if (Type == sys::fs::file_type::type_unknown) // some file systems do not tell at once
        if (auto Status = I->status())
          Type = Status->type();
      Entries.push_back({sys::path::filename(I->path()).str(), Type});
    }
    if (Error)
      Out.Unreadable.push_back(Folder);
    sort(Entries, [](const Entry &A, const Entry &B) { return A.Name < B.Name; });
    return Entries;
  }

  /// What tools make is known by what they leave there for themselves. Where people may have put
  /// code as well, as with "x64" or "Debug", the name of a folder proves nothing.
  static Owner ownerBy(const std::vector<Entry> &Entries, StringRef Folder) {
    const StringRef Name = sys::path::filename(Folder);
    auto Has = [&](StringRef File) {
      return any_of(Entries, [&](const Entry &E) { return File.equals_insensitive(E.Name); });
    };
    auto HasKind = [&](StringRef Extension) {
      return any_of(Entries, [&](const Entry &E) {
        return StringRef(E.Name).ends_with_insensitive(Extension);
      });
    };
    const bool OfCMake = Has("CMakeCache.txt") && !Has("CMakeLists.txt");
    const bool OfMsBuild = HasKind(".tlog") && !HasKind("proj");
    if (OfCMake || OfMsBuild || Has("project.assets.json") ||
        Name.equals_insensitive("Generated Files"))
      return Owner::Tools;
    return isVendored(Name) || Has((Name + ".nupkg").str()) ? Owner::Others : Owner::Project;
  }

  void addFolder(const Place &At, std::string Path) {
    Place Next{std::move(Path), At.Git, At.Of};
    if (Next.Git && (At.Of >= Owner::Ignored || At.Git->ignores(Next.Path, /*IsFolder=*/true))) {
      Next.Of = std::max(At.Of, Owner::Ignored);
      if (!At.Git->tracksBelow(Next.Path))
        Next.Git = nullptr; // so it is with all that is in it
    }
    if (Next.Git)
      Next.Git = GitFolder::below(Next.Git, Next.Path, Bound);
    Pending.push_back(std::move(Next));
  }

  /// What git tracks is meant to be there, whatever else speaks against it.
  Owner ownerOf(const Place &At, const std::string &Path) const {
    if (!At.Git || (At.Of < Owner::Ignored && !At.Git->ignores(Path, /*IsFolder=*/false)))
      return At.Of;
    if (!At.Git->tracks(Path))
      return std::max(At.Of, Owner::Ignored);
    return At.Of == Owner::Others ? Owner::Others : Owner::Project;
  }

  void addFile(const Place &At, const std::string &Path) {
    const auto Registration = registration::languageOf(Path);
    const bool IsProject = isVisualStudioFile(Path);
    if (isBuildFile(Path) && ownerOf(At, Path) == Owner::Project)
      Out.BuildFiles.push_back(Path);
    if (!Registration && !IsProject && !mayBeIncluded(Path))
      return;
    const Owner Of = ownerOf(At, Path);
    const bool IsKept = Of == Owner::Project || Of == Owner::Others;
    if (IsProject || Registration) {
      if (IsKept && (IsProject || mayMatter(Path, *Registration)))
        (IsProject ? Out.Projects : Out.Registrations).push_back(Path);
      return;
    }
    (IsKept ? Out.Headers : Out.MadeHeaders).push_back(Path);
    if (languageOf(Path))
      sourcesOf(Of).push_back(Path);
  }

  std::vector<std::string> &sourcesOf(Owner Of) {
    switch (Of) {
    case Owner::Project:
      return Out.Sources;
    case Owner::Others:
      return Out.Vendored;
    case Owner::Ignored:
      return Out.Ignored;
    case Owner::Tools:
      return Out.Made;
    }
    llvm_unreachable("every owner has a list");
  }

  const std::string &Top, &Bound;
  SourceFolder &Out;
  std::vector<Place> Pending;
};

} // namespace

bool mayBeIncluded(StringRef File) {
  return languageOf(File) || StringSwitch<bool>(sys::path::extension(File).lower())
                                 .Cases({".h", ".hh", ".hpp", ".hxx", ".h++"}, true)
                                 .Cases({".inl", ".ipp", ".inc", ".def", ".tlh", ".tli"}, true)
                                 .Default(false);
}

bool isVendored(StringRef Name) {
  return StringSwitch<bool>(Name.lower())
      .Cases({"third_party", "third-party", "thirdparty", "3rd_party"}, true)
      .Cases({"3rd-party", "3rdparty", "vendor", "vendored", "vcpkg_installed"}, true)
      .Default(false);
}

SourceFolder readFolder(const std::string &Folder, const GitBound &Git) {
  SourceFolder Result;
  std::string Repository = gitTop(Folder);
  // Without the index of its repository, nothing tells what git tracks in the folder.
  const bool IsOut = !Repository.empty() && !scan::isBelow(Repository, Git.Bound);
  const std::string Bound = Repository.empty() ? Folder : Repository;
  std::shared_ptr<const GitFolder> Start;
  if (Git.IsAsked && !IsOut)
    Start =
        Repository.empty() ? GitFolder::top(Folder, Folder) : GitFolder::inside(Folder, Repository);
  if (Git.IsAsked && IsOut)
    Result.GitUnknown.push_back(Repository);
  Walk(Folder, Bound, Result).run(std::move(Start));

  for (auto *List : {&Result.Sources, &Result.Vendored, &Result.Ignored, &Result.Made,
                     &Result.Headers, &Result.MadeHeaders, &Result.Registrations, &Result.Projects,
                     &Result.BuildFiles, &Result.Unreadable})
    sort(*List);
  for (auto *Others : {&Result.Vendored, &Result.Ignored})
    if (Result.Sources.empty()) // then it is what the user means
      Result.Sources.swap(*Others);
  return Result;
}

std::vector<std::string> registrationsIn(const std::string &Folder) {
  std::vector<std::string> Result;
  std::error_code Error;
  for (sys::fs::directory_iterator I(Folder, Error, /*follow_symlinks=*/false), End;
       I != End && !Error; I.increment(Error)) {
    const auto In = registration::languageOf(I->path());
    if (In && I->type() == sys::fs::file_type::regular_file && mayMatter(I->path(), *In))
      Result.push_back(I->path());
  }
  sort(Result);
  return Result;
}

} // namespace comsec::input
