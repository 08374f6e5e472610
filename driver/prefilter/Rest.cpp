// What is said of code that was not parsed: enough to see that it exists, and what of the program
// was not found around it. Its functions are known by their tokens, their calls by names alone.
#include "checks/facts/Facts.h"
#include "checks/knowledge/Knowledge.h"
#include "checks/link/Paths.h"
#include "checks/link/Processes.h"
#include "driver/prefilter/Prefilter.h"
#include "driver/scan/Scan.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/ADT/StringSet.h>
#include <llvm/Support/Path.h>

#include <map>

using namespace llvm;

namespace comsec::prefilter {
namespace {

class Rest {
public:
  Rest(const std::vector<scan::Job> &Jobs, const Tree &All, const std::vector<bool> &IsChosen,
       const std::vector<facts::Unit> &Units);
  std::vector<facts::Unit> take();

private:
  /// A function of a job that was passed over.
  struct Known {
    unsigned Job = 0;
    unsigned File = 0;
    const Definition *Is = nullptr;
    std::vector<std::string> Usrs; ///< what the units call it
    bool IsReached = false;
    bool IsEntry = false;
  };

  void collect();
  void collectParsed();
  void addRoots();
  void addEntries();
  void reach(unsigned Function) {
    if (!std::exchange(Functions[Function].IsReached, true))
      Left.push_back(Function);
  }
  const unsigned *nearest(NameId Name, unsigned From) const;
  std::string usrOf(unsigned Function) const;
  std::string relative(StringRef Path) const;
  facts::Range rangeOf(const SourceText &File, const Place &At) const;
  void addFunction(unsigned Index, facts::Unit &Into);
  void addEdge(facts::Function &From, std::string Target) const;
  facts::Unit unitOf(unsigned Job) const;

