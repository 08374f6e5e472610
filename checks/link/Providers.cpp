#include "checks/link/Providers.h"

#include "checks/knowledge/Events.h"
#include "checks/knowledge/Keys.h"
#include "checks/knowledge/Providers.h"
#include "checks/link/Paths.h"

#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringSet.h>

#include <optional>

namespace comsec::link {
namespace {

using facts::Class;
using facts::EdgeKind;
using facts::Function;
using knowledge::EventKind;
using llvm::StringRef;

/// "CProvider" for "CProvider<CFiles>".
StringRef withoutArguments(StringRef Name) {
  return Name.take_until([](char C) { return C == '<'; });
}

bool isFrameworks(const Class &C) { return llvm::any_of(C.Bases, knowledge::isProviderFramework); }

bool isProvider(const Class &C) {
  return isFrameworks(C) || llvm::any_of(C.Bases, [](const std::string &Base) {
           return knowledge::isProviderInterface(knowledge::bareClass(Base));
         });
}

bool isDerivedFrom(const Class &C, const Class &Base) {
  return llvm::any_of(C.Bases, [&](const std::string &Each) {
    return withoutArguments(Each) == withoutArguments(Base.Name);
  });
}

/// Such a base may make the objects, as ATL's do.
bool hasTemplateBase(const Class &C) {
  return llvm::any_of(C.Bases, [](StringRef Base) { return Base.contains('<'); });
}

/// What a function does to the token of its thread.
enum class TokenUse { None, Other, Client };

TokenUse useOf(const facts::Node &N) {
  const knowledge::EventRow *Row =
      N.Kind == facts::NodeKind::Event ? knowledge::eventNamed(N.Name) : nullptr;
  if (!Row)
    return TokenUse::None;
  if (Row->Kind == EventKind::Impersonate &&
      knowledge::tokenFamily(N.Name) == knowledge::TokenFamily::Com)
    return TokenUse::Client;
  const bool Takes = Row->Kind == EventKind::Impersonate || Row->Kind == EventKind::TakeToken ||
                     Row->Kind == EventKind::SetToken;
  return Takes ? TokenUse::Other : TokenUse::None;
}

bool mayHideImpersonation(const Gap &G) {
  return llvm::any_of(knowledge::TokenTakers,
                      [&](std::string_view Name) { return G.mayHide(Name); });
}

/// What a class's methods lead to.
class Walk {
public:
  using Functions = std::vector<const Function *>;

  Walk(const Program &P, const llvm::StringMap<Functions> &Members, const Functions &From)
      : P(P), Members(Members) {
    for (const Function *F : From)
      add(*F, {});
  }

  /// Follows calls that end in one function, whoever the objects are.
  void followNamed() { follow(false); }

  /// Follows also what may be called: overrides, and the methods of objects that are made.
  void followAll() { follow(true); }

  const Functions &reached() const { return Queue; }

  /// The calls that lead to \p F.
  std::vector<facts::Location> wayTo(const Function &F) const {
    std::vector<facts::Location> Calls;
    for (Step S = Ways.lookup(&F); S.From; S = Ways.lookup(S.From))
      Calls.push_back(S.Where);
    std::reverse(Calls.begin(), Calls.end());
    return Calls;
  }

private:
  struct Step {
    const Function *From = nullptr;
    facts::Location Where;
  };

  void add(const Function &F, Step From) {
    if (Ways.try_emplace(&F, std::move(From)).second)
      Queue.push_back(&F);
  }

  void follow(bool Overrides) {
    for (std::size_t Next = 0; Next < Queue.size(); ++Next)
      for (const facts::Edge &E : Queue[Next]->Edges)
        if (E.Live)
          for (const Function *To : targets(*Queue[Next], E, Overrides))
            add(*To, {Queue[Next], E.Where});
  }

