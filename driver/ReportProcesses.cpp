#include "driver/ReportProcesses.h"

#include "checks/link/Program.h"

#include <llvm/ADT/STLExtras.h>

#include <map>
#include <set>
#include <string_view>

namespace comsec {

using report::ReportedFinding;
using report::ReportedProcess;
using report::ReportedRole;

namespace {

/// Indexes into Program::processes().
using Indexes = std::set<unsigned>;

/// Which processes run the code that findings are about.
class Residents {
public:
  Residents(const link::Program &P, const std::vector<ReportedFinding> &Findings);
  Indexes of(const Finding &F) const;

private:
  /// A function by its file and name. Only what findings ask for is kept: a header's functions may
  /// be part of hundreds of processes.
  using Function = std::pair<std::string_view, std::string_view>;
  static Function functionOf(const Finding &F) { return {F.Where.Begin.File, F.Function}; }

  const std::vector<link::Process> &Processes;
  std::map<Function, Indexes> ByFunction;
  std::map<facts::Location, Indexes> ByCall; ///< places where an API is named
  std::map<std::string_view, Indexes> ByFile;
};

} // namespace

Residents::Residents(const link::Program &P, const std::vector<ReportedFinding> &Findings)
    : Processes(P.processes()) {
  for (const ReportedFinding &F : Findings) {
    ByFunction[functionOf(F.What)];
    ByFile[F.What.Where.Begin.File];
  }
  for (const auto &[Index, Process] : llvm::enumerate(Processes))
    for (const facts::Function *F : Process.Functions) {
      const auto InFile = ByFile.find(F->Where.Begin.File);
      if (InFile == ByFile.end())
        continue;
      InFile->second.insert(Index);
      if (const auto It = ByFunction.find({F->Where.Begin.File, F->Name}); It != ByFunction.end())
        It->second.insert(Index);
    }
  for (const link::CallSite &C : P.calls())
    for (const link::Process *In : C.Processes)
      ByCall[C.Call->Callee].insert(In - Processes.data());
}

/// The function decides, else the call, else the file. Where the path begins at the entry of some
/// of these processes, the finding is about them and not about the others that share the code.
Indexes Residents::of(const Finding &F) const {
  Indexes Found = ByFunction.at(functionOf(F));
  if (const auto Call = ByCall.find(F.Where.Begin); Found.empty() && Call != ByCall.end())
    Found = Call->second;
  if (Found.empty())
    Found = ByFile.at(F.Where.Begin.File);
  Indexes Entered;
  llvm::copy_if(Found, std::inserter(Entered, Entered.end()), [&](unsigned Index) {
    const facts::Function *Entry = Processes[Index].Entry;
    return Entry && llvm::any_of(F.Path, [&](const Step &S) { return S.Where == Entry->Where; });
  });
  return Entered.empty() ? Found : Entered;
}

/// The evidence of \p P is sorted by role.
static std::vector<ReportedRole> rolesOf(const link::Process &P) {
  std::vector<ReportedRole> Roles;
  for (const link::Evidence &E : P.Roles) {
    const std::string_view Name = link::toString(E.Shows);
    if (Roles.empty() || Roles.back().Name != Name)
      Roles.push_back({std::string(Name), {}});
    Roles.back().Places.push_back({E.What, E.Where});
  }
  return Roles;
}

static ReportedProcess reported(const link::Process &P) {
  ReportedProcess Result;
  Result.Name = P.Name;
  Result.Library = P.Kind == link::ProcessKind::Library;
  std::set<std::string_view> Files;
  for (const facts::Function *F : P.Functions)
    Files.insert(F->Where.Begin.File);
  Result.Files.assign(Files.begin(), Files.end());
  Result.Roles = rolesOf(P);
  for (const link::Gap &G : P.Gaps)
    Result.NotSeen.push_back(G.Why);
  return Result;
}

void addProcesses(report::Report &R, const link::Program &P) {
  for (const link::Process &Process : P.processes())
    R.Processes.push_back(reported(Process));
  const Residents Runs(P, R.Findings);
  for (ReportedFinding &F : R.Findings) {
    const Indexes Found = Runs.of(F.What);
    F.Processes.assign(Found.begin(), Found.end());
  }
}

} // namespace comsec
