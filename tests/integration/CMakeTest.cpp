// The CMake module: a project that is compiled for Windows by clang, with CMake and Ninja.
#include "tests/integration/Project.h"

namespace comsec::integration {
namespace {

using testing::HasSubstr;
using testing::Not;

struct CMake : Project {
  CMake() {
    T.write("src/main.cpp", "void secure();\nint main() { secure(); }\n");
    std::string Library = Weak;
    Library.replace(Library.find("int main"), 8, "void secure");
    T.write("src/secure.cpp", Library);
    T.write("src/other.cpp", Harmless);
  }
  /// Configures the project, of two programs, with \p Use at its end.
  Outcome configure(const std::string &Use, const std::string &Generator = "Ninja",
                    const std::string &More = "") {
    T.write("CMakeLists.txt", "cmake_minimum_required(VERSION 3.25)\nproject(agent CXX)\ninclude(" +
                                  wiring("ComsecTidy.cmake") +
                                  ")\nadd_executable(agent src/main.cpp src/secure.cpp)\n"
                                  "add_executable(other src/other.cpp)\n" +
                                  Use);
    return bash("cmake -S . -B build -G '" + Generator +
                "' -DCMAKE_SYSTEM_NAME=Windows -DCMAKE_CXX_COMPILER=clang++-22 "
                "-DCMAKE_CXX_COMPILER_TARGET=x86_64-w64-mingw32 -DCMAKE_CXX_COMPILER_WORKS=1 "
                "-DCMAKE_CXX_FLAGS='-isystem /usr/share/mingw-w64/include' " +
                More + " 2>&1");
  }
  Outcome build(const std::string &Target) {
    return bash("cmake --build build --target '" + Target + "' 2>&1");
  }
};

TEST_F(CMake, TheTargetScansTheBuild) {
  Outcome O = configure("comsec_tidy_add_target(comsec SARIF out.sarif HTML out.html)\n"
                        "comsec_tidy_add_target(later FAIL_ON never OPTIONS "
                        "--checks=comsec-unchecked-result --no-prefilter)\n");
  ASSERT_EQ(O.Status, 0) << O.Output;
  O = build("comsec");
  EXPECT_NE(O.Status, 0) << O.Output;
  EXPECT_THAT(O.Output, HasSubstr("src/secure.cpp:5:55: error: CoInitializeSecurity"));
  EXPECT_THAT(T.read("build/out.sarif"), HasSubstr("\"uri\": \"src/secure.cpp\""));
  EXPECT_THAT(T.read("build/out.html"), HasSubstr("secure.cpp"));
  EXPECT_THAT(T.read("build/out.html"), HasSubstr("agent"))
      << "the process is called as the program is";

  O = build("later");
  EXPECT_EQ(O.Status, 0) << O.Output;
  EXPECT_THAT(O.Output, HasSubstr("[comsec-unchecked-result]"));
  EXPECT_THAT(O.Output, Not(HasSubstr("[comsec-weak-authentication-level]")));
  EXPECT_THAT(O.Output, HasSubstr("3 translation units")) << "both programs";
}

TEST_F(CMake, TheTargetPassesWhereNothingIsFound) {
  T.write("src/secure.cpp", "void secure() {}\n");
  ASSERT_EQ(configure("comsec_tidy_add_target(comsec)\n", "Unix Makefiles").Status, 0);
  const Outcome O = build("comsec");
  EXPECT_EQ(O.Status, 0) << O.Output;
  EXPECT_THAT(O.Output, HasSubstr("no findings"));
}

TEST_F(CMake, ThePluginWarnsAsItIsCompiled) {
  Outcome O = configure("comsec_tidy_use_plugin(agent)\n");
  ASSERT_EQ(O.Status, 0) << O.Output;
  O = build("CMakeFiles/agent.dir/src/secure.cpp.obj");
  EXPECT_THAT(O.Output, HasSubstr("secure.cpp:5:55: warning: CoInitializeSecurity"));
  EXPECT_THAT(O.Output, HasSubstr("[comsec-weak-authentication-level]"));
  EXPECT_EQ(O.Status, 0) << O.Output;
  ASSERT_EQ(configure("comsec_tidy_use_plugin(agent CHECKS -*,comsec-unchecked-result)\n").Status,
            0);
  O = build("CMakeFiles/agent.dir/src/secure.cpp.obj");
  EXPECT_THAT(O.Output, HasSubstr("[comsec-unchecked-result]"));
  EXPECT_THAT(O.Output, Not(HasSubstr("[comsec-weak-authentication-level]")));
}

TEST_F(CMake, ClangTidyOfAllTargetsTakesThePlugin) {
  const Outcome O = configure("", "Ninja",
                              "'-DCMAKE_CXX_CLANG_TIDY=clang-tidy-22;--load=" COMSEC_BINARY_DIR
                              "/lib/comsec-tidy-plugin.so;--checks=-*,comsec-*'");
  ASSERT_EQ(O.Status, 0) << O.Output;
  EXPECT_THAT(build("CMakeFiles/agent.dir/src/secure.cpp.obj").Output,
              HasSubstr("[comsec-weak-authentication-level]"));
}

TEST_F(CMake, MistakesAreSaid) {
  EXPECT_THAT(configure("comsec_tidy_add_target(comsec FAILON error)\n").Output,
              HasSubstr("what is 'FAILON;error'?"));
  EXPECT_THAT(configure("set(COMSEC_TIDY_PROGRAM COMSEC_TIDY_PROGRAM-NOTFOUND)\n"
                        "comsec_tidy_add_target(comsec)\n")
                  .Output,
              HasSubstr("comsec-tidy is not installed"));
}

} // namespace
} // namespace comsec::integration
