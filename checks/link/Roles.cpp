#include "checks/link/Roles.h"

#include "checks/link/Values.h"

#include <llvm/ADT/STLExtras.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace comsec::link {

using knowledge::RoleSign;
using knowledge::SignKind;
using knowledge::Strength;

std::string_view toString(Role R) {
  switch (R) {
  case Role::VssRequester:
    return "vss-requester";
  case Role::VssWriter:
    return "vss-writer";
  case Role::WmiClient:
    return "wmi-client";
  case Role::WmiProvider:
    return "wmi-provider";
  case Role::DcomServer:
    return "dcom-server";
  case Role::DcomClient:
    return "dcom-client";
  case Role::ImpersonationConsumer:
    return "impersonation-consumer";
  }
  return {};
}

std::optional<Role> roleFromName(std::string_view Name) {
  for (unsigned R = 0; R <= static_cast<unsigned>(Role::ImpersonationConsumer); ++R)
    if (toString(static_cast<Role>(R)) == Name)
      return static_cast<Role>(R);
  return std::nullopt;
}

bool Process::has(Role R) const { return evidence(R) != nullptr; }

const Evidence *Process::evidence(Role R) const {
  auto It = std::ranges::find(Roles, R, &Evidence::Shows);
  return It == Roles.end() ? nullptr : &*It;
}

namespace {

/// More places than this prove nothing more.
constexpr size_t MaxEvidence = 8;

/// CLSCTX_ bits (wtypesbase.h).
enum ClassContext : std::int64_t { InprocServer = 0x1, LocalServer = 0x4, RemoteServer = 0x10 };
constexpr std::int64_t OtherProcess = LocalServer | RemoteServer;

std::vector<Concrete> argument(const Program &P, const CallSite &Site, std::string_view Name) {
  const knowledge::Api *A = knowledge::findApi(Site.Call->Api);
  auto Index = A ? knowledge::parameter(*A, Name) : std::nullopt;
  return Index ? valuesOf(P, Site, *Index) : std::vector<Concrete>();
}

/// Whether the class context of the activation \p Site says what the strength \p S asks for.
bool leavesProcess(const Program &P, const CallSite &Site, Strength S) {
  std::vector<Concrete> Contexts = argument(P, Site, "dwClsContext");
  if (Contexts.empty())
    Contexts = argument(P, Site, "dwClsCtx");
  return llvm::any_of(Contexts, [&](const Concrete &Context) {
    auto Flags = number(Context);
    if (S == Strength::NotInProcess)
      return !Flags || (*Flags & OtherProcess);
    return Flags && (*Flags & OtherProcess) && !(*Flags & InprocServer);
  });
}

/// A path to a share: two backslashes and a host, but not the namespaces \\?\ and \\.\, of which
/// \\?\UNC\ is one to shares all the same.
bool namesShare(llvm::StringRef Path) {
  if (!Path.consume_front("\\\\"))
    return false;
  if (Path.consume_front("?\\") && !Path.consume_front_insensitive("UNC\\"))
    return false;
  return !Path.empty() && !llvm::StringRef("\\?.").contains(Path.front());
}

/// The interface of "ATL::IFoo::Bar": "IFoo".
llvm::StringRef interfaceOf(llvm::StringRef Method) {
  llvm::StringRef Owner = Method.rsplit("::").first;
  size_t Namespace = Owner.rfind("::");
  return Namespace == llvm::StringRef::npos ? Owner : Owner.drop_front(Namespace + 2);
}

/// A place and how telling it is: the row of Roles.def, whose most telling signs come first.
struct Sign {
  Evidence Shown;
  unsigned Row = 0;
};

struct Signs {
  std::vector<Sign> Firm, Hints;
  std::vector<Sign> RemoteStrong, RemoteMedium;
};

class RoleDecider {
public:
  RoleDecider(const Program &P, const Graph &G, const Residents &Runs,
              const std::vector<Told> &Known, std::vector<Process> &Processes)
      : P(P), G(G), Runs(Runs), Known(Known), Processes(Processes), Of(Processes.size()) {}

  void decide();

private:
  using Places = std::vector<Sign> Signs::*;

  void readCalls();
  void readUses();
  void noteFiles(const facts::Use &Use, llvm::ArrayRef<unsigned> In);
  void readClasses();
  void readSharePaths(const CallSite &Site);

