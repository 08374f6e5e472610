#include "checks/link/FlowGraph.h"

#include <llvm/ADT/STLExtras.h>

#include <deque>

namespace comsec::link {

using facts::NodeKind;
using facts::OperandKind;

Automaton::~Automaton() = default;

FlowState Automaton::returned(FlowState, FlowState Left) const { return Left; }

/// A helper is worth looking into up to this size and this depth of calls; beyond that, its result
/// is just not known.
constexpr unsigned MaxHelperNodes = 40;
constexpr unsigned MaxHelperDepth = 3;

FlowGraph::FlowGraph(const Program &P) : P(P) {
  for (const facts::Function &F : P.functions()) {
    if (F.Flow.empty())
      continue;
    Ids[&F] = Bodies.size();
    Bodies.emplace_back();
    Bodies.back().Of = &F;
  }
  join(P);
  for (Body &B : Bodies) {
    numberVariables(B);
    findLive(B);
  }
  findFlags();
  findLosses();
}

const Body *FlowGraph::bodyOf(const facts::Function &F) const {
  auto It = Ids.find(&F);
  return It == Ids.end() ? nullptr : &Bodies[It->second];
}

void FlowGraph::join(const Program &P) {
  for (BodyId Id = 0; Id < Bodies.size(); ++Id) {
    Body &B = Bodies[Id];
    const std::vector<facts::Node> &Nodes = B.flow().Nodes;
    B.Callees.resize(Nodes.size());
    B.Unseen.resize(Nodes.size());
    for (unsigned N = 0; N < Nodes.size(); ++N) {
      if (Nodes[N].Kind != NodeKind::Call)
        continue;
      std::vector<const facts::Function *> Targets = P.callees(*B.Of, Nodes[N]);
      B.Unseen[N] = Nodes[N].Anyway || Targets.empty();
      for (const facts::Function *F : Targets) {
        auto It = Ids.find(F);
        if (It == Ids.end()) {
          B.Unseen[N] = true; // nothing happens in it, but it returns
          continue;
        }
        B.Callees[N].push_back(It->second);
        if (!llvm::is_contained(Bodies[It->second].Callers, Id))
          Bodies[It->second].Callers.push_back(Id);
      }
    }
  }
}

void FlowGraph::numberVariables(Body &B) {
  const std::vector<facts::FlowVariable> &Variables = B.flow().Variables;
  B.Assigned.resize(Variables.size());
  for (unsigned I = 0; I < Variables.size(); ++I) {
    if (Variables[I].Usr.empty()) {
      B.Variables.push_back(I);
      continue;
    }
    auto [It, New] = FlagIds.try_emplace(Variables[I].Usr, Initials.size());
    if (New)
      Initials.emplace_back();
    if (!Initials[It->second])
      Initials[It->second] = Variables[I].Initial;
    B.Variables.push_back(FirstFlag + It->second);
  }
  for (const facts::Node &N : B.flow().Nodes)
    if (N.Result)
      B.Assigned.set(*N.Result);
}

/// Flags are alive in between: what becomes of them behind the function is not known here.
void FlowGraph::findLive(Body &B) {
  const facts::Skeleton &S = B.flow();
  unsigned Count = S.Variables.size();
  B.Live.assign(S.Nodes.size(), llvm::BitVector(Count));
  llvm::BitVector AtExit(Count);
  AtExit.set(0);
  // A small helper may tell its caller what its parameter is: throwIfFailed(hr).
  for (unsigned I = 0; I < Count && S.Nodes.size() <= MaxHelperNodes; ++I)
    if (S.Variables[I].Parameter && !B.Assigned.test(I))
      AtExit.set(I);
  auto read = [](const facts::Operand &O, llvm::BitVector &Live) {
    if (O.Kind == OperandKind::Variable || O.Kind == OperandKind::Truth)
      Live.set(O.Of.Variable);
  };
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (unsigned I = S.Nodes.size(); I-- > 0;) {
      const facts::Node &N = S.Nodes[I];
      llvm::BitVector Here = N.Kind == NodeKind::Exit ? AtExit : llvm::BitVector(Count);
      for (const facts::Way &W : N.Ways) {
        Here |= B.Live[W.To];
        if (W.If)
          Here.set(W.If->Variable);
      }
      if (N.Result)
        Here.reset(*N.Result);
      for (const facts::Operand &O : N.Arguments)
        read(O, Here);
      if (Here == B.Live[I])
        continue;
      B.Live[I] = std::move(Here);
      Changed = true;
    }
  }
}

