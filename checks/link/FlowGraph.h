// The skeletons of all functions, joined: which functions a call can end in, which variables are
// alive where, and which functions can matter to an automaton.
#pragma once

#include "checks/link/Automaton.h"
#include "checks/link/Program.h"

#include <llvm/ADT/BitVector.h>
#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/STLFunctionalExtras.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringMap.h>

namespace comsec::link {

using BodyId = unsigned;

/// Names a variable within one function, or a flag that functions share.
using FlowVariableId = unsigned;
inline constexpr FlowVariableId FirstFlag = 1U << 16;

/// A function with a skeleton.
struct Body {
  const facts::Function *Of = nullptr;
  std::vector<FlowVariableId> Variables;             ///< by index in the skeleton
  std::vector<llvm::BitVector> Live;                 ///< by node: indexes that matter from there on
  std::vector<llvm::SmallVector<BodyId, 1>> Callees; ///< by node
  std::vector<bool> Unseen;                          ///< by node: a call may end somewhere else
  llvm::BitVector Assigned;                          ///< indexes that some node assigns
  llvm::SmallVector<BodyId, 4> Callers;

  const facts::Skeleton &flow() const { return Of->Flow; }
};

class FlowGraph {
public:
  explicit FlowGraph(const Program &P);

  const std::vector<Body> &bodies() const { return Bodies; }
  const Body *bodyOf(const facts::Function &F) const;

  /// Flags that the body, or what it calls, reads or writes.
  const llvm::BitVector &flagsOf(BodyId B) const { return Flags[B]; }
  /// Whether the compiler dropped code of the body, or of one that it calls.
  bool mayLose(BodyId B) const { return Losing[B]; }

  std::optional<std::int64_t> initialOf(unsigned Flag) const { return Initials[Flag]; }
  unsigned flagCount() const { return Initials.size(); }

  /// By body: whether paths through it must be followed for \p A. Those in which a watched event
  /// can happen, and small helpers that they call, whose results and flags decide about paths.
  std::vector<bool> relevant(const Automaton &A) const;

  /// The functions at which paths begin: nobody who is relevant calls them, or the system may. All
  /// relevant functions are reached from them.
  std::vector<const facts::Function *> starts(const std::vector<bool> &Relevant) const;

private:
  void join(const Program &P);
  void numberVariables(Body &B);
  void findLive(Body &B);
  void findFlags();
  void findLosses();
  bool isHelper(BodyId B, unsigned Depth) const;
  std::vector<bool> withCallers(llvm::function_ref<bool(const Body &)> Seed) const;

  const Program &P;
  std::vector<Body> Bodies;
  llvm::DenseMap<const facts::Function *, BodyId> Ids;
  llvm::StringMap<unsigned> FlagIds;
  std::vector<std::optional<std::int64_t>> Initials;
  std::vector<llvm::BitVector> Flags;
  std::vector<bool> Losing; ///< by body
};

} // namespace comsec::link
