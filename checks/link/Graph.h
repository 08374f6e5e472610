// The functions and classes of all units, each kept once, and the ways from one function to others.
// Internal to link: rules see Program. One name can have many definitions, since a scan may hold
// many programs; code means the definition that is nearest to it.
#pragma once

#include "checks/link/Images.h"

#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringMap.h>
#include <llvm/ADT/StringRef.h>

#include <optional>
#include <vector>

namespace comsec::link {

/// Index into Graph::functions(). Ids are in the order of places, so lists of them are
/// deterministic.
using FunctionId = unsigned;
using FunctionIds = llvm::SmallVector<FunctionId, 2>;

/// A live way from a function to one of several definitions that are equally near.
struct Arc {
  facts::Location Where;
  FunctionIds Targets;
  const FunctionIds *All = nullptr; ///< every definition of that name; null: Targets are all
};

/// Where a process runs: decides which of several definitions a call means.
struct Scope {
  std::optional<ImageId> Image; ///< not known for a process that was found by its entry point
  llvm::StringRef Home;         ///< its first file: the nearest definition counts
};

class Graph {
public:
  explicit Graph(const std::vector<facts::Unit> &Units);

  const std::vector<facts::Function> &functions() const { return Functions; }
  const std::vector<facts::Class> &classes() const { return Classes; }

  /// The function that unit \p Unit calls \p Usr; its initialisers when \p Usr is empty or unknown.
  std::optional<FunctionId> inUnit(unsigned Unit, llvm::StringRef Usr) const;

  const Images &images() const { return Programs; }

  /// The images that hold the function.
  const Presence &presence(FunctionId F) const { return In[F]; }

  /// The definitions of \p Usr that code in the file \p From means: in each program that it is in
  /// the nearest, or the nearest of all where that is not known. Sorted; more than one when several
  /// programs have their own, or when they are equally near.
  FunctionIds definitions(llvm::StringRef Usr, llvm::StringRef From) const;

  /// The functions that a call of \p Usr in the file \p From can end in; with \p Overrides also
  /// the methods that override it, directly or not.
  FunctionIds callees(llvm::StringRef Usr, llvm::StringRef From, bool Overrides) const;

  /// Whether a class of the project declares the method \p Usr.
  bool isDeclared(llvm::StringRef Usr) const { return VirtualMethods.contains(Usr); }

  /// What the way \p A out of \p From leads to in a process of that scope.
  FunctionIds targets(const Arc &A, FunctionId From, const Scope &In) const;

  const facts::Class *classOf(llvm::StringRef Usr, llvm::StringRef From) const;

  const std::vector<Arc> &arcs(FunctionId From) const { return Arcs[From]; }

  /// The units that this function makes part of a process: its own one; for a header that several
  /// units include, none.
  const llvm::SmallVector<unsigned, 1> &unitsOf(FunctionId F) const { return OwnUnits[F]; }

  /// The class that the function is a member of; null when there is none or it was not seen.
  const facts::Class *classOf(FunctionId F) const;

  /// The functions whose class \p C is; \p C is one of classes().
  const FunctionIds &membersOf(const facts::Class &C) const;

  /// Whether a definition or an override of \p Usr was seen that \p Image can have.
  bool isDefined(llvm::StringRef Usr, std::optional<ImageId> Image) const;

private:
  FunctionIds nearest(const FunctionIds &Of, llvm::StringRef From) const;
  FunctionIds visible(const FunctionIds &Of, FunctionId From, ImageId Image) const;
  const FunctionIds *allOf(llvm::StringRef Usr) const;
  void mergeFunctions(const std::vector<facts::Unit> &Units);
  void mergeClasses(const std::vector<facts::Unit> &Units);
  void joinMembers();
  void indexInstances();
  void addArcs(FunctionId From);
  void addVirtualArcs(const facts::Edge &E, llvm::StringRef From, std::vector<Arc> &Out) const;
  void addInstanceArcs(const facts::Edge &E, llvm::StringRef From, std::vector<Arc> &Out) const;
  llvm::SmallVector<unsigned, 2> classesNear(const llvm::StringMap<std::vector<unsigned>> &By,
                                             llvm::StringRef Key, llvm::StringRef From) const;
  bool hasForeignBase(const facts::Class &C) const;

  Images Programs;
  llvm::StringMap<Presence> ByFile; ///< by main file
  std::vector<facts::Function> Functions;
  std::vector<Presence> In; ///< by function
  std::vector<llvm::SmallVector<unsigned, 1>> OwnUnits;
  std::vector<std::vector<Arc>> Arcs;
  llvm::StringMap<FunctionIds> ByUsr;
  llvm::StringMap<FunctionIds> Overriders; ///< overridden USR → the methods that override it
  std::vector<llvm::StringMap<FunctionId>> InUnit;

  std::vector<facts::Class> Classes;
  std::vector<FunctionIds> Members;             ///< by class
  std::vector<std::optional<unsigned>> ClassOf; ///< by function
  llvm::StringMap<std::vector<unsigned>> ClassByUsr, ClassByName;
  llvm::StringMap<bool> VirtualMethods; ///< USRs that classes of the project declare
  llvm::StringMap<bool> Instantiated;   ///< USRs and names of classes whose objects are made
};

/// How a process gets to a function: the call, and who makes it. No call: a root.
struct Origin {
  FunctionId Caller = 0;
  const Arc *Way = nullptr;
};

using Reach = llvm::DenseMap<FunctionId, Origin>;

/// Adds to \p Found everything that runs when \p Roots are called by the system: what they lead to,
/// and the initialisers of the units that this touches. Ways are the shortest ones.
void reach(const Graph &G, const FunctionIds &Roots, const Scope &In, Reach &Found);

} // namespace comsec::link
