// comsec-clang-tidy is clang-tidy with our checks inside: the same findings as the plugin's, and
// all that clang-tidy does besides.
#include "tests/report/Tree.h"

#include <gmock/gmock.h>

namespace comsec::report {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char *Ours = COMSEC_BINARY_DIR "/bin/comsec-clang-tidy";
constexpr const char *Host = "/usr/bin/clang-tidy-22";
constexpr const char *Plugin = COMSEC_BINARY_DIR "/lib/comsec-tidy-plugin.so";

constexpr const char *Weak = R"(#include <windows.h>
#include <objbase.h>
int main() {
  int *unused = 0;
  CoInitializeSecurity(nullptr, -1, nullptr, nullptr, RPC_C_AUTHN_LEVEL_NONE,
                       RPC_C_IMP_LEVEL_IDENTIFY, nullptr, EOAC_NONE, nullptr);
  CoInitializeSecurity(nullptr, -1, nullptr, nullptr, RPC_C_AUTHN_LEVEL_NONE, // NOLINT
                       RPC_C_IMP_LEVEL_IDENTIFY, nullptr, EOAC_NONE, nullptr);
}
)";

const std::vector<std::string> MingwFlags = {"--",       "--target=x86_64-w64-mingw32",
                                             "-isystem", COMSEC_SOURCE_DIR "/driver/headers",
                                             "-isystem", "/usr/x86_64-w64-mingw32/include"};
/// As Visual Studio calls it: cl's own switches behind the dashes.
const std::vector<std::string> ClFlags = {"--",
                                          "--driver-mode=cl",
                                          "--target=x86_64-w64-mingw32",
                                          "/nologo",
                                          "/W3",
                                          "/EHsc",
                                          "/DUNICODE",
                                          "/std:c++20",
                                          "/clang:-isystem" COMSEC_SOURCE_DIR "/driver/headers",
                                          "/clang:-isystem/usr/x86_64-w64-mingw32/include"};

Outcome tidy(const Tree &T, const char *Program, std::vector<std::string> Arguments,
             const std::vector<std::string> &Flags) {
  Arguments.push_back("a.cpp");
  Arguments.insert(Arguments.end(), Flags.begin(), Flags.end());
  return run(Program, Arguments, T.root());
}

TEST(ClangTidy, HasTheFindingsOfThePlugin) {
  Tree T;
  T.write("a.cpp", Weak);
  for (const std::vector<std::string> &Flags : {MingwFlags, ClFlags}) {
    const Outcome Built = tidy(T, Ours, {"--quiet", "--checks=-*,comsec-*"}, Flags);
    const Outcome Loaded =
        tidy(T, Host, {"--quiet", "--load", Plugin, "--checks=-*,comsec-*"}, Flags);
    EXPECT_THAT(Built.Output, HasSubstr("a.cpp:5:55: warning: CoInitializeSecurity is given "
                                        "RPC_C_AUTHN_LEVEL_NONE"));
    EXPECT_THAT(Built.Output, Not(HasSubstr("a.cpp:7:"))) << "silenced";
    EXPECT_EQ(Built.Output, Loaded.Output);
    EXPECT_EQ(Built.Status, Loaded.Status);
  }
}

TEST(ClangTidy, HasItsOwnChecksToo) {
  Tree T;
  T.write("a.cpp", Weak);
  const Outcome O = tidy(T, Ours, {"--checks=-*,modernize-use-nullptr,comsec-weak-*"}, MingwFlags);
  EXPECT_THAT(O.Output, HasSubstr("[modernize-use-nullptr]"));
  EXPECT_THAT(O.Output, HasSubstr("[comsec-weak-authentication-level"));
}

TEST(ClangTidy, FixesAndConfigurationWork) {
  Tree T;
  T.write("a.cpp", Weak);
  T.write(".clang-tidy", "Checks: '-*,comsec-weak-authentication-level'\n"
                         "WarningsAsErrors: 'comsec-*'\n");
  EXPECT_EQ(tidy(T, Ours, {"--verify-config"}, MingwFlags).Output, "No config errors detected.\n");
  EXPECT_EQ(tidy(T, Ours, {"--fix"}, MingwFlags).Status, 1);
  EXPECT_THAT(T.read("a.cpp"), HasSubstr("RPC_C_AUTHN_LEVEL_PKT_PRIVACY,\n"));
}

} // namespace
} // namespace comsec::report
