// Entry points, what runs from them, and what was not seen.
#include "tests/engine/Units.h"

#include <chrono>

using namespace comsec;
using namespace comsec::test;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

namespace {

TEST(Processes, EveryMainIsOneAndKeepsToItsOwnFolder) {
  std::vector<facts::Unit> Units;
  for (std::string Folder : {"a", "b"}) {
    Units.push_back(UnitBuilder(Folder + "/main.cpp").function("main", 1).calls("init", 2));
    Units.push_back(UnitBuilder(Folder + "/init.cpp").function("init", 1).api("CoUninitialize", 2));
  }
  link::Program P(std::move(Units));
  EXPECT_THAT(names(P), ElementsAre("main in a/main.cpp", "main in b/main.cpp"));
  ASSERT_THAT(P.calls(), SizeIs(2));
  for (const link::CallSite &Site : P.calls()) {
    ASSERT_THAT(Site.Processes, SizeIs(1));
    EXPECT_EQ(Site.Processes[0]->Entry->Where.Begin.File.front(), Site.Unit->MainFile.front());
    EXPECT_EQ(Site.Processes[0]->Kind, link::ProcessKind::Executable);
  }
}

TEST(Processes, SharedCodeCallsWhatItsProgramDefines) {
  // common/ asks each program for its settings: as near to one as to the other.
  std::vector<facts::Unit> Units{
      UnitBuilder("common/start.cpp").function("start", 1).calls("settings", 2)};
  for (std::string Folder : {"a", "b"})
    Units.push_back(UnitBuilder(Folder + "/main.cpp")
                        .function("main", 1)
                        .calls("start", 2)
                        .function("settings", 4)
                        .api("CoUninitialize", 5));
  link::Program P(std::move(Units));
  for (const link::CallSite &Site : P.calls())
    EXPECT_THAT(Site.Processes, SizeIs(1));
}

TEST(Processes, EntryPointsAreGlobalFunctionsWithTheirNames) {
  UnitBuilder Unit("x.cpp");
  Unit.function("wWinMain", 1).method("App", "main", 2);
  link::Program P({Unit});
  EXPECT_THAT(functionsOf(processOf(P, "wWinMain in x.cpp")), ElementsAre("wWinMain"));
  EXPECT_THAT(functionsOf(processOf(P, "the library code of x.cpp")), ElementsAre("App::main"));
}

TEST(Processes, AServiceMainIsAnEntryOnlyWhereNoMainHandsItOver) {
  link::Program Whole({UnitBuilder("s.cpp")
                           .function("wmain", 1)
                           .refers("MyServiceMain", 2)
                           .function("MyServiceMain", 4)});
  EXPECT_THAT(names(Whole), ElementsAre("wmain in s.cpp"));
  link::Program Hosted({UnitBuilder("s.cpp").function("ServiceMain", 4)});
  EXPECT_THAT(names(Hosted), ElementsAre("ServiceMain in s.cpp"));
  EXPECT_EQ(Hosted.processes()[0].Kind, link::ProcessKind::Executable);
}

TEST(Processes, AServiceInADllIsHosted) {
  link::Program P({UnitBuilder("s/dll.cpp").function("DllMain", 1),
                   UnitBuilder("s/service.cpp").function("ServiceMain", 1).calls("run", 2),
                   UnitBuilder("s/run.cpp").function("run", 1)});
  EXPECT_THAT(names(P), ElementsAre("the DLL of s/dll.cpp"));
  EXPECT_EQ(P.processes()[0].Kind, link::ProcessKind::Library);
  EXPECT_THAT(functionsOf(&P.processes()[0]), ElementsAre("DllMain", "run", "ServiceMain"));
}

TEST(Processes, ADllIsOneProcessForAllItsEntryPoints) {
  link::Program P({UnitBuilder("p/dll.cpp").function("DllMain", 1).function("DllGetClassObject", 2),
                   UnitBuilder("p/reg.cpp").function("DllRegisterServer", 1),
                   UnitBuilder("q/dll.cpp").function("DllMain", 1)});
  EXPECT_THAT(names(P), ElementsAre("the DLL of p/dll.cpp", "the DLL of q/dll.cpp"));
  EXPECT_EQ(P.processes()[0].Kind, link::ProcessKind::Library);
  EXPECT_THAT(functionsOf(&P.processes()[0]),
              ElementsAre("DllMain", "DllGetClassObject", "DllRegisterServer"));
}

TEST(Processes, CodeWithoutEntryHangsTogetherByCallsAndFiles) {
  link::Program P({UnitBuilder("a.cpp").function("backup", 1).calls("init", 2),
                   UnitBuilder("b.cpp").function("init", 1).function("other", 2),
                   UnitBuilder("c.cpp").function("alone", 1)});
  EXPECT_THAT(names(P), ElementsAre("the library code of a.cpp and 1 other file",
                                    "the library code of c.cpp"));
  EXPECT_EQ(P.processes()[0].Entry, nullptr);
  EXPECT_THAT(functionsOf(&P.processes()[0]), ElementsAre("backup", "init", "other"));
}

TEST(Processes, DeadCallsLeadNowhere) {
  link::Program P({UnitBuilder("m.cpp").function("main", 1).calls("never", 2, /*Live=*/false),
                   UnitBuilder("n.cpp").function("never", 1)});
  EXPECT_THAT(functionsOf(processOf(P, "main in m.cpp")), ElementsAre("main"));
}

TEST(Processes, AnObjectsVirtualMethodsRunWhereItIsMade) {
  std::vector<facts::Unit> Units;
  // Two programs have a class of the same name; one makes an object of it.
  for (std::string Folder : {"a", "b"}) {
    UnitBuilder Unit(Folder + "/main.cpp");
    Unit.type("Base", 20, {}, {"inherited"}).type("Sink", 30, {"Base"}, {"indicate"});
    Unit.function("main", 1);
    if (Folder == "a")
      Unit.creates("Sink", 2);
    Unit.method("Sink", "indicate", 31)
        .method("Sink", "helper", 32)
        .method("Base", "inherited", 21);
    Units.push_back(Unit);
  }
  link::Program P(std::move(Units));
  EXPECT_THAT(functionsOf(processOf(P, "main in a/main.cpp")),
              ElementsAre("main", "Base::inherited", "Sink::indicate"));
  EXPECT_THAT(functionsOf(processOf(P, "main in b/main.cpp")), ElementsAre("main"));
}

TEST(Processes, AFrameworkMayCallAnyMethodOfWhatDerivesFromIt) {
  UnitBuilder Unit("atl.cpp");
  Unit.type("CModule", 3, {"CAtlExeModuleT"}, {});
  Unit.method("CModule", "InitializeSecurity", 4).api("CoInitializeSecurity", 5);
  Unit.function("wWinMain", 20);
  Unit.initialisers().creates("CModule", 10); // CModule _AtlModule;
  link::Program P({Unit});
  EXPECT_THAT(functionsOf(processOf(P, "wWinMain in atl.cpp")),
              Contains("CModule::InitializeSecurity"));
  EXPECT_EQ(P.calls()[0].Processes[0]->Name, "wWinMain in atl.cpp");
}

TEST(Processes, ACallOfABaseMethodReachesOverridesOfClassesWhoseMakingWasNotSeen) {
  auto Program = [](bool MakesOther) {
    UnitBuilder Unit("m.cpp");
    Unit.type("Step", 10, {}, {"run"}).type("Mine", 20, {"Step"}, {"run"});
    Unit.function("main", 1).calls("Step::run", 2);
    Unit.method("Mine", "run", 21, {"Step::run"});
    UnitBuilder Other("n/other.cpp");
    Other.function("main", 1);
    if (MakesOther)
      Other.creates("Mine", 2);
    return link::Program({Unit, Other});
  };
  EXPECT_THAT(functionsOf(processOf(Program(false), "main in m.cpp")), Contains("Mine::run"));
  // Made in another program, hence not by this one.
  EXPECT_THAT(functionsOf(processOf(Program(true), "main in m.cpp")), Not(Contains("Mine::run")));
  EXPECT_THAT(functionsOf(processOf(Program(true), "main in n/other.cpp")), Contains("Mine::run"));
}

TEST(Processes, AnSdkInterfaceDoesNotJoinPrograms) {
  UnitBuilder Client("a/client.cpp");
  Client.function("main", 1).calls("IUnknown::Release", 2);
  UnitBuilder Server("b/server.cpp");
  Server.type("Object", 3, {"IUnknown"}, {"Release"});
  Server.method("Object", "Release", 4, {"IUnknown::Release"});
  link::Program P({Client, Server});
  EXPECT_THAT(functionsOf(processOf(P, "main in a/client.cpp")), ElementsAre("main"));
}

TEST(Processes, InitialisersBelongToProcessesThatUseTheirUnit) {
  UnitBuilder Log("log.cpp");
  Log.function("log", 5);
  Log.initialisers().api("CoInitialize", 2).calls("setUp", 2);
  Log.function("setUp", 3);
  link::Program P({UnitBuilder("a/main.cpp").function("main", 1).calls("log", 2),
                   UnitBuilder("b/main.cpp").function("main", 1), Log});
  ASSERT_THAT(P.calls("CoInitialize"), SizeIs(1));
  const link::CallSite &Site = *P.calls("CoInitialize")[0];
  EXPECT_EQ(Site.Function, nullptr);
  ASSERT_THAT(Site.Processes, SizeIs(1));
  EXPECT_EQ(Site.Processes[0]->Name, "main in a/main.cpp");
  EXPECT_THAT(functionsOf(processOf(P, "main in a/main.cpp")), ElementsAre("main", "setUp", "log"));
}

std::vector<std::string> reasons(const link::Process &Q) {
  std::vector<std::string> All;
  for (const link::Gap &G : Q.Gaps)
    All.push_back(G.Why);
  return All;
}

TEST(Gaps, AFailedUnitMayBelongToAnyProcess) {
  UnitBuilder Failed("x.cpp");
  Failed.U.Failed = true;
  Failed.U.Notes.push_back({facts::NoteKind::UnitFailed, "it took longer than 60 s", {}});
  link::Program P({Failed, UnitBuilder("m.cpp").function("main", 1)});
  EXPECT_THAT(reasons(P.processes()[0]),
              ElementsAre("x.cpp could not be analysed: it took longer than 60 s"));
}

TEST(Gaps, ErrorsAndLostCallsCountWhereTheirUnitRuns) {
  UnitBuilder Good("a/main.cpp"), Bad("b/main.cpp");
  Good.function("main", 1);
  Bad.function("main", 1);
  Bad.U.Errors = 1;
  Bad.U.Notes.push_back(
      {facts::NoteKind::CallLost, "CoInitializeSecurity", at("b/main.cpp", 9).Begin});
  Bad.U.Notes.push_back({facts::NoteKind::MissingHeader, "atlbase.h", at("b/main.cpp", 1).Begin});
  link::Program P({Good, Bad});
  EXPECT_THAT(processOf(P, "main in a/main.cpp")->Gaps, IsEmpty());
  EXPECT_THAT(reasons(*processOf(P, "main in b/main.cpp")),
              ElementsAre("a call of CoInitializeSecurity at b/main.cpp:9 could not be read",
                          "b/main.cpp has 1 compile error"));
}

TEST(Gaps, ACalledFunctionThatNoUnitDefines) {
  auto Program = [](bool Calls, bool Defines) {
    UnitBuilder Main("m.cpp");
    Main.function("main", 1);
    if (Calls)
      Main.calls("InitSecurity", 2);
    Main.U.Externals.push_back(
        {UnitBuilder::usr("InitSecurity"), "InitSecurity", at("sec.h", 7).Begin});
    std::vector<facts::Unit> Units{Main};
    if (Defines)
      Units.push_back(UnitBuilder("sec.cpp").function("InitSecurity", 1));
    return link::Program(std::move(Units));
  };
  EXPECT_THAT(reasons(Program(true, false).processes()[0]),
              ElementsAre("InitSecurity, declared at sec.h:7, is defined in no file seen"));
  EXPECT_THAT(Program(true, true).processes()[0].Gaps, IsEmpty());
  EXPECT_THAT(Program(false, false).processes()[0].Gaps, IsEmpty());
}

TEST(Gaps, LostCodeHidesOnlyWhatItsTokensName) {
  UnitBuilder Main("m.cpp");
  Main.function("main", 1);
  Main.U.Errors = 3;
  Main.U.Mentions = {"COMGLB_EXCEPTION_HANDLING"};
  link::Program P({Main});
  ASSERT_THAT(P.processes()[0].Gaps, SizeIs(1));
  EXPECT_TRUE(P.processes()[0].Gaps[0].mayHide("COMGLB_EXCEPTION_HANDLING"));
  EXPECT_FALSE(P.processes()[0].Gaps[0].mayHide("CoInitializeSecurity"));
}

TEST(Gaps, AMissingHeaderHidesEverythingUnlessItIsKnown) {
  UnitBuilder Main("m.cpp");
  Main.function("main", 1);
  for (const char *Name : {"atlbase.h", "wil/com.h", "Boost\\any.hpp", "stdafx_i.c", "secinit.h"})
    Main.U.Notes.push_back({facts::NoteKind::MissingHeader, Name, at("m.cpp", 1).Begin});
  link::Program P({Main});
  EXPECT_THAT(reasons(P.processes()[0]),
              ElementsAre("m.cpp includes secinit.h, which was not found"));
  EXPECT_TRUE(P.processes()[0].Gaps[0].mayHide("CoInitializeSecurity"));
}

TEST(Gaps, FailedUnitsAreNotListedByTheThousand) {
  std::vector<facts::Unit> Units{UnitBuilder("m.cpp").function("main", 1)};
  for (int I = 0; I < 1000; ++I) {
    UnitBuilder Failed("f" + std::to_string(I) + ".cpp");
    Failed.U.Failed = true;
    Units.push_back(Failed);
  }
  link::Program P(std::move(Units));
  ASSERT_THAT(P.processes()[0].Gaps, SizeIs(9));
  EXPECT_EQ(P.processes()[0].Gaps.back().Why, "992 more files could not be analysed");
  EXPECT_TRUE(P.processes()[0].Gaps.back().mayHide("CoInitializeSecurity"));
}

/// A collection of samples: every folder has a program, all with the same names in it.
TEST(Processes, ManyProgramsOfTheSameNamesAreNoProblem) {
  constexpr unsigned Programs = 500;
  std::vector<facts::Unit> Units;
  for (unsigned I = 0; I < Programs; ++I) {
    std::string Folder = "s" + std::to_string(I) + "/";
    UnitBuilder Main(Folder + "main.cpp");
    Main.type("Factory", 30, {"IUnknown"}, {"Release"}).method("Factory", "Release", 31);
    Main.function("main", 1).calls("run", 2).creates("Factory", 3);
    Units.push_back(Main);
    Units.push_back(UnitBuilder(Folder + "run.cpp").function("run", 1).api("CoUninitialize", 2));
  }
  auto Start = std::chrono::steady_clock::now();
  link::Program P(std::move(Units));
  // A fraction of a second; minutes if each class were compared with each.
  EXPECT_LT(std::chrono::steady_clock::now() - Start, std::chrono::seconds(10));
  ASSERT_THAT(P.processes(), SizeIs(Programs));
  for (const link::CallSite &Site : P.calls())
    ASSERT_THAT(Site.Processes, SizeIs(1));
}

} // namespace
