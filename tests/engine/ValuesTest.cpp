// What an argument can be.
#include "tests/engine/Units.h"

using namespace comsec;
using namespace comsec::test;
using facts::ValueKind;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

UnitBuilder withArgument(facts::Value V) {
  return UnitBuilder("m.cpp").function("main", 1).api("CoInitializeEx", 2, {std::move(V)});
}

std::vector<link::Concrete> evaluate(std::vector<facts::Unit> Units) {
  link::Program P(std::move(Units));
  return valuesOf(P, *P.calls("CoInitializeEx").at(0), 0);
}

std::vector<link::Concrete> evaluate(facts::Value V) { return evaluate({withArgument(V)}); }

std::vector<std::string> described(const std::vector<link::Concrete> &Values) {
  std::vector<std::string> Texts;
  for (const link::Concrete &V : Values)
    Texts.push_back(describe(V, ""));
  return Texts;
}

TEST(Values, PlainOnesAreThemselves) {
  EXPECT_THAT(described(evaluate(integer(1, "RPC_C_AUTHN_LEVEL_NONE"))),
              ElementsAre("RPC_C_AUTHN_LEVEL_NONE"));
  EXPECT_THAT(described(evaluate(value(ValueKind::Null, "nullptr"))), ElementsAre("nullptr"));
  EXPECT_THAT(described(evaluate(value(ValueKind::String, "x"))), ElementsAre("\"x\""));
  EXPECT_THAT(described(evaluate(value(ValueKind::Address, "SD", "Sd"))), ElementsAre("&Sd"));
  EXPECT_THAT(described(evaluate(value(ValueKind::Unknown, "read from a file"))),
              ElementsAre("unknown: read from a file"));
}

TEST(Values, UnknownHasNoNumber) {
  EXPECT_EQ(number(integer(0)), 0);
  EXPECT_EQ(number(value(ValueKind::Null, "NULL")), 0);
  EXPECT_EQ(number(value(ValueKind::Unknown, "?")), std::nullopt);
  EXPECT_EQ(number(value(ValueKind::String, "6")), std::nullopt);
}

TEST(Values, AChoiceKeepsItsConditions) {
  auto Inner = group(ValueKind::Choice, {under("q", integer(3)), under("!q", integer(2))});
  auto Values = evaluate(group(ValueKind::Choice, {under("p", integer(6)), under("!p", Inner)}));
  ASSERT_THAT(Values, SizeIs(3));
  EXPECT_EQ(Values[0].Number, 2);
  EXPECT_EQ(Values[0].Condition, "!p && !q");
  EXPECT_EQ(Values[2].Condition, "p");
}

TEST(Values, CombinationsAreComputedForEveryPair) {
  auto Optional =
      group(ValueKind::Choice, {integer(0, "EOAC_NONE"), integer(0x20, "EOAC_STATIC_CLOAKING")});
  auto Values =
      evaluate(group(ValueKind::Combination, {integer(2, "EOAC_SECURE_REFS"), Optional}, "|"));
  ASSERT_THAT(Values, SizeIs(2));
  EXPECT_EQ(Values[0].Number, 0x2);
  EXPECT_EQ(Values[1].Number, 0x22);
  EXPECT_EQ(Values[1].Text, "EOAC_SECURE_REFS | EOAC_STATIC_CLOAKING");
}

TEST(Values, EveryOperator) {
  auto Computed = [](const char *Operator, std::vector<facts::Value> Operands) {
    auto Values = evaluate(group(ValueKind::Combination, std::move(Operands), Operator));
    return Values.size() == 1 ? number(Values[0]) : std::nullopt;
  };
  EXPECT_EQ(Computed("|", {integer(1), integer(2), integer(4)}), 7);
  EXPECT_EQ(Computed("&", {integer(6), integer(3)}), 2);
  EXPECT_EQ(Computed("^", {integer(6), integer(3)}), 5);
  EXPECT_EQ(Computed("+", {integer(6), integer(3)}), 9);
  EXPECT_EQ(Computed("-", {integer(6), integer(3)}), 3);
  EXPECT_EQ(Computed("<<", {integer(1), integer(5)}), 32);
  EXPECT_EQ(Computed("~", {integer(0x20)}), ~0x20);
  EXPECT_EQ(Computed("<<", {integer(1), integer(64)}), std::nullopt);
  EXPECT_EQ(Computed("<<", {integer(1), integer(-1)}), std::nullopt);
  EXPECT_EQ(Computed("+", {integer(INT64_MAX), integer(1)}), INT64_MIN); // wraps, does not trap
  EXPECT_EQ(Computed("|", {integer(1), value(ValueKind::String, "x")}), std::nullopt);
}

