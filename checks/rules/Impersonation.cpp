#include "checks/rules/Impersonation.h"

#include "checks/link/Engine.h"
#include "checks/link/FlowGraph.h"

#include <llvm/ADT/STLExtras.h>

namespace comsec::rules {

using knowledge::EventKind;
using link::FlowState;
using link::Move;

ThreadState ThreadState::of(FlowState S) {
  return {static_cast<Rights>(S & 3),
          static_cast<Origin>((S >> 2) & 3),
          (S & 16) != 0,
          (S & 32) != 0,
          (S & 64) != 0,
          static_cast<knowledge::TokenFamily>((S >> 7) & 3)};
}

FlowState ThreadState::encoded() const {
  return static_cast<unsigned>(Has) | static_cast<unsigned>(From) << 2 | (Checked ? 16U : 0U) |
         (Own ? 32U : 0U) | (Gave ? 64U : 0U) | static_cast<unsigned>(By) << 7;
}

Origin originOf(const link::Program &P, const facts::Function &F) {
  const facts::Class *C = F.Overrides.empty() ? nullptr : P.classOf(F.Class);
  if (!C)
    return Origin::Other;
  std::string_view Name = F.Name;
  Name.remove_prefix(Name.rfind(':') + 1);
  for (const std::string &Base : C->Bases)
    if (auto Calls = knowledge::providerMethod(knowledge::bareClass(Base), Name))
      return *Calls == knowledge::ProviderMethod::Initializes ? Origin::Initialize
                                                              : Origin::ClientDriven;
  return Origin::Other;
}

ImpersonationAutomaton::ImpersonationAutomaton(const link::Program &P,
                                               std::vector<EventKind> Others)
    : Others(std::move(Others)) {
  for (const link::CallSite *Site : P.calls("IWbemLocator::ConnectServer"))
    if (!Site->Call->Arguments.empty())
      Connections.insert(Site->Call->Arguments.back().Variable);
}

FlowState ImpersonationAutomaton::returned(FlowState Entered, FlowState Left) const {
  ThreadState S = ThreadState::of(Left);
  if (ThreadState::of(Entered).Has != Rights::Start || S.Has != Rights::Self || !S.Gave)
    return Left;
  S.Has = Rights::Start;
  S.Gave = false;
  S.Checked = true;
  return S.encoded();
}

bool ImpersonationAutomaton::watches(const knowledge::EventRow &E) const {
  return E.Kind == EventKind::Impersonate || E.Kind == EventKind::TakeToken ||
         E.Kind == EventKind::TakeOwn || E.Kind == EventKind::SetToken ||
         E.Kind == EventKind::Revert || llvm::is_contained(Others, E.Kind);
}

/// The methods that fetch definitions of classes: what they give is no secret, and providers need
/// it before they can do anything for a client.
static bool fetchesDefinitions(std::string_view Method) {
  return Method == "IWbemServices::GetObject" || Method == "IWbemServices::GetObjectAsync" ||
         Method == "IWbemServices::CreateClassEnum" ||
         Method == "IWbemServices::CreateClassEnumAsync";
}

Move ImpersonationAutomaton::enterWmi(ThreadState S, const link::Event &E) const {
  if (!E.Node->Object.empty() && Connections.contains(E.Node->Object))
    return Move::stay(S.encoded());
  Move M = Move::stay(S.encoded());
  if (S.Has == Rights::Self) {
    M.Bad = WmiAfterRevert;
  } else if (S.Has == Rights::Start && S.From == Origin::ClientDriven &&
             !fetchesDefinitions(E.Node->Name)) {
    M.Bad = WmiBeforeImpersonation;
  } else if (S.Has == Rights::Client) {
    S.Has = Rights::Stale;
    M = Move::to(S.encoded(), text("{0} enters WMI: the thread may come back with WMI's security "
                                   "instead of the client's",
                                   E.Node->Name));
  }
  return M;
}

bool givesNoToken(const link::Event &E) {
  return E.Row->Kind == EventKind::SetToken && E.Arguments.size() > 1 &&
         E.Arguments[1].exact() == 0;
}

/// Somebody has decided to go on as the host.
static Move toHost(ThreadState S, std::string Says) {
  S.Gave = S.Gave || S.Has == Rights::Client || S.Has == Rights::Stale;
  S.Has = Rights::Self;
  S.By = knowledge::TokenFamily::Unknown;
  Move M = Move::to(S.encoded(), std::move(Says));
  M.Settles = true;
  return M;
}

Move ImpersonationAutomaton::move(FlowState Now, const link::Event &E) const {
  ThreadState S = ThreadState::of(Now);
  const std::string &Api = E.Node->Name;
  switch (E.Row->Kind) {
  case EventKind::SetToken:
    if (givesNoToken(E))
      return toHost(S, Api + " takes the token away: the thread runs as its host");
    [[fallthrough]];
  case EventKind::TakeToken:
  case EventKind::Impersonate: {
    S.Has = Rights::Client;
    S.By = knowledge::tokenFamily(Api);
    S.Own = S.Gave = false;
    Move M{S.encoded(), Now, Api + " succeeds: the thread runs as the client", {}};
    M.Settles = true;
    return M;
  }
  case EventKind::TakeOwn: {
    S.Own = S.Has != Rights::Client;
    return {S.encoded(), Now, {}, {}};
  }
  case EventKind::Revert: {
    if (S.Own) {
      S.Own = false;
      return Move::to(S.encoded(), {});
    }
    if (E.Node->Unmeant) { // nobody has decided to go on as the host
      bool Undoes = S.Has == Rights::Client && S.From != Origin::ClientDriven;
      S.Has = Rights::Start;
      S.By = knowledge::TokenFamily::Unknown;
      Move M = Move::to(S.encoded(), "the guard was armed: " + Api +
                                         " gives back the token that was just taken on");
      if (Undoes)
        M.Bad = RevertUnmeant;
      return M;
    }
    bool Mixed = S.By != knowledge::TokenFamily::Unknown && S.By != knowledge::tokenFamily(Api);
    Move M = toHost(S, Api + " gives back the client's token: the thread runs as its host");
    if (Mixed)
      M.Bad = FamiliesMixed;
    return M;
  }
  case EventKind::EnterWmi:
    return enterWmi(S, E);
  case EventKind::Touch: {
    Move M = Move::stay(Now);
    if (S.Has == Rights::Stale)
      M.Bad = TouchWhenStale;
    else if (S.Has == Rights::Start && S.From == Origin::ClientDriven && !S.Checked)
      M.Bad = TouchBeforeImpersonation;
    return M;
  }
  case EventKind::CheckAccess:
  case EventKind::QueryToken:
    S.Checked = true;
    return Move::to(S.encoded(), {});
  case EventKind::OpenToken: {
    Move M = Move::stay(Now);
    if (S.Has == Rights::Start)
      M.Bad = S.From == Origin::ClientDriven ? TokenBeforeImpersonation : TokenAtStart;
    else if (S.Has == Rights::Client && E.Arguments.size() > 2 && E.Arguments[2].exact() == 0)
      M.Bad = TokenAsClient;
    return M;
  }
  default:
    return Move::stay(Now);
  }
}

void judgeRights(const link::Program &P, std::string_view Rule, std::vector<EventKind> Others,
                 Results &R,
                 llvm::function_ref<std::optional<Finding>(const link::Violation &)> Word) {
  // Paths begin where somebody impersonates or reverts sooner or later, and in providers' methods.
  std::vector<link::FlowStart> Starts = startsOf(P, ImpersonationAutomaton(P, {}));
  for (const facts::Function &F : P.functions())
    if (!F.Flow.empty() && originOf(P, F) != Origin::Other &&
        llvm::none_of(Starts, [&](const link::FlowStart &S) { return S.In == &F; }))
      Starts.push_back({&F, 0, false});
  for (link::FlowStart &S : Starts)
    S.Initial = ThreadState{Rights::Start, originOf(P, *S.In)}.encoded();
  ImpersonationAutomaton A(P, std::move(Others));
  link::FlowResult Flow = link::followPaths(P, A, Starts);
  for (const link::Violation &V : Flow.Violations)
    if (std::optional<Finding> F = Word(V))
      R.Findings.push_back(std::move(*F));
  std::erase_if(Flow.Doubtful, [&](const link::Violation &V) { return !Word(V); });
  noteLimits(Rule, Flow, R);
}

} // namespace comsec::rules
