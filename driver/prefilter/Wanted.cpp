#include "driver/prefilter/Wanted.h"

#include "checks/knowledge/Events.h"
#include "checks/knowledge/Keys.h"
#include "checks/knowledge/Knowledge.h"
#include "checks/knowledge/Signals.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/ADT/StringMap.h>
#include <llvm/ADT/StringSet.h>

using namespace llvm;

namespace comsec::prefilter {

using facts::EdgeKind;
using facts::Function;
using facts::Unit;
using facts::Value;
using facts::ValueKind;
using knowledge::EventKind;

namespace {

/// The parts of a qualified name; "::" inside of template arguments separates nothing.
SmallVector<StringRef, 4> partsOf(StringRef Qualified) {
  SmallVector<StringRef, 4> Parts;
  unsigned Depth = 0;
  std::size_t Start = 0;
  for (std::size_t I = 0; I < Qualified.size(); ++I) {
    if (Qualified[I] == '<')
      ++Depth;
    if (Qualified[I] == '>' && Depth)
      --Depth;
    if (Depth == 0 && Qualified.substr(I).starts_with("::")) {
      Parts.push_back(Qualified.slice(Start, I));
      Start = ++I + 1;
    }
  }
  Parts.push_back(Qualified.drop_front(Start));
  return Parts;
}

std::string withoutArguments(StringRef Part) { return Part.split('<').first.str(); }

bool isIdentifier(StringRef Name) {
  return !Name.empty() && !isDigit(Name[0]) &&
         all_of(Name, [](char C) { return isAlnum(C) || C == '_'; });
}

/// The names in the USR of a variable: "m_x" and "C" of "c:@S@C@FI@m_x".
WantedName variableOf(StringRef Usr) {
  const auto [Before, Name] = Usr.rsplit('@');
  WantedName Result{Name.split('#').first.str()};
  if (StringRef Owner = Before; Owner.consume_back("@FI"))
    Result.Classes.insert(Owner.rsplit('@').second.split('>').first.str());
  return Result;
}

bool isGuidHead(StringRef Text) { return Text.size() == 8 && all_of(Text, isHexDigit); }

/// One function, or what its unit does before main; the same inline function of several units once
/// for each.
struct Body {
  const Function *Is = nullptr;
  bool Matters = false;   ///< has facts of its own, or leads to code that has
  bool IsGuarded = false; ///< is on the way to where another token is taken, or runs behind that
};

class Finder {
public:
  explicit Finder(const std::vector<Unit> &Units) : Units(Units) {}
  Wanted run();

private:
  void read(const Unit &U);
  void seed(const Unit &U);
  void climb(bool Body::*Flag);
  void descend();

  void wantCallers(const Function &F);
  void wantCallees(const Function &F);
  void want(const WantedName &Name) { Result.Uses.insert(Name); }
  void wantBody(StringRef Usr);
  void follow(const Value &V);
  void followArguments(const Unit &U);
  void followFlow(const Function &F);
  void finishValues();
  void wantGuids(const Unit &U);
  WantedName nameOf(const Function &F) const;

