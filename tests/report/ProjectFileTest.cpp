// .comsec-tidy: what a project says of itself, as the program takes it. Expectations come from
// docs/project-file.md.
#include "tests/report/Tree.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <functional>
#include <sys/stat.h>

namespace comsec::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;
using Json = nlohmann::json;

/// An EXE with two findings: a level that lets anyone in (error), and a result that nobody looks at
/// (warning).
constexpr const char *Weak = R"(#include <windows.h>
#include <objbase.h>
void secure() {
  CoInitializeSecurity(nullptr, -1, nullptr, nullptr, RPC_C_AUTHN_LEVEL_NONE,
                       RPC_C_IMP_LEVEL_IDENTIFY, nullptr, EOAC_NONE, nullptr);
}
int main() { secure(); }
)";

/// With nothing to object to but for what the process is.
constexpr const char *Good = R"(#include <windows.h>
#include <objbase.h>
int main() {
  if (FAILED(CoInitializeEx(nullptr, COINIT_MULTITHREADED)))
    return 1;
  return FAILED(CoInitializeSecurity(nullptr, -1, nullptr, nullptr, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                     RPC_C_IMP_LEVEL_IDENTIFY, nullptr, EOAC_NONE, nullptr));
}
)";

struct ProjectSettings : testing::Test {
  Outcome scan(std::vector<std::string> Arguments) {
    Arguments.insert(Arguments.begin(), "scan");
    Arguments.push_back("--sarif=out.sarif");
    return run(COMSEC_BINARY_DIR "/bin/comsec-tidy", Arguments, T.root());
  }
  Json sarif() { return Json::parse(T.read("out.sarif"))["runs"][0]; }

  /// "level rule" of each result, in the order of places.
  std::vector<std::string> results() {
    std::vector<std::string> All;
    const Json Run = sarif();
    for (const Json &R : Run["results"])
      All.push_back(R["level"].get<std::string>() + " " +
                    Run["tool"]["driver"]["rules"][R["ruleIndex"].get<std::size_t>()]["properties"]
                       ["checkName"]
                           .get<std::string>());
    return All;
  }
  std::vector<std::string> scanned(const std::string &Settings,
                                   std::vector<std::string> More = {"."}) {
    T.write(".comsec-tidy", Settings);
    const Outcome O = scan(More);
    EXPECT_NE(O.Status, 1) << O.Output;
    return results();
  }
  Tree T;
};

TEST_F(ProjectSettings, ChooseRulesAndTheCommandLineWins) {
  T.write("a.cpp", Weak);
  EXPECT_THAT(scanned("Checks: '-*,comsec-unchecked-result'\n"),
              ElementsAre("warning comsec-unchecked-result"));
  EXPECT_THAT(scanned("Checks: '-*,comsec-unchecked-result'\n",
                      {".", "--checks=comsec-weak-authentication-level"}),
              ElementsAre("error comsec-weak-authentication-level"));
}

TEST_F(ProjectSettings, GiveRulesOtherLevels) {
  T.write("a.cpp", Weak);
  EXPECT_THAT(
      scanned("Checks: comsec-unchecked-result,comsec-weak-authentication-level\n"
              "Rules:\n  unchecked-result:\n    Level: note\n"),
      ElementsAre("note comsec-unchecked-result", "error comsec-weak-authentication-level"));
  // The rule's ordinary level is warning; this finding of it is graver, and stays so.
  EXPECT_THAT(scanned("Checks: comsec-weak-authentication-level\n"
                      "Rules:\n  comsec-weak-authentication-level:\n    Level: note\n"),
              ElementsAre("warning comsec-weak-authentication-level"));
}

TEST_F(ProjectSettings, FailOnWhatTheProjectWants) {
  T.write("a.cpp", Weak);
  const auto Exit = [&](const std::string &Settings, std::vector<std::string> More = {}) {
    T.write(".comsec-tidy", "Checks: comsec-unchecked-result\n" + Settings);
    More.insert(More.begin(), ".");
    return scan(More).Status;
  };
  EXPECT_EQ(Exit(""), 2);
  EXPECT_EQ(Exit("FailOn: error\n"), 0);
  EXPECT_EQ(Exit("FailOn: never\n"), 0);
  EXPECT_EQ(Exit("FailOn: never\nRules:\n  unchecked-result:\n    FailOn: warning\n"), 2);
  EXPECT_EQ(Exit("Rules:\n  unchecked-result:\n    FailOn: never\n"), 0);
  EXPECT_EQ(Exit("Rules:\n  weak-proxy-blanket:\n    FailOn: never\n"), 2);
  EXPECT_EQ(Exit("FailOn: never\n", {"--fail-on=warning"}), 2);
  EXPECT_EQ(Exit("Rules:\n  unchecked-result:\n    FailOn: note\n", {"--fail-on=never"}), 0);
}

