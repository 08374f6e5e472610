#include "checks/link/Graph.h"

#include "checks/link/Paths.h"

#include <llvm/ADT/STLExtras.h>

#include <algorithm>
#include <tuple>

namespace comsec::link {
namespace {

template <typename T> void addMissing(std::vector<T> &To, const std::vector<T> &More) {
  for (const T &Element : More)
    if (!llvm::is_contained(To, Element))
      To.push_back(Element);
}

/// Adds what another unit knows of the same body: another configuration may call more.
void mergeInto(facts::Function &To, const facts::Function &More) {
  To.Global |= More.Global;
  To.Edges.insert(To.Edges.end(), More.Edges.begin(), More.Edges.end());
  addMissing(To.Overrides, More.Overrides);
  for (const facts::Value &V : More.Returns)
    if (llvm::none_of(To.Returns, [&](const facts::Value &Old) { return Old.Where == V.Where; }))
      To.Returns.push_back(V);
}

void sortEdges(std::vector<facts::Edge> &Edges) {
  std::ranges::sort(Edges, [](const facts::Edge &A, const facts::Edge &B) {
    return std::tie(A.Where, A.Kind, A.Target, A.Live) <
           std::tie(B.Where, B.Kind, B.Target, B.Live);
  });
  auto Same = std::ranges::unique(Edges);
  Edges.erase(Same.begin(), Same.end());
}

/// "CAtlExeModuleT" for "CAtlExeModuleT<CModule>".
llvm::StringRef withoutArguments(llvm::StringRef ClassName) {
  return ClassName.take_until([](char C) { return C == '<'; });
}

/// A function as one unit has it.
struct Occurrence {
  const facts::Function *Body;
  unsigned Unit;

  bool isInitialiser() const { return Body->Usr.empty(); }
  auto key() const { return std::tie(Body->Where.Begin, Body->Usr); }

