#include "checks/rules/AccessChecks.h"

#include "checks/knowledge/Events.h"
#include "checks/link/Engine.h"
#include "checks/rules/Flow.h"

#include <llvm/ADT/STLExtras.h>

#include <map>

namespace comsec::rules {

using knowledge::EventKind;
using link::FlowState;
using link::Known;
using link::Move;

namespace {

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

  static CheckState of(FlowState S) { return {static_cast<Answer>(S & 7), (S & 8) != 0}; }
  FlowState encoded() const { return static_cast<FlowState>(Has) | (Failed ? 8U : 0U); }
};

/// How a path through the check ends, as a number for the engine.
struct End {
  CheckState State;
  Outcome Result = Outcome::Success;

  static End of(unsigned Bad) { return {CheckState::of(Bad & 15), static_cast<Outcome>(Bad >> 4)}; }
  unsigned encoded() const { return State.encoded() | static_cast<unsigned>(Result) << 4; }
};

/// What the pointer for the answer is on the paths that are followed: no other number is like it.
constexpr std::int64_t AnswerPointer = 0x5e7'a11'0ed;

class CheckAutomaton final : public link::Automaton {
public:
  explicit CheckAutomaton(const link::Program &P) : P(P) {}

  bool watches(const knowledge::EventRow &E) const override {
    return E.Kind == EventKind::StoreAnswer || E.Kind == EventKind::HandAnswer ||
           E.Kind == EventKind::FailCheck || E.Kind == EventKind::EndCheck || isNeeded(E.Kind);
  }
  std::optional<FlowState> elsewhere(FlowState) const override { return std::nullopt; }
  /// A function that does not answer tells by its result whether it failed.
  FlowState returned(FlowState Entered, FlowState Left) const override {
    return CheckState::of(Entered).Has == CheckState::of(Left).Has ? Entered : Left;
  }
  Move move(FlowState Now, const link::Event &E) const override;

private:
  static bool isNeeded(EventKind K) {
    return K == EventKind::Prepare || K == EventKind::OpenToken || K == EventKind::QueryToken ||
           K == EventKind::Impersonate;
  }
  Move store(CheckState S, const link::Event &E) const;
  Move handOn(CheckState S, const link::Event &E) const;

