#include "checks/link/Program.h"

#include "checks/link/FlowGraph.h"
#include "checks/link/Graph.h"
#include "checks/link/Merge.h"
#include "checks/link/Processes.h"
#include "checks/link/Roles.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringSet.h>

#include <algorithm>
#include <set>

namespace comsec::link {

const Through *CallSite::wayInto(const facts::Function &F) const {
  auto It = llvm::find_if(Calls, [&](const Through &T) { return T.To == &F; });
  return It == Calls.end() ? nullptr : &*It;
}

/// Nothing in a registration file can be called or run: linking is about the others.
static std::vector<facts::Unit> takeRegistrations(std::vector<facts::Unit> &Units) {
  auto Begin = std::stable_partition(Units.begin(), Units.end(), [](const facts::Unit &U) {
    return U.Kind == facts::UnitKind::Source;
  });
  std::vector<facts::Unit> Taken(std::make_move_iterator(Begin),
                                 std::make_move_iterator(Units.end()));
  Units.erase(Begin, Units.end());
  return Taken;
}

struct Program::State {
  explicit State(std::vector<facts::Unit> Given)
      : Units(sorted(std::move(Given))), Registrations(takeRegistrations(Units)), Links(Units),
        Variables(Units) {}

  void findProcesses();
  void findCalls();
  void findPassed();
  const facts::Function *functionOf(const MergedCall &C) const;