  bool operator<(const Occurrence &B) const {
    return std::tuple(key(), Unit) < std::tuple(B.key(), B.Unit);
  }
  bool isSameBody(const Occurrence &B) const {
    return isInitialiser() || B.isInitialiser()
               ? Unit == B.Unit && isInitialiser() == B.isInitialiser()
               : key() == B.key();
  }
};

/// The initialisers of a unit that needs some and has none.
facts::Function initialisersOf(const facts::Unit &U) {
  facts::Function F;
  F.Name = "initialisers of " + U.MainFile;
  F.Where.Begin.File = U.MainFile;
  return F;
}

/// Every function of every unit, with its unit's initialisers; what the units lack is put in \p
/// Made.
std::vector<Occurrence> occurrences(const std::vector<facts::Unit> &Units,
                                    std::vector<facts::Function> &Made) {
  Made.reserve(Units.size()); // pointers into it are taken
  std::vector<Occurrence> All;
  for (unsigned U = 0; U < Units.size(); ++U) {
    bool HasInitialisers = false;
    for (const facts::Function &F : Units[U].Functions) {
      HasInitialisers |= F.Usr.empty();
      All.push_back({&F, U});
    }
    const bool IsAlone =
        Units[U].PassedOver && Units[U].Functions.empty() && Units[U].Programs.empty();
    if (!HasInitialisers && !Units[U].Failed && !IsAlone)
      All.push_back({&Made.emplace_back(initialisersOf(Units[U])), U});
  }
  llvm::sort(All);
  return All;
}

} // namespace

Graph::Graph(const std::vector<facts::Unit> &Units) : Programs(Units) {
  for (unsigned U = 0; U < Units.size(); ++U)
    ByFile[Units[U].MainFile].add(Programs.of(U).images());
  mergeFunctions(Units);
  mergeClasses(Units);
  joinMembers();
  indexInstances();
  Arcs.resize(Functions.size());
  for (FunctionId F = 0; F < Functions.size(); ++F)
    addArcs(F);
}

void Graph::mergeFunctions(const std::vector<facts::Unit> &Units) {
  std::vector<facts::Function> Made;
  std::vector<Occurrence> All = occurrences(Units, Made);
  InUnit.resize(Units.size());
  for (size_t First = 0, Next; First < All.size(); First = Next) {
    facts::Function Merged = *All[First].Body;
    if (Merged.Where.Begin.File.empty())
      Merged.Where.Begin.File = Units[All[First].Unit].MainFile;
    for (Next = First + 1; Next < All.size() && All[Next].isSameBody(All[First]); ++Next)
      mergeInto(Merged, *All[Next].Body);
    sortEdges(Merged.Edges);

    FunctionId Id = Functions.size();
    llvm::SmallVector<unsigned, 1> Owners;
    Presence Holders;
    for (size_t I = First; I < Next; ++I) {
      Holders.add(Programs.of(All[I].Unit).images());
      InUnit[All[I].Unit].try_emplace(Merged.Usr, Id);
      if (Next - First == 1 || Units[All[I].Unit].MainFile == Merged.Where.Begin.File)
        Owners.push_back(All[I].Unit);
    }
    OwnUnits.push_back(std::move(Owners));
    In.push_back(std::move(Holders));
    if (!Merged.Usr.empty())
      ByUsr[Merged.Usr].push_back(Id);
    for (const std::string &Overridden : Merged.Overrides)
      Overriders[Overridden].push_back(Id);
    Functions.push_back(std::move(Merged));
  }
}

void Graph::mergeClasses(const std::vector<facts::Unit> &Units) {
  for (const facts::Unit &U : Units)
    Classes.insert(Classes.end(), U.Classes.begin(), U.Classes.end());
  std::ranges::sort(Classes, [](const facts::Class &A, const facts::Class &B) {
    return std::tie(A.Where.Begin, A.Usr, A.Bases, A.Methods) <
           std::tie(B.Where.Begin, B.Usr, B.Bases, B.Methods);
  });
  std::vector<facts::Class> Merged;
  for (facts::Class &C : Classes) {
    bool Same =
        !Merged.empty() && Merged.back().Usr == C.Usr && Merged.back().Where.Begin == C.Where.Begin;
    if (!Same) {
      Merged.push_back(std::move(C));
      continue;
    }
    addMissing(Merged.back().Bases, C.Bases);
    addMissing(Merged.back().Methods, C.Methods);
  }
  Classes = std::move(Merged);
  for (unsigned I = 0; I < Classes.size(); ++I) {
    ClassByUsr[Classes[I].Usr].push_back(I);
    ClassByName[Classes[I].Name].push_back(I);
    for (const std::string &Method : Classes[I].Methods)
      VirtualMethods[Method] = true;
  }
}

void Graph::joinMembers() {
  Members.resize(Classes.size());
  ClassOf.resize(Functions.size());
  for (FunctionId F = 0; F < Functions.size(); ++F)
    if (auto *C = classOf(Functions[F].Class, Functions[F].Where.Begin.File)) {
      ClassOf[F] = C - Classes.data();
      Members[*ClassOf[F]].push_back(F);
    }
}

/// An object of a class is one of all its bases too.
void Graph::indexInstances() {
  for (const facts::Function &F : Functions)
    for (const facts::Edge &E : F.Edges) {
      if (E.Kind != facts::EdgeKind::Create || !E.Live)
        continue;
      Instantiated[E.Target] = true;
      for (unsigned C : ClassByUsr.lookup(E.Target))
        for (const std::string &Base : Classes[C].Bases)
          Instantiated[withoutArguments(Base)] = true;
    }
}

std::optional<FunctionId> Graph::inUnit(unsigned Unit, llvm::StringRef Usr) const {
  for (llvm::StringRef Key : {Usr, llvm::StringRef()})
    if (auto It = InUnit[Unit].find(Key); It != InUnit[Unit].end())
      return It->second;
  return std::nullopt;
}

FunctionIds Graph::nearest(const FunctionIds &Of, llvm::StringRef From) const {
  if (Of.size() < 2)
    return Of;
  auto File = [&](FunctionId F) { return llvm::StringRef(Functions[F].Where.Begin.File); };
  FunctionIds Same;
  llvm::copy_if(Of, std::back_inserter(Same), [&](FunctionId F) { return File(F) == From; });
  if (!Same.empty())
    return Same;
  auto Best = nearness(File(Of.front()), From);
  for (FunctionId F : Of)
    Best = std::max(Best, nearness(File(F), From));
  FunctionIds Nearest;
  llvm::copy_if(Of, std::back_inserter(Nearest),
                [&](FunctionId F) { return nearness(File(F), From) == Best; });
  return Nearest;
}

const FunctionIds *Graph::allOf(llvm::StringRef Usr) const {
  auto It = ByUsr.find(Usr);
  return It == ByUsr.end() ? nullptr : &It->second;
}

FunctionIds Graph::definitions(llvm::StringRef Usr, llvm::StringRef From) const {
  const FunctionIds *All = allOf(Usr);
  auto Caller = ByFile.find(From);
  if (!All)
    return {};
  FunctionIds Meant;
  if (All->size() > 1 && Caller != ByFile.end())
    for (auto [Image, How] : Caller->second.images()) {
      FunctionIds Inside;
      llvm::copy_if(*All, std::back_inserter(Inside),
                    [&, I = Image](FunctionId F) { return In[F].isPartOf(I); });
      llvm::append_range(Meant, nearest(Inside, From));
    }
  if (Meant.empty())
    return nearest(*All, From);
  llvm::sort(Meant);
  Meant.erase(llvm::unique(Meant), Meant.end());
  return Meant;
}

FunctionIds Graph::callees(llvm::StringRef Usr, llvm::StringRef From, bool Overrides) const {
  FunctionIds Found = definitions(Usr, From);
  if (!Overrides)
    return Found;
  llvm::SmallVector<llvm::StringRef> Pending{Usr};
  llvm::StringMap<bool> Seen;
  while (!Pending.empty())
    for (FunctionId F : Overriders.lookup(Pending.pop_back_val()))
      if (Seen.try_emplace(Functions[F].Usr, true).second) {
        llvm::append_range(Found, definitions(Functions[F].Usr, From));
        Pending.push_back(Functions[F].Usr);
      }
  llvm::sort(Found);
  Found.erase(llvm::unique(Found), Found.end());
  return Found;
}

/// The definitions that a call in \p From can mean in a process of \p Image: those of the EXE or
/// DLL that the caller is in, else those of the DLLs around it, else those of which nothing is
/// known.
FunctionIds Graph::visible(const FunctionIds &Of, FunctionId From, ImageId Image) const {
  bool Inside = In[From].isPartOf(Image);
  auto Rank = [&](FunctionId F) {
    const Presence &Has = In[F];
    if (Inside ? Has.isPartOf(Image) : Has.in(Image) && Has.sharesImage(In[From]))
      return 0;
    return Has.in(Image) ? 1 : 2;
  };
  FunctionIds Best;
  int BestRank = 2;
  for (FunctionId F : Of) {
    if (!In[F].mayRunIn(Image) || Rank(F) > BestRank)
      continue;
    if (Rank(F) < BestRank)
      Best.clear();
    BestRank = Rank(F);
    Best.push_back(F);
  }
  return Best;
}

FunctionIds Graph::targets(const Arc &A, FunctionId From, const Scope &S) const {
  if (!S.Image)
    return nearest(A.Targets, S.Home);
  FunctionIds Inside = visible(A.All ? *A.All : A.Targets, From, *S.Image);
  return nearest(nearest(Inside, Functions[From].Where.Begin.File), S.Home);
}

llvm::SmallVector<unsigned, 2> Graph::classesNear(const llvm::StringMap<std::vector<unsigned>> &By,
                                                  llvm::StringRef Key, llvm::StringRef From) const {
  auto It = By.find(Key);
  if (It == By.end())
    return {};
  auto Near = [&](unsigned C) {
    llvm::StringRef File = Classes[C].Where.Begin.File;
    return std::pair(File == From, nearness(File, From));
  };
  auto Best = Near(It->second.front());
  for (unsigned C : It->second)
    Best = std::max(Best, Near(C));
  llvm::SmallVector<unsigned, 2> Nearest;
  llvm::copy_if(It->second, std::back_inserter(Nearest),
                [&](unsigned C) { return Near(C) == Best; });
  return Nearest;
}

const facts::Class *Graph::classOf(llvm::StringRef Usr, llvm::StringRef From) const {
  auto Near = classesNear(ClassByUsr, Usr, From);
  return Near.empty() ? nullptr : &Classes[Near.front()];
}

const facts::Class *Graph::classOf(FunctionId F) const {
  return ClassOf[F] ? &Classes[*ClassOf[F]] : nullptr;
}

const FunctionIds &Graph::membersOf(const facts::Class &C) const {
  return Members[&C - Classes.data()];
}

bool Graph::isDefined(llvm::StringRef Usr, std::optional<ImageId> Image) const {
  const FunctionIds *All = allOf(Usr);
  return Overriders.contains(Usr) || (All && llvm::any_of(*All, [&](FunctionId F) {
                                        return !Image || In[F].mayRunIn(*Image);
                                      }));
}

void Graph::addArcs(FunctionId From) {
  const facts::Function &F = Functions[From];
  llvm::StringRef File = F.Where.Begin.File;
  for (const facts::Edge &E : F.Edges) {
    if (!E.Live)
      continue;
    if (E.Kind == facts::EdgeKind::Create) {
      addInstanceArcs(E, File, Arcs[From]);
      continue;
    }
    if (FunctionIds Targets = definitions(E.Target, File); !Targets.empty())
      Arcs[From].push_back({E.Where, std::move(Targets), allOf(E.Target)});
    addVirtualArcs(E, File, Arcs[From]);
  }
}

/// A call of a virtual method of the project can end in each override. Where the scan shows the
/// making of the overriding class, that place leads to its methods, and only in programs that hold
/// it; so only classes whose making was not seen are left to do here.
void Graph::addVirtualArcs(const facts::Edge &E, llvm::StringRef From,
                           std::vector<Arc> &Out) const {
  if (!VirtualMethods.contains(E.Target) && !ByUsr.contains(E.Target))
    return;
  llvm::SmallVector<llvm::StringRef> Pending{E.Target};
  llvm::StringMap<bool> Seen;
  while (!Pending.empty())
    for (FunctionId F : Overriders.lookup(Pending.pop_back_val())) {
      const facts::Function &Override = Functions[F];
      if (!Seen.try_emplace(Override.Usr, true).second)
        continue;
      Pending.push_back(Override.Usr);
      const facts::Class *Of = classOf(F);
      if (!Instantiated.contains(Override.Class) && !(Of && Instantiated.contains(Of->Name)))
        Out.push_back({E.Where, definitions(Override.Usr, From), allOf(Override.Usr)});
    }
}

/// Whoever gets an object can call its virtual methods, its own and the inherited ones.
void Graph::addInstanceArcs(const facts::Edge &E, llvm::StringRef From,
                            std::vector<Arc> &Out) const {
  auto AddMethods = [&](const facts::Class &C) {
    for (const std::string &Method : C.Methods)
      if (FunctionIds Targets = definitions(Method, C.Where.Begin.File); !Targets.empty())
        Out.push_back({E.Where, std::move(Targets), allOf(Method)});
  };
  for (unsigned I : classesNear(ClassByUsr, E.Target, From)) {
    const facts::Class &C = Classes[I];
    AddMethods(C);
    for (const std::string &Base : C.Bases)
      for (unsigned B : classesNear(ClassByName, withoutArguments(Base), C.Where.Begin.File))
        AddMethods(Classes[B]);
    if (hasForeignBase(C))
      for (FunctionId F : membersOf(C))
        Out.push_back({E.Where, {F}, nullptr});
  }
}

/// A framework's base class may be given its derived class as template argument and call any
/// method of it, virtual or not (ATL's modules call InitializeSecurity that way).
bool Graph::hasForeignBase(const facts::Class &C) const {
  return llvm::any_of(C.Bases, [&](const std::string &Base) {
    return !ClassByName.contains(withoutArguments(Base));
  });
}

void reach(const Graph &G, const FunctionIds &Roots, const Scope &In, Reach &Found) {
  std::vector<FunctionId> Queue;
  auto Add = [&](FunctionId F, Origin From) {
    if (Found.try_emplace(F, From).second)
      Queue.push_back(F);
  };
  auto IsInside = [&](unsigned Unit) {
    return !In.Image || G.images().of(Unit).mayRunIn(*In.Image);
  };
  for (FunctionId Root : Roots)
    Add(Root, {});
  for (size_t Next = 0; Next < Queue.size(); ++Next) {
    FunctionId F = Queue[Next];
    for (unsigned Unit : G.unitsOf(F))
      if (auto Initialisers = G.inUnit(Unit, ""); Initialisers && IsInside(Unit))
        Add(*Initialisers, {});
    for (const Arc &A : G.arcs(F))
      for (FunctionId Target : G.targets(A, F, In))
        Add(Target, {F, &A});
  }
}

} // namespace comsec::link
