// The event skeleton of a function: its control flow, reduced to what matters to the flow engine.
// Plain data. A graph of nodes: events (calls of the APIs in knowledge/Events.def), calls of the
// project's functions, assignments, and branches on conditions over a few variables.
#pragma once

#include "checks/facts/Location.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace comsec::facts {

enum class Relation { Equal, NotEqual, Less, GreaterEqual, Greater, LessEqual };

/// "Variable Is Number": FAILED(hr) is {hr, Less, 0}, a plain truth value {b, NotEqual, 0}.
struct Test {
  unsigned Variable = 0; ///< index into Skeleton::Variables
  Relation Is = Relation::NotEqual;
  std::int64_t Number = 0;
  auto operator<=>(const Test &) const = default;
};

/// What holds when \p T does not.
inline Test negated(Test T) {
  constexpr Relation Opposites[] = {Relation::NotEqual, Relation::Equal,     Relation::GreaterEqual,
                                    Relation::Less,     Relation::LessEqual, Relation::Greater};
  T.Is = Opposites[static_cast<unsigned>(T.Is)];
  return T;
}

enum class OperandKind {
  Unknown,
  Number,
  Variable,
  Truth,   ///< 1 when the Test holds, else 0
  NonZero, ///< not known, but no zero: an address
};

/// What is assigned, given or returned.
struct Operand {
  OperandKind Kind = OperandKind::Unknown;
  Test Of; ///< Number: Of.Number; Variable: Of.Variable; Truth: all of it
  auto operator<=>(const Operand &) const = default;
};

/// A variable that conditions depend on.
struct FlowVariable {
  std::string Name; ///< for people; empty for the result of a call
  std::string Usr;  ///< of a global, static or data member: other functions see it too
  std::optional<unsigned> Parameter;   ///< which parameter of the function it is
  std::optional<std::int64_t> Initial; ///< of a global or static, where it is defined
  auto operator<=>(const FlowVariable &) const = default;
};

enum class NodeKind {
  Plain,  ///< nothing happens
  Exit,   ///< the function returns
  Event,  ///< Name = API, "CoRevertToSelf" or "IWbemServices::GetObject"
  Call,   ///< Name = USR of the function, which a method's overrides stand for too
  Assign, ///< Result = Arguments[0]
  Branch, ///< Name = the condition's source text; each way out has a Test
  Lost,   ///< here the compiler may have dropped code: it may do anything
};

/// A way out of a node, taken only where the test holds.
struct Way {
  unsigned To = 0;
  std::optional<Test> If;
  auto operator<=>(const Way &) const = default;
};

struct Node {
  NodeKind Kind = NodeKind::Plain;
  std::string Name;
  Range Where;                    ///< of the name that is called, or the condition; may be invalid
  std::optional<unsigned> Result; ///< the variable that takes the result
  Relation Succeeds = Relation::GreaterEqual; ///< an Event: "result Succeeds 0" means success
  /// In the documented order, no object in front; of a Branch: the condition.
  std::vector<Operand> Arguments;
  std::string Object;     ///< USR of the variable whose method is called, else empty
  bool Asked = false;     ///< an Event: a condition asks for its result, if only to go on
  bool Unmeant = false;   ///< an Event: a guard that is assigned to does what it held before
  bool Elsewhere = false; ///< a Call: it runs later, or on another thread
  bool Anyway = false;    ///< a Call: which function runs is known at run time only, it may be none
                          ///< that is seen
  std::vector<Way> Ways;  ///< none, and no Exit: an exception or the program's end
  auto operator<=>(const Node &) const = default;
};

struct Skeleton {
  std::vector<FlowVariable> Variables; ///< the first is the function's own result
  std::vector<Node> Nodes; ///< the first is the entry; empty: nothing that matters happens
  bool empty() const { return Nodes.empty(); }
};

} // namespace comsec::facts
