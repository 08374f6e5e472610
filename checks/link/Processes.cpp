#include "checks/link/Processes.h"

#include "checks/link/Paths.h"

#include <llvm/ADT/EquivalenceClasses.h>
#include <llvm/ADT/STLExtras.h>

#include <algorithm>
#include <map>

namespace comsec::link {
namespace {

/// As the AST names them; the _t forms are macros where tchar.h was found.
constexpr llvm::StringLiteral ExecutableEntries[] = {"main",     "wmain",  "WinMain",
                                                     "wWinMain", "_tmain", "_tWinMain"};

/// What the system calls in a DLL.
constexpr llvm::StringLiteral LibraryEntries[] = {
    "DllMain",           "DllGetClassObject",   "DllCanUnloadNow",
    "DllRegisterServer", "DllUnregisterServer", "DllInstall"};

/// A service's own name for its entry usually ends so; a program's main hands it to the system.
constexpr llvm::StringLiteral ServiceEntryEndings[] = {"ServiceMain", "SvcMain"};

class ProcessFinder {
public:
  ProcessFinder(const Graph &G, const std::vector<facts::Unit> &Units)
      : G(G), Units(Units), IsReached(G.functions().size()), Members(G.images().all().size()) {}

  std::vector<FoundProcess> find();

private:
  template <typename Test> FunctionIds entries(Test IsEntry) const;
  void add(FoundProcess P);
  void readMembers();
  void addImages(facts::ProgramKind Kind);
  void addImage(ImageId I);
  void addReached(Process P, const FunctionIds &Roots);
  void addExecutable(FunctionId Entry);
  void addDlls();
  void addLibraries();
  void addLibrary(const FunctionIds &Members);

