// Joining units: what is kept once, which definition a name means, and that order does not matter.
#include "tests/engine/Units.h"

#include <algorithm>
#include <chrono>
#include <random>

using namespace comsec;
using namespace comsec::test;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

constexpr auto Header = "common/com.h";

/// Two programs that share a header with an inline function, a library and a failed unit.
std::vector<facts::Unit> sampleUnits() {
  std::vector<facts::Unit> Units;
  for (std::string Folder : {"a", "b"}) {
    UnitBuilder Main(Folder + "/main.cpp");
    Main.function("main", 3).calls("run", 5).calls("InitCom", 6);
    Main.function("InitCom", 8, Header)
        .api("CoInitializeSecurity", 9, {integer(Folder == "a" ? 1 : 6), integer(3)});
    Main.U.Externals.push_back({UnitBuilder::usr("helper"), "helper", at(Header, 2).Begin});
    Units.push_back(Main);
    UnitBuilder Run(Folder + "/run.cpp");
    Run.function("run", 1).api("CreateVssBackupComponents", 2).calls("helper", 4);
    Run.type("Writer", 10, {"CVssWriter"}, {"OnFreeze"}).method("Writer", "OnFreeze", 12);
    Run.U.Errors = Folder == "b" ? 2 : 0;
    Units.push_back(Run);
  }
  Units.push_back(UnitBuilder("lib/x.cpp").function("unused", 1).api("CoRevertToSelf", 2));
  UnitBuilder Broken("c/broken.cpp");
  Broken.U.Failed = true;
  Broken.U.Notes.push_back({facts::NoteKind::UnitFailed, "the parser crashed", {}});
  Units.push_back(Broken);
  return Units;
}

TEST(Program, IsTheSameInAnyOrder) {
  std::string Expected = dump(link::Program(sampleUnits()));
  EXPECT_NE(Expected.find("call CoInitializeSecurity common/com.h:9"), std::string::npos);
  std::mt19937 Random(7);
  for (int Round = 0; Round < 50; ++Round) {
    auto Units = sampleUnits();
    std::shuffle(Units.begin(), Units.end(), Random);
    EXPECT_EQ(dump(link::Program(std::move(Units))), Expected);
  }
}

TEST(Program, KeepsACallInAHeaderOnceWithWhatAllUnitsSay) {
  link::Program P(sampleUnits());
  auto Calls = P.calls("CoInitializeSecurity");
  ASSERT_THAT(Calls, SizeIs(1));
  EXPECT_THAT(Calls[0]->Processes, SizeIs(2));
  auto Levels = valuesOf(P, *Calls[0], 0);
  ASSERT_THAT(Levels, SizeIs(2));
  EXPECT_EQ(number(Levels[0]), 1);
  EXPECT_EQ(number(Levels[1]), 6);
  // Both units agree on the other argument.
  EXPECT_THAT(valuesOf(P, *Calls[0], 1), SizeIs(1));
  EXPECT_THAT(valuesOf(P, *Calls[0], 2), IsEmpty());
}

TEST(Program, WhatOneUnitUnderstoodBeatsTheTokensOfAnother) {
  auto Units = sampleUnits();
  facts::Call &Lost = Units[2].Calls.at(0); // of b/main.cpp
  ASSERT_EQ(Lost.Api, "CoInitializeSecurity");
  Lost.Form = facts::CallForm::Tokens;
  Lost.Function.clear();
  for (bool Reversed : {false, true}) {
    auto Given = Units;
    if (Reversed)
      std::swap(Given[0], Given[2]);
    link::Program P(Given);
    auto Calls = P.calls("CoInitializeSecurity");
    ASSERT_THAT(Calls, SizeIs(1));
    EXPECT_FALSE(Calls[0]->fromTokens());
    ASSERT_NE(Calls[0]->Function, nullptr);
    EXPECT_EQ(Calls[0]->Function->Name, "InitCom");
    EXPECT_THAT(valuesOf(P, *Calls[0], 0), SizeIs(1)) << "those of a/main.cpp";
    EXPECT_THAT(Calls[0]->Processes, SizeIs(2)) << "the other one has it all the same";
  }
}

