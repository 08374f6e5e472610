// Compile databases of another machine: where their paths are on this one.
#include "driver/input/PathMap.h"

#include "driver/input/Input.h"
#include "tests/input/TempFolder.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

using namespace testing;

namespace comsec::input {
namespace {

class PathMaps : public Test {
protected:
  PathMaps() {
    T.write("repo/.git/HEAD");
    T.write("repo/src/Agent/Main.cpp", "int main() {}\n");
    T.write("repo/src/Agent/Job.cpp");
    T.write("repo/Include/config.h");
  }

  PathMap with(const std::string &Rule) {
    PathMap Map;
    EXPECT_TRUE(Map.add(Rule, T.Path, Error)) << Error;
    return Map;
  }
  std::string errorOf(const std::string &Rule) {
    PathMap Map;
    EXPECT_FALSE(Map.add(Rule, T.Path, Error));
    return Error;
  }

  TempFolder T;
  std::string Error;
};

TEST_F(PathMaps, AreAbsoluteOnTheirOwnMachine) {
  EXPECT_EQ(PathMap::absolute(R"(..\src\.\a.cpp)", R"(C:\agent\build)"), "C:/agent/src/a.cpp");
  EXPECT_EQ(PathMap::absolute(R"(D:\x\..\a.cpp)", R"(C:\agent)"), "D:/a.cpp");
  EXPECT_EQ(PathMap::absolute(R"(\\server\share\a.cpp)", "C:/agent"), "//server/share/a.cpp");
  EXPECT_EQ(PathMap::absolute("/builds/x/../a.cpp", "/builds"), "/builds/a.cpp");
}

TEST_F(PathMaps, LeadHereInAnyCase) {
  PathMap Map = with(R"(C:\agent\s=repo)");
  EXPECT_EQ(Map.resolve("c:/AGENT/S/src/agent/main.CPP"), T("repo/src/Agent/Main.cpp"));
  EXPECT_EQ(Map.resolve("C:/agent/s"), T("repo"));
  EXPECT_EQ(Map.resolve("C:/agent/s/out/new.h"), T("repo/out/new.h")) << "need not exist";
  EXPECT_EQ(Map.resolve("C:/agent/src/a.cpp"), std::nullopt) << "another folder";
  EXPECT_EQ(Map.resolve("D:/agent/s/a.cpp"), std::nullopt);
}

TEST_F(PathMaps, TheLongestRuleCounts) {
  PathMap Map = with("C:/agent=repo");
  ASSERT_TRUE(Map.add("C:/agent/inc=repo/Include", T.Path, Error));
  EXPECT_EQ(Map.resolve("C:/agent/inc/Config.h"), T("repo/Include/config.h"));
  EXPECT_EQ(Map.resolve("C:/agent/src/Agent/Job.cpp"), T("repo/src/Agent/Job.cpp"));
}

TEST_F(PathMaps, NeverLeaveTheFolderOfTheRule) {
  PathMap Map = with("C:/agent=repo/src");
  const std::string Outside = PathMap::absolute(R"(..\..\..\etc\passwd)", R"(C:\agent\x)");
  EXPECT_EQ(Map.resolve(Outside), std::nullopt);
}

TEST_F(PathMaps, WrongRulesAreOneLine) {
  EXPECT_THAT(errorOf("C:/agent"), AllOf(HasSubstr("FROM=TO"), Not(HasSubstr("\n"))));
  EXPECT_THAT(errorOf("=repo"), HasSubstr("FROM=TO"));
  EXPECT_THAT(errorOf("C:/agent=gone"), HasSubstr("no such folder: 'gone'"));
}

TEST_F(PathMaps, AreGuessedByTheLongestTail) {
  PathMap Map;
  T.write("repo/Main.cpp"); // fits less of the path
  const auto Added =
      Map.guess({"C:/a/s/src/agent/main.cpp", "C:/a/s/src/agent/job.cpp", "D:/x/gone.cpp"},
                T("repo/build"), T("repo"));
  ASSERT_EQ(Added.size(), 1u);
  EXPECT_EQ(Added[0].From, "C:/a/s");
  EXPECT_EQ(Added[0].To, T("repo"));
  EXPECT_EQ(Map.resolve("C:/a/s/include/CONFIG.H"), T("repo/Include/config.h"));
}

TEST_F(PathMaps, ANameAloneIsNoProof) {
  PathMap Map;
  T.write("repo/util.cpp");
  EXPECT_TRUE(Map.guess({"C:/lib/util.cpp"}, T("repo/build"), T("repo")).empty());
  EXPECT_EQ(Map.guess({"C:/lib/util.cpp"}, T("repo"), T("repo")).size(), 1u)
      << "but beside the database it is";
}

/// The database as the build server wrote it.
class ForeignDatabase : public PathMaps {
protected:
  Input read(InputOptions Options = {}) {
    const std::string Line =
        R"(cl.exe /nologo /IC:\a\s\INCLUDE /I..\include /FI config.h /c ..\src\agent\MAIN.cpp)";
    T.write("repo/build/compile_commands.json",
            nlohmann::json({{{"directory", R"(C:\a\s\build)"},
                             {"file", R"(..\src\agent\MAIN.cpp)"},
                             {"command", Line}},
                            {{"directory", R"(C:\a\s\build)"},
                             {"file", R"(D:\vendor\x.cpp)"},
                             {"command", R"(cl.exe /c D:\vendor\x.cpp)"}}})
                .dump());
    Options.Inputs = {T("repo/build")};
    Input In;
    EXPECT_TRUE(readInput(Options, In, Error)) << Error;
    return In;
  }
};

TEST_F(ForeignDatabase, IsReadWithoutBeingTold) {
  const Input In = read();
  ASSERT_EQ(In.Jobs.size(), 1u);
  EXPECT_EQ(In.Jobs[0].MainFile, T("repo/src/Agent/Main.cpp"));
  EXPECT_EQ(In.Jobs[0].Directory, T("repo/build"));
  EXPECT_THAT(In.Jobs[0].Arguments, Contains(T("repo/Include")).Times(2));
  std::vector<std::string> Messages;
  for (const Notification &N : In.Notifications)
    Messages.push_back(N.Message);
  EXPECT_THAT(Messages, Contains(AllOf(HasSubstr("'C:/a/s'"), HasSubstr("--path-map"))));
  EXPECT_THAT(Messages, Contains(HasSubstr(R"('D:\vendor\x.cpp' is a path of another machine)")));
}

TEST_F(ForeignDatabase, WhatIsToldIsNotGuessed) {
  InputOptions Told;
  Told.PathRules = {R"(C:\a\s=)" + T("repo")};
  const Input In = read(Told);
  ASSERT_EQ(In.Jobs.size(), 1u);
  EXPECT_EQ(In.Jobs[0].MainFile, T("repo/src/Agent/Main.cpp"));
  for (const Notification &N : In.Notifications)
    EXPECT_NE(N.Id, "path-guessed");
}

} // namespace
} // namespace comsec::input