TEST_F(ProjectSettings, SayWhatAProcessIs) {
  T.write("a.cpp", Good);
  EXPECT_THAT(scanned(""), IsEmpty());
  const std::string Requester = "Processes:\n  main in a.cpp:\n    Roles: [vss-requester]\n";
  EXPECT_THAT(scanned(Requester), ElementsAre("warning comsec-masked-com-exceptions"));
  const std::vector<std::string> Remote = scanned(Requester + "    Rvss: on\n");
  EXPECT_THAT(Remote, UnorderedElementsAre("warning comsec-masked-com-exceptions",
                                           "warning comsec-wrong-impersonation-level",
                                           "warning comsec-missing-static-cloaking"));
  EXPECT_EQ(scanned("Rvss: on\n" + Requester), Remote);
  EXPECT_THAT(scanned(Requester + "    Rvss: on\n", {".", "--rvss=off"}),
              ElementsAre("warning comsec-masked-com-exceptions"));
  EXPECT_EQ(scanned(Requester + "    Rvss: off\n", {".", "--rvss=on"}), Remote);
  // It is the evidence, too.
  bool IsTold = false;
  const Json Run = sarif();
  for (const Json &R : Run["results"])
    for (const Json &L : R["codeFlows"][0]["threadFlows"][0]["locations"])
      IsTold |= L["location"]["message"]["text"] ==
                ".comsec-tidy says so: this makes the process a VSS requester";
  EXPECT_TRUE(IsTold);
}

// Nothing in the code shows what it is, so no token does.
TEST_F(ProjectSettings, SayWhatAProcessIsWhereNothingElseDoes) {
  T.write("main.cpp", "int backup();\nint main() { return backup(); }\n");
  T.write("b.cpp", "int backup() { return 0; }\n");
  EXPECT_THAT(scanned("Processes:\n  main in main.cpp:\n    Roles: [vss-requester]\n"),
              UnorderedElementsAre("warning comsec-masked-com-exceptions",
                                   "warning comsec-missing-initialization"));
  T.write(".comsec-tidy", "Processes:\n  main in main.cpp:\n    NotRoles: [vss-requester]\n");
  EXPECT_THAT(scan({"."}).Output,
              HasSubstr("note: no process that was looked at is called 'main in main.cpp'"));
}

TEST_F(ProjectSettings, SayWhatAProcessIsNot) {
  std::string Client = Good;
  Client.insert(0, "#define _WIN32_DCOM\n#include <windows.h>\n#include <wbemidl.h>\n"
                   "HRESULT open(IWbemLocator *L, IWbemServices **S) {\n"
                   "  return L->ConnectServer(nullptr, nullptr, nullptr, nullptr, 0, nullptr, "
                   "nullptr, S);\n}\nIWbemLocator *L;\nIWbemServices *S;\n");
  Client.insert(Client.find("  return FAILED(CoInit"), "  open(L, &S);\n");
  T.write("a.cpp", Client);
  const std::string Wrong = "--checks=comsec-wrong-impersonation-level";
  EXPECT_THAT(scanned("", {".", Wrong}), ElementsAre("warning comsec-wrong-impersonation-level"));
  EXPECT_THAT(scanned("Processes:\n  main in a.cpp:\n    NotRoles: [wmi-client]\n", {".", Wrong}),
              IsEmpty());
}

