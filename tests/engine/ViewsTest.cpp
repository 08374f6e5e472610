// What a helper is given as a proxy, seen from its callers.
#include "checks/link/Views.h"
#include "tests/engine/Units.h"

using namespace comsec;
using namespace comsec::test;
using facts::ValueKind;
using testing::ElementsAre;

namespace {

/// Starts a function whose first parameter is the proxy \p Parameter.
UnitBuilder &helper(UnitBuilder &B, const std::string &Name, unsigned Line,
                    const std::string &Parameter) {
  B.function(Name, Line);
  B.last().ProxyParameters = {Parameter};
  return B;
}

/// A call of \p Name that gives it \p Variable.
UnitBuilder &hands(UnitBuilder &B, const std::string &Name, unsigned Line,
                   const std::string &Variable) {
  B.gives(Name, Line, value(ValueKind::Unknown, "a proxy"));
  B.last().Passes.back().Variable = Variable;
  return B;
}

/// A blanket of the proxy "p".
UnitBuilder &blanket(UnitBuilder &B, unsigned Line, facts::Value Level = integer(0)) {
  B.api("CoSetProxyBlanket", Line,
        {value(ValueKind::Unknown, "a proxy"), integer(10), integer(0),
         value(ValueKind::Null, "NULL"), std::move(Level)});
  B.U.Calls.back().Arguments[0].Variable = "p";
  return B;
}

std::vector<link::View> views(const link::Program &P, unsigned Process = 0) {
  return viewsOf(P, P.processes()[Process], *P.calls("CoSetProxyBlanket").front(),
                 std::string_view("p"));
}

/// "a by 3 2": the variable and the lines of the calls, the nearest one first.
std::vector<std::string> shown(const std::vector<link::View> &Views) {
  std::vector<std::string> All;
  for (const link::View &V : Views) {
    All.push_back(std::string(V.Variables[0]) + (V.Site.Calls.empty() ? "" : " by"));
    for (const link::Through &T : V.Site.Calls)
      All.back() += " " + std::to_string(T.Where.Line);
    if (V.OtherInstance)
      All.back() += " in another instance";
  }
  return All;
}

std::vector<std::string> shownOf(std::vector<facts::Unit> Units) {
  return shown(views(link::Program(std::move(Units))));
}

TEST(Views, AParameterIsWhatEachCallerNames) {
  UnitBuilder B("m.cpp");
  blanket(helper(B, "secure", 1, "p"), 2);
  hands(hands(B.function("main", 5), "secure", 6, "a"), "secure", 7, "b");
  EXPECT_THAT(shownOf({B}), ElementsAre("a by 6", "b by 7"));
}

TEST(Views, HelpersOfHelpersAreLookedThrough) {
  UnitBuilder A("a.cpp"), B("b.cpp");
  blanket(helper(A, "secure", 1, "p"), 2);
  hands(helper(B, "outer", 1, "q"), "secure", 3, "q");
  hands(B.function("main", 5), "outer", 6, "a");
  EXPECT_THAT(shownOf({A, B}), ElementsAre("a by 3 6"));
}

TEST(Views, WhatHasNoNameOrNoCallerStaysTheParameter) {
  UnitBuilder B("m.cpp");
  blanket(helper(B, "secure", 1, "p"), 2);
  EXPECT_THAT(shownOf({B}), ElementsAre("p"));
  hands(B.function("main", 5), "secure", 6, "");
  EXPECT_THAT(shownOf({B}), ElementsAre("p by 6"));
}

TEST(Views, LocalVariablesHaveOneView) {
  UnitBuilder B("m.cpp");
  blanket(helper(B, "secure", 1, "another"), 2);
  hands(B.function("main", 5), "secure", 6, "a");
  EXPECT_THAT(shownOf({B}), ElementsAre("p"));
}

TEST(Views, CallsThatNobodySeesAreAView) {
  UnitBuilder B("m.cpp");
  blanket(helper(B, "secure", 1, "p"), 2);
  hands(B.function("main", 5), "secure", 6, "a").refers("secure", 7);
  EXPECT_THAT(shownOf({B}), ElementsAre("p", "a by 6"));
}

TEST(Views, CirclesAndLongWaysEnd) {
  UnitBuilder Circle("m.cpp");
  hands(blanket(helper(Circle, "secure", 1, "p"), 2), "again", 3, "p");
  hands(helper(Circle, "again", 4, "q"), "secure", 5, "q");
  hands(Circle.function("main", 6), "again", 7, "a");
  EXPECT_THAT(shownOf({Circle}), ElementsAre("a by 5 7"));

  UnitBuilder Long("m.cpp");
  blanket(helper(Long, "f0", 1, "p"), 2);
  for (unsigned I = 1; I <= 20; ++I)
    hands(helper(Long, "f" + std::to_string(I), 10 * I, "q" + std::to_string(I)),
          "f" + std::to_string(I - 1), 10 * I + 1, "q" + std::to_string(I));
  hands(Long.function("main", 500), "f20", 501, "a");
  std::vector<link::View> Views = views(link::Program({Long}));
  ASSERT_EQ(Views.size(), 1u);
  EXPECT_EQ(Views[0].Site.Calls.size(), 8u);
}

TEST(Views, ManyWaysAreNotToldApart) {
  UnitBuilder B("m.cpp");
  blanket(helper(B, "secure", 1, "p"), 2);
  B.function("main", 5);
  for (unsigned I = 0; I <= link::MaxViews; ++I)
    hands(B, "secure", 6 + I, "a" + std::to_string(I));
  EXPECT_THAT(shownOf({B}), ElementsAre("p"));
}

TEST(Views, OtherProcessesHaveTheirOwn) {
  UnitBuilder Shared("secure.cpp"), A("a/main.cpp"), B("b/main.cpp");
  blanket(helper(Shared, "secure", 1, "p"), 2);
  hands(A.function("main", 1), "secure", 3, "a");
  hands(B.function("main", 1), "secure", 4, "b");
  link::Program P({Shared, A, B});
  EXPECT_THAT(shown(views(P, 0)), ElementsAre("a by 3"));
  EXPECT_THAT(shown(views(P, 1)), ElementsAre("b by 4"));
}

TEST(Views, ValuesAreThoseOfTheWay) {
  facts::Value Level = value(ValueKind::Parameter, UnitBuilder::usr("secure"), "level");
  Level.Number = 1;
  Level.Where = at("m.cpp", 1);
  UnitBuilder B("m.cpp");
  blanket(helper(B, "secure", 1, "p"), 2, Level);
  B.function("main", 5);
  for (unsigned Line : {6, 7}) {
    hands(B, "secure", Line, "a");
    B.last().Passes.push_back(
        {UnitBuilder::usr("secure"), 1, at("m.cpp", Line).Begin, integer(Line), {}});
  }
  link::Program P({B});
  std::vector<std::int64_t> Levels;
  for (const link::View &V : views(P))
    for (const link::Concrete &Each : valuesOf(P, V.Site, 4))
      Levels.push_back(number(Each).value_or(0));
  EXPECT_THAT(Levels, ElementsAre(6, 7));
}

TEST(Views, EachInstanceOfATemplateHasItsCallers) {
  UnitBuilder B("m.cpp");
  for (const char *Name : {"secure<1>", "secure<2>"}) {
    helper(B, Name, 1, std::string(Name) == "secure<1>" ? "p" : "q");
    blanket(B, 2);
  }
  hands(hands(B.function("main", 5), "secure<1>", 6, "a"), "secure<2>", 7, "b");
  EXPECT_THAT(shownOf({B}), ElementsAre("a by 6", "b by 7 in another instance"));
}

} // namespace