  const link::Program &P;
};

bool isEvent(const facts::Node &N, EventKind Kind) {
  const knowledge::EventRow *Row =
      N.Kind == facts::NodeKind::Event ? knowledge::eventNamed(N.Name) : nullptr;
  return Row && Row->Kind == Kind;
}

bool excludes(Known K, facts::Relation Is) { return !K.assume(Is, 0); }

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

/// The ways in which a check ends, each with a path.
class Ends {
public:
  Ends(const link::FlowResult &Flow, const facts::Function &F) {
    for (const link::Violation &V : Flow.Violations)
      if (V.In == &F)
        All.push_back({End::of(V.Bad), &V});
  }
  const link::Violation *find(llvm::function_ref<bool(const End &, const link::Violation &)> Is) {
    for (auto &[E, V] : All)
      if (Is(E, *V))
        return V;
    return nullptr;
  }
  const link::Violation *success(Answer A) {
    return find([A](const End &E, const link::Violation &) {
      return E.Result == Outcome::Success && E.State.Has == A;
    });
  }
  bool any(llvm::function_ref<bool(const End &)> Is) {
    return find([&](const End &E, const link::Violation &) { return Is(E); }) != nullptr;
  }

private:
  std::vector<std::pair<End, const link::Violation *>> All;
};

/// Whether \p F, or what it calls, asks COM or the token who the caller is.
bool asksForCaller(const link::Program &P, const facts::Function &F) {
  std::set<const facts::Function *> Seen{&F};
  std::vector<const facts::Function *> Pending{&F};
  while (!Pending.empty()) {
    const facts::Function &Here = *Pending.back();
    Pending.pop_back();
    for (const facts::Node &N : Here.Flow.Nodes) {
      if (isEvent(N, EventKind::CheckAccess) || isEvent(N, EventKind::Impersonate) ||
          isEvent(N, EventKind::QueryToken))
        return true;
      if (N.Kind == facts::NodeKind::Call)
        for (const facts::Function *Callee : P.callees(Here, N))
          if (Seen.insert(Callee).second)
            Pending.push_back(Callee);
    }
  }
  return false;
}

/// Whether the path goes straight to its end behind what failed: else something else may have
/// decided. A call that fails is followed by the question whether it did.
bool endsInFailure(const link::Violation &V) {
  unsigned Branches = 0;
  for (const link::FlowStep &S : llvm::reverse(V.Path)) {
    if (S.Kind == link::StepKind::Branch)
      ++Branches;
    bool Fails = S.Kind == link::StepKind::Event &&
                 (isEvent(*S.At, EventKind::FailCheck) || S.Says.ends_with(" fails"));
    if (Fails)
      return Branches <= (isEvent(*S.At, EventKind::FailCheck) ? 0U : 1U);
  }
  return true; // a handler of exceptions: it is no step
}

struct Fault {
  const link::Violation *By = nullptr;
  std::string_view Kind, Says;
};

Fault faultOf(Ends &All, bool Decides) {
  auto answers = [](Answer A) {
    return [A](const End &E) { return E.State.Has == A && E.Result != Outcome::Failure; };
  };
  bool OnlyTrue = All.success(Answer::True) && !All.any(answers(Answer::False)) &&
                  !All.any(answers(Answer::Depends)) && !All.any(answers(Answer::Elsewhere)) &&
                  !All.any(answers(Answer::None));
  bool Refuses = All.any([](const End &E) { return E.Result != Outcome::Success; });
  if (OnlyTrue && !(Decides && Refuses))
    return {All.success(Answer::True), "TRUE",
            "answers TRUE for every trustee: all callers get in; decide by the trustee, and store "
            "FALSE for those who may not call"};
  if (const link::Violation *V = All.success(Answer::None))
    return {V, "none",
            "returns success without writing its answer: COM takes what it finds there by chance; "
            "store FALSE first"};
  const link::Violation *Open = All.find([](const End &E, const link::Violation &V) {
    return E.Result == Outcome::Success && E.State.Has == Answer::True && E.State.Failed &&
           endsInFailure(V);
  });
  if (Open)
    return {Open, "open",
            "fails open: something that its check needs fails, and the answer is TRUE with "
            "success; store FALSE, or return a failure"};
  const link::Violation *Allows = All.success(Answer::True);
  Allows = Allows ? Allows : All.success(Answer::Depends);
  if (Allows && !Decides && !All.any(answers(Answer::Elsewhere)))
    return {Allows, "trustee",
            "ignores the trustee: the answer does not depend on who calls; decide by the trustee"};
  return {};
}

bool overridesIt(const link::Program &P, const facts::Function &F) {
  constexpr llvm::StringRef Method = "c:@S@IAccessControl@F@IsAccessAllowed#";
  return llvm::any_of(F.Overrides, [&](const std::string &Usr) {
    if (llvm::StringRef(Usr).starts_with(Method))
      return true;
    const facts::Function *Base = P.function(Usr, F.Where.Begin.File);
    return Base && Base != &F && overridesIt(P, *Base);
  });
}

/// Which parameter of \p F is the pointer for the answer: the last one, by the interface.
constexpr unsigned AnswerBehindEnd = 1;

} // namespace

std::vector<const facts::Function *> accessChecksOf(const link::Program &P) {
  std::set<std::string_view> InTables;
  for (const link::CallSite *Site : P.calls("IAccessControlVtbl"))
    for (const facts::Argument &A : Site->Call->Arguments)
      InTables.insert(A.Object);
  std::vector<const facts::Function *> Found;
  for (const facts::Function &F : P.functions())
    if (llvm::any_of(F.Flow.Nodes,
                     [](const facts::Node &N) { return isEvent(N, EventKind::EndCheck); }) &&
        (InTables.contains(F.Usr) || overridesIt(P, F)))
      Found.push_back(&F);
  return Found;
}

std::optional<Finding> judgeAccessCheck(std::string_view Rule, const link::Program &P,
                                        const facts::Function &F, Results &R) {
  link::FlowStart Start{&F};
  Start.Parameters[F.Parameters.size() - AnswerBehindEnd] = Known::number(AnswerPointer);
  link::FlowResult Flow = link::followPaths(P, CheckAutomaton(P), Start);
  if (!Flow.Doubtful.empty() || !Flow.Truncated.empty() || Flow.GaveUp) {
    noteLimits(Rule, Flow, R);
    return std::nullopt;
  }
  bool Looks = llvm::any_of(
      F.Flow.Nodes, [](const facts::Node &N) { return isEvent(N, EventKind::LookAtTrustee); });
  Ends All(Flow, F);
  Fault Is = faultOf(All, Looks || asksForCaller(P, F));
  if (!Is.By)
    return std::nullopt;
  Finding Result = flowFinding(P, *Is.By, Level::Warning, F.Name + " " + std::string(Is.Says),
                               Is.Kind, "it returns success here");
  Result.Where = F.Where;
  Result.Subject = text("IAccessControl::IsAccessAllowed({0})", Is.Kind);
  return Result;
}

} // namespace comsec::rules
