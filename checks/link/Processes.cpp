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
      : G(G), Units(Units), IsReached(G.functions().size()) {}

  std::vector<FoundProcess> find();

private:
  template <typename Test> FunctionIds entries(Test IsEntry) const;
  void addReached(Process P, const FunctionIds &Roots);
  void addExecutable(FunctionId Entry);
  void addDlls();
  void addLibraries();
  void addLibrary(const FunctionIds &Members);

  const Graph &G;
  const std::vector<facts::Unit> &Units;
  std::vector<bool> IsReached;
  std::vector<FoundProcess> Found;
};

template <typename Test> FunctionIds ProcessFinder::entries(Test IsEntry) const {
  FunctionIds Ids;
  for (FunctionId F = 0; F < G.functions().size(); ++F)
    if (G.functions()[F].Global && IsEntry(llvm::StringRef(G.functions()[F].Name)))
      Ids.push_back(F);
  return Ids;
}

/// Ends the process \p P with what its entry points \p Roots lead to.
void ProcessFinder::addReached(Process P, const FunctionIds &Roots) {
  P.Entry = &G.functions()[Roots.front()];
  Reach Ways = reachable(G, Roots, P.Entry->Where.Begin.File);
  for (const auto &[Id, Origin] : Ways) {
    P.Functions.insert(&G.functions()[Id]);
    IsReached[Id] = true;
  }
  Found.push_back({std::move(P), std::move(Ways)});
}

void ProcessFinder::addExecutable(FunctionId Entry) {
  const facts::Function &F = G.functions()[Entry];
  Process P;
  P.Kind = ProcessKind::Executable;
  P.Name = F.Name + " in " + F.Where.Begin.File;
  addReached(std::move(P), {Entry});
}

/// The entry points of one DLL stand in one folder.
void ProcessFinder::addDlls() {
  std::map<llvm::StringRef, FunctionIds> ByFolder;
  for (FunctionId F : entries([](auto Name) { return llvm::is_contained(LibraryEntries, Name); }))
    ByFolder[folderOf(G.functions()[F].Where.Begin.File)].push_back(F);
  for (const auto &[Folder, Roots] : ByFolder) {
    Process P;
    P.Kind = ProcessKind::Library;
    P.Name = "the DLL of " + G.functions()[Roots.front()].Where.Begin.File;
    addReached(std::move(P), Roots);
  }
}

void ProcessFinder::addLibrary(const FunctionIds &Members) {
  Process P;
  P.Kind = ProcessKind::Library;
  std::set<llvm::StringRef> Files;
  for (FunctionId F : Members) {
    P.Functions.insert(&G.functions()[F]);
    Files.insert(G.functions()[F].Where.Begin.File);
  }
  P.Name = "the library code of " + Files.begin()->str();
  if (Files.size() > 1)
    P.Name += " and " + std::to_string(Files.size() - 1) +
              (Files.size() > 2 ? " other files" : " other file");
  Found.push_back({std::move(P), Reach()});
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
  for (FunctionId F :
       entries([](auto Name) { return llvm::is_contained(ExecutableEntries, Name); }))
    addExecutable(F);
  auto IsService = [](llvm::StringRef Name) {
    return llvm::any_of(ServiceEntryEndings, [&](auto Ending) { return Name.ends_with(Ending); });
  };
  for (FunctionId F : entries(IsService))
    if (!IsReached[F])
      addExecutable(F);
  addDlls();
  addLibraries();
  const std::vector<Gap> Lost = failures(Units);
  for (FoundProcess &P : Found) {
    P.Parts.Gaps = Lost;
    llvm::append_range(P.Parts.Gaps, gapsOf(P.Parts, G, Units));
  }
  return std::move(Found);
}

} // namespace

std::vector<FoundProcess> findProcesses(const Graph &G, const std::vector<facts::Unit> &Units) {
  return ProcessFinder(G, Units).find();
}

} // namespace comsec::link