  Functions targets(const Function &From, const facts::Edge &E, bool Overrides) const {
    if (E.Kind == EdgeKind::Create)
      return Overrides ? Members.lookup(E.Target) : Functions();
    facts::Node Call;
    Call.Kind = facts::NodeKind::Call;
    Call.Name = E.Target;
    Call.Anyway = Overrides;
    return P.callees(From, Call);
  }

  const Program &P;
  const llvm::StringMap<Functions> &Members;
  Functions Queue;
  llvm::DenseMap<const Function *, Step> Ways;
};

} // namespace

Providers::Providers(const Program &P) : P(P) {
  for (const facts::Unit &U : P.units())
    for (const facts::Guid &G : U.Guids) {
      const std::string Key = StringRef(G.Text).lower();
      ByText[Key].push_back({&U, &G});
      if (!G.Class.empty())
        UuidOf[G.Class] = Key;
    }
  for (const Function &F : P.functions()) {
    if (!F.Class.empty())
      Members[F.Class].push_back(&F);
    for (const facts::Edge &E : F.Edges)
      if (E.Kind == EdgeKind::Create && E.Live)
        Made.insert(E.Target);
  }
  readScripts();
}

/// ATL's scripts are part of the DLL or EXE whose classes they register.
void Providers::readScripts() {
  for (const facts::Unit &File : P.registrations()) {
    if (!StringRef(StringRef(File.MainFile).lower()).ends_with(".rgs"))
      continue;
    for (const facts::RegistryKey &Key : File.Keys) {
      const auto Judged = knowledge::judgedKey(Key.Root, Key.Path);
      if (Judged && Judged->Is == knowledge::KeyRole::ClassServer && !Key.Deleted)
        Scripts.try_emplace(StringRef(Judged->Name).lower(), Key.Where);
    }
  }
}

/// The provider classes that these units define and that no other CLSID belongs to. Those that
/// others are derived from are left out: their objects are the others'; and those of which nobody
/// makes an object, where objects of others are made.
Providers::Candidates Providers::providersIn(const Units &Of, StringRef Clsid) const {
  Candidates Found;
  for (const facts::Unit *U : Of)
    for (const Class &C : U->Classes) {
      const auto Uuid = UuidOf.find(C.Usr);
      const bool Other = Uuid != UuidOf.end() && Uuid->second != Clsid;
      const bool Known = llvm::any_of(Found, [&](const Candidate &Old) {
        return Old.Is->Usr == C.Usr && Old.Is->Where == C.Where;
      });
      if (isProvider(C) && !Other && !Known)
        Found.push_back({U, &C});
    }
  const Candidates All = Found;
  llvm::erase_if(Found, [&](const Candidate &Base) {
    return llvm::any_of(All, [&](const Candidate &C) { return isDerivedFrom(*C.Is, *Base.Is); });
  });
  auto isMade = [&](const Candidate &C) { return Made.contains(C.Is->Usr); };
  if (llvm::any_of(Found, isMade))
    llvm::erase_if(Found,
                   [&](const Candidate &C) { return !isMade(C) && !hasTemplateBase(*C.Is); });
  return Found;
}

/// The units of the processes that run one of \p Some.
Providers::Units Providers::runWith(const Units &Some) const {
  llvm::StringSet<> Files;
  for (const Process &Q : P.processes()) {
    llvm::StringSet<> Own; // each unit that a process runs has its initialisers in it
    for (const Function *F : Q.Functions)
      if (F->Usr.empty())
        Own.insert(F->Where.Begin.File);
    if (llvm::any_of(Some, [&](const facts::Unit *U) { return Own.contains(U->MainFile); }))
      Files.insert_range(Own.keys());
  }
  Units All;
  for (const facts::Unit &U : P.units())
    if (Files.contains(U.MainFile))
      All.push_back(&U);
  return All;
}

/// Its methods and those that it inherits and does not override.
Providers::Functions Providers::methodsOf(const Candidate &C) const {
  Functions Methods;
  auto add = [&](const Class &Of) {
    for (const Function *F : Members.lookup(Of.Usr))
      if (P.function(F->Usr, Of.Where.Begin.File) == F)
        Methods.push_back(F);
  };
  add(*C.Is);
  for (const Class &Base : C.In->Classes)
    if (Base.Usr != C.Is->Usr && isDerivedFrom(*C.Is, Base))
      add(Base);
  llvm::StringSet<> Overridden;
  for (const Function *F : Methods)
    for (const std::string &Usr : F->Overrides)
      Overridden.insert(Usr);
  llvm::erase_if(Methods, [&](const Function *F) { return Overridden.contains(F->Usr); });
  return Methods;
}

/// Whether nothing is missing in what was \p Reached, and nothing that matters in the processes
/// that run \p Own methods.
bool Providers::wholeSeen(const Functions &Reached, const Functions &Own) const {
  if (llvm::any_of(Reached, [](const Function *F) { return hasLostCode(*F); }))
    return false;
  return llvm::none_of(P.processes(), [&](const Process &Q) {
    return llvm::any_of(Q.Gaps, mayHideImpersonation) &&
           llvm::any_of(Own, [&](const Function *F) { return Q.Functions.contains(F); });
  });
}

ProviderCode Providers::judged(const Candidate &C) const {
  const Functions Own = Members.lookup(C.Is->Usr);
  Walk Ways(P, Members, methodsOf(C));
  Ways.followNamed();
  for (const Function *F : Ways.reached())
    for (const facts::Node &N : F->Flow.Nodes)
      if (useOf(N) == TokenUse::Client)
        return {Impersonates::Yes, {}, C.Is, Ways.wayTo(*F), F->Name, N.Where};
  Ways.followAll();
  const bool Takes = llvm::any_of(Ways.reached(), [](const Function *F) {
    return llvm::any_of(F->Flow.Nodes,
                        [](const facts::Node &N) { return useOf(N) != TokenUse::None; });
  });
  if (Own.empty() || Takes || isFrameworks(*C.Is) || !wholeSeen(Ways.reached(), Own))
    return {};
  return {Impersonates::Never, {}, C.Is, {}, {}, {}};
}

/// What is the same of all classes that come into question.
ProviderCode Providers::joined(const Candidates &All, const facts::Range &Named) const {
  std::optional<ProviderCode> First;
  for (const Candidate &C : All) {
    ProviderCode Code = judged(C);
    if (First && First->Is != Code.Is)
      return {};
    if (!First)
      First = std::move(Code);
  }
  if (!First || First->Is == Impersonates::Unknown)
    return {};
  First->Named = Named;
  return std::move(*First);
}

ProviderCode Providers::codeOf(const Mentions &Named, StringRef Clsid) const {
  Candidates Own;
  Units In;
  for (const Mention &M : Named) {
    In.push_back(M.In);
    for (const Class &C : M.In->Classes)
      if (C.Usr == M.Guid->Class)
        Own.push_back({M.In, &C});
  }
  if (Own.empty())
    Own = providersIn(In, Clsid);
  if (Own.empty())
    Own = providersIn(runWith(In), Clsid);
  return joined(Own, Named.front().Guid->Where);
}

ProviderCode Providers::codeOf(const facts::Range &Script, StringRef Clsid) const {
  Units Beside;
  for (const facts::Unit &U : P.units())
    if (folderOf(U.MainFile) == folderOf(Script.Begin.File))
      Beside.push_back(&U);
  return joined(providersIn(Beside, Clsid), Script);
}

ProviderCode Providers::codeOf(std::string_view Clsid) const {
  const std::string Text = StringRef(Clsid).trim().lower();
  if (auto It = ByText.find(Text); It != ByText.end())
    return codeOf(It->second, Text);
  if (auto It = Scripts.find(Text); It != Scripts.end())
    return codeOf(It->second, Text);
  return {};
}

} // namespace comsec::link