  /// Notes every sign of that kind and name, in the processes \p In. \p Site is the call where
  /// there is one: some signs ask for its class context.
  void note(SignKind Kind, llvm::StringRef Name, const facts::Range &Where,
            const facts::Function *F, llvm::ArrayRef<unsigned> In, const CallSite *Site = nullptr);
  void noteInterface(llvm::StringRef Name, const facts::Range &Where, const facts::Function *F,
                     llvm::ArrayRef<unsigned> In);
  llvm::SmallVector<unsigned, 2> processesOf(const CallSite &Site) const;
  void finish(Process &Q, Signs &S) const;
  void apply(const Told &T, Process &Q) const;

  const Program &P;
  const Graph &G;
  const Residents &Runs;
  const std::vector<Told> &Known;
  std::vector<Process> &Processes;
  std::vector<Signs> Of; ///< parallel to Processes
};

llvm::SmallVector<unsigned, 2> RoleDecider::processesOf(const CallSite &Site) const {
  llvm::SmallVector<unsigned, 2> In;
  for (const Process *Q : Site.Processes)
    In.push_back(Q - Processes.data());
  return In;
}

void RoleDecider::note(SignKind Kind, llvm::StringRef Name, const facts::Range &Where,
                       const facts::Function *F, llvm::ArrayRef<unsigned> In,
                       const CallSite *Site) {
  auto Matches = [&](const RoleSign &S) {
    return S.Kind == Kind && S.Name == std::string_view(Name);
  };
  unsigned Row = 0;
  auto Add = [&](const RoleSign &S, Places To) {
    for (unsigned Q : In)
      (Of[Q].*To).push_back(
          {{S.Shows, std::string(S.Words), Where, F, Site && Site->fromTokens()}, Row});
  };
  for (const RoleSign &S : knowledge::roleSigns()) {
    ++Row;
    bool AsksContext = S.Proves == Strength::OutOfProcess || S.Proves == Strength::NotInProcess;
    if (!Matches(S) || (AsksContext && !(Site && leavesProcess(P, *Site, S.Proves))))
      continue;
    Add(S, S.Proves == Strength::Hint ? &Signs::Hints : &Signs::Firm);
  }
  for (const RoleSign &S : knowledge::remoteSigns()) {
    ++Row;
    if (Matches(S))
      Add(S, &Signs::RemoteMedium);
  }
}

/// What is true of an interface is true of those derived from it.
void RoleDecider::noteInterface(llvm::StringRef Name, const facts::Range &Where,
                                const facts::Function *F, llvm::ArrayRef<unsigned> In) {
  Name.consume_back("Vtbl");
  for (; !Name.empty(); Name = knowledge::baseOf(Name))
    note(SignKind::Interface, Name, Where, F, In);
}

void RoleDecider::readCalls() {
  for (const CallSite &Site : P.calls()) {
    auto In = processesOf(Site);
    const facts::Range &Where = Site.Call->Where;
    note(SignKind::Call, Site.Call->Api, Where, Site.Function, In, &Site);
    if (const knowledge::Api *A = knowledge::findApi(Site.Call->Api))
      noteInterface(A->Interface, Where, Site.Function, In);
    readSharePaths(Site);
  }
}

/// The only strong sign of remote shares: the path of one is given to VSS.
void RoleDecider::readSharePaths(const CallSite &Site) {
  for (const Concrete &V : argument(P, Site, "pwszVolumeName"))
    if (V.Kind == facts::ValueKind::String && namesShare(V.Text))
      for (unsigned Q : processesOf(Site))
        Of[Q].RemoteStrong.push_back(
            {{Role::VssRequester, V.Text + " is given to " + Site.Call->Api, Site.Call->Where,
              Site.Function}});
}

void RoleDecider::noteFiles(const facts::Use &Use, llvm::ArrayRef<unsigned> In) {
  const knowledge::FileSign *Sign = knowledge::fileSign(Use.Name);
  for (unsigned Q : In)
    if (Sign) {
      auto [It, New] = Processes[Q].Files.try_emplace(Sign->Shows);
      if (New || Use.Where < It->second.Where)
        It->second = {Use.Name, Use.Where};
    }
}

void RoleDecider::readUses() {
  for (unsigned U = 0; U < P.units().size(); ++U)
    for (const facts::Use &Use : P.units()[U].Uses) {
      auto Id = G.inUnit(U, Use.Function);
      if (!Use.Live || !Id)
        continue;
      const facts::Function *F = &G.functions()[*Id];
      if (Use.Kind == facts::UseKind::Interface)
        noteInterface(interfaceOf(Use.Name), Use.Where, F, Runs.of(*Id, U));
      else if (Use.Kind == facts::UseKind::File)
        noteFiles(Use, Runs.of(*Id, U));
      else
        note(Use.Kind == facts::UseKind::Object ? SignKind::Object : SignKind::Constant,
             knowledge::bareObject(Use.Name), Use.Where, F, Runs.of(*Id, U));
    }
}

/// A class is in the processes that run any of its methods.
void RoleDecider::readClasses() {
  for (const facts::Class &C : G.classes()) {
    std::set<unsigned> In;
    for (FunctionId Method : G.membersOf(C))
      In.insert(Runs.of(Method).begin(), Runs.of(Method).end());
    llvm::SmallVector<unsigned> List(In.begin(), In.end());
    std::set<llvm::StringRef> Bases;
    for (const std::string &Base : C.Bases)
      for (llvm::StringRef Name = knowledge::bareClass(Base); !Name.empty();
           Name = knowledge::baseOf(Name))
        Bases.insert(Name);
    for (llvm::StringRef Base : Bases)
      note(SignKind::Base, Base, C.Where, nullptr, List);
  }
}

/// By role, the most telling first, then by place; each place once, and no more of one role than a
/// reader needs.
std::vector<Evidence> tidied(std::vector<Sign> All) {
  std::ranges::sort(All, {}, [](const Sign &S) {
    return std::tie(S.Shown.Shows, S.Shown.FromTokens, S.Row, S.Shown.Where, S.Shown.What);
  });
  std::vector<Evidence> Kept;
  std::set<std::pair<Role, facts::Range>> Seen;
  std::map<Role, size_t> Count;
  for (Sign &S : All)
    if (Seen.emplace(S.Shown.Shows, S.Shown.Where).second && ++Count[S.Shown.Shows] <= MaxEvidence)
      Kept.push_back(std::move(S.Shown));
  return Kept;
}

void RoleDecider::finish(Process &Q, Signs &S) const {
  bool IsProvider =
      llvm::any_of(S.Firm, [](const Sign &G) { return G.Shown.Shows == Role::WmiProvider; });
  if (!IsProvider)
    S.Firm.insert(S.Firm.end(), S.Hints.begin(), S.Hints.end());
  Q.Roles = tidied(std::move(S.Firm));
  for (const Told &T : Known)
    if (T.Process == Q.Name)
      apply(T, Q);
  if (!Q.has(Role::VssRequester))
    return;
  if (!S.RemoteStrong.empty())
    Q.RemoteShares = Rvss::Strong;
  else if (!S.RemoteMedium.empty())
    Q.RemoteShares = Rvss::Medium;
  Q.RemoteEvidence = tidied(std::move(S.RemoteStrong));
  llvm::append_range(Q.RemoteEvidence, tidied(std::move(S.RemoteMedium)));
}

/// Evidence of the code stays where it agrees: it is what a reader can look at. What is only told
/// has the process's first function as its place.
void RoleDecider::apply(const Told &T, Process &Q) const {
  llvm::erase_if(Q.Roles, [&](const Evidence &E) { return llvm::is_contained(T.IsNot, E.Shows); });
  const facts::Function *First = Q.Entry;
  if (!First && !Q.Functions.empty())
    First = *Q.Functions.begin();
  for (Role R : T.Is)
    if (First && !Q.has(R))
      Q.Roles.push_back({R, T.By + " says so", First->Where, First});
  std::ranges::stable_sort(Q.Roles, {}, &Evidence::Shows);
  if (T.RemoteShares)
    Q.RemoteSharesTold = T.RemoteShares;
}

void RoleDecider::decide() {
  readCalls();
  readUses();
  readClasses();
  for (size_t I = 0; I < Processes.size(); ++I)
    finish(Processes[I], Of[I]);
}

} // namespace

void decideRoles(const Program &P, const Graph &G, const Residents &Runs,
                 const std::vector<Told> &Known, std::vector<Process> &Processes) {
  RoleDecider(P, G, Runs, Known, Processes).decide();
}

} // namespace comsec::link