  const Graph &G;
  const std::vector<facts::Unit> &Units;
  std::vector<bool> IsReached;
  std::vector<FunctionIds> Members; ///< by image, without those of the DLLs that it loads
  std::vector<FoundProcess> Found;
};

bool isServiceEntry(llvm::StringRef Name) {
  return llvm::any_of(ServiceEntryEndings, [&](auto Ending) { return Name.ends_with(Ending); });
}

/// Entry points of what is not known to be in a program.
template <typename Test> FunctionIds ProcessFinder::entries(Test IsEntry) const {
  FunctionIds Ids;
  for (FunctionId F = 0; F < G.functions().size(); ++F)
    if (G.functions()[F].Global && G.presence(F).anywhere() &&
        IsEntry(llvm::StringRef(G.functions()[F].Name)))
      Ids.push_back(F);
  return Ids;
}

void ProcessFinder::add(FoundProcess P) {
  for (const auto &[Id, Origin] : P.Ways) {
    P.Parts.Functions.insert(&G.functions()[Id]);
    IsReached[Id] = true;
  }
  Found.push_back(std::move(P));
}

void ProcessFinder::readMembers() {
  for (FunctionId F = 0; F < G.functions().size(); ++F)
    for (auto [I, How] : G.presence(F).images())
      if (How != Linkage::Dll)
        Members[I].push_back(F);
}

void ProcessFinder::addImages(facts::ProgramKind Kind) {
  for (ImageId I = 0; I < Members.size(); ++I)
    if (G.images().all()[I].Kind == Kind && !Members[I].empty())
      addImage(I);
}

/// The functions of an image by what makes them run.
struct ImageParts {
  FunctionIds Entries;
  FunctionIds Services;     ///< entries of services: of the image, when it has no other
  FunctionIds Initialisers; ///< those that certainly run
  FunctionIds Others;       ///< those that are certainly in it
};

ImageParts partsOf(const Graph &G, ImageId I, const FunctionIds &Members) {
  bool IsExecutable = G.images().all()[I].Kind == facts::ProgramKind::Executable;
  llvm::ArrayRef<llvm::StringLiteral> Names = LibraryEntries;
  if (IsExecutable)
    Names = ExecutableEntries;
  ImageParts P;
  for (FunctionId F : Members) {
    const facts::Function &Body = G.functions()[F];
    if (Body.Global && llvm::is_contained(Names, Body.Name))
      P.Entries.push_back(F);
    else if (Body.Global && isServiceEntry(Body.Name))
      P.Services.push_back(F);
    else if (G.presence(F).in(I) == Linkage::Object)
      (Body.Usr.empty() ? P.Initialisers : P.Others).push_back(F);
  }
  if (P.Entries.empty())
    P.Entries = P.Services;
  return P;
}

/// An EXE runs what its entry points and its global objects lead to. Of a DLL, and of an EXE whose
/// entry point is not seen, any function may be called from outside.
void ProcessFinder::addImage(ImageId I) {
  const Image &Made = G.images().all()[I];
  const ImageParts Parts = partsOf(G, I, Members[I]);
  const bool HasEntry = !Parts.Entries.empty();
  const facts::Function &First = G.functions()[HasEntry ? Parts.Entries[0] : Members[I][0]];
  FoundProcess P;
  P.Image = I;
  P.Parts.Name = Made.Name;
  P.Parts.Entry = HasEntry ? &First : nullptr;
  if (Made.Kind == facts::ProgramKind::Executable) {
    P.Parts.Kind = ProcessKind::Executable;
    P.Parts.LinkedInto = {Made.Name};
    if (!HasEntry)
      P.Parts.Gaps.push_back({"the entry point of " + Made.Name + " was not seen"});
  }
  const Scope In{I, First.Where.Begin.File};
  for (const FunctionIds *Roots : {&Parts.Entries, &Parts.Initialisers, &Parts.Services})
    reach(G, *Roots, In, P.Ways);
  if (!HasEntry || P.Parts.Kind == ProcessKind::Library)
    reach(G, Parts.Others, In, P.Ways);
  add(std::move(P));
}

/// Ends the process \p P with what its entry points \p Roots lead to.
void ProcessFinder::addReached(Process P, const FunctionIds &Roots) {
  P.Entry = &G.functions()[Roots.front()];
  FoundProcess Reached;
  reach(G, Roots, {std::nullopt, P.Entry->Where.Begin.File}, Reached.Ways);
  Reached.Parts = std::move(P);
  add(std::move(Reached));
}

void ProcessFinder::addExecutable(FunctionId Entry) {
  const facts::Function &F = G.functions()[Entry];
  Process P;
  P.Kind = ProcessKind::Executable;
  P.Name = F.Name + " in " + F.Where.Begin.File;
  addReached(std::move(P), {Entry});
}

/// The entry points of one DLL stand in one folder. A service there that no program starts is one
/// that svchost hosts: it shares the host's process with others.
void ProcessFinder::addDlls() {
  std::map<llvm::StringRef, FunctionIds> ByFolder;
  auto FolderOf = [&](FunctionId F) { return folderOf(G.functions()[F].Where.Begin.File); };
  for (FunctionId F : entries([](auto Name) { return llvm::is_contained(LibraryEntries, Name); }))
    ByFolder[FolderOf(F)].push_back(F);
  for (FunctionId F : entries(isServiceEntry))
    if (auto It = ByFolder.find(FolderOf(F)); !IsReached[F] && It != ByFolder.end())
      It->second.push_back(F);
  for (const auto &[Folder, Roots] : ByFolder) {
    Process P;
    P.Kind = ProcessKind::Library;
    P.Name = "the DLL of " + G.functions()[Roots.front()].Where.Begin.File;
    addReached(std::move(P), Roots);
  }
}

/// The names of the images, when these are all that can run the code: a DLL can be loaded by any.
std::vector<std::string> executablesOf(const Presence &Code, const Images &Programs) {
  std::vector<std::string> Names;
  for (auto [I, How] : Code.images()) {
    const Image &Made = Programs.all()[I];
    if (Made.Kind != facts::ProgramKind::Executable || How == Linkage::Dll)
      return {};
    Names.push_back(Made.Name);
  }
  return Code.anywhere() ? std::vector<std::string>() : Names;
}

void ProcessFinder::addLibrary(const FunctionIds &Members) {
  Process P;
  P.Kind = ProcessKind::Library;
  std::set<llvm::StringRef> Files;
  Presence Holders;
  for (FunctionId F : Members) {
    P.Functions.insert(&G.functions()[F]);
    Files.insert(G.functions()[F].Where.Begin.File);
    Holders.add(G.presence(F));
  }
  P.LinkedInto = executablesOf(Holders, G.images());
  P.Name = "the library code of " + Files.begin()->str();
  if (Files.size() > 1)
    P.Name += " and " + std::to_string(Files.size() - 1) +
              (Files.size() > 2 ? " other files" : " other file");
  Found.push_back({std::move(P), Reach(), std::nullopt});
}

/// What no entry point reaches: code that hangs together by calls, classes or files is one library.
void ProcessFinder::addLibraries() {
  FunctionIds Left;
  llvm::EquivalenceClasses<FunctionId> Together;
  llvm::StringMap<FunctionId> FirstOf; // file → a function in it
  auto JoinFile = [&](FunctionId F, llvm::StringRef File) {
    Together.unionSets(F, FirstOf.try_emplace(File, F).first->second);
  };
  for (FunctionId F = 0; F < G.functions().size(); ++F) {
    if (IsReached[F])
      continue;
    const facts::Function &Body = G.functions()[F];
    Left.push_back(F);
    JoinFile(F, Body.Where.Begin.File);
    if (const facts::Class *C = G.classOf(F))
      JoinFile(F, C->Where.Begin.File);
  }
  for (FunctionId F : Left)
    for (const Arc &A : G.arcs(F))
      for (FunctionId Target : A.Targets)
        if (!IsReached[Target])
          Together.unionSets(F, Target);

  std::map<FunctionId, FunctionIds> Libraries; // by leader, hence any order
  for (FunctionId F : Left)
    Libraries[Together.getLeaderValue(F)].push_back(F);
  std::vector<FunctionIds> Ordered;
  for (auto &[Leader, Members] : Libraries)
    Ordered.push_back(std::move(Members));
  llvm::sort(Ordered, [](const auto &A, const auto &B) { return A.front() < B.front(); });
  for (const FunctionIds &Members : Ordered)
    addLibrary(Members);
}

std::vector<FoundProcess> ProcessFinder::find() {
  readMembers();
  addImages(facts::ProgramKind::Executable);
  for (FunctionId F :
       entries([](auto Name) { return llvm::is_contained(ExecutableEntries, Name); }))
    addExecutable(F);
  addImages(facts::ProgramKind::Library);
  addDlls();
  for (FunctionId F : entries(isServiceEntry))
    if (!IsReached[F])
      addExecutable(F);
  addLibraries();
  for (FoundProcess &P : Found) {
    llvm::append_range(P.Parts.Gaps, failures(P, G, Units));
    llvm::append_range(P.Parts.Gaps, gapsOf(P, G, Units));
  }
  return std::move(Found);
}

} // namespace

bool isEntryName(llvm::StringRef Name) {
  return llvm::is_contained(ExecutableEntries, Name) || llvm::is_contained(LibraryEntries, Name) ||
         isServiceEntry(Name);
}

bool Process::mayRun(const Process &Library) const {
  return LinkedInto.empty() || Library.LinkedInto.empty() ||
         llvm::is_contained(Library.LinkedInto, LinkedInto.front());
}

std::vector<FoundProcess> findProcesses(const Graph &G, const std::vector<facts::Unit> &Units) {
  return ProcessFinder(G, Units).find();
}

Residents::Residents(const Graph &G, const std::vector<FoundProcess> &Processes)
    : G(G), ByFunction(G.functions().size()) {
  const facts::Function *First = G.functions().data();
  for (const FoundProcess &P : Processes) {
    for (const facts::Function *F : P.Parts.Functions)
      ByFunction[F - First].push_back(ImageOf.size());
    ImageOf.push_back(P.Image);
  }
}

llvm::SmallVector<unsigned, 2> Residents::of(FunctionId F, unsigned Unit) const {
  llvm::SmallVector<unsigned, 2> Own;
  llvm::copy_if(ByFunction[F], std::back_inserter(Own), [&](unsigned P) {
    return !ImageOf[P] || G.images().of(Unit).mayRunIn(*ImageOf[P]);
  });
  if (Own.empty())
    Own.append(ByFunction[F].begin(), ByFunction[F].end());
  return Own;
}

} // namespace comsec::link