TEST(Program, LeavesOutCallsInDeadCode) {
  link::Program P({UnitBuilder("a.cpp")
                       .function("main", 1)
                       .api("CoInitializeSecurity", 2, {}, /*Live=*/false)
                       .api("CoUninitialize", 3)});
  EXPECT_THAT(P.calls("CoInitializeSecurity"), IsEmpty());
  EXPECT_THAT(P.calls("CoUninitialize"), SizeIs(1));
}

TEST(Program, ACallThatIsDeadInOneConfigurationLivesInTheOther) {
  facts::Unit Debug = UnitBuilder("a.cpp").function("main", 1).api("CoUninitialize", 2);
  facts::Unit Release = Debug;
  Release.Config = "release";
  Debug.Calls[0].Live = false;
  link::Program P({Debug, Release});
  EXPECT_THAT(P.calls("CoUninitialize"), SizeIs(1));
  EXPECT_THAT(P.processes(), SizeIs(1)); // one main, compiled twice
}

TEST(Program, ANameMeansTheDefinitionOfTheSameFileThenTheNearest) {
  std::vector<facts::Unit> Units;
  for (std::string File : {"a/util.cpp", "a/deep/util.cpp", "b/util.cpp"})
    Units.push_back(UnitBuilder(File).function("log", 1));
  Units.push_back(UnitBuilder("b/only.cpp").function("once", 1));
  link::Program P(std::move(Units));
  auto FileOf = [&](const char *Name, const char *From) {
    const facts::Function *F = P.function(UnitBuilder::usr(Name), From);
    return F ? F->Where.Begin.File : "";
  };
  EXPECT_EQ(FileOf("log", "b/util.cpp"), "b/util.cpp");
  EXPECT_EQ(FileOf("log", "b/main.cpp"), "b/util.cpp");
  EXPECT_EQ(FileOf("log", "a/main.cpp"), "a/util.cpp");
  EXPECT_EQ(FileOf("log", "a/deep/main.cpp"), "a/deep/util.cpp");
  EXPECT_EQ(FileOf("once", "a/main.cpp"), "b/only.cpp");
  EXPECT_EQ(FileOf("nowhere", "a/main.cpp"), "");
}

TEST(Program, PathsAreTheShortestChainOfCalls) {
  link::Program P({UnitBuilder("m.cpp")
                       .function("main", 1)
                       .calls("far", 2)
                       .calls("near", 3)
                       .function("far", 10)
                       .calls("further", 11)
                       .function("further", 20)
                       .calls("goal", 21)
                       .function("near", 30)
                       .calls("goal", 31)
                       .function("goal", 40)
                       .function("unreached", 50)});
  const link::Process &Main = P.processes().front();
  auto PathTo = [&](const char *Name) {
    std::vector<std::string> Steps;
    for (auto &L : P.pathTo(Main, *P.function(UnitBuilder::usr(Name), "m.cpp")))
      Steps.push_back(test::text(L));
    return Steps;
  };
  EXPECT_THAT(PathTo("goal"), ElementsAre("m.cpp:1", "m.cpp:3", "m.cpp:31"));
  EXPECT_THAT(PathTo("main"), ElementsAre("m.cpp:1"));
  EXPECT_THAT(PathTo("unreached"), IsEmpty());
}

TEST(Program, MayBeEmpty) {
  link::Program P({});
  EXPECT_THAT(P.calls(), IsEmpty());
  EXPECT_THAT(P.processes(), IsEmpty());
}

/// A chain and a cycle: the linker walks calls in a loop of its own, not on the stack.
TEST(Program, DeepAndRecursiveCallsAreNoProblem) {
  constexpr unsigned Depth = 100000;
  UnitBuilder Unit("deep.cpp");
  Unit.function("main", 1).calls("f0", 1);
  for (unsigned I = 0; I < Depth; ++I)
    Unit.function("f" + std::to_string(I), I + 2)
        .calls("f" + std::to_string((I + 1) % Depth), I + 2);
  auto Start = std::chrono::steady_clock::now();
  link::Program P({Unit});
  const link::Process &Main = P.processes().front();
  EXPECT_THAT(Main.Functions, SizeIs(Depth + 2));
  auto Path = P.pathTo(Main, *P.function(UnitBuilder::usr("f99999"), "deep.cpp"));
  EXPECT_THAT(Path, SizeIs(Depth + 1));
  // 2,000 functions have to link in two seconds; fifty times as many must not take minutes.
  EXPECT_LT(std::chrono::steady_clock::now() - Start, std::chrono::seconds(20));
}

} // namespace
