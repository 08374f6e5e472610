// What the program takes from the .clang-tidy files of a tree, and what not.
#include "tests/report/Tree.h"

#include <gmock/gmock.h>

#include <fstream>

namespace comsec::report {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char *Weak = R"(#include <windows.h>
#include <objbase.h>
int main() {
  CoInitializeSecurity(nullptr, -1, nullptr, nullptr, RPC_C_AUTHN_LEVEL_NONE,
                       RPC_C_IMP_LEVEL_IDENTIFY, nullptr, EOAC_NONE, nullptr);
}
)";

struct ClangTidyFilesOfATree : testing::Test {
  ClangTidyFilesOfATree() { T.write("src/a.cpp", Weak); }
  std::string scan(std::vector<std::string> More = {}) {
    More.insert(More.begin(), {"scan", "."});
    return run(COMSEC_BINARY_DIR "/bin/comsec-tidy", More, T.root()).Output;
  }
  /// Which of the two findings are told.
  std::string told(const std::string &Text, std::vector<std::string> More = {}) {
    T.write(".clang-tidy", Text);
    const std::string Output = scan(More);
    std::string Told;
    if (Output.find("[comsec-weak-authentication-level]") != std::string::npos)
      Told += "weak ";
    if (Output.find("[comsec-unchecked-result]") != std::string::npos)
      Told += "unchecked ";
    return Told;
  }
  Tree T;
};

TEST_F(ClangTidyFilesOfATree, ChooseChecksWhereTheyNameOurs) {
  EXPECT_EQ(told("Checks: '-*,comsec-unchecked-*'\n"), "unchecked ");
  EXPECT_EQ(told("Checks: '-*,comsec-*,-comsec-unchecked-result'\n"), "weak ");
  EXPECT_EQ(told("Checks: |\n  -*,\n  comsec-weak-authentication-level\n"), "weak ");
  EXPECT_EQ(told("Checks: ['-*', 'comsec-unchecked-result']\n"), "unchecked ");
  EXPECT_EQ(told("Checks: 'comsec-*,-*'\n"), "");
}

TEST_F(ClangTidyFilesOfATree, AreAboutOtherToolsWhereTheyDoNotNameOurs) {
  EXPECT_EQ(told("Checks: '-*,bugprone-*'\n"), "weak unchecked ");
  EXPECT_EQ(told("Checks: '-*,bugprone-*,-comsec-unchecked-result'\n"), "weak ");
  EXPECT_EQ(told("WarningsAsErrors: '*'\n"), "weak unchecked ");
  EXPECT_EQ(told(""), "weak unchecked ");
}

TEST_F(ClangTidyFilesOfATree, MayHaveWhatOtherToolsRead) {
  std::ifstream Ours(COMSEC_SOURCE_DIR "/.clang-tidy");
  T.write(".clang-tidy", {std::istreambuf_iterator<char>(Ours), {}});
  EXPECT_THAT(T.read(".clang-tidy"), HasSubstr("HeaderFilterRegex"));
  const std::string Output = scan();
  EXPECT_THAT(Output, Not(HasSubstr("clang-tidy"))) << "nothing to say";
}

TEST_F(ClangTidyFilesOfATree, AreOutweighedByWhatIsMeantForUs) {
  EXPECT_EQ(
      told("Checks: comsec-weak-authentication-level\n", {"--checks=comsec-unchecked-result"}),
      "unchecked ");
  EXPECT_EQ(told("Checks: comsec-weak-authentication-level\n", {"--no-config"}), "weak unchecked ");
  T.write(".comsec-tidy", "Checks: comsec-unchecked-result\n");
  EXPECT_EQ(told("Checks: comsec-weak-authentication-level\n"), "unchecked ");
}

TEST_F(ClangTidyFilesOfATree, NearestToTheFindingDecide) {
  T.write(".clang-tidy", "Checks: '-comsec-weak-authentication-level'\n");
  T.write("src/.clang-tidy", "Checks: '-comsec-unchecked-result'\n");
  EXPECT_THAT(scan(), HasSubstr("[comsec-weak-authentication-level]"));
  EXPECT_THAT(scan(), Not(HasSubstr("[comsec-unchecked-result]")));
  T.write("src/.clang-tidy", "Checks: '-comsec-unchecked-result'\nInheritParentConfig: true\n");
  EXPECT_THAT(scan(), Not(HasSubstr("[comsec-weak-authentication-level]")));
}

TEST_F(ClangTidyFilesOfATree, ThatLeaveFindingsOutAreSaid) {
  T.write(".clang-tidy", "Checks: '-comsec-unchecked-result'\n");
  EXPECT_THAT(scan(),
              HasSubstr("note: 1 finding left out, as a .clang-tidy switches the check off; "
                        "the first: comsec-unchecked-result (src/a.cpp:4:3)"));
}

TEST_F(ClangTidyFilesOfATree, TellOfRemoteShares) {
  T.write("src/a.cpp", "#include <windows.h>\n#include <vss.h>\n#include <vswriter.h>\n"
                       "#include <vsbackup.h>\nint main() {\n  IVssBackupComponents *B;\n"
                       "  if (FAILED(CoInitializeSecurity(nullptr, -1, nullptr, nullptr, "
                       "RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IDENTIFY, nullptr, "
                       "EOAC_NONE, nullptr)))\n    return 1;\n"
                       "  return CreateVssBackupComponents(&B);\n}\n");
  const std::string Cloaking = "[comsec-missing-static-cloaking]";
  EXPECT_THAT(scan(), Not(HasSubstr(Cloaking)));
  T.write(".clang-tidy", "CheckOptions:\n  comsec-missing-static-cloaking.Rvss: on\n");
  EXPECT_THAT(scan(), HasSubstr(Cloaking));
  EXPECT_THAT(scan({"--rvss=auto"}), Not(HasSubstr(Cloaking)));
  T.write(".clang-tidy", "CheckOptions: [{key: Rvss, value: 'on'}]\n");
  EXPECT_THAT(scan(), HasSubstr(Cloaking));
}

TEST_F(ClangTidyFilesOfATree, PassNothingToTheCompiler) {
  T.write(".clang-tidy", "ExtraArgs: ['-DRPC_C_AUTHN_LEVEL_NONE=6', '-include', '/etc/passwd']\n"
                         "ExtraArgsBefore: ['-DWIN32=7']\n");
  EXPECT_THAT(scan(), HasSubstr("[comsec-weak-authentication-level]"));
}

TEST_F(ClangTidyFilesOfATree, ThatAreNoYamlAreSaidAndNotQuoted) {
  T.write(".clang-tidy", "Checks: a\nroot:x:0:0: [\n");
  const std::string Output = scan();
  EXPECT_THAT(Output, HasSubstr("[comsec-weak-authentication-level]"));
  EXPECT_THAT(Output, HasSubstr("warning: a .clang-tidy does not count: line "));
  EXPECT_THAT(Output, Not(HasSubstr("root:x")));
}

} // namespace
} // namespace comsec::report
