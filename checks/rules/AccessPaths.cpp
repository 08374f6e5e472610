#include "checks/rules/AccessPaths.h"

#include "checks/rules/Flow.h"

#include <llvm/ADT/STLExtras.h>

namespace comsec::rules {

using knowledge::EventKind;
using link::FlowState;
using link::Known;
using link::Move;

static bool excludes(Known K, facts::Relation Is) { return !K.assume(Is, 0); }

Move CheckAutomaton::store(CheckState S, const link::Event &E) const {
  const Known &Pointer = E.Arguments[0], &Value = E.Arguments[1];
  if (Pointer.isAnything() && S.Has == Answer::None)
    S.Has = Answer::Elsewhere; // it may be this one
  if (Pointer.exact() != AnswerPointer)
    return Move::stay(S.encoded());
  S.Has = excludes(Value, facts::Relation::Equal) ? Answer::True
          : Value.exact()                         ? Answer::False
                                                  : Answer::Depends;
  return Move::to(S.encoded(), S.Has == Answer::True    ? "TRUE is stored as the answer"
                               : S.Has == Answer::False ? "FALSE is stored as the answer"
                                                        : "the answer is stored");
}

/// What a function does with the pointer is followed where it is seen to do something.
Move CheckAutomaton::handOn(CheckState S, const link::Event &E) const {
  if (E.Arguments[0].exact() != AnswerPointer)
    return Move::stay(S.encoded());
  const facts::Function *To =
      E.Node->Object.empty() ? nullptr : P.function(E.Node->Object, E.In->Where.Begin.File);
  bool Seen = To && llvm::any_of(To->Flow.Nodes, [](const facts::Node &N) {
                return isEvent(N, EventKind::StoreAnswer) || isEvent(N, EventKind::HandAnswer);
              });
  if (!Seen)
    S.Has = Answer::Elsewhere;
  return Move::stay(S.encoded());
}

Move CheckAutomaton::move(FlowState Now, const link::Event &E) const {
  CheckState S = CheckState::of(Now);
  CheckState Fails = S;
  Fails.Failed = true;
  switch (E.Row->Kind) {
  case EventKind::StoreAnswer:
    return store(S, E);
  case EventKind::HandAnswer:
    return handOn(S, E);
  case EventKind::FailCheck:
    return Move::to(Fails.encoded(), "a check fails");
  case EventKind::EndCheck: {
    const Known &Result = E.Arguments[0];
    Outcome Is = excludes(Result, facts::Relation::Less)           ? Outcome::Success
                 : excludes(Result, facts::Relation::GreaterEqual) ? Outcome::Failure
                                                                   : Outcome::Unknown;
    Move M = Move::stay(Now);
    M.Bad = End{S, Is}.encoded();
    return M;
  }
  default:
    return {Now, Fails.encoded(), E.Node->Name + " works", {}};
  }
}

} // namespace comsec::rules
