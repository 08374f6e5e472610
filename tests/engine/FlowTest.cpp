// Paths through skeletons made by hand: which events are met in which state.
#include "checks/link/Engine.h"
#include "checks/link/Program.h"

#include <gmock/gmock.h>

namespace comsec::link {
namespace {

using facts::Node;
using facts::NodeKind;
using facts::Operand;
using facts::OperandKind;
using facts::Relation;
using facts::Test;
using facts::Way;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

/// Self is state 0; CoImpersonateClient leads to Client, CoRevertToSelf back. Every call into WMI
/// is reported with the state that it is met in.
class Token final : public Automaton {
public:
  enum State : FlowState { Self, Client };
  bool watches(const knowledge::EventRow &E) const override {
    return E.Kind == knowledge::EventKind::Impersonate || E.Kind == knowledge::EventKind::Revert ||
           E.Kind == knowledge::EventKind::EnterWmi;
  }
  std::optional<FlowState> elsewhere(FlowState) const override { return std::nullopt; }
  Move move(FlowState Now, const Event &E) const override {
    if (E.Row->Kind == knowledge::EventKind::Impersonate)
      return {Client, Now, "impersonates", {}, /*FailsUnasked=*/false, /*Settles=*/true};
    if (E.Row->Kind == knowledge::EventKind::Revert)
      return Move::to(Self, "reverts");
    Move M = Move::stay(Now);
    M.Bad = Now;
    return M;
  }
};

/// A function's skeleton, node by node. Each node leads to the next unless something else is said.
class Flow {
public:
  explicit Flow(std::string Name) {
    F.Usr = F.Name = std::move(Name);
    F.Flow.Variables.emplace_back(); // the result
    F.Where.Begin = {"a.cpp", ++Functions * 100, 1};
  }

