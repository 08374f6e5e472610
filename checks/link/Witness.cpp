// The path that proves a violation, in the order of execution.
#include "checks/link/Explorer.h"

#include <llvm/ADT/STLExtras.h>

#include <algorithm>

namespace comsec::link {

using facts::Node;
using facts::NodeKind;

/// Longer paths lose their conditions: nobody reads them.
constexpr unsigned MaxSteps = 40;
/// Calls within calls that are told.
constexpr unsigned MaxNesting = 12;

/// What the automaton makes of the event at \p At; none when it does not watch it.
std::optional<Move> Explorer::moveAt(PointId At) const {
  const Key K = Points[At].At;
  const Body &B = bodyOf(K.Context);
  const Node &N = B.flow().Nodes[K.Node];
  const knowledge::EventRow *Row = knowledge::eventNamed(N.Name);
  if (!Row || !A.watches(*Row))
    return std::nullopt;
  llvm::SmallVector<Known, 8> Arguments;
  for (const facts::Operand &O : N.Arguments)
    Arguments.push_back(valueOf(B, O, Values.of(K.Known)));
  return A.move(known(K.State), {Row, &N, B.Of, Arguments});
}

/// What happens at \p At on the way to \p Next (NoPoint: nothing follows).
void Explorer::tellPoint(PointId At, PointId Next, unsigned Nesting,
                         std::vector<FlowStep> &Path) const {
  const Key K = Points[At].At;
  const Body &B = bodyOf(K.Context);
  const Node &N = B.flow().Nodes[K.Node];
  if (Next == NoPoint)
    return;
  const Key After = Points[Next].At;
  if (N.Kind == NodeKind::Event) {
    if (auto M = moveAt(At); M && !M->Says.empty()) {
      bool Fails = M->OnSuccess != known(After.State);
      Path.push_back({StepKind::Event, B.Of, &N, Fails ? N.Name + " fails" : M->Says, Nesting});
    }
  } else if (N.Kind == NodeKind::Branch && N.Arguments.size() == 1) {
    for (const facts::Way &W : N.Ways)
      if (W.To == After.Node && W.If) {
        bool Holds = *W.If == N.Arguments.front().Of;
        Path.push_back({StepKind::Branch, B.Of, &N,
                        "'" + N.Name + (Holds ? "' is true" : "' is false"), Nesting});
        break;
      }
  } else if (N.Kind == NodeKind::Call && Points[Next].Through != NoPoint) {
    std::vector<FlowStep> Inside;
    tell(Points[Next].Through, Nesting + 1, Inside);
    // A call in which nothing happened is not worth a step.
    if (llvm::none_of(Inside, [](const FlowStep &S) { return S.Kind == StepKind::Event; }))
      return;
    const Body &Callee = bodyOf(Points[Points[Next].Through].At.Context);
    Path.push_back({StepKind::Call, B.Of, &N, Callee.Of->Name + " is called", Nesting});
    llvm::append_range(Path, Inside);
  }
}

/// From the entry of the function that \p To is in, up to \p To itself.
void Explorer::tell(PointId To, unsigned Nesting, std::vector<FlowStep> &Path) const {
  if (Nesting > MaxNesting)
    return;
  std::vector<PointId> Chain;
  for (PointId At = To; At != NoPoint; At = Points[At].From)
    Chain.push_back(At);
  std::ranges::reverse(Chain);
  for (unsigned I = 0; I + 1 < Chain.size(); ++I)
    tellPoint(Chain[I], Chain[I + 1], Nesting, Path);
}

std::vector<FlowStep> Explorer::witness(PointId To) const {
  std::vector<PointId> Calls{To}; // from the inside out
  while (Contexts[Points[Calls.back()].At.Context].Caller != NoPoint)
    Calls.push_back(Contexts[Points[Calls.back()].At.Context].Caller);
  std::ranges::reverse(Calls);
  std::vector<FlowStep> Path;
  const Body &First = bodyOf(Points[Calls.front()].At.Context);
  Path.push_back({StepKind::Entry, First.Of, nullptr, First.Of->Name + " is entered", 0});
  for (unsigned Depth = 0; Depth < Calls.size(); ++Depth) {
    tell(Calls[Depth], Depth, Path);
    if (Depth + 1 == Calls.size())
      break;
    const Key K = Points[Calls[Depth]].At;
    const Body &Callee = bodyOf(Points[Calls[Depth + 1]].At.Context);
    Path.push_back({StepKind::Call, bodyOf(K.Context).Of, &bodyOf(K.Context).flow().Nodes[K.Node],
                    Callee.Of->Name + " is called", Depth});
  }
  if (Path.size() > MaxSteps)
    std::erase_if(Path, [](const FlowStep &S) { return S.Kind == StepKind::Branch; });
  std::erase_if(Path, [](const FlowStep &S) { return !S.where().valid(); });
  return Path;
}

/// Another path may prove the same without doubt.
bool Explorer::isCertain(const Report &Each) const {
  const Key K = Points[Each.At].At;
  return (K.State & Doubt) == 0 ||
         Reported.contains({Each.Bad, Contexts[K.Context].Of, K.Node, false});
}

FlowResult Explorer::result() const {
  FlowResult R;
  R.GaveUp = GaveUp;
  for (BodyId Id = 0; Id < Truncated.size(); ++Id)
    if (Truncated[Id])
      R.Truncated.push_back(Graph.bodies()[Id].Of);
  for (const Report &Each : Found) {
    const Key K = Points[Each.At].At;
    bool Doubtful = (K.State & Doubt) != 0;
    if (Doubtful && isCertain(Each))
      continue;
    auto &Found = Doubtful ? R.Doubtful : R.Violations;
    Found.push_back({Each.Bad, known(K.State), Each.In, &bodyOf(K.Context).flow().Nodes[K.Node],
                     witness(Each.At), Truncated[Contexts[K.Context].Of]});
  }
  return R;
}

} // namespace comsec::link
