// Makes skeletons small: most of what a function does has no bearing on security.
#include "checks/facts/Skeletons.h"

#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLExtras.h"

#include <algorithm>

namespace comsec::facts {

namespace {

/// Each round can make more superfluous; what is left after these does no harm.
constexpr unsigned MaxRounds = 8;

class Pruner {
public:
  explicit Pruner(Skeleton &S) : S(S) {}
  void run();

private:
  void markAsked();
  bool dropDeadAssignments();
  bool dropEmptyBranches();
  bool bypassPlainNodes();
  void renumberNodes();
  void renumberVariables();
  bool matters() const;

  void readVariables(const Node &N, llvm::BitVector &Read) const;
  llvm::BitVector liveAtExit() const;
  std::vector<llvm::BitVector> liveBefore() const;

  Skeleton &S;
};

void markRead(const Operand &O, llvm::BitVector &Read) {
  if (O.Kind == OperandKind::Variable || O.Kind == OperandKind::Truth)
    Read.set(O.Of.Variable);
}

void Pruner::readVariables(const Node &N, llvm::BitVector &Read) const {
  for (const Operand &O : N.Arguments)
    markRead(O, Read);
}

/// What others can see of a function: its result, what is not its own, and what became of its
/// parameters.
llvm::BitVector Pruner::liveAtExit() const {
  llvm::BitVector Live(S.Variables.size());
  Live.set(0);
  for (unsigned I = 0; I < S.Variables.size(); ++I)
    if (!S.Variables[I].Usr.empty() || S.Variables[I].Parameter)
      Live.set(I);
  return Live;
}

/// The variables that matter from each node on.
std::vector<llvm::BitVector> Pruner::liveBefore() const {
  std::vector<llvm::BitVector> Live(S.Nodes.size(), llvm::BitVector(S.Variables.size()));
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (unsigned I = S.Nodes.size(); I-- > 0;) {
      const Node &N = S.Nodes[I];
      llvm::BitVector Here =
          N.Kind == NodeKind::Exit ? liveAtExit() : llvm::BitVector(S.Variables.size());
      for (const Way &W : N.Ways) {
        Here |= Live[W.To];
        if (W.If)
          Here.set(W.If->Variable);
      }
      if (N.Result)
        Here.reset(*N.Result);
      readVariables(N, Here);
      if (Here != Live[I]) {
        Live[I] = std::move(Here);
        Changed = true;
      }
    }
  }
  return Live;
}

/// Conditions that decide about nothing that matters go, but that they were asked is kept.
void Pruner::markAsked() {
  llvm::BitVector Asked(S.Variables.size());
  for (const Node &N : S.Nodes)
    for (const Way &W : N.Ways)
      if (W.If)
        Asked.set(W.If->Variable);
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (const Node &N : S.Nodes) {
      if (N.Kind != NodeKind::Assign || !Asked.test(*N.Result))
        continue;
      llvm::BitVector From = Asked;
      readVariables(N, From);
      Changed |= From != Asked;
      Asked = std::move(From);
    }
  }
  for (Node &N : S.Nodes)
    N.Asked = N.Kind == NodeKind::Event && N.Result && Asked.test(*N.Result);
}

bool Pruner::dropDeadAssignments() {
  std::vector<llvm::BitVector> Live = liveBefore();
  bool Changed = false;
  for (Node &N : S.Nodes) {
    if (!N.Result)
      continue;
    bool Needed = llvm::any_of(N.Ways, [&](const Way &W) {
      return Live[W.To].test(*N.Result) || (W.If && W.If->Variable == *N.Result);
    });
    if (Needed)
      continue;
    N.Result.reset();
    if (N.Kind == NodeKind::Assign) {
      N.Kind = NodeKind::Plain;
      N.Arguments.clear();
    }
    Changed = true;
  }
  return Changed;
}

/// Ways that lead to the same place whatever holds.
bool Pruner::dropEmptyBranches() {
  bool Changed = false;
  for (unsigned I = 0; I < S.Nodes.size(); ++I) {
    Node &N = S.Nodes[I];
    // A loop in which nothing happens, but one that may end.
    if (N.Kind == NodeKind::Plain && N.Ways.size() > 1)
      Changed |= std::erase_if(N.Ways, [&](const Way &W) { return W.To == I && !W.If; }) > 0;
    if (N.Kind != NodeKind::Plain && N.Kind != NodeKind::Branch)
      continue;
    bool SamePlace = !N.Ways.empty() &&
                     llvm::all_of(N.Ways, [&](const Way &W) { return W.To == N.Ways.front().To; });
    // One way with a test is a condition that must hold.
    bool Decides = N.Ways.size() == 1 && N.Ways.front().If;
    if (SamePlace && !Decides && (N.Ways.size() > 1 || N.Kind == NodeKind::Branch)) {
      N.Ways = {{N.Ways.front().To, {}}};
      N.Kind = NodeKind::Plain;
      Changed = true;
    }
  }
  return Changed;
}

