// Programs of the build: what is linked together decides what a call means.
#include "checks/link/Graph.h"
#include "tests/engine/Units.h"

#include <algorithm>
#include <chrono>
#include <random>

using namespace comsec;
using namespace comsec::test;
using facts::Linkage;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

namespace {

/// The processes that the calls of \p Api on that line of \p File run in.
std::vector<std::string> runIn(const link::Program &P, const std::string &Api,
                               const std::string &File) {
  std::vector<std::string> Names;
  for (const link::CallSite *Site : P.calls(Api))
    if (Site->Call->Callee.File == File)
      for (const link::Process *Q : Site->Processes)
        Names.push_back(Q->Name);
  return Names;
}

std::vector<std::string> reasons(const link::Process *Q) {
  std::vector<std::string> All;
  for (const link::Gap &G : Q->Gaps)
    All.push_back(G.Why);
  return All;
}

/// A product and its test, which has a prepare() of its own, right beside the common code.
std::vector<facts::Unit> productAndTest() {
  return {
      UnitBuilder("app/main.cpp").in("app.exe").function("main", 1).calls("run", 2),
      UnitBuilder("test/main.cpp").in("test.exe").function("main", 1).calls("run", 2),
      UnitBuilder("common/run.cpp")
          .in("app.exe", Linkage::Archive)
          .in("test.exe", Linkage::Archive)
          .function("run", 1)
          .calls("prepare", 2),
      UnitBuilder("app/prepare.cpp").in("app.exe").function("prepare", 1).api("CoInitialize", 2),
      UnitBuilder("common/fake.cpp")
          .in("test.exe")
          .function("prepare", 1)
          .api("CoUninitialize", 2)};
}

TEST(Images, AProductAndItsTestAreTwoProcesses) {
  link::Program P(productAndTest());
  EXPECT_THAT(names(P), ElementsAre("app.exe", "test.exe"));
  for (const link::Process &Q : P.processes()) {
    EXPECT_EQ(Q.Kind, link::ProcessKind::Executable);
    ASSERT_NE(Q.Entry, nullptr);
    EXPECT_THAT(functionsOf(&Q), SizeIs(3));
  }
  EXPECT_EQ(processOf(P, "app.exe")->Entry->Where.Begin.File, "app/main.cpp");
  EXPECT_THAT(runIn(P, "CoInitialize", "app/prepare.cpp"), ElementsAre("app.exe"));
  EXPECT_THAT(runIn(P, "CoUninitialize", "common/fake.cpp"), ElementsAre("test.exe"));
}

TEST(Images, TheOrderOfUnitsAndOfTheirProgramsDoesNotMatter) {
  std::vector<facts::Unit> Units = productAndTest();
  Units.push_back(UnitBuilder("lib/x.cpp").inDll("x.dll").function("x", 1).api("CoInitialize", 2));
  Units.push_back(UnitBuilder("other.cpp").function("main", 1).calls("x", 2));
  const std::string Expected = dump(link::Program(Units));
  std::mt19937 Random(7);
  for (int I = 0; I < 20; ++I) {
    std::shuffle(Units.begin(), Units.end(), Random);
    for (facts::Unit &U : Units)
      std::shuffle(U.Programs.begin(), U.Programs.end(), Random);
    EXPECT_EQ(dump(link::Program(Units)), Expected);
  }
}

TEST(Images, ADllOwnsNoProcessAndAnyOfItsFunctionsMayBeCalled) {
  link::Program P({UnitBuilder("a.cpp").inDll("x.dll").function("DllMain", 1),
                   UnitBuilder("b.cpp").inDll("x.dll").function("exported", 1),
                   UnitBuilder("c.cpp").inDll("x.dll", Linkage::Archive).function("unused", 1)});
  ASSERT_THAT(names(P), ElementsAre("x.dll", "the library code of c.cpp"));
  EXPECT_EQ(P.processes()[0].Kind, link::ProcessKind::Library);
  EXPECT_THAT(functionsOf(&P.processes()[0]), ElementsAre("DllMain", "exported"));
}

TEST(Images, CodeOfALinkedDllRunsInTheProgramToo) {
  auto Program = [](bool Linked) {
    UnitBuilder Dll("dll/start.cpp");
    Dll.inDll("x.dll").function("start", 1).api("CoInitialize", 2).calls("helper", 3);
    Dll.function("helper", 5);
    if (Linked)
      Dll.in("app.exe", Linkage::Dll);
    // Two of that name: each module has its own.
    return link::Program({UnitBuilder("app/main.cpp")
                              .in("app.exe")
                              .function("main", 1)
                              .calls("start", 2)
                              .calls("helper", 3)
                              .function("helper", 5),
                          Dll});
  };
  link::Program P = Program(true);
  EXPECT_THAT(names(P), ElementsAre("app.exe", "x.dll"));
  EXPECT_THAT(runIn(P, "CoInitialize", "dll/start.cpp"), ElementsAre("app.exe", "x.dll"));
  EXPECT_THAT(functionsOf(processOf(P, "app.exe")),
              ElementsAre("main", "helper", "start", "helper"));
  EXPECT_THAT(runIn(Program(false), "CoInitialize", "dll/start.cpp"), ElementsAre("x.dll"));
}

TEST(Images, TheCallersOwnModuleComesFirst) {
  UnitBuilder Dll("near/dll.cpp");
  Dll.inDll("x.dll").in("app.exe", Linkage::Dll).function("start", 1).calls("log", 2);
  UnitBuilder DllLog("far/away/log.cpp");
  DllLog.inDll("x.dll").in("app.exe", Linkage::Dll).function("log", 1).api("CoInitialize", 2);
  UnitBuilder AppLog("near/log.cpp");
  AppLog.in("app.exe").function("log", 1).api("CoUninitialize", 2);
  link::Program P({Dll, DllLog, AppLog,
                   UnitBuilder("main.cpp").in("app.exe").function("main", 1).calls("start", 2)});
  EXPECT_THAT(runIn(P, "CoInitialize", "far/away/log.cpp"), ElementsAre("app.exe", "x.dll"));
  EXPECT_THAT(runIn(P, "CoUninitialize", "near/log.cpp"),
              ElementsAre("the library code of near/log.cpp"));
}

TEST(Images, GlobalObjectsOfAProgramAreMadeThoseOfALibraryIfItIsUsed) {
  auto Global = [](const std::string &File, Linkage How) {
    UnitBuilder Unit(File);
    Unit.in("app.exe", How).initialisers().api("CoInitialize", 1);
    Unit.function(File, 3);
    return Unit;
  };
  link::Program P({UnitBuilder("main.cpp").in("app.exe").function("main", 1).calls("used.cpp", 2),
                   Global("object.cpp", Linkage::Object), Global("used.cpp", Linkage::Archive),
                   Global("unused.cpp", Linkage::Archive)});
  EXPECT_THAT(runIn(P, "CoInitialize", "object.cpp"), ElementsAre("app.exe"));
  EXPECT_THAT(runIn(P, "CoInitialize", "used.cpp"), ElementsAre("app.exe"));
  EXPECT_THAT(runIn(P, "CoInitialize", "unused.cpp"), Not(Contains("app.exe")));
}

TEST(Images, AnEntryThatIsNotSeenIsAGap) {
  link::Program P({UnitBuilder("tests.cpp").in("tests.exe").function("case", 1)});
  ASSERT_THAT(names(P), ElementsAre("tests.exe"));
  EXPECT_EQ(P.processes()[0].Kind, link::ProcessKind::Executable);
  EXPECT_EQ(P.processes()[0].Entry, nullptr);
  EXPECT_THAT(functionsOf(&P.processes()[0]), ElementsAre("case"));
  EXPECT_THAT(reasons(&P.processes()[0]), ElementsAre("the entry point of tests.exe was not seen"));
}

TEST(Images, AServiceIsAnEntryAndPartOfTheProgramThatStartsIt) {
  link::Program Hosted({UnitBuilder("s.cpp").in("s.exe").function("NightlyServiceMain", 1)});
  EXPECT_THAT(reasons(processOf(Hosted, "s.exe")), IsEmpty());
  link::Program Whole({UnitBuilder("m.cpp").in("s.exe").function("main", 1),
                       UnitBuilder("s.cpp").in("s.exe").function("NightlyServiceMain", 1)});
  EXPECT_THAT(functionsOf(processOf(Whole, "s.exe")), ElementsAre("main", "NightlyServiceMain"));
}

TEST(Images, WhatOtherProgramsLackIsNoGap) {
  UnitBuilder Failed("other/x.cpp"), Caller("app/main.cpp"), Stranger("x.cpp");
  Failed.in("other.exe").U.Failed = true;
  Stranger.U.Failed = true;
  Caller.in("app.exe").function("main", 1).calls("init", 2);
  Caller.U.Externals.push_back({UnitBuilder::usr("init"), "init", at("init.h", 7).Begin});
  UnitBuilder Init("other/init.cpp");
  Init.in("other.exe").function("main", 1).function("init", 3);
  link::Program P({Failed, Stranger, Caller, Init});
  EXPECT_THAT(reasons(processOf(P, "app.exe")),
              ElementsAre("x.cpp could not be analysed",
                          "init, declared at init.h:7, is defined in no file seen"));
  EXPECT_THAT(reasons(processOf(P, "other.exe")),
              ElementsAre("other/x.cpp could not be analysed", "x.cpp could not be analysed"));
}

TEST(Images, UnitsThatNoBuildTellsOfGoByReachability) {
  link::Program P({UnitBuilder("app/main.cpp").in("app.exe").function("main", 1).calls("init", 2),
                   UnitBuilder("tool/main.cpp").function("main", 1).calls("init", 2),
                   UnitBuilder("loose/init.cpp").function("init", 1).api("CoInitialize", 2),
                   UnitBuilder("loose/dll.cpp").function("DllMain", 1)});
  EXPECT_THAT(names(P),
              ElementsAre("app.exe", "main in tool/main.cpp", "the DLL of loose/dll.cpp"));
  EXPECT_THAT(runIn(P, "CoInitialize", "loose/init.cpp"),
              ElementsAre("app.exe", "main in tool/main.cpp"));
}

TEST(Images, AFileCompiledTwiceIsInEachProgramWhatThatOneCompiles) {
  auto Main = [](const std::string &Config, const std::string &Program) {
    UnitBuilder Unit("main.cpp");
    Unit.U.Config = Config;
    return Unit.in(Program).function("main", 1);
  };
  UnitBuilder Service = Main("", "service.exe"), Console = Main("2", "console.exe");
  Service.api("CoInitialize", 3);
  Console.use(facts::UseKind::Object, "CLSID_WbemLocator", 4);
  link::Program P({Service, Console});
  EXPECT_THAT(names(P), ElementsAre("console.exe", "service.exe"));
  EXPECT_THAT(runIn(P, "CoInitialize", "main.cpp"), ElementsAre("service.exe"));
  EXPECT_TRUE(processOf(P, "console.exe")->has(link::Role::WmiClient));
  EXPECT_FALSE(processOf(P, "service.exe")->has(link::Role::WmiClient));
}

TEST(Images, UnreachedCodeMayRunWhereItIsLinkedOnly) {
  auto Unit = [](const std::string &File, const std::string &Entry) {
    return UnitBuilder(File).function(Entry, 1);
  };
  link::Program P({Unit("a/main.cpp", "main").in("a.exe"), Unit("b/main.cpp", "main").in("b.exe"),
                   Unit("b/spare.cpp", "spare").in("b.exe"),
                   Unit("c.dll.cpp", "plug").inDll("c.dll"), Unit("loose/main.cpp", "main"),
                   Unit("loose/spare.cpp", "spareToo")});
  auto MayRun = [&](const char *Process, const char *Library) {
    return processOf(P, Process)->mayRun(*processOf(P, Library));
  };
  const char *OfB = "the library code of b/spare.cpp";
  EXPECT_FALSE(MayRun("a.exe", OfB));
  EXPECT_TRUE(MayRun("b.exe", OfB));
  EXPECT_TRUE(MayRun("main in loose/main.cpp", OfB));
  EXPECT_TRUE(MayRun("a.exe", "c.dll")); // LoadLibrary
  EXPECT_TRUE(MayRun("a.exe", "the library code of loose/spare.cpp"));
}

TEST(Images, ADefinitionOfTheSameProgramIsMeant) {
  link::Program P(productAndTest());
  std::string Prepare = UnitBuilder::usr("prepare");
  EXPECT_EQ(P.function(Prepare, "app/main.cpp")->Where.Begin.File, "app/prepare.cpp");
  EXPECT_EQ(P.function(Prepare, "test/main.cpp")->Where.Begin.File, "common/fake.cpp");
  link::Graph G(P.units());
  EXPECT_THAT(G.definitions(Prepare, "common/run.cpp"), SizeIs(2));
  EXPECT_THAT(G.definitions(Prepare, "app/main.cpp"), SizeIs(1));
}

/// As in a large tree of tools: every program has its main, all share the same libraries.
TEST(Images, ManyProgramsWithTheSameLibraries) {
  constexpr unsigned Programs = 100, Shared = 2000;
  std::vector<facts::Unit> Units;
  for (unsigned F = 0; F < Shared; ++F) {
    UnitBuilder Unit("lib/f" + std::to_string(F) + ".cpp");
    for (unsigned P = 0; P < Programs; ++P)
      Unit.in("p" + std::to_string(P) + ".exe", Linkage::Archive);
    Units.push_back(Unit.function("f" + std::to_string(F), 1)
                        .calls("f" + std::to_string((F + 1) % Shared), 2)
                        .calls("report", 3));
  }
  for (unsigned P = 0; P < Programs; ++P) {
    std::string Name = "p" + std::to_string(P);
    Units.push_back(UnitBuilder(Name + "/main.cpp")
                        .in(Name + ".exe")
                        .function("main", 1)
                        .calls("f0", 2)
                        .function("report", 4));
  }
  auto Start = std::chrono::steady_clock::now();
  link::Program P(std::move(Units));
  EXPECT_LT(std::chrono::steady_clock::now() - Start, std::chrono::seconds(20));
  ASSERT_THAT(P.processes(), SizeIs(Programs));
  for (const link::Process &Q : P.processes())
    EXPECT_THAT(functionsOf(&Q), SizeIs(Shared + 2));
}

} // namespace