  const std::vector<Unit> &Units;
  std::vector<Body> Bodies;
  StringMap<SmallVector<unsigned, 1>> ByUsr;
  StringMap<const facts::Class *> Classes; ///< by USR
  StringMap<WantedName> Externals;
  StringMap<SmallVector<const Value *, 1>> Sources; ///< by the USR of what they are values of
  StringSet<> Followed;
  std::vector<StringRef> Waiting;
  Wanted Result;
};

WantedName Finder::nameOf(const Function &F) const {
  WantedName Name{simpleName(F.Name)};
  if (F.Class.empty())
    return Name;
  const std::string Owner = ownerName(F.Name);
  // The compiler calls these where the class is named, or one that holds it.
  if (Name.Name == Owner || !isIdentifier(Name.Name))
    return {Owner};
  Name.Classes.insert(Owner);
  if (auto It = Classes.find(F.Class); It != Classes.end())
    for (const std::string &Base : It->second->Bases)
      Name.Classes.insert(simpleName(Base));
  return Name;
}

/// Whether \p C has a fact of this function that shows more than a glance at a file.
bool isSignal(const facts::Node &N) {
  if (N.Kind != facts::NodeKind::Event)
    return false;
  const knowledge::EventRow *Row = knowledge::eventNamed(N.Name);
  return !Row || Row->Kind != EventKind::Touch;
}

bool takesToken(const facts::Node &N) {
  const knowledge::EventRow *Row =
      N.Kind == facts::NodeKind::Event ? knowledge::eventNamed(N.Name) : nullptr;
  return Row && (Row->Kind == EventKind::Impersonate || Row->Kind == EventKind::TakeToken ||
                 Row->Kind == EventKind::SetToken || Row->Kind == EventKind::TakeOwn);
}

/// Bases whose methods run for a client, whoever that is.
bool servesClients(const facts::Class &C) {
  return any_of(C.Bases, [](StringRef Base) {
    const StringRef Bare = knowledge::bareClass(Base);
    return Bare.starts_with("IWbem") || Bare == "IAccessControl";
  });
}

/// Whether \p U shows a VSS requester.
bool backsUp(const Unit &U) {
  const auto Shows = [](StringRef Name) {
    return any_of(knowledge::roleSigns(), [&](const knowledge::RoleSign &S) {
      return S.Shows == knowledge::Role::VssRequester && Name.starts_with(S.Name);
    });
  };
  return any_of(U.Calls, [&](const facts::Call &C) { return Shows(C.Api); }) ||
         any_of(U.Uses, [&](const facts::Use &Use) { return Shows(Use.Name); });
}

void Finder::read(const Unit &U) {
  for (const Function &F : U.Functions) {
    ByUsr[F.Usr].push_back(Bodies.size());
    Bodies.push_back({&F});
    for (const facts::Passed &P : F.Passes)
      Sources[P.Target + "#" + std::to_string(P.Parameter)].push_back(&P.Given);
    for (const Value &V : F.Returns)
      Sources[F.Usr].push_back(&V);
  }
  for (const facts::Class &C : U.Classes)
    Classes[C.Usr] = &C;
  for (const facts::External &E : U.Externals) {
    WantedName Name{simpleName(E.Name)};
    if (std::string Owner = ownerName(E.Name); !Owner.empty())
      Name.Classes.insert(Owner);
    Externals[E.Usr] = std::move(Name);
  }
  for (const facts::Variable &V : U.Variables)
    for (const facts::Write &W : V.Writes)
      Sources[V.Usr].push_back(&W.Given);
}

/// The functions of \p U that matter by what they do themselves.
void Finder::seed(const Unit &U) {
  StringSet<> Acting;
  for (const facts::Call &C : U.Calls)
    if (C.Api != "GetProcAddress")
      Acting.insert(C.Function);
  for (const facts::Use &Use : U.Uses)
    if (Use.Kind != facts::UseKind::File)
      Acting.insert(Use.Function);
  for (const facts::LevelTest &T : U.LevelTests)
    Acting.insert(T.Function);
  for (Body &B : Bodies) {
    const Function &F = *B.Is;
    const bool IsOfUnit = &F >= U.Functions.data() && &F < U.Functions.data() + U.Functions.size();
    if (!IsOfUnit)
      continue;
    B.IsGuarded |= any_of(F.Flow.Nodes, takesToken);
    if (auto It = Classes.find(F.Class); It != Classes.end())
      B.IsGuarded |= servesClients(*It->second);
    B.Matters |=
        B.IsGuarded || Acting.contains(F.Usr) || any_of(F.Flow.Nodes, isSignal) ||
        any_of(F.Passes, [](const facts::Passed &P) {
          return P.Given.Kind == ValueKind::String && knowledge::mayNameJudgedKey(P.Given.Text);
        });
  }
}

/// Marks whoever leads to what is marked: calls it, takes its address, makes its object.
void Finder::climb(bool Body::*Flag) {
  StringSet<> Targets;
  const auto mark = [&](const Function &F) {
    Targets.insert(F.Usr);
    for (const std::string &Overridden : F.Overrides)
      Targets.insert(Overridden);
    if (!F.Class.empty())
      Targets.insert(F.Class);
  };
  for (const Body &B : Bodies)
    if (B.*Flag && !B.Is->Usr.empty())
      mark(*B.Is);
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (Body &B : Bodies) {
      if (B.*Flag ||
          none_of(B.Is->Edges, [&](const facts::Edge &E) { return Targets.contains(E.Target); }))
        continue;
      B.*Flag = Changed = true;
      if (!B.Is->Usr.empty())
        mark(*B.Is);
    }
  }
}

/// Marks what guarded code calls.
void Finder::descend() {
  std::vector<unsigned> Left;
  for (unsigned I = 0; I < Bodies.size(); ++I)
    if (Bodies[I].IsGuarded)
      Left.push_back(I);
  while (!Left.empty()) {
    const Function &F = *Bodies[Left.back()].Is;
    Left.pop_back();
    for (const facts::Edge &E : F.Edges)
      if (auto It = ByUsr.find(E.Target); It != ByUsr.end())
        for (unsigned Callee : It->second)
          if (!Bodies[Callee].IsGuarded) {
            Bodies[Callee].IsGuarded = true;
            Left.push_back(Callee);
          }
  }
}

void Finder::wantCallers(const Function &F) {
  if (WantedName Name = nameOf(F); isIdentifier(Name.Name))
    want(Name);
}

void Finder::wantBody(StringRef Usr) {
  if (auto It = Externals.find(Usr); It != Externals.end())
    Result.Definitions.insert(It->second);
}

void Finder::wantCallees(const Function &F) {
  for (const facts::Edge &E : F.Edges)
    wantBody(E.Target);
}

/// What \p V depends on that other units may decide.
void Finder::follow(const Value &V) {
  std::string Source = V.Text;
  if (V.Kind == ValueKind::Parameter)
    Source += "#" + std::to_string(V.Number);
  const bool IsSource = V.Kind == ValueKind::Parameter || V.Kind == ValueKind::Variable ||
                        V.Kind == ValueKind::Result;
  if (IsSource)
    if (auto [It, New] = Followed.insert(Source); New) {
      Waiting.push_back(It->first());
      if (V.Kind == ValueKind::Variable)
        want(variableOf(V.Text));
      if (V.Kind == ValueKind::Result)
        wantBody(V.Text);
    }
  for (const Value &Part : V.Operands)
    follow(Part);
}

void Finder::followArguments(const Unit &U) {
  for (const facts::Call &C : U.Calls)
    for (const facts::Argument &A : C.Arguments)
      follow(A.Given);
  for (const facts::LevelTest &T : U.LevelTests)
    follow(T.Level);
}

/// Decisions may rest on what other functions write.
void Finder::followFlow(const Function &F) {
  for (const facts::FlowVariable &V : F.Flow.Variables)
    if (!V.Usr.empty())
      want(variableOf(V.Usr));
}

void Finder::finishValues() {
  while (!Waiting.empty()) {
    const StringRef Source = Waiting.back();
    Waiting.pop_back();
    if (auto It = Sources.find(Source); It != Sources.end())
      for (const Value *V : It->second)
        follow(*V);
  }
}

/// The heads of the numbers of classes and applications in "…\{1234ABCD-…}".
void Finder::wantGuids(const Unit &U) {
  const auto Add = [&](StringRef Text) {
    for (std::size_t At = Text.find('{'); At != StringRef::npos; At = Text.find('{', At + 1))
      if (StringRef Head = Text.substr(At + 1, 8); isGuidHead(Head))
        want({Head.upper()});
  };
  for (const facts::RegistryKey &K : U.Keys)
    Add(K.Path);
  for (const facts::MofInstance &I : U.MofInstances)
    for (const facts::MofProperty &P : I.Properties)
      Add(P.Value.Text);
}

Wanted Finder::run() {
  for (const Unit &U : Units)
    read(U);
  for (const Unit &U : Units) {
    seed(U);
    followArguments(U);
    wantGuids(U);
  }
  climb(&Body::Matters);
  climb(&Body::IsGuarded);
  descend();
  for (const Body &B : Bodies) {
    if (B.Matters || B.IsGuarded)
      wantCallees(*B.Is);
    if (!B.Matters)
      continue;
    wantCallers(*B.Is);
    followFlow(*B.Is);
  }
  finishValues();
  if (any_of(Units, backsUp))
    for (std::string &Name : knowledge::fileSignalNames())
      want({std::move(Name)});
  return std::move(Result);
}

} // namespace

std::string simpleName(StringRef Qualified) { return withoutArguments(partsOf(Qualified).back()); }

std::string ownerName(StringRef Qualified) {
  const auto Parts = partsOf(Qualified);
  return Parts.size() < 2 ? std::string() : withoutArguments(Parts[Parts.size() - 2]);
}

Wanted wantedBy(const std::vector<Unit> &Units) { return Finder(Units).run(); }

} // namespace comsec::prefilter