  unsigned variable(std::string Usr = {}, std::optional<unsigned> Parameter = {},
                    std::optional<std::int64_t> Initial = {}) {
    F.Flow.Variables.push_back({"v", std::move(Usr), Parameter, Initial});
    return F.Flow.Variables.size() - 1;
  }
  Flow &event(std::string Api, std::optional<unsigned> Result = {}) {
    return add(NodeKind::Event, std::move(Api), Result);
  }
  Flow &impersonate(std::optional<unsigned> Result = {}) {
    return event("CoImpersonateClient", Result);
  }
  Flow &revert() { return event("CoRevertToSelf"); }
  Flow &lost() { return add(NodeKind::Lost, {}, {}); }
  Flow &wmi() { return event("IWbemServices::GetObject"); }
  Flow &call(std::string Function, std::vector<Operand> Arguments = {},
             std::optional<unsigned> Result = {}) {
    add(NodeKind::Call, std::move(Function), Result);
    F.Flow.Nodes.back().Arguments = std::move(Arguments);
    return *this;
  }
  Flow &assign(unsigned V, Operand O) {
    add(NodeKind::Assign, {}, V);
    F.Flow.Nodes.back().Arguments = {O};
    return *this;
  }
  /// Goes to node \p To when \p T holds, else on.
  Flow &branch(Test T, unsigned To) {
    add(NodeKind::Branch, "c", {});
    F.Flow.Nodes.back().Ways = {{To, T}, {size(), facts::negated(T)}};
    F.Flow.Nodes.back().Arguments = {{OperandKind::Truth, T}};
    return *this;
  }
  /// Goes on, or to node \p To.
  Flow &either(unsigned To) {
    add(NodeKind::Plain, {}, {});
    F.Flow.Nodes.back().Ways = {{To, {}}, {size(), {}}};
    return *this;
  }
  facts::Function exit() {
    add(NodeKind::Exit, {}, {});
    F.Flow.Nodes.back().Ways.clear();
    return F;
  }
  unsigned size() const { return F.Flow.Nodes.size(); }

private:
  Flow &add(NodeKind Kind, std::string Name, std::optional<unsigned> Result) {
    Node N;
    N.Kind = Kind;
    N.Name = std::move(Name);
    N.Result = Result;
    N.Where.Begin = {"a.cpp", F.Where.Begin.Line + size(), 1};
    N.Ways = {{size() + 1, {}}};
    F.Flow.Nodes.push_back(std::move(N));
    return *this;
  }
  facts::Function F;
  static inline unsigned Functions = 0;
};

Test failed(unsigned V) { return {V, Relation::Less, 0}; }
Test isTrue(unsigned V) { return {V, Relation::NotEqual, 0}; }
Test isFalse(unsigned V) { return {V, Relation::Equal, 0}; }
Operand number(std::int64_t N) { return {OperandKind::Number, {0, Relation::Equal, N}}; }
Operand value(unsigned V) { return {OperandKind::Variable, {V, Relation::NotEqual, 0}}; }

/// "Self@f+2": the states in which calls into WMI are met, with the function and the node.
struct Run {
  std::vector<std::string> Met;
  std::vector<std::string> Path; ///< of the last one
  FlowResult Result;
};

Run run(std::vector<facts::Function> Functions, std::string From = "main", bool Process = false) {
  facts::Unit U;
  U.MainFile = "a.cpp";
  U.Functions = std::move(Functions);
  std::vector<facts::Unit> Units;
  Units.push_back(std::move(U));
  Program P(std::move(Units));
  Run R;
  R.Result = followPaths(P, Token(), {{P.function(From, "a.cpp"), Token::Self, Process}});
  for (const Violation &V : R.Result.Violations) {
    R.Met.push_back(std::string(V.State == Token::Self ? "Self@" : "Client@") + V.In->Name + "+" +
                    std::to_string(V.At->Where.Begin.Line - V.In->Where.Begin.Line));
    R.Path.clear();
    for (const FlowStep &S : V.Path)
      R.Path.push_back(std::string(S.Nesting, '>') + S.Says);
  }
  return R;
}

TEST(Flow, EventsChangeTheState) {
  EXPECT_THAT(run({Flow("main").impersonate().wmi().revert().wmi().exit()}).Met,
              ElementsAre("Client@main+1", "Self@main+3"));
}

TEST(Flow, WhatComesBehindALossIsInDoubt) {
  auto R = run({Flow("main").wmi().lost().wmi().impersonate().wmi().exit()});
  EXPECT_THAT(R.Met, ElementsAre("Self@main+0", "Client@main+4"));
  ASSERT_EQ(R.Result.Doubtful.size(), 1u);
  EXPECT_EQ(R.Result.Doubtful[0].State, Token::Self);
}

TEST(Flow, AnotherWayMayProveItWithoutDoubt) {
  // either goto 2; lost; 2: wmi
  auto R = run({Flow("main").either(2).lost().wmi().exit()});
  EXPECT_THAT(R.Met, ElementsAre("Self@main+2"));
  EXPECT_THAT(R.Result.Doubtful, IsEmpty());
}

TEST(Flow, ALossInACalleeIsOneInTheCaller) {
  facts::Function Helper = Flow("helper").lost().exit();
  EXPECT_THAT(run({Flow("main").call("helper").wmi().exit(), Helper}).Met, IsEmpty());
  // Too large a helper to be followed.
  Flow Large("large");
  for (unsigned I = 0; I < 60; ++I)
    Large.either(I + 1);
  EXPECT_THAT(run({Flow("main").call("large").wmi().exit(), Large.lost().exit()}).Met, IsEmpty());
}

TEST(Flow, AFailedEventInDoubtStaysInDoubt) {
  Flow Main("main");
  unsigned Hr = Main.variable();
  EXPECT_THAT(run({Main.lost().impersonate(Hr).branch(failed(Hr), 4).wmi().wmi().exit()}).Met,
              ElementsAre("Client@main+3", "Client@main+4"));
}

TEST(Flow, AFailedEventKeepsTheState) {
  Flow Main("main");
  unsigned Hr = Main.variable();
  EXPECT_THAT(run({Main.impersonate(Hr).branch(failed(Hr), 3).wmi().wmi().exit()}).Met,
              ElementsAre("Client@main+2", "Self@main+3", "Client@main+3"));
}

TEST(Flow, ConditionsOfOneVariableBelongTogether) {
  Flow Main("main");
  unsigned B = Main.variable();
  // if (b) goto 2; impersonate; 2: if (!b) goto 4; wmi; 4: exit
  EXPECT_THAT(run({Main.branch(isTrue(B), 2).impersonate().branch(isFalse(B), 4).wmi().exit()}).Met,
              ElementsAre("Self@main+3"));
}

TEST(Flow, AnAssignmentEndsWhatWasKnown) {
  Flow Main("main");
  unsigned B = Main.variable();
  EXPECT_THAT(run({Main.branch(isTrue(B), 2)
                       .impersonate()
                       .assign(B, {})
                       .branch(isFalse(B), 5)
                       .wmi()
                       .exit()})
                  .Met,
              ElementsAre("Self@main+4", "Client@main+4"));
}

TEST(Flow, ATruthValueStandsForItsCondition) {
  Flow Main("main");
  unsigned Hr = Main.variable(), Ok = Main.variable();
  Operand Succeeded{OperandKind::Truth, {Hr, Relation::GreaterEqual, 0}};
  EXPECT_THAT(
      run({Main.impersonate(Hr).assign(Ok, Succeeded).branch(isFalse(Ok), 4).wmi().exit()}).Met,
      ElementsAre("Client@main+3"));
}

TEST(Flow, ACalleeIsEnteredWithItsArguments) {
  Flow Helper("helper");
  unsigned Back = Helper.variable({}, 0);
  facts::Function H = Helper.branch(isFalse(Back), 2).revert().exit();
  EXPECT_THAT(run({Flow("main").impersonate().call("helper", {number(0)}).wmi().exit(), H}).Met,
              ElementsAre("Client@main+2"));
  EXPECT_THAT(run({Flow("main").impersonate().call("helper", {number(1)}).wmi().exit(), H}).Met,
              ElementsAre("Self@main+2"));
}

TEST(Flow, AResultTellsWhatTheCalleeDid) {
  Flow Acquire("acquire");
  unsigned Hr = Acquire.variable();
  facts::Function A = Acquire.impersonate(Hr).assign(0, value(Hr)).exit();
  Flow Main("main");
  unsigned Got = Main.variable();
  EXPECT_THAT(run({Main.call("acquire", {}, Got).branch(failed(Got), 3).wmi().exit(), A}).Met,
              ElementsAre("Client@main+2"));
}

TEST(Flow, ACalleeThatDoesNotReturnTellsOfItsParameter) {
  Flow Check("check"); // if (hr >= 0) return; throw
  unsigned Hr = Check.variable({}, 0);
  facts::Function C = Check.branch(failed(Hr), 2).exit();
  Node Throws;
  C.Flow.Nodes.push_back(Throws);
  Flow Main("main");
  unsigned Got = Main.variable();
  EXPECT_THAT(run({Main.impersonate(Got).call("check", {value(Got)}).wmi().exit(), C}).Met,
              ElementsAre("Client@main+2"));
}

TEST(Flow, FlagsGoAlongThroughCalls) {
  auto once = [] {
    Flow Once("once");
    unsigned Done = Once.variable("done", {}, 0);
    return Once.branch(isTrue(Done), 3).assign(Done, number(1)).wmi().exit();
  };
  // The second call meets no call into WMI: it would be met as the client.
  EXPECT_THAT(run({Flow("main").call("once").impersonate().call("once").exit(), once()}, "main",
                  /*Process=*/true)
                  .Met,
              ElementsAre("Self@once+2"));
  EXPECT_THAT(run({Flow("main").call("once").impersonate().call("once").exit(), once()}).Met,
              ElementsAre("Self@once+2", "Client@once+2"))
      << "what a flag is when somebody else begins is not known";
}

TEST(Flow, LoopsAndRecursionEnd) {
  EXPECT_THAT(run({Flow("main").wmi().impersonate().either(0).exit()}).Met,
              ElementsAre("Self@main+0", "Client@main+0"));
  EXPECT_THAT(run({Flow("main").wmi().impersonate().either(4).call("main").wmi().exit()}).Met,
              UnorderedElementsAre("Self@main+0", "Client@main+0", "Client@main+4"));
}

TEST(Flow, CallsOfWhatWasNotSeenKeepTheState) {
  EXPECT_THAT(run({Flow("main").impersonate().call("unseen").wmi().exit()}).Met,
              ElementsAre("Client@main+2"));
}

TEST(Flow, ThePathTellsWhatHappened) {
  Flow Helper("helper");
  facts::Function H = Helper.revert().exit();
  Flow Main("main");
  unsigned Hr = Main.variable();
  struct Run R = run({Main.impersonate(Hr).branch(failed(Hr), 4).call("helper").wmi().exit(), H});
  EXPECT_THAT(R.Path, ElementsAre("main is entered", "impersonates", "'c' is false",
                                  "helper is called", ">reverts"));
}

/// "if (v) revert;" \p Count times over as many variables, all of which matter at the end.
facts::Function manyConditions(unsigned Count) {
  Flow Main("main");
  std::vector<unsigned> V;
  for (unsigned I = 0; I < Count; ++I)
    V.push_back(Main.variable());
  for (unsigned I = 0; I < Count; ++I)
    Main.branch(isTrue(V[I]), 2 * I + 2).impersonate();
  for (unsigned I = 0; I < Count; ++I)
    Main.branch(isTrue(V[I]), 2 * Count + 2 * I + 2).revert();
  return Main.wmi().exit();
}

TEST(Flow, ALimitIsSaidAndLosesNoPath) {
  struct Run Few = run({manyConditions(3)});
  EXPECT_THAT(Few.Result.Truncated, IsEmpty());
  EXPECT_FALSE(Few.Result.Violations.front().Unsure);
  struct Run Many = run({manyConditions(40)});
  EXPECT_EQ(Many.Result.Truncated.size(), 1U);
  ASSERT_FALSE(Many.Result.Violations.empty());
  EXPECT_TRUE(Many.Result.Violations.front().Unsure);
}

} // namespace
} // namespace comsec::link
