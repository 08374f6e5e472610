#include "driver/input/Standard.h"

#include "driver/input/Input.h"
#include "tests/input/TempFolder.h"

#include <gmock/gmock.h>

using namespace testing;

namespace comsec::input {
namespace {

TEST(Standard, IsReadInTheWordsOfEachBuild) {
  EXPECT_EQ(statedStandard("set(CMAKE_CXX_STANDARD 23)"), 23u);
  EXPECT_EQ(statedStandard("set_target_properties(a PROPERTIES CXX_STANDARD \"26\")"), 26u);
  EXPECT_EQ(statedStandard("target_compile_features(a PUBLIC cxx_std_17)"), 17u);
  EXPECT_EQ(statedStandard("CXXFLAGS += -O2 -std=gnu++2b"), 23u);
  EXPECT_EQ(statedStandard("/std:c++latest"), 23u);
  EXPECT_EQ(statedStandard("<LanguageStandard>stdcpp20</LanguageStandard>"), 20u);
  EXPECT_EQ(statedStandard("default_options: ['cpp_std=c++14']"), 14u);
  EXPECT_EQ(statedStandard("-std=c++11 for old, -std=c++20 for new"), 20u);
}

TEST(Standard, OtherWordsAreNone) {
  for (const char *Text :
       {"", "set(CMAKE_C_STANDARD 23)", "-std=c11", "-std=c++98", "stdc17",
        "<LanguageStandard_C>stdc17</LanguageStandard_C>", "CXX_STANDARD_REQUIRED ON"})
    EXPECT_EQ(statedStandard(Text), 0u) << Text;
}

class StandardOfAFolder : public Test {
protected:
  std::vector<std::string> arguments() {
    InputOptions Options;
    Options.Inputs = {T.Path};
    Input In;
    std::string Error;
    EXPECT_TRUE(readInput(Options, In, Error)) << Error;
    return In.Jobs.at(0).Arguments;
  }
  TempFolder T;
};

TEST_F(StandardOfAFolder, WithoutABuildFileIsTheUsualOne) {
  T.write("a.cpp");
  EXPECT_THAT(arguments(), AllOf(Contains("-std=gnu++20"), Not(Contains("-fno-char8_t"))));
}

TEST_F(StandardOfAFolder, IsNewerWhereABuildFileSaysSo) {
  T.write("a.cpp");
  T.write("src/CMakeLists.txt", "set(CMAKE_CXX_STANDARD 23)\n");
  EXPECT_THAT(arguments(), Contains("-std=gnu++23"));
}

TEST_F(StandardOfAFolder, ThatIsOlderHasTextInUtf8AsChar) {
  T.write("a.cpp");
  T.write("Makefile", "a.exe: a.cpp\n\tg++ -o $@ $<\n");
  EXPECT_THAT(arguments(), AllOf(Contains("-std=gnu++20"), Contains("-fno-char8_t")));
}

TEST_F(StandardOfAFolder, IsNotSaidByOtherPeoplesCode) {
  T.write("a.cpp");
  T.write("third_party/CMakeLists.txt", "set(CMAKE_CXX_STANDARD 26)\n");
  EXPECT_THAT(arguments(), Not(Contains("-std=gnu++26")));
}

} // namespace
} // namespace comsec::input