void FlowGraph::findFlags() {
  Flags.assign(Bodies.size(), llvm::BitVector(Initials.size()));
  std::deque<BodyId> Work;
  for (BodyId Id = 0; Id < Bodies.size(); ++Id) {
    for (FlowVariableId V : Bodies[Id].Variables)
      if (V >= FirstFlag)
        Flags[Id].set(V - FirstFlag);
    if (Flags[Id].any())
      Work.push_back(Id);
  }
  while (!Work.empty()) {
    BodyId Id = Work.front();
    Work.pop_front();
    for (BodyId Caller : Bodies[Id].Callers) {
      llvm::BitVector Before = Flags[Caller];
      Flags[Caller] |= Flags[Id];
      if (Flags[Caller] != Before)
        Work.push_back(Caller);
    }
  }
}

bool FlowGraph::isHelper(BodyId Id, unsigned Depth) const {
  const Body &B = Bodies[Id];
  if (B.flow().Nodes.size() > MaxHelperNodes || Depth > MaxHelperDepth)
    return false;
  for (const auto &Callees : B.Callees)
    for (BodyId Callee : Callees)
      if (Callee == Id || !isHelper(Callee, Depth + 1))
        return false;
  return true;
}

/// The bodies in which \p Seed holds, and all that lead to them by calls.
std::vector<bool> FlowGraph::withCallers(llvm::function_ref<bool(const Body &)> Seed) const {
  std::vector<bool> Result(Bodies.size());
  std::deque<BodyId> Work;
  for (BodyId Id = 0; Id < Bodies.size(); ++Id)
    if (Seed(Bodies[Id])) {
      Result[Id] = true;
      Work.push_back(Id);
    }
  while (!Work.empty()) {
    BodyId Id = Work.front();
    Work.pop_front();
    for (BodyId Caller : Bodies[Id].Callers)
      if (!Result[Caller]) {
        Result[Caller] = true;
        Work.push_back(Caller);
      }
  }
  return Result;
}

void FlowGraph::findLosses() {
  Losing = withCallers([](const Body &B) {
    return llvm::any_of(B.flow().Nodes,
                        [](const facts::Node &N) { return N.Kind == NodeKind::Lost; });
  });
}

std::vector<bool> FlowGraph::relevant(const Automaton &A) const {
  auto isWatched = [&](const facts::Node &N) {
    const knowledge::EventRow *Row =
        N.Kind == NodeKind::Event ? knowledge::eventNamed(N.Name) : nullptr;
    return Row && A.watches(*Row);
  };
  std::vector<bool> Result =
      withCallers([&](const Body &B) { return llvm::any_of(B.flow().Nodes, isWatched); });
  std::vector<bool> WithHelpers = Result;
  std::vector<BodyId> Pending;
  for (BodyId Id = 0; Id < Bodies.size(); ++Id)
    if (Result[Id])
      Pending.push_back(Id);
  while (!Pending.empty()) {
    BodyId Id = Pending.back();
    Pending.pop_back();
    for (const auto &Callees : Bodies[Id].Callees)
      for (BodyId Callee : Callees)
        if (!WithHelpers[Callee] && isHelper(Callee, 0)) {
          WithHelpers[Callee] = true;
          Pending.push_back(Callee);
        }
  }
  return WithHelpers;
}

std::vector<const facts::Function *> FlowGraph::starts(const std::vector<bool> &Relevant) const {
  std::vector<const facts::Function *> Result;
  std::vector<bool> Reached(Bodies.size());
  auto add = [&](BodyId Root) {
    Result.push_back(Bodies[Root].Of);
    std::vector<BodyId> Pending{Root};
    Reached[Root] = true;
    while (!Pending.empty()) {
      BodyId Id = Pending.back();
      Pending.pop_back();
      for (const auto &Callees : Bodies[Id].Callees)
        for (BodyId Callee : Callees)
          if (Relevant[Callee] && !Reached[Callee]) {
            Reached[Callee] = true;
            Pending.push_back(Callee);
          }
    }
  };
  auto isCalled = [&](BodyId Id) {
    return llvm::any_of(Bodies[Id].Callers, [&](BodyId C) { return C != Id && Relevant[C]; });
  };
  for (BodyId Id = 0; Id < Bodies.size(); ++Id)
    if (Relevant[Id] && (!isCalled(Id) || P.mayBeCalledFromOutside(*Bodies[Id].Of)))
      add(Id);
  for (BodyId Id = 0; Id < Bodies.size(); ++Id) // circles of calls that nobody enters
    if (Relevant[Id] && !Reached[Id])
      add(Id);
  return Result;
}

} // namespace comsec::link
