// The engine's work: points of paths, and functions entered with a key. Internal to link.
#pragma once

#include "checks/link/Valuation.h"

#include <map>
#include <set>
#include <tuple>

namespace comsec::link {

class Explorer {
public:
  Explorer(const Program &P, const Automaton &A);
  void run(llvm::ArrayRef<FlowStart> Starts);
  FlowResult result() const;

private:
  using PointId = unsigned;
  static constexpr PointId NoPoint = ~0U;

  /// What tells paths apart at a node.
  struct Key {
    unsigned Context = 0;
    unsigned Node = 0;
    FlowState State = 0;
    unsigned Known = 0; ///< number of a valuation
    auto operator<=>(const Key &) const = default;
  };

  struct Point {
    Key At;
    PointId From = NoPoint;    ///< where the first path came from
    PointId Through = NoPoint; ///< the exit of the function that was called in between
  };

  /// A function entered in one state, with one valuation.
  struct Context {
    BodyId Of = 0;
    FlowState State = 0;
    unsigned Entry = 0;
    PointId Caller = NoPoint; ///< the first
    std::vector<PointId> Waiting;
    std::vector<PointId> Exits;
  };

  struct Report {
    unsigned Bad = 0;
    PointId At = NoPoint;
    const facts::Function *In = nullptr;
  };

  /// Part of a state that automata do not see: code that the compiler dropped ran on the way, and
  /// may have changed the rest of it.
  static constexpr FlowState Doubt = 1U << 31;
  static FlowState known(FlowState S) { return S & ~Doubt; }

  // Exploring (Engine.cpp).
  void start(const FlowStart &S);
  void exhaust();
  /// \p Before: where the path comes from that is no call.
  unsigned enter(BodyId Id, FlowState State, Valuation Known, PointId Caller,
                 PointId Before = NoPoint);
  void add(unsigned In, unsigned NodeIndex, FlowState State, Valuation Known, PointId From,
           PointId Through);
  void visit(PointId Here);
  void leave(PointId Here, FlowState State, const Valuation &Known, PointId Through = NoPoint);
  void assign(PointId Here, unsigned Variable, const facts::Operand &Given);
  void happen(PointId Here);
  void call(PointId Here);
  void finish(PointId Exit);
  void comeBack(PointId Caller, PointId Exit);
  void violate(PointId Here, unsigned Bad);
  bool isCertain(const Report &Each) const;
  Valuation entryOf(const Body &Caller, const facts::Node &Call, BodyId Callee,
                    const Valuation &Known) const;
  Known valueOf(const Body &B, const facts::Operand &O, const Valuation &Known) const;
  bool isLiveFlag(const Body &B, const llvm::BitVector &Live, FlowVariableId V) const;
  const Body &bodyOf(unsigned Context) const { return Graph.bodies()[Contexts[Context].Of]; }

  // Telling (Witness.cpp).
  std::vector<FlowStep> witness(PointId To) const;
  void tell(PointId To, unsigned Nesting, std::vector<FlowStep> &Path) const;
  void tellPoint(PointId At, PointId Next, unsigned Nesting, std::vector<FlowStep> &Path) const;
  std::optional<Move> moveAt(PointId At) const;

  const Program &P;
  const FlowGraph &Graph;
  const Automaton &A;
  std::vector<bool> Relevant; ///< by body
  Valuations Values;
  std::vector<Context> Contexts;
  std::vector<std::vector<unsigned>> ContextsOf; ///< by body
  std::vector<Point> Points;                     ///< in the order in which they are visited
  PointId Next = 0;
  std::map<Key, PointId> Seen;
  std::map<std::pair<unsigned, unsigned>, unsigned> KeysAt; ///< by context and node
  std::vector<bool> Truncated;                              ///< by body
  bool GaveUp = false;
  std::vector<Report> Found;
  std::set<std::tuple<unsigned, BodyId, unsigned, bool>> Reported;
};

} // namespace comsec::link
