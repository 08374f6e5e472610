#include "checks/link/Engine.h"

#include "checks/link/Explorer.h"
#include "checks/link/Program.h"

#include <algorithm>

namespace comsec::link {

using facts::Node;
using facts::NodeKind;
using facts::Operand;
using facts::OperandKind;

/// Keys that a node of one function is met with. Real functions stay below ten.
constexpr unsigned MaxKeysPerNode = 48;
/// Keys that a function is entered with.
constexpr unsigned MaxContextsPerBody = 64;
/// Points of all paths together: some seconds of work.
constexpr unsigned MaxPoints = 400'000;

Explorer::Explorer(const Program &P, const Automaton &A)
    : P(P), Graph(P.flows()), A(A), Relevant(Graph.relevant(A)), ContextsOf(Graph.bodies().size()),
      Truncated(Graph.bodies().size()) {}

void Explorer::run(llvm::ArrayRef<FlowStart> Starts) {
  for (const FlowStart &S : Starts)
    start(S);
  exhaust();
}

/// Visits all points that are known, and those that they lead to.
void Explorer::exhaust() {
  for (; Next < Points.size(); ++Next) {
    if (Points.size() > MaxPoints) {
      GaveUp = true;
      return;
    }
    visit(Next);
  }
}

void Explorer::start(const FlowStart &S) {
  Valuation Entry;
  for (unsigned Flag = 0; S.Process && Flag < Graph.flagCount(); ++Flag)
    if (auto Initial = Graph.initialOf(Flag))
      Entry.set(FirstFlag + Flag, Known::number(*Initial), /*Assigned=*/true);
  /// The ways in which the program can come here.
  struct Arrival {
    FlowState State;
    Valuation Known;
    PointId From;
  };
  std::vector<Arrival> Arrivals{{S.Initial, std::move(Entry), NoPoint}};
  auto known = [&](BodyId Id, const Valuation &All) {
    Valuation Part = All;
    Part.keepIf([&](const Binding &Bound) {
      return Bound.Variable >= FirstFlag && Graph.flagsOf(Id).test(Bound.Variable - FirstFlag);
    });
    return Part;
  };
  for (const facts::Function *F : S.Before) {
    const Body *B = Graph.bodyOf(*F);
    BodyId Id = B ? B - Graph.bodies().data() : 0;
    if (!B || !Relevant[Id])
      continue;
    std::vector<Arrival> Next;
    for (Arrival &A : Arrivals) {
      unsigned C = enter(Id, A.State, known(Id, A.Known), NoPoint, A.From);
      exhaust();
      for (PointId Exit : Contexts[C].Exits) {
        Valuation After = A.Known;
        for (const Binding &Bound : Values.of(Points[Exit].At.Known).bindings())
          if (Bound.Variable >= FirstFlag)
            After.set(Bound.Variable, Bound.Value, Bound.Assigned);
        Next.push_back({Points[Exit].At.State, std::move(After), Exit});
      }
    }
    if (!Next.empty())
      Arrivals = std::move(Next);
  }
  if (const Body *B = Graph.bodyOf(*S.In))
    for (const Arrival &A : Arrivals) {
      BodyId Id = B - Graph.bodies().data();
      Valuation Known = known(Id, A.Known);
      for (unsigned I = 0; I < B->flow().Variables.size(); ++I)
        if (auto Parameter = B->flow().Variables[I].Parameter; Parameter)
          if (auto It = S.Parameters.find(*Parameter); It != S.Parameters.end())
            Known.set(I, It->second, /*Assigned=*/true);
      enter(Id, A.State, std::move(Known), NoPoint, A.From);
    }
}

/// The context of a function that is entered in that state, knowing that; made when it is new.
unsigned Explorer::enter(BodyId Id, FlowState State, Valuation Known, PointId Caller,
                         PointId Before) {
  const Body &B = Graph.bodies()[Id];
  std::vector<unsigned> &Existing = ContextsOf[Id];
  if (Existing.size() >= MaxContextsPerBody) {
    Truncated[Id] = true;
    Known = {};
  }
  Known.keepIf([&](const Binding &Bound) {
    return Bound.Variable >= FirstFlag || B.Live.front().test(Bound.Variable);
  });
  unsigned Number = Values.number(Known);
  for (unsigned C : Existing)
    if (Contexts[C].State == State && Contexts[C].Entry == Number)
      return C;
  unsigned New = Contexts.size();
  Existing.push_back(New);
  Contexts.push_back({Id, State, Number, Caller, {}, {}});
  add(New, 0, State, std::move(Known), Before, NoPoint);
  return New;
}

/// Notes that paths come to \p Node in that state; \p From is where the first one came from.
void Explorer::add(unsigned In, unsigned NodeIndex, FlowState State, Valuation Known, PointId From,
                   PointId Through) {
  const Body &B = bodyOf(In);
  const llvm::BitVector &Live = B.Live[NodeIndex];
  Known.keepIf([&](const Binding &Bound) {
    return Bound.Variable >= FirstFlag ? Bound.Assigned || isLiveFlag(B, Live, Bound.Variable)
                                       : Live.test(Bound.Variable);
  });
  unsigned &Count = KeysAt[{In, NodeIndex}];
  if (Count >= MaxKeysPerNode) {
    Truncated[Contexts[In].Of] = true;
    Known = {};
  }
  Key K{In, NodeIndex, State, Values.number(Known)};
  if (!Seen.try_emplace(K, Points.size()).second)
    return;
  ++Count;
  Points.push_back({K, From, Through});
}

bool Explorer::isLiveFlag(const Body &B, const llvm::BitVector &Live, FlowVariableId V) const {
  for (unsigned I : Live.set_bits())
    if (B.Variables[I] == V)
      return true;
  return false;
}

void Explorer::visit(PointId Here) {
  const Key K = Points[Here].At;
  const Body &B = bodyOf(K.Context);
  const Node &N = B.flow().Nodes[K.Node];
  switch (N.Kind) {
  case NodeKind::Plain:
  case NodeKind::Branch:
    return leave(Here, K.State, Values.of(K.Known));
  case NodeKind::Exit:
    return finish(Here);
  case NodeKind::Assign:
    return assign(Here, *N.Result, N.Arguments.front());
  case NodeKind::Event:
    return happen(Here);
  case NodeKind::Call:
    return call(Here);
  case NodeKind::Lost:
    return leave(Here, K.State | Doubt, Values.of(K.Known));
  }
}

/// Goes on along every way that is open.
void Explorer::leave(PointId Here, FlowState State, const Valuation &Known, PointId Through) {
  const Key K = Points[Here].At;
  const Body &B = bodyOf(K.Context);
  for (const facts::Way &W : B.flow().Nodes[K.Node].Ways) {
    Valuation After = Known;
    if (!W.If || After.assume(B.Variables[W.If->Variable], W.If->Is, W.If->Number))
      add(K.Context, W.To, State, std::move(After), Here, Through);
  }
}

Known Explorer::valueOf(const Body &B, const Operand &O, const Valuation &Known) const {
  switch (O.Kind) {
  case OperandKind::Unknown:
    return {};
  case OperandKind::Number:
    return Known::number(O.Of.Number);
  case OperandKind::NonZero:
    return Known::nonZero();
  case OperandKind::Variable:
    return Known.get(B.Variables[O.Of.Variable]);
  case OperandKind::Truth: {
    link::Known Holds = Known.get(B.Variables[O.Of.Variable]);
    link::Known Fails = Holds;
    facts::Test Not = facts::negated(O.Of);
    if (!Holds.assume(O.Of.Is, O.Of.Number))
      return Known::number(0);
    return Fails.assume(Not.Is, Not.Number) ? link::Known() : link::Known::number(1);
  }
  }
  return {};
}

void Explorer::assign(PointId Here, unsigned Variable, const Operand &Given) {
  const Key K = Points[Here].At;
  const Body &B = bodyOf(K.Context);
  const Valuation Before = Values.of(K.Known);
  FlowVariableId V = B.Variables[Variable];
  Known Value = valueOf(B, Given, Before);
  if (Given.Kind != OperandKind::Truth || Value.exact()) {
    Valuation After = Before;
    After.set(V, Value, /*Assigned=*/true);
    return leave(Here, K.State, After);
  }
  // ok = SUCCEEDED(hr): what is known of one is known of the other.
  for (bool Holds : {true, false}) {
    facts::Test T = Holds ? Given.Of : facts::negated(Given.Of);
    Valuation After = Before;
    if (!After.assume(B.Variables[T.Variable], T.Is, T.Number))
      continue;
    After.set(V, Known::number(Holds), /*Assigned=*/true);
    leave(Here, K.State, After);
  }
}

/// These have one result that is success: S_OK or zero.
static bool returnsOnlyOk(const knowledge::EventRow &E) {
  return E.Name == "CoInitializeSecurity" || E.Name == "CoImpersonateClient" ||
         E.Name == "IServerSecurity::ImpersonateClient";
}

void Explorer::happen(PointId Here) {
  const Key K = Points[Here].At;
  const Body &B = bodyOf(K.Context);
  const Node &N = B.flow().Nodes[K.Node];
  const Valuation Before = Values.of(K.Known);
  const knowledge::EventRow *Row = knowledge::eventNamed(N.Name);
  Move M = Move::stay(K.State);
  if (Row && A.watches(*Row)) {
    llvm::SmallVector<Known, 8> Arguments;
    for (const Operand &O : N.Arguments)
      Arguments.push_back(valueOf(B, O, Before));
    M = A.move(known(K.State), {Row, &N, B.Of, Arguments});
    if (M.Bad)
      violate(Here, *M.Bad);
    bool FailureSettles = M.Settles && M.OnFailure != known(K.State);
    M.OnSuccess |= M.Settles ? 0 : K.State & Doubt;
    M.OnFailure |= FailureSettles ? 0 : K.State & Doubt;
  }
  if (!N.Result) { // else it is taken to have worked
    leave(Here, M.OnSuccess, Before);
    if ((N.Asked || M.FailsUnasked) && M.OnFailure != M.OnSuccess)
      leave(Here, M.OnFailure, Before);
    return;
  }
  FlowVariableId V = B.Variables[*N.Result];
  if (M.OnSuccess == M.OnFailure) {
    Valuation After = Before;
    After.forget(V);
    return leave(Here, M.OnSuccess, After);
  }
  for (bool Works : {true, false}) {
    facts::Test T{0, N.Succeeds, 0};
    if (!Works)
      T = facts::negated(T);
    Known Outcome;
    Outcome.assume(T.Is, T.Number);
    if (Works && returnsOnlyOk(*Row))
      Outcome = Known::number(0);
    Valuation After = Before;
    After.set(V, Outcome, /*Assigned=*/true);
    leave(Here, Works ? M.OnSuccess : M.OnFailure, After);
  }
}

/// What the callee is entered with: its parameters, and the flags that it or its callees know.
Valuation Explorer::entryOf(const Body &Caller, const Node &Call, BodyId Callee,
                            const Valuation &Known) const {
  const Body &B = Graph.bodies()[Callee];
  Valuation Entry;
  for (const Binding &Bound : Known.bindings())
    if (Bound.Variable >= FirstFlag && Graph.flagsOf(Callee).test(Bound.Variable - FirstFlag))
      Entry.set(Bound.Variable, Bound.Value, Bound.Assigned);
  const std::vector<facts::FlowVariable> &Variables = B.flow().Variables;
  for (unsigned I = 0; I < Variables.size(); ++I)
    if (Variables[I].Parameter && *Variables[I].Parameter < Call.Arguments.size())
      Entry.set(I, valueOf(Caller, Call.Arguments[*Variables[I].Parameter], Known),
                /*Assigned=*/true);
  return Entry;
}

static bool isResultOfCall(const facts::FlowVariable &V) { return V.Name.empty() && V.Usr.empty(); }

void Explorer::call(PointId Here) {
  const Key K = Points[Here].At;
  const Body &B = bodyOf(K.Context);
  const Node &N = B.flow().Nodes[K.Node];
  const Valuation Before = Values.of(K.Known);
  // In which states the path goes on behind callees that are not followed.
  std::set<FlowState> PassedOver;
  if (B.Unseen[K.Node])
    PassedOver.insert(K.State);
  for (BodyId Callee : B.Callees[K.Node]) {
    if (N.Elsewhere) { // what it does there does not come back to this path
      PassedOver.insert(K.State);
      if (std::optional<FlowState> There = A.elsewhere(known(K.State)); There && Relevant[Callee])
        enter(Callee, *There | (K.State & Doubt), {}, Here);
      continue;
    }
    if (!Relevant[Callee]) {
      PassedOver.insert(K.State | (Graph.mayLose(Callee) ? Doubt : 0));
      continue;
    }
    unsigned C = enter(Callee, K.State, entryOf(B, N, Callee, Before), Here);
    Contexts[C].Waiting.push_back(Here);
    for (unsigned I = 0; I < Contexts[C].Exits.size(); ++I)
      comeBack(Here, Contexts[C].Exits[I]);
  }
  if (PassedOver.empty())
    return;
  Valuation After = Before;
  if (N.Result)
    After.forget(B.Variables[*N.Result]);
  // A function that is not seen, takes a result as it is and returns has been content with it.
  for (const Operand &O : N.Arguments)
    if (B.Callees[K.Node].empty() && O.Kind == OperandKind::Variable &&
        isResultOfCall(B.flow().Variables[O.Of.Variable]) &&
        !After.assume(B.Variables[O.Of.Variable], facts::Relation::GreaterEqual, 0))
      return;
  for (FlowState State : PassedOver)
    leave(Here, State, After);
}

void Explorer::finish(PointId Exit) {
  Context &C = Contexts[Points[Exit].At.Context];
  C.Exits.push_back(Exit);
  for (unsigned I = 0; I < Contexts[Points[Exit].At.Context].Waiting.size(); ++I)
    comeBack(Contexts[Points[Exit].At.Context].Waiting[I], Exit);
}

/// The call at \p Caller returns as \p Exit tells.
void Explorer::comeBack(PointId Caller, PointId Exit) {
  const Key K = Points[Caller].At, Left = Points[Exit].At;
  const Body &B = bodyOf(K.Context);
  const Body &Callee = bodyOf(Left.Context);
  const Node &N = B.flow().Nodes[K.Node];
  const Valuation Gives = Values.of(Left.Known);
  Valuation After = Values.of(K.Known);
  const llvm::BitVector &Flags = Graph.flagsOf(Contexts[Left.Context].Of);
  After.keepIf([&](const Binding &Bound) {
    return Bound.Variable < FirstFlag || !Flags.test(Bound.Variable - FirstFlag);
  });
  for (const Binding &Bound : Gives.bindings())
    if (Bound.Variable >= FirstFlag)
      After.set(Bound.Variable, Bound.Value, Bound.Assigned);
  if (N.Result)
    After.set(B.Variables[*N.Result], Gives.get(0), /*Assigned=*/true);
  // What the callee found out about a parameter that it did not change holds for the argument too.
  const std::vector<facts::FlowVariable> &Variables = Callee.flow().Variables;
  for (unsigned I = 0; I < Variables.size(); ++I) {
    const auto &Parameter = Variables[I].Parameter;
    if (!Parameter || Callee.Assigned.test(I) || *Parameter >= N.Arguments.size())
      continue;
    const Operand &Given = N.Arguments[*Parameter];
    const Known *Found = Gives.find(I);
    if (!Found || Given.Kind != OperandKind::Variable)
      continue;
    FlowVariableId V = B.Variables[Given.Of.Variable];
    Known Both = After.get(V);
    if (!Both.assume(*Found))
      return; // no path comes back like this
    After.set(V, Both, /*Assigned=*/true);
  }
  leave(Caller, A.returned(K.State, Left.State), After, Exit);
}

void Explorer::violate(PointId Here, unsigned Bad) {
  const Key K = Points[Here].At;
  const Body &B = bodyOf(K.Context);
  if (Reported.insert({Bad, Contexts[K.Context].Of, K.Node, (K.State & Doubt) != 0}).second)
    Found.push_back({Bad, Here, B.Of});
}

FlowResult followPaths(const Program &P, const Automaton &A, llvm::ArrayRef<FlowStart> Starts) {
  Explorer E(P, A);
  E.run(Starts);
  return E.result();
}

} // namespace comsec::link
