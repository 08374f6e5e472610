#include "checks/rules/AccessChecks.h"

#include "checks/link/Engine.h"
#include "checks/rules/AccessPaths.h"
#include "checks/rules/Flow.h"

#include <llvm/ADT/STLExtras.h>

namespace comsec::rules {

using knowledge::EventKind;
using link::Known;

namespace {

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