TEST_F(ProjectSettings, SayWhichFilesRunTogether) {
  // There are two functions called again, and one of them calls CoInitializeSecurity once more.
  std::string Main = Good;
  Main.insert(0, "long again();\n");
  Main.replace(Main.find("return FAILED(CoInit"), 6, "bool Failed =");
  Main.insert(Main.rfind('}'), "  return Failed || again() < 0;\n");
  T.write("a/a.cpp", Main);
  std::string Again = Weak;
  Again.replace(Again.find("void secure() {\n"), 16, "long again() {\n  return");
  Again.resize(Again.find("int main"));
  T.write("b/b.cpp", Again);
  const std::string Only = "--checks=comsec-multiple-initialization";
  T.write("c/c.cpp", "long again() { return 0; }\n");
  EXPECT_THAT(scanned("Processes:\n  x:\n    Files: ['a/*', 'c/*']\n", {".", Only}), IsEmpty());
  const std::string WithB = "Processes:\n  x:\n    Files: ['a/*', 'b/*']\n";
  EXPECT_THAT(scanned(WithB, {".", Only}), ElementsAre("warning comsec-multiple-initialization"));
  // A word of the user for the same file counts instead.
  EXPECT_THAT(scanned(WithB, {".", Only, "--process=y={a,c}/*"}), IsEmpty());
}

TEST_F(ProjectSettings, NamesThatFitNothingAreSaid) {
  T.write("a.cpp", Good);
  T.write(".comsec-tidy",
          "Processes:\n  agent.exe:\n    Files: ['agent/*']\n    Roles: [vss-writer]\n");
  const Outcome O = scan({"."});
  EXPECT_THAT(O.Output, HasSubstr("no scanned file fits 'agent/*' of agent.exe in .comsec-tidy"));
  EXPECT_THAT(O.Output, HasSubstr("no process is called 'agent.exe' (.comsec-tidy)"));
}

