// The paths through an access check: what it answers on each, and how it ends.
#pragma once

#include "checks/link/Automaton.h"
#include "checks/link/Program.h"

namespace comsec::rules {

/// What stands behind the pointer for the answer.
enum class Answer : unsigned {
  None,
  True,
  False,
  Depends,   ///< on something: stored, but not as a constant
  Elsewhere, ///< code that was not seen had the pointer
};

enum class Outcome : unsigned { Success, Failure, Unknown };

/// The state of the automaton, taken apart.
struct CheckState {
  Answer Has = Answer::None;
  bool Failed = false; ///< something that the check needs did not work

  static CheckState of(link::FlowState S) { return {static_cast<Answer>(S & 7), (S & 8) != 0}; }
  link::FlowState encoded() const { return static_cast<link::FlowState>(Has) | (Failed ? 8U : 0U); }
};

/// How a path through the check ends, as a number for the engine.
struct End {
  CheckState State;
  Outcome Result = Outcome::Success;

  static End of(unsigned Bad) { return {CheckState::of(Bad & 15), static_cast<Outcome>(Bad >> 4)}; }
  unsigned encoded() const { return State.encoded() | static_cast<unsigned>(Result) << 4; }
};

/// What the pointer for the answer is on the paths that are followed: no other number is like it.
inline constexpr std::int64_t AnswerPointer = 0x5e7'a11'0ed;

/// Follows paths that begin where the parameter for the answer is AnswerPointer. Each end of a
/// check is a violation, whose number is an End.
class CheckAutomaton final : public link::Automaton {
public:
  explicit CheckAutomaton(const link::Program &P) : P(P) {}

  bool watches(const knowledge::EventRow &E) const override {
    return E.Kind == knowledge::EventKind::StoreAnswer ||
           E.Kind == knowledge::EventKind::HandAnswer ||
           E.Kind == knowledge::EventKind::FailCheck || E.Kind == knowledge::EventKind::EndCheck ||
           isNeeded(E.Kind);
  }
  std::optional<link::FlowState> elsewhere(link::FlowState) const override { return std::nullopt; }
  /// A function that does not answer tells by its result whether it failed.
  link::FlowState returned(link::FlowState Entered, link::FlowState Left) const override {
    return CheckState::of(Entered).Has == CheckState::of(Left).Has ? Entered : Left;
  }
  link::Move move(link::FlowState Now, const link::Event &E) const override;

private:
  static bool isNeeded(knowledge::EventKind K) {
    return K == knowledge::EventKind::Prepare || K == knowledge::EventKind::OpenToken ||
           K == knowledge::EventKind::QueryToken || K == knowledge::EventKind::Impersonate;
  }
  link::Move store(CheckState S, const link::Event &E) const;
  link::Move handOn(CheckState S, const link::Event &E) const;

  const link::Program &P;
};

} // namespace comsec::rules