TEST(Values, NestedOperatorsReadAsTheyAreComputed) {
  auto Kept = group(ValueKind::Combination,
                    {integer(0x22, "kFlags"),
                     group(ValueKind::Combination, {integer(0x20, "EOAC_STATIC_CLOAKING")}, "~")},
                    "&");
  auto Values =
      evaluate(group(ValueKind::Combination, {Kept, integer(4, "EOAC_ACCESS_CONTROL")}, "|"));
  EXPECT_THAT(described(Values),
              ElementsAre("(kFlags & ~EOAC_STATIC_CLOAKING) | EOAC_ACCESS_CONTROL"));
  EXPECT_EQ(Values[0].Number, 6);
}

TEST(Values, AnUnknownOperandMakesTheResultUnknown) {
  auto Values = evaluate(group(ValueKind::Combination,
                               {integer(2), value(ValueKind::Unknown, "read from a file")}, "|"));
  EXPECT_THAT(described(Values), ElementsAre("unknown: read from a file"));
}

TEST(Values, TooManyAreOneUnknown) {
  auto Bit = [](int N) { return group(ValueKind::Choice, {integer(0), integer(1 << N)}); };
  EXPECT_THAT(evaluate(group(ValueKind::Combination, {Bit(0), Bit(1), Bit(2)}, "+")), SizeIs(8));
  EXPECT_THAT(
      described(evaluate(group(ValueKind::Combination, {Bit(0), Bit(1), Bit(2), Bit(3)}, "+"))),
      ElementsAre("unknown: it can have more than 8 values"));
}

TEST(Values, TheSameValueIsListedOnce) {
  EXPECT_THAT(evaluate(group(ValueKind::Choice, {integer(6), integer(6)})), SizeIs(1));
}

TEST(Values, AParameterIsUnknownByName) {
  facts::Value V = value(ValueKind::Parameter, UnitBuilder::usr("InitSecurity"), "level");
  facts::Unit Unit = UnitBuilder("m.cpp").function("InitSecurity", 1).api("CoInitializeEx", 2, {V});
  EXPECT_THAT(described(evaluate(std::vector{Unit})),
              ElementsAre("unknown: parameter 'level' of InitSecurity"));
}

TEST(Values, AVariableHasTheValuesOfAllItsWrites) {
  UnitBuilder Main = withArgument(value(ValueKind::Variable, "c:@g_level", "g_level"));
  facts::Value Written = integer(6);
  Written.Where = at("config.cpp", 12);
  UnitBuilder Config("config.cpp");
  Config.U.Variables.push_back({"c:@g_level", "g_level", {{Written}}});
  EXPECT_THAT(described(evaluate({Main, Config})), ElementsAre("6 (via g_level, config.cpp:12)"));
  EXPECT_THAT(described(evaluate(std::vector<facts::Unit>{Main})),
              ElementsAre("unknown: the writes of 'g_level' were not seen"));
}

TEST(Values, AVariableOfOneFileIsNotThatOfItsNamesake) {
  facts::Value Use = value(ValueKind::Variable, "c:main.cpp@level", "level");
  std::vector<facts::Unit> Units;
  for (std::string Folder : {"a", "b"}) {
    UnitBuilder Unit(Folder + "/main.cpp");
    Unit.function("main", 1);
    if (Folder == "b")
      Unit.api("CoInitializeEx", 2, {Use});
    facts::Value Written = integer(Folder == "a" ? 1 : 6);
    Written.Where = at(Folder + "/main.cpp", 9);
    Unit.U.Variables.push_back({"c:main.cpp@level", "level", {{Written}}});
    Units.push_back(Unit);
  }
  EXPECT_THAT(described(evaluate(Units)), ElementsAre("6 (via level, b/main.cpp:9)"));
}

TEST(Values, AResultHasTheReturnedValues) {
  facts::Value Call = value(ValueKind::Result, UnitBuilder::usr("pick"), "pick");
  Call.Operands = {integer(5)};
  facts::Value First = value(ValueKind::Parameter, UnitBuilder::usr("pick"), "level");
  First.Where = at("pick.cpp", 3);
  facts::Value Second = integer(6);
  Second.Where = at("pick.cpp", 4);
  UnitBuilder Pick("pick.cpp");
  Pick.function("pick", 1).returns(First).returns(Second);
  EXPECT_THAT(described(evaluate({withArgument(Call), Pick})),
              ElementsAre("5 (via pick, pick.cpp:3)", "6 (via pick, pick.cpp:4)"));
  EXPECT_THAT(described(evaluate(Call)), ElementsAre("unknown: the result of pick"));
}