TEST_F(ProjectSettings, LeaveFilesOutAndMapPaths) {
  T.write("src/a.cpp", Weak);
  T.write("old/b.cpp", Weak);
  EXPECT_THAT(scanned("Checks: comsec-unchecked-result\nExcludes: [old]\n"),
              ElementsAre("warning comsec-unchecked-result"));
  EXPECT_EQ(sarif()["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            "src/a.cpp");
  T.write(".git/HEAD", "");
  T.write("build/compile_commands.json",
          R"([{"directory":"X:\\far","file":"X:\\far\\x.cpp","command":"cl /c x.cpp"}])");
  T.write("moved/x.cpp", Weak);
  EXPECT_THAT(scanned("Checks: comsec-unchecked-result\nPathMaps: ['X:\\far=moved']\n",
                      {"build/compile_commands.json"}),
              ElementsAre("warning comsec-unchecked-result"));
}

TEST_F(ProjectSettings, AcceptFindingsForAReason) {
  T.write("a.cpp", Weak);
  T.write("b.cpp", Good);
  T.write(".comsec-tidy", "Checks: comsec-unchecked-result\n"
                          "Suppressions:\n"
                          "  - Rule: comsec-unchecked-result\n"
                          "    Path: a.*\n"
                          "    Function: secure\n"
                          "    Reason: the service manager restarts us\n"
                          "  - Rule: unchecked-result\n"
                          "    Path: a.*\n"
                          "    Function: other\n"
                          "    Reason: none\n");
  const Outcome O = scan({".", "--unused-suppressions", "--summary=-", "--junit=out.xml"});
  EXPECT_EQ(O.Status, 0) << O.Output;
  EXPECT_THAT(O.Output, HasSubstr("1 accepted by the project"));
  EXPECT_THAT(O.Output, HasSubstr("\"suppressed\":1"));
  EXPECT_THAT(O.Output, HasSubstr("the suppression of comsec-unchecked-result in .comsec-tidy:7 "
                                  "silences nothing"));
  EXPECT_THAT(O.Output, Not(HasSubstr(".comsec-tidy:3 silences")));
  EXPECT_THAT(T.read("out.xml"), HasSubstr("<skipped message=\"accepted: the service manager"));
  const Json Run = sarif();
  ASSERT_EQ(Run["results"].size(), 1u);
  EXPECT_EQ(Run["results"][0]["suppressions"],
            Json::parse(R"([{"kind": "external", "status": "accepted",
                             "justification": "the service manager restarts us"}])"));
}

TEST_F(ProjectSettings, ASuppressionMayNameTheFileAtTheOtherEndOfThePath) {
  T.write("main.cpp", "void secure();\nint main() { secure(); }\n");
  std::string Library = Weak;
  Library.resize(Library.find("int main"));
  T.write("lib/secure.cpp", Library);
  T.write("x.cpp", "#include <vss.h>\n#include <vswriter.h>\n#include <vsbackup.h>\n");
  std::string Requester = "#include <windows.h>\n#include <vss.h>\n#include <vswriter.h>\n"
                          "#include <vsbackup.h>\nvoid secure();\nint main() {\n  secure();\n"
                          "  IVssBackupComponents *B;\n  CreateVssBackupComponents(&B);\n}\n";
  T.write("main.cpp", Requester);
  const std::string Only = "Checks: comsec-weak-authentication-level\n";
  const auto Found = scanned(Only);
  ASSERT_THAT(Found, ElementsAre("error comsec-weak-authentication-level"));
  const auto SuppressedBy = [&](const std::string &Path) {
    scanned(Only + "Suppressions:\n  - {Rule: weak-authentication-level, Path: '" + Path +
            "', Reason: x}\n");
    const Json Run = sarif();
    return Run["results"][0].contains("suppressions");
  };
  for (const char *Same : {"lib/*", "lib/", "./lib/", "/lib/secure.cpp", "*/secure.cpp"})
    EXPECT_TRUE(SuppressedBy(Same)) << Same;
  EXPECT_TRUE(SuppressedBy("main.cpp"));
  for (const char *Other : {"x.cpp", ".lib/", "lib", "secure.cpp"})
    EXPECT_FALSE(SuppressedBy(Other)) << Other;
}

// --- which file counts ---

TEST_F(ProjectSettings, AreThoseOfTheFolderAboveAndThatIsTheRoot) {
  T.write(".git/HEAD", "");
  T.write("src/a.cpp", Weak);
  EXPECT_THAT(scanned("Checks: comsec-unchecked-result\n", {"src"}),
              ElementsAre("warning comsec-unchecked-result"));
  EXPECT_EQ(sarif()["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            "src/a.cpp");
  EXPECT_THAT(scan({"src"}).Output, HasSubstr("src/a.cpp:4:3: warning:"));
  EXPECT_THAT(scan({"src", "--root=src"}).Output, HasSubstr("weak-authentication-level"))
      << "only a file in the named root counts";
}

TEST_F(ProjectSettings, OfAFolderAboveTheRepositoryDoNotCount) {
  T.write("repo/.git/HEAD", "");
  T.write("repo/a.cpp", Weak);
  T.write(".comsec-tidy", "Checks: comsec-unchecked-result\n");
  EXPECT_THAT(scan({"repo"}).Output, HasSubstr("weak-authentication-level"));
}

TEST_F(ProjectSettings, ThatAreNoFileOfTheProjectEndTheRun) {
  T.write("elsewhere", "Checks: comsec-unchecked-result\n");
  T.write("repo/a.cpp", Weak);
  const auto Name = T.path("repo/.comsec-tidy");
  const std::function<void()> Makers[] = {
      [&] { std::filesystem::create_symlink(T.path("elsewhere"), Name); },
      [&] { std::filesystem::create_symlink(T.path("nowhere"), Name); },
      [&] { std::filesystem::create_directory(Name); },
      [&] { EXPECT_EQ(::mkfifo(Name.c_str(), 0600), 0); }};
  for (const auto &Make : Makers) {
    Make();
    for (std::vector<std::string> Arguments :
         {std::vector<std::string>{"repo"}, {".", "--root=repo"}}) {
      const Outcome O = scan(Arguments);
      EXPECT_EQ(O.Status, 1);
      EXPECT_THAT(O.Output, HasSubstr("repo/.comsec-tidy' is no file of the project (--no-config"));
    }
    EXPECT_EQ(scan({"repo", "--no-config"}).Status, 2);
    std::filesystem::remove(Name);
  }
}

TEST_F(ProjectSettings, BehindALinkCountWhereTheLinkStands) {
  T.write("ci/comsec.yaml", "Checks: comsec-unchecked-result\nPathMaps: ['X:=src']\n");
  T.write("src/a.cpp", Weak);
  std::filesystem::create_symlink("ci/comsec.yaml", T.path(".comsec-tidy"));
  scan({"."});
  EXPECT_THAT(results(), ElementsAre("warning comsec-unchecked-result"));
}

TEST_F(ProjectSettings, ChangeWithOptions) {
  T.write("a.cpp", Weak);
  T.write(".comsec-tidy", "Checks: comsec-unchecked-result\n");
  T.write("ci.yaml", "Checks: comsec-weak-authentication-level\n");
  scan({".", "--no-config"});
  EXPECT_THAT(results(), testing::Contains("error comsec-weak-authentication-level"));
  scan({".", "--config-file=ci.yaml"});
  EXPECT_THAT(results(), ElementsAre("error comsec-weak-authentication-level"));
  const Outcome Gone = scan({".", "--config-file=gone.yaml"});
  EXPECT_EQ(Gone.Status, 1);
  EXPECT_THAT(Gone.Output, HasSubstr("cannot read 'gone.yaml': No such file or directory"));
}

TEST_F(ProjectSettings, OfTwoProjectsAreNotMixed) {
  T.write("a/.comsec-tidy", "FailOn: never\n");
  T.write("a/a.cpp", Weak);
  T.write("b/b.cpp", Weak);
  const Outcome O = scan({"a", "b"});
  EXPECT_EQ(O.Status, 1);
  EXPECT_THAT(O.Output, HasSubstr("'a' and 'b' do not have the same .comsec-tidy"));
}

TEST_F(ProjectSettings, CountForLinkToo) {
  T.write("a.cpp", Weak);
  scan({".", "--facts=facts"});
  std::vector<std::string> Arguments = {"link"};
  for (const auto &File : std::filesystem::directory_iterator(T.path("facts")))
    Arguments.push_back(File.path().string());
  T.write(".comsec-tidy", "FailOn: never\n");
  const Outcome O = run(COMSEC_BINARY_DIR "/bin/comsec-tidy", Arguments, T.root());
  EXPECT_EQ(O.Status, 0) << O.Output;
  EXPECT_THAT(O.Output, HasSubstr("weak-authentication-level"));
}

TEST_F(ProjectSettings, AreSaid) {
  T.write("a.cpp", Weak);
  T.write(".comsec-tidy", "FailOn: never\nSuppressions:\n"
                          "  - {Rule: unchecked-result, Path: '*', Reason: x}\n");
  EXPECT_THAT(scan({"."}).Output,
              HasSubstr("note: the project's settings count: 1 suppression (.comsec-tidy)\n"));
  EXPECT_THAT(T.read("out.sarif"), Not(HasSubstr(T.root()))) << "no path of the machine";
  T.write("ci/x.yaml", "Excludes: [old]\n");
  EXPECT_THAT(scan({".", "--config-file=ci/x.yaml"}).Output,
              HasSubstr("note: the settings of 'ci/x.yaml' count: 1 exclude\n"));
}

TEST_F(ProjectSettings, AreReadAsTheirPageSays) {
  std::ifstream In(COMSEC_SOURCE_DIR "/docs/project-file.md");
  const std::string Page(std::istreambuf_iterator<char>(In), {});
  const std::string Begin = "```yaml\n";
  const std::size_t From = Page.find(Begin) + Begin.size();
  T.write(".comsec-tidy", Page.substr(From, Page.find("```\n", From) - From));
  T.write("src/agent.c", "int main(void) { return 0; }\n");
  const Outcome O = scan({"."});
  EXPECT_EQ(O.Status, 0) << O.Output;
  EXPECT_THAT(O.Output, HasSubstr("count: 1 rule, 2 excludes, 1 suppression"));
}

TEST_F(ProjectSettings, AreToldByTheDoctor) {
  T.write("a.cpp", Good);
  const auto Examine = [&](const std::string &Settings) {
    T.write(".comsec-tidy", Settings);
    return run(COMSEC_BINARY_DIR "/bin/comsec-tidy", {"doctor", "."}, T.root());
  };
  EXPECT_THAT(Examine("FailOn: never\n").Output,
              testing::ContainsRegex("\nok +settings +/.*\\.comsec-tidy\n"));
  const Outcome Wrong = Examine("x: y\n");
  EXPECT_THAT(Wrong.Output, testing::ContainsRegex("\nmissing +settings .*unknown key 'x'\n"));
  EXPECT_EQ(Wrong.Status, 1);
}

// --- what is no such file ---

TEST_F(ProjectSettings, ThatAreWrongEndTheRunInOneLine) {
  T.write("a.cpp", Weak);
  const std::pair<const char *, const char *> Rows[] = {
      {"Chekcs: x\n", ", line 1: unknown key 'Chekcs'"},
      {"Checks: [\n", ", line 1"},
      {"Checks: nothing-fits\n", ": Checks: no rule matches 'nothing-fits'"},
      {"FailOn: sometimes\n", ", line 1: expected error, warning, note or never"},
      {"Rvss: maybe\n", ", line 1: expected auto, on or off"},
      {"Rules:\n  no-such:\n    Level: note\n", ", line 2: no rule is called 'no-such'"},
      {"Rules:\n  unchecked-result:\n    Level: never\n",
       ", line 3: expected error, warning or note"},
      {"Processes:\n  a:\n    Roles: [vss]\n", ", line 3: expected vss-requester, vss-writer"},
      {"Processes:\n  a: {Roles: [vss-writer], NotRoles: [vss-writer]}\n",
       ", line 2: a role stands in Roles and in NotRoles"},
      {"Excludes: ['[']\n", ", line 1: not a pattern"},
      {"Excludes: [*.idl]\n", ", line 1: text that begins with * or & has to stand in quotes"},
      {"Checks: *\n", ", line 1: text that begins with * or & has to stand in quotes"},
      {"PathMaps: [\"C:\\src=.\"]\n", ", line 1: text with \\ has to stand in single quotes"},
      {"Excludes: ['*']\n",
       "no source is left: all are excluded (--exclude, or Excludes in .comsec-tidy)"},
      {"PathMaps: [here]\n", ": PathMaps: 'here' is not of the form FROM=TO"},
      {"PathMaps: ['X:=..']\n", ": PathMaps: '..' leads out of the project"},
      {"PathMaps: ['X:=/']\n", ": PathMaps: '/' leads out of the project"},
      {"PathMaps: ['X:=gone']\n", ": PathMaps: no such folder: 'gone'"},
      {"Suppressions:\n  - {Rule: unchecked-result, Path: x}\n", "missing required key 'Reason'"},
      {"Suppressions:\n  - {Rule: unchecked-result, Path: x, Reason: ' '}\n",
       "a suppression needs a reason"},
      {"Suppressions:\n  - {Rule: unchecked-result, Reason: x}\n", "missing required key 'Path'"},
      {"Suppressions:\n  - {Rule: no-such, Path: x, Reason: x}\n", "no rule is called 'no-such'"},
      {"FailOn: never\n---\nFailOn: note\n", ": it holds more than one document"},
      {"Suppressions:\n  - {Rule: unchecked-result, Path: x, Reason: 'gepr\xfc"
       "ft'}\n",
       "/.comsec-tidy': it is not UTF-8 text"}, // it would stand in reports
  };
  for (const auto &[Settings, Why] : Rows) {
    T.write(".comsec-tidy", Settings);
    const Outcome O = scan({"."});
    EXPECT_EQ(O.Status, 1) << Settings;
    EXPECT_THAT(O.Output, HasSubstr(Why)) << Settings;
    EXPECT_EQ(std::count(O.Output.begin(), O.Output.end(), '\n'), 1) << O.Output;
  }
}

TEST_F(ProjectSettings, InTheEncodingOfPowerShellAreNotTakenForNone) {
  T.write("a.cpp", Weak);
  T.write(".comsec-tidy", std::string("\xff\xfe#\0", 4));
  EXPECT_THAT(scan({"."}).Output, HasSubstr("/.comsec-tidy': it is not UTF-8 text"));
  T.write(".comsec-tidy", std::string("#\0\n\0", 4));
  EXPECT_THAT(scan({"."}).Output, HasSubstr("/.comsec-tidy': it is not UTF-8 text"));
}

TEST_F(ProjectSettings, ThatAreHostileDoNotCrashIt) {
  T.write("a.cpp", Weak);
  const auto Repeated = [](const std::string &Text, std::size_t Bytes) {
    std::string All;
    while (All.size() + Text.size() <= Bytes)
      All += Text;
    return All;
  };
  for (const char *Nested : {"[", "- ", "{a: ", "? ", "[{a: "})
    for (const char *File : {".comsec-tidy", ".clang-tidy"}) {
      T.write(File, Repeated(Nested, 64 * 1024));
      const Outcome O = scan({"."});
      EXPECT_EQ(O.Status, File[1] == 'c' && File[3] == 'm' ? 1 : 2) << File << " " << Nested;
      std::filesystem::remove(T.path(File));
    }
  T.write(".comsec-tidy", Repeated("# \n", 64 * 1024 + 3));
  EXPECT_THAT(scan({"."}).Output, HasSubstr("it is larger than 65536 bytes"));
}

} // namespace
} // namespace comsec::report