  std::vector<facts::Unit> Units;
  std::vector<facts::Unit> Registrations;
  Graph Links;
  VariableTable Variables;
  std::vector<Process> Processes;
  std::vector<Reach> Ways; ///< parallel to Processes
  std::optional<Residents> RunsIn;
  std::vector<MergedCall> Merged;
  std::vector<CallSite> Calls;
  llvm::StringMap<std::vector<const CallSite *>> ByApi;
  llvm::StringMap<std::vector<Handed>> PassedTo; ///< by the USR that the call names
  llvm::StringSet<> Callbacks;                   ///< USRs of functions whose address is taken
  std::set<const facts::Function *> Entries;
  std::map<facts::Location, const CallSite *> CallByPlace; ///< by the place of the API's name
  std::unique_ptr<FlowGraph> Flows;
};

void Program::State::findProcesses() {
  std::vector<FoundProcess> Found = link::findProcesses(Links, Units);
  RunsIn.emplace(Links, Found);
  for (FoundProcess &P : Found) {
    Entries.insert(P.Parts.Entry);
    Processes.push_back(std::move(P.Parts));
    Ways.push_back(std::move(P.Ways));
  }
}

void Program::State::findCalls() {
  Merged = mergeCalls(Units, Links);
  for (const MergedCall &C : Merged) {
    std::set<unsigned> In;
    for (auto [Unit, F] : C.Seen)
      for (unsigned P : RunsIn->of(F, Unit))
        In.insert(P);
    CallSite Site;
    Site.Call = &C.Call;
    Site.Unit = &Units[C.Unit];
    const facts::Function &F = Links.functions()[C.Functions.front()];
    Site.Function = F.Usr.empty() ? nullptr : &F;
    if (Site.Function)
      for (FunctionId Other : llvm::drop_begin(C.Functions))
        Site.OtherInstances.push_back(&Links.functions()[Other]);
    for (unsigned P : In)
      Site.Processes.push_back(&Processes[P]);
    Calls.push_back(std::move(Site));
  }
  for (const CallSite &Site : Calls)
    ByApi[Site.Call->Api].push_back(&Site);
  for (const CallSite &Site : Calls)
    CallByPlace.emplace(Site.Call->Callee, &Site);
}

void Program::State::findPassed() {
  for (const facts::Function &F : Links.functions()) {
    for (const facts::Passed &P : F.Passes)
      PassedTo[P.Target].push_back({&P, &F});
    for (const facts::Edge &E : F.Edges)
      if (E.Kind == facts::EdgeKind::Reference && E.Live)
        Callbacks.insert(E.Target);
  }
}

Program::Program(std::vector<facts::Unit> Units, const std::vector<Told> &Known)
    : S(std::make_unique<State>(std::move(Units))) {
  S->findProcesses();
  S->findCalls();
  S->findPassed();
  decideRoles(*this, S->Links, *S->RunsIn, Known, S->Processes);
}

Program::Program(Program &&) noexcept = default;
Program::~Program() = default;

const std::vector<facts::Unit> &Program::units() const { return S->Units; }
const std::vector<facts::Unit> &Program::registrations() const { return S->Registrations; }
const std::vector<CallSite> &Program::calls() const { return S->Calls; }
const std::vector<Process> &Program::processes() const { return S->Processes; }

std::vector<const CallSite *> Program::calls(std::string_view Api) const {
  return S->ByApi.lookup(Api);
}

const facts::Function *Program::function(std::string_view Usr, std::string_view From) const {
  FunctionIds Found = S->Links.definitions(Usr, From);
  return Found.empty() ? nullptr : &S->Links.functions()[Found.front()];
}

std::vector<Handed> Program::handed(const facts::Function &To, unsigned Parameter) const {
  std::vector<Handed> All;
  const facts::Function *First = S->Links.functions().data();
  llvm::SmallVector<std::string> Names{To.Usr};
  for (unsigned Next = 0; Next < Names.size(); ++Next) {
    for (const Handed &H : S->PassedTo.lookup(Names[Next])) {
      if (H.What->Parameter != Parameter)
        continue;
      FunctionIds Meant = S->Links.definitions(To.Usr, H.Caller->Where.Begin.File);
      if (llvm::is_contained(Meant, FunctionId(&To - First)))
        All.push_back(H);
    }
    const facts::Function *Known = Next == 0 ? &To : function(Names[Next], To.Where.Begin.File);
    for (const std::string &Overridden : Known ? Known->Overrides : std::vector<std::string>())
      if (!llvm::is_contained(Names, Overridden))
        Names.push_back(Overridden);
  }
  return All;
}

bool Program::isCallback(const facts::Function &F) const {
  // Making a lambda is a reference to its body, which does not mean that others call it.
  return !llvm::StringRef(F.Name).ends_with("operator()") && S->Callbacks.contains(F.Usr);
}

const std::vector<facts::Function> &Program::functions() const { return S->Links.functions(); }

std::vector<const facts::Function *> Program::callees(const facts::Function &From,
                                                      const facts::Node &Call) const {
  std::vector<const facts::Function *> Result;
  for (FunctionId F : S->Links.callees(Call.Name, From.Where.Begin.File, Call.Anyway))
    Result.push_back(&functions()[F]);
  return Result;
}

bool Program::mayBeCalledFromOutside(const facts::Function &F) const {
  auto isForeign = [&](const std::string &Usr) { return !S->Links.isDeclared(Usr); };
  return S->Entries.contains(&F) || isCallback(F) || llvm::any_of(F.Overrides, isForeign);
}

const FlowGraph &Program::flows() const {
  if (!S->Flows)
    S->Flows = std::make_unique<FlowGraph>(*this);
  return *S->Flows;
}

const CallSite *Program::callAt(const facts::Function &In, const facts::Node &At) const {
  auto It = S->CallByPlace.find(At.Where.Begin);
  return It == S->CallByPlace.end() ? nullptr : It->second;
}

const facts::Class *Program::classOf(std::string_view Usr) const {
  return S->Links.classOf(Usr, "");
}

const facts::Variable *Program::variable(std::string_view Usr, std::string_view From) const {
  return S->Variables.find(Usr, From);
}

std::vector<facts::Location> Program::pathTo(const Process &P, const facts::Function &In) const {
  const Reach &Ways = S->Ways[&P - S->Processes.data()];
  const std::vector<facts::Function> &Functions = S->Links.functions();
  FunctionId Id = &In - Functions.data();
  auto At = Ways.find(Id);
  if (At == Ways.end())
    return {};
  std::vector<facts::Location> Path;
  for (; At->second.Way; At = Ways.find(Id)) {
    Path.push_back(At->second.Way->Where);
    Id = At->second.Caller;
  }
  if (Functions[Id].Where.valid())
    Path.push_back(Functions[Id].Where.Begin); // initialisers have no place of their own
  std::ranges::reverse(Path);
  return Path;
}

bool hasLostCode(const facts::Function &F) {
  return llvm::any_of(F.Flow.Nodes,
                      [](const facts::Node &N) { return N.Kind == facts::NodeKind::Lost; });
}

} // namespace comsec::link