TEST(Values, CyclesEnd) {
  facts::Value Loop = value(ValueKind::Result, UnitBuilder::usr("loop"), "loop");
  UnitBuilder Unit("loop.cpp");
  Unit.function("loop", 1).returns(group(ValueKind::Combination, {Loop, integer(1)}, "|"));
  auto Values = evaluate({withArgument(Loop), Unit});
  ASSERT_THAT(Values, SizeIs(1));
  EXPECT_EQ(Values[0].Kind, ValueKind::Unknown);
  EXPECT_EQ(Values[0].Text, "loop depends on itself");

  facts::Value Self = value(ValueKind::Variable, "c:@g", "g");
  UnitBuilder Global("g.cpp");
  Global.U.Variables.push_back(
      {"c:@g", "g", {{group(ValueKind::Combination, {integer(1), Self}, "+")}}});
  EXPECT_EQ(evaluate({withArgument(Self), Global})[0].Text, "g depends on itself");
}

TEST(Values, HostileDepthAndWidthAreCutOff) {
  facts::Value Deep = integer(1);
  for (int I = 0; I < 500; ++I)
    Deep = group(ValueKind::Combination, {Deep}, "~");
  EXPECT_THAT(described(evaluate(Deep)), ElementsAre("unknown: it is computed in too many steps"));

  // f0 asks f1 twice, f1 asks f2 twice …: two to the sixtieth without a limit.
  UnitBuilder Unit("wide.cpp");
  for (int I = 0; I < 60; ++I) {
    facts::Value Next =
        value(ValueKind::Result, UnitBuilder::usr("f" + std::to_string(I + 1)), "next");
    Unit.function("f" + std::to_string(I), I + 1)
        .returns(group(ValueKind::Combination, {Next, Next}, "|"));
  }
  auto Values =
      evaluate({withArgument(value(ValueKind::Result, UnitBuilder::usr("f0"), "f0")), Unit});
  ASSERT_THAT(Values, SizeIs(1));
  EXPECT_EQ(Values[0].Kind, ValueKind::Unknown);
}

TEST(Describe, NamesTheConstantAndTheWay) {
  EXPECT_EQ(describe(integer(1, "RPC_C_AUTHN_LEVEL_NONE"), "RPC_C_AUTHN_LEVEL_NONE"),
            "RPC_C_AUTHN_LEVEL_NONE");
  EXPECT_EQ(describe(integer(1), "RPC_C_AUTHN_LEVEL_NONE"), "1 (RPC_C_AUTHN_LEVEL_NONE)");
  auto Constant = at("config.h", 12);
  EXPECT_EQ(describe(via("kLevel", Constant, integer(1, "RPC_C_AUTHN_LEVEL_NONE")),
                     "RPC_C_AUTHN_LEVEL_NONE"),
            "RPC_C_AUTHN_LEVEL_NONE (via kLevel, config.h:12)");
  EXPECT_EQ(describe(via("kLevel", Constant, integer(1)), "RPC_C_AUTHN_LEVEL_NONE"),
            "1 (RPC_C_AUTHN_LEVEL_NONE, via kLevel, config.h:12)");
  EXPECT_EQ(describe(via("level", at("m.cpp", 3), via("kLevel", Constant, integer(1))), ""),
            "1 (via level, kLevel, config.h:12)");
  // A name that says something else than the number means here.
  EXPECT_EQ(describe(integer(3, "SecurityDelegation"), "RPC_C_IMP_LEVEL_IMPERSONATE"),
            "SecurityDelegation (RPC_C_IMP_LEVEL_IMPERSONATE)");
  EXPECT_EQ(describe(integer(0x20, "EOAC_STATIC"), "EOAC_STATIC_CLOAKING"),
            "EOAC_STATIC (EOAC_STATIC_CLOAKING)");
  // The same flags in another order.
  EXPECT_EQ(describe(integer(0x22, "EOAC_STATIC_CLOAKING|EOAC_SECURE_REFS"),
                     "EOAC_SECURE_REFS | EOAC_STATIC_CLOAKING"),
            "EOAC_STATIC_CLOAKING|EOAC_SECURE_REFS");
}

} // namespace