/// One loss behind the other is as good as one.
bool Pruner::bypassPlainNodes() {
  auto isEmpty = [this](unsigned I, NodeKind Before) {
    const Node &N = S.Nodes[I];
    bool Idle = N.Kind == NodeKind::Plain || (N.Kind == NodeKind::Lost && N.Kind == Before);
    return Idle && N.Ways.size() == 1 && !N.Ways.front().If;
  };
  bool Changed = false;
  for (Node &N : S.Nodes)
    for (Way &W : N.Ways) {
      unsigned Steps = 0; // an endless loop of empty nodes leads nowhere
      while (isEmpty(W.To, N.Kind) && Steps++ < S.Nodes.size()) {
        if (S.Nodes[W.To].Ways.front().To == W.To)
          break;
        W.To = S.Nodes[W.To].Ways.front().To;
        Changed = true;
      }
    }
  for (Node &N : S.Nodes) {
    llvm::sort(N.Ways);
    N.Ways.erase(std::unique(N.Ways.begin(), N.Ways.end()), N.Ways.end());
  }
  return Changed;
}

/// Keeps what the entry leads to, in the order in which it is met.
void Pruner::renumberNodes() {
  std::vector<unsigned> Order{0};
  std::vector<int> NewIndex(S.Nodes.size(), -1);
  NewIndex[0] = 0;
  for (unsigned I = 0; I < Order.size(); ++I)
    for (const Way &W : S.Nodes[Order[I]].Ways)
      if (NewIndex[W.To] < 0) {
        NewIndex[W.To] = Order.size();
        Order.push_back(W.To);
      }
  std::vector<Node> Kept;
  for (unsigned Old : Order) {
    Kept.push_back(std::move(S.Nodes[Old]));
    for (Way &W : Kept.back().Ways)
      W.To = NewIndex[W.To];
  }
  S.Nodes = std::move(Kept);
}

void Pruner::renumberVariables() {
  llvm::BitVector Used(S.Variables.size());
  Used.set(0);
  for (const Node &N : S.Nodes) {
    readVariables(N, Used);
    if (N.Result)
      Used.set(*N.Result);
    for (const Way &W : N.Ways)
      if (W.If)
        Used.set(W.If->Variable);
  }
  std::vector<unsigned> NewIndex(S.Variables.size());
  std::vector<FlowVariable> Kept;
  for (unsigned I : Used.set_bits()) {
    NewIndex[I] = Kept.size();
    Kept.push_back(std::move(S.Variables[I]));
  }
  S.Variables = std::move(Kept);
  for (Node &N : S.Nodes) {
    if (N.Result)
      N.Result = NewIndex[*N.Result];
    for (Operand &O : N.Arguments)
      if (O.Kind == OperandKind::Variable || O.Kind == OperandKind::Truth)
        O.Of.Variable = NewIndex[O.Of.Variable];
    for (Way &W : N.Ways)
      if (W.If)
        W.If->Variable = NewIndex[W.If->Variable];
  }
}

/// Whether anybody can learn something from this function.
bool Pruner::matters() const {
  return llvm::any_of(S.Nodes, [this](const Node &N) {
    if (N.Kind == NodeKind::Event || N.Kind == NodeKind::Call || N.Kind == NodeKind::Lost)
      return true;
    if (N.Kind != NodeKind::Assign)
      return false;
    bool Tells = N.Arguments.front().Kind != OperandKind::Unknown;
    return *N.Result == 0 ? Tells : !S.Variables[*N.Result].Usr.empty();
  });
}

void Pruner::run() {
  markAsked();
  bool Changed = true;
  for (unsigned Round = 0; Changed && Round < MaxRounds; ++Round) {
    Changed = bypassPlainNodes();
    Changed |= dropEmptyBranches();
    Changed |= dropDeadAssignments();
    renumberNodes();
  }
  if (!matters()) {
    S = {};
    return;
  }
  renumberVariables();
}

} // namespace

void prune(Skeleton &S) {
  if (!S.empty())
    Pruner(S).run();
}

} // namespace comsec::facts