  const std::vector<scan::Job> &Jobs;
  const Tree &All;
  const std::vector<bool> &IsChosen;
  const std::vector<facts::Unit> &Units;
  std::vector<Known> Functions;
  DenseMap<NameId, std::vector<unsigned>> ByName;
  DenseMap<NameId, std::vector<std::string>> Parsed; ///< USRs of functions outside of classes
  DenseSet<NameId> HasBody;                          ///< somewhere in the project, under that name
  DenseMap<NameId, std::pair<unsigned, const Declaration *>> Declared; ///< with its file
  std::vector<unsigned> Left;
  std::map<unsigned, facts::Unit> Made; ///< by job
};

Rest::Rest(const std::vector<scan::Job> &Jobs, const Tree &All, const std::vector<bool> &IsChosen,
           const std::vector<facts::Unit> &Units)
    : Jobs(Jobs), All(All), IsChosen(IsChosen), Units(Units) {
  collect();
  collectParsed();
  addRoots();
  addEntries();
}

/// A header's functions are of the first job that includes it, unless they are known by facts.
void Rest::collect() {
  for (const auto &[Index, File] : enumerate(All.Files)) {
    if (!File.IsOurs)
      continue;
    for (const Declaration &D : File.Says.Declarations)
      Declared.try_emplace(D.Name, unsigned(Index), &D);
    for (const Definition &D : File.Says.Definitions)
      HasBody.insert(D.Name);
    if (File.Includers.empty() || any_of(File.Includers, [&](unsigned J) { return IsChosen[J]; }))
      continue;
    for (const Definition &D : File.Says.Definitions) {
      ByName[D.Name].push_back(Functions.size());
      Functions.push_back({File.Includers.front(), unsigned(Index), &D, {}});
    }
  }
}

void Rest::collectParsed() {
  for (const facts::Unit &U : Units)
    for (const facts::Function &F : U.Functions)
      if (NameId Name = F.Global ? All.Names.find(F.Name) : 0)
        if (auto &Usrs = Parsed[Name]; !is_contained(Usrs, F.Usr))
          Usrs.push_back(F.Usr);
}

/// What the units call and do not define.
void Rest::addRoots() {
  StringSet<> Seen;
  for (const facts::Unit &U : Units)
    for (const facts::External &E : U.Externals) {
      if (!Seen.insert(E.Usr).second)
        continue;
      const NameId Owner = All.Names.find(ownerName(E.Name));
      auto It = ByName.find(All.Names.find(simpleName(E.Name)));
      if (It == ByName.end())
        continue;
      for (unsigned Function : It->second) {
        Known &F = Functions[Function];
        if (F.Is->Class && F.Is->Class != Owner)
          continue;
        F.Usrs.push_back(E.Usr);
        reach(Function);
      }
    }
}

/// Where a program or a DLL starts that units are part of, by its build, or in the same folder.
void Rest::addEntries() {
  StringSet<> Programs, Folders;
  for (const facts::Unit &U : Units) {
    for (const facts::Membership &M : U.Programs)
      Programs.insert(M.Program);
    Folders.insert(sys::path::parent_path(U.MainFile));
  }
  const auto SharesProgram = [&](const scan::Job &J) {
    return any_of(J.Programs,
                  [&](const facts::Membership &M) { return Programs.contains(M.Program); });
  };
  for (const auto &[Index, F] : enumerate(Functions)) {
    const scan::Job &J = Jobs[F.Job];
    const bool IsNear = J.Programs.empty()
                            ? Folders.contains(sys::path::parent_path(scan::relativeMain(J)))
                            : SharesProgram(J);
    if (F.Is->Class || !IsNear || !link::isEntryName(All.Names.text(F.Is->Name)))
      continue;
    F.IsEntry = true;
    reach(Index);
  }
}

const unsigned *Rest::nearest(NameId Name, unsigned From) const {
  auto It = ByName.find(Name);
  if (It == ByName.end())
    return nullptr;
  const auto Rank = [&](unsigned F) {
    const bool IsSame = Functions[F].File == Functions[From].File;
    return std::pair(IsSame, link::nearness(All.Files[Functions[F].File].Path,
                                            All.Files[Functions[From].File].Path));
  };
  return &*llvm::max_element(It->second, [&](unsigned A, unsigned B) { return Rank(A) < Rank(B); });
}

std::string Rest::relative(StringRef Path) const {
  return Path.drop_front(StringRef(Jobs.front().Root).rtrim('/').size()).ltrim('/').str();
}

facts::Range Rest::rangeOf(const SourceText &File, const Place &At) const {
  facts::Range R;
  R.Begin = {relative(File.Path), At.Line, At.Column};
  R.EndLine = At.Line;
  R.EndColumn = At.Column;
  return R;
}

/// No USR of the compiler begins so.
std::string Rest::usrOf(unsigned Function) const {
  const Known &F = Functions[Function];
  return "passed over:" + relative(All.Files[F.File].Path) + ":" +
         std::to_string(F.Is->Where.Line) + ":" + std::to_string(F.Is->Where.Column);
}

void Rest::addEdge(facts::Function &From, std::string Target) const {
  From.Edges.push_back({facts::EdgeKind::Call, std::move(Target), From.Where.Begin, true});
}

facts::Unit Rest::unitOf(unsigned Job) const {
  const scan::Job &J = Jobs[Job];
  facts::Unit U;
  U.MainFile = scan::relativeMain(J);
  U.Config = J.Config;
  U.Programs = J.Programs;
  U.PassedOver = true;
  for (const Inclusion &I : All.Readings[Job].Missing)
    U.Notes.push_back({facts::NoteKind::MissingHeader, I.Name, {U.MainFile, 1, 1}});
  return U;
}

void Rest::addFunction(unsigned Index, facts::Unit &Into) {
  const Known F = Functions[Index];
  const SourceText &File = All.Files[F.File];
  facts::Function Made;
  Made.Name = All.Names.text(F.Is->Name).str();
  Made.Where = rangeOf(File, F.Is->Where);
  Made.Global = F.IsEntry;
  for (NameId Name : F.Is->Uses) {
    if (const unsigned *Callee = nearest(Name, Index)) {
      reach(*Callee);
      addEdge(Made, usrOf(*Callee));
    } else if (auto It = Parsed.find(Name); It != Parsed.end()) {
      for (const std::string &Usr : It->second)
        addEdge(Made, Usr);
    } else if (auto D = Declared.find(Name); D != Declared.end() && !HasBody.contains(Name)) {
      const auto &[In, Is] = D->second;
      facts::External E{"declared only:" + All.Names.text(Name).str(), All.Names.text(Name).str(),
                        rangeOf(All.Files[In], Is->Where).Begin};
      addEdge(Made, E.Usr);
      Into.Externals.push_back(std::move(E));
    }
  }
  std::vector<std::string> Usrs = F.Usrs;
  Usrs.push_back(usrOf(Index));
  for (std::string &Usr : Usrs) {
    Made.Usr = std::move(Usr);
    Into.Functions.push_back(Made);
  }
}

std::vector<facts::Unit> Rest::take() {
  for (unsigned Job = 0; Job < Jobs.size(); ++Job)
    if (!IsChosen[Job])
      Made.emplace(Job, unitOf(Job));
  while (!Left.empty()) {
    const unsigned Function = Left.back();
    Left.pop_back();
    addFunction(Function, Made.at(Functions[Function].Job));
  }
  std::vector<facts::Unit> Units;
  for (auto &[Job, U] : Made) {
    llvm::sort(U.Functions, [](const facts::Function &A, const facts::Function &B) {
      return std::tie(A.Where.Begin, A.Usr) < std::tie(B.Where.Begin, B.Usr);
    });
    llvm::sort(U.Externals);
    U.Externals.erase(llvm::unique(U.Externals), U.Externals.end());
    Units.push_back(std::move(U));
  }
  return Units;
}

} // namespace

std::vector<facts::Unit> Prefilter::rest(const std::vector<facts::Unit> &Units) const {
  return Rest(Jobs, All, IsChosen, Units).take();
}

} // namespace comsec::prefilter
