// A rule about order: states of the thread or the process, and what events do to them.
#pragma once

#include "checks/facts/Facts.h"
#include "checks/knowledge/Events.h"
#include "checks/link/Known.h"

#include <llvm/ADT/ArrayRef.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace comsec::link {

/// A state of an automaton: a number that the rule gives a meaning. Few of them per function,
/// please: each is followed for itself.
using FlowState = unsigned;

/// An event on a path.
struct Event {
  const knowledge::EventRow *Row = nullptr;
  const facts::Node *Node = nullptr;
  const facts::Function *In = nullptr;
  llvm::ArrayRef<Known> Arguments; ///< what this path knows of them, where the skeleton has them
};

/// What an event does.
struct Move {
  FlowState OnSuccess = 0;
  FlowState OnFailure = 0;
  std::string Says;            ///< the step of the path that it is; empty: not worth a step
  std::optional<unsigned> Bad; ///< it must not happen in this state: which of the rule's findings
  /// Where nothing depends on the result the event is taken to have worked. True: it fails there,
  /// too.
  bool FailsUnasked = false;
  /// Where it succeeds, and where its failure leads to another state: the state there is known,
  /// whatever code that nobody has read may have done before.
  bool Settles = false;

  static Move stay(FlowState S) { return {S, S, {}, {}}; }
  static Move to(FlowState S, std::string Says) { return {S, S, std::move(Says), {}}; }
};

class Automaton {
public:
  virtual ~Automaton();

  /// Whether functions in which \p E happens must be followed.
  virtual bool watches(const knowledge::EventRow &E) const = 0;

  /// The state in which code begins that runs later or on another thread; none: it is not part of
  /// this path.
  virtual std::optional<FlowState> elsewhere(FlowState Now) const = 0;

  /// The state in which a caller goes on when a function that it called as \p Entered comes back as
  /// \p Left.
  virtual FlowState returned(FlowState Entered, FlowState Left) const;

  /// Asked for watched events only. A pure function.
  virtual Move move(FlowState Now, const Event &E) const = 0;
};

/// Where paths start.
struct FlowStart {
  const facts::Function *In = nullptr;
  FlowState Initial = 0;
  bool Process = false; ///< the program starts here: globals have their initial values
  std::vector<const facts::Function *> Before = {}; ///< initialisers, which have run already
  std::map<unsigned, Known> Parameters = {};        ///< what is known of them, by index
};

enum class StepKind { Entry, Event, Branch, Call };

/// A step of the path that proves a violation.
struct FlowStep {
  StepKind Kind = StepKind::Event;
  const facts::Function *In = nullptr;
  const facts::Node *At = nullptr; ///< null for an Entry
  std::string Says;
  unsigned Nesting = 0;

  const facts::Range &where() const { return At ? At->Where : In->Where; }
};

struct Violation {
  unsigned Bad = 0;
  FlowState State = 0; ///< before the event
  const facts::Function *In = nullptr;
  const facts::Node *At = nullptr;
  std::vector<FlowStep> Path; ///< up to the event, which is not part of it
  bool Unsure = false;        ///< a limit was reached on the way
};

struct FlowResult {
  std::vector<Violation> Violations;              ///< one per (Bad, place), by a short path
  std::vector<Violation> Doubtful;                ///< those that rest on code that was not read
  std::vector<const facts::Function *> Truncated; ///< functions in which conditions were given up
  bool GaveUp = false;                            ///< too many paths: some were not followed
};

} // namespace comsec::link
