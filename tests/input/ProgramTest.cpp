// The program as users run it: exit codes, one line for each thing that is wrong, and workers that
// hang, crash or eat memory and take only their own unit with them.
#include "driver/input/Input.h"
#include "driver/scan/Scan.h"
#include "tests/input/TempFolder.h"

#include <gmock/gmock.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Program.h>

using namespace testing;

namespace comsec {
namespace {

const std::string Program = COMSEC_BINARY_DIR "/bin/comsec-tidy";

/// A call that weak-authentication-level and others have something to say about.
constexpr const char *Weak = R"(#include <windows.h>
#include <objbase.h>
int main() {
  CoInitializeEx(nullptr, COINIT_MULTITHREADED);
  CoInitializeSecurity(nullptr, -1, nullptr, nullptr, RPC_C_AUTHN_LEVEL_NONE,
                       RPC_C_IMP_LEVEL_IDENTIFY, nullptr, EOAC_NONE, nullptr);
}
)";
/// Never ends: each level doubles the work of the next.
constexpr const char *Endless = R"(template <int N, int M> struct Slow {
  static constexpr int Value = Slow<N - 1, 2 * M>::Value + Slow<N - 1, 2 * M + 1>::Value;
};
template <int M> struct Slow<0, M> { static constexpr int Value = 1; };
int X = Slow<40, 0>::Value;
)";

struct Outcome {
  int Exit = 0;
  std::string Out, Err;
};

class ProgramRun : public Test {
protected:
  Outcome run(std::vector<std::string> Arguments) {
    // A redirection does not shorten a file that exists.
    std::string Number = std::to_string(++Runs);
    std::string OutFile = Scratch("out" + Number), ErrFile = Scratch("err" + Number);
    Arguments.insert(Arguments.begin(), Program);
    std::vector<llvm::StringRef> Words(Arguments.begin(), Arguments.end());
    std::optional<llvm::StringRef> Redirects[] = {llvm::StringRef(), llvm::StringRef(OutFile),
                                                  llvm::StringRef(ErrFile)};
    Outcome O;
    O.Exit = llvm::sys::ExecuteAndWait(Program, Words, std::nullopt, Redirects);
    O.Out = contents(OutFile);
    O.Err = contents(ErrFile);
    return O;
  }
  static std::string contents(const std::string &Path) {
    auto Text = llvm::MemoryBuffer::getFile(Path);
    return Text ? (*Text)->getBuffer().str() : std::string();
  }
  /// Exit code 1, nothing on stdout, one line on stderr that holds \p Part.
  void expectUsageError(const std::vector<std::string> &Arguments, const std::string &Part) {
    Outcome O = run(Arguments);
    EXPECT_EQ(O.Exit, 1);
    EXPECT_EQ(O.Out, "");
    EXPECT_THAT(O.Err, StartsWith("comsec-tidy: error: "));
    EXPECT_THAT(O.Err, HasSubstr(Part));
    EXPECT_EQ(llvm::StringRef(O.Err).count('\n'), 1u) << O.Err;
  }

  TempFolder T, Scratch;
  unsigned Runs = 0;
};

TEST_F(ProgramRun, WrongUsageIsExitCodeOne) {
  expectUsageError({}, "subcommand");
  expectUsageError({"scan"}, "INPUT");
  expectUsageError({"scan", T.Path, "--no-such-option"}, "--no-such-option");
  expectUsageError({"scan", T.Path, "--fail-on", "always"}, "--fail-on");
  expectUsageError({"scan", T.Path, "--checks", "no-such-rule"}, "no rule matches");
  expectUsageError({"scan", T.Path, "--checks", "-*"}, "leaves no rule");
  expectUsageError({"explain", "no-such-rule"}, "no rule is called");
  expectUsageError({"explain"}, "RULE or --sddl");
  expectUsageError({"explain", "weak-proxy-blanket", "--sddl", "D:"}, "excludes");
  expectUsageError({"explain", "weak-proxy-blanket", "--role", "server"}, "--sddl");
  expectUsageError({"explain", "--sddl", "D:", "--role", "client"}, "--role");
  expectUsageError({"extract", "--job", T("none"), "--out", T("x")}, "cannot read");
  expectUsageError({"link", T("none")}, "cannot read");
}

TEST_F(ProgramRun, BadInputIsOneLineAndExitCodeOne) {
  T.write("broken/compile_commands.json", "[{]");
  T.write("empty/compile_commands.json", "[]");
  T.write("nothing/readme.txt");
  T.write("a.exe", "MZ");
  expectUsageError({"scan", T("missing")}, "no such file or folder");
  expectUsageError({"scan", T("broken")}, "broken JSON");
  expectUsageError({"scan", T("empty")}, "no entry");
  expectUsageError({"scan", T("nothing")}, "no C or C++ source");
  expectUsageError({"scan", T("a.exe")}, "no C or C++ source");
}

TEST_F(ProgramRun, ExplainsWhomADescriptorLetsIn) {
  // Microsoft's System Restore sample: as a requester's it lacks one group.
  const char *Sample =
      "O:BAG:BAD:(A;;0x3;;;BA)(A;;0x3;;;LS)(A;;0x3;;;NS)(A;;0x3;;;PS)(A;;0x3;;;SY)";
  Outcome Requester = run({"explain", "--sddl", Sample, "--role", "vss-requester"});
  EXPECT_EQ(Requester.Exit, 0);
  EXPECT_EQ(Requester.Err, "");
  EXPECT_THAT(Requester.Out,
              ContainsRegex("LOCAL SERVICE +S-1-5-19 +yes +no +\\(A;;0x3;;;LS\\)\n"));
  EXPECT_THAT(Requester.Out, ContainsRegex("Backup Operators +S-1-5-32-551 +no +no\n"));
  EXPECT_THAT(Requester.Out, HasSubstr("requester it lacks BUILTIN\\Backup Operators"));
  EXPECT_EQ(llvm::StringRef(Requester.Out).count("it lacks"), 1u);
  EXPECT_THAT(run({"explain", "--sddl", Sample, "--role", "server"}).Out, Not(HasSubstr("lacks")));
  EXPECT_THAT(run({"explain", "--sddl", "O:BAG:BAD:(A;;7;;;WD)(A;;GA;;;SY)S:(ML;;NX;;;LW)"}).Out,
              AllOf(HasSubstr("a SACL"), HasSubstr("generic rights"),
                    HasSubstr("Everyone (S-1-1-0) may call")));
}

TEST_F(ProgramRun, AMalformedDescriptorIsShownWithACaret) {
  Outcome O = run({"explain", "--sddl", "O:BAD:(A;;QQ;;;SY)"});
  EXPECT_EQ(O.Exit, 1);
  EXPECT_EQ(O.Out, "");
  EXPECT_EQ(O.Err, "comsec-tidy: error: --sddl is malformed at column 11: 'QQ' is no access right\n"
                   "  O:BAD:(A;;QQ;;;SY)\n"
                   "            ^\n");
}

TEST_F(ProgramRun, HelpAndVersionAreNoErrors) {
  Outcome Help = run({"--help"});
  EXPECT_EQ(Help.Exit, 0);
  EXPECT_THAT(Help.Out, HasSubstr("Examples:"));
  Outcome Version = run({"--version"});
  EXPECT_EQ(Version.Exit, 0);
  EXPECT_THAT(Version.Out, HasSubstr("comsec-tidy "));
}

TEST_F(ProgramRun, TheDoctorTellsWhatIsThere) {
  T.write("src/a.cpp", Weak);
  T.write("src/a.reg", "REGEDIT4\r\n");
  Outcome O = run({"doctor", T("src")});
  EXPECT_EQ(O.Exit, 0) << O.Out;
  EXPECT_THAT(O.Out,
              AllOf(HasSubstr("ok       headers           /usr/x86_64-w64-mingw32/include\n"),
                    ContainsRegex("ok       clang-tidy        .*clang-tidy-22: has 2[0-9] checks"),
                    ContainsRegex("clang-tidy        .*/comsec-clang-tidy: has 2[0-9] checks"),
                    HasSubstr("1 translation unit, 1 registration file\n")));
}

TEST_F(ProgramRun, TheDoctorSaysWhatIsMissing) {
  Outcome O = run({"doctor", T("nowhere"), "--sdk", T.Path});
  EXPECT_EQ(O.Exit, 1);
  EXPECT_THAT(O.Out, AllOf(HasSubstr("missing  Windows headers   no Windows SDK below '"),
                           HasSubstr("missing  input             ")));
}

TEST_F(ProgramRun, RulesAreListedForPeopleAndPrograms) {
  EXPECT_THAT(run({"rules"}).Out, HasSubstr("weak-authentication-level"));
  EXPECT_THAT(run({"rules", "--json"}).Out, HasSubstr("\"securitySeverity\""));
  EXPECT_EQ(run({"explain", "comsec-weak-authentication-level"}).Exit, 0);
}

TEST_F(ProgramRun, FindingsMakeTheExitCode) {
  T.write("a.cpp", Weak);
  EXPECT_EQ(run({"scan", T.Path, "-q"}).Exit, 2);
  EXPECT_EQ(run({"scan", T.Path, "-q", "--fail-on", "never"}).Exit, 0);
  Outcome Some = run({"scan", T.Path, "-q", "--checks", "-*,comsec-weak*"});
  EXPECT_THAT(Some.Out, HasSubstr("a.cpp:5:"));
}

TEST_F(ProgramRun, ScanIsExtractAndLink) {
  T.write("a.cpp", Weak);
  T.write("b.cpp", "int other();\n");
  Outcome Scanned = run({"scan", T.Path, "--root", T.Path, "--facts", Scratch("facts")});
  std::vector<std::string> Link = {"link", "--root", T.Path};
  std::error_code Error;
  for (llvm::sys::fs::directory_iterator I(Scratch("facts"), Error), End; I != End;
       I.increment(Error))
    Link.push_back(I->path());
  ASSERT_EQ(Link.size(), 5u);
  Outcome Linked = run(Link);
  EXPECT_EQ(Linked.Exit, Scanned.Exit);
  EXPECT_EQ(Linked.Out, Scanned.Out);
}

TEST_F(ProgramRun, FactsOfInstallers) {
  T.write("setup.inf", "[Version]\n[S]\nAddReg=K\n[K]\nHKCR,AppID\\{1},LaunchPermission,1,01\n");
  T.write("setup.wxs", "<Wix><RegistryValue Root='HKLM' Type='integer' Value='1' Name='A\\B' "
                       "Key='SYSTEM\\CurrentControlSet\\Services\\VSS\\VssAccessControl'/></Wix>");
  T.write("driver.inf", "[Version]\n[S]\nAddReg=K\n[K]\nHKR,,Friendly,,x\n");
  Outcome Scanned = run({"scan", T.Path, "--root", T.Path, "--facts", Scratch("facts")});
  EXPECT_THAT(Scanned.Err + Scanned.Out, HasSubstr("2 registration files: 2 analysed completely"));
  std::string All;
  std::error_code Error;
  for (llvm::sys::fs::directory_iterator I(Scratch("facts"), Error), End; I != End;
       I.increment(Error))
    All += contents(I->path());
  EXPECT_THAT(All, HasSubstr("LaunchPermission"));
  EXPECT_THAT(All, HasSubstr("VssAccessControl"));
  EXPECT_THAT(All, Not(HasSubstr("Friendly")));
}

/// Two programs that share a file and differ in what they call in it; one prepares nothing.
TEST_F(ProgramRun, ScanIsExtractAndLinkWhenTheBuildIsKnown) {
  T.write("tool.cpp", "void prepare() {}\nint main() { prepare(); }\n");
  T.write("agent.cpp", "#include <windows.h>\n#include <objbase.h>\nvoid run();\n"
                       "int main() { run(); CoRegisterClassObject(IID_IUnknown, nullptr, "
                       "CLSCTX_LOCAL_SERVER, REGCLS_MULTIPLEUSE, nullptr); }\n");
  T.write("common.cpp", "void prepare();\nvoid run() { prepare(); }\n");
  T.write("weak.cpp",
          std::string(Weak).replace(std::string(Weak).find("int main"), 8, "void prepare"));
  T.write("build.ninja", "build a.obj: cc agent.cpp\nbuild c.obj: cc common.cpp\n"
                         "build t.obj: cc tool.cpp\nbuild w.obj: cc weak.cpp\n"
                         "build agent.exe: link a.obj c.obj w.obj\n"
                         "build tool.exe: link t.obj c.obj\n");
  for (std::vector<std::string> Processes :
       {std::vector<std::string>(), {"--process", "agent=[ac]*", "--process", "other=weak.cpp"}}) {
    std::string Folder = Scratch("facts" + std::to_string(Processes.size()));
    std::vector<std::string> Scan = {"scan", T.Path, "--root", T.Path, "--facts", Folder};
    std::vector<std::string> Link = {"link", "--root", T.Path};
    std::error_code Error;
    Scan.insert(Scan.end(), Processes.begin(), Processes.end());
    Outcome Scanned = run(Scan);
    for (llvm::sys::fs::directory_iterator I(Folder, Error), End; I != End; I.increment(Error))
      Link.push_back(I->path());
    Link.insert(Link.end(), Processes.begin(), Processes.end());
    Outcome Linked = run(Link);
    EXPECT_EQ(Scanned.Exit, 2);
    EXPECT_EQ(Linked.Exit, 2);
    EXPECT_EQ(Linked.Out, Scanned.Out);
    // By the build the agent has its security, by the command line it lacks a function.
    bool Judged = Processes.empty();
    EXPECT_EQ(llvm::StringRef(Scanned.Out).contains("agent: prepare, declared at"), !Judged)
        << Scanned.Out;
  }
}

TEST_F(ProgramRun, AnOddProcessIsOneLineAndExitCodeOne) {
  T.write("a.cpp", "int main() {}\n");
  for (std::string Command : {"scan", "link"}) {
    expectUsageError({Command, T.Path, "--process", "agent"}, "'agent' is no NAME=GLOB");
    expectUsageError({Command, T.Path, "--process", "=*.cpp"}, "'=*.cpp' is no NAME=GLOB");
    expectUsageError({Command, T.Path, "--process", "agent=a["}, "'a[' is no pattern");
  }
  Outcome O = run({"scan", T.Path, "--process", "agent=b*"});
  EXPECT_EQ(O.Exit, 0);
  EXPECT_THAT(O.Out + O.Err, HasSubstr("no scanned file fits --process 'agent=b*'"));
}

TEST_F(ProgramRun, AHangLosesItsUnitOnly) {
  T.write("a.cpp", Weak);
  T.write("b.cpp", Endless);
  Outcome O =
      run({"scan", T.Path, "--no-prefilter", "--timeout", "20", "--sarif", Scratch("x.sarif")});
  EXPECT_EQ(O.Exit, 2);
  EXPECT_THAT(O.Out, HasSubstr("a.cpp:5:"));
  EXPECT_THAT(contents(Scratch("x.sarif")), HasSubstr("not done after 20 s"));
}

class Workers : public ProgramRun {
protected:
  std::vector<facts::Unit> scan(unsigned Seconds, unsigned Megabytes) {
    input::InputOptions O;
    O.Inputs = {T.Path};
    input::Input In;
    std::string Error;
    EXPECT_TRUE(input::readInput(O, In, Error)) << Error;
    auto Units = scan::runJobs(In.Jobs, {Program, 2, Seconds, Megabytes, "", {}}, Error);
    EXPECT_EQ(Error, "");
    return Units;
  }
  static std::string failure(const facts::Unit &U) {
    return U.Failed ? U.Notes.at(0).Text : "not failed";
  }
};

TEST_F(Workers, AHangIsCut) {
  T.write("a.cpp", Endless);
  T.write("b.cpp", "void f() {}\n");
  auto Units = scan(3, 4096);
  ASSERT_EQ(Units.size(), 2u);
  EXPECT_EQ(failure(Units[0]), "not done after 3 s (--timeout)");
  EXPECT_EQ(Units[0].MainFile, "a.cpp");
  EXPECT_EQ(Units[1].Functions.size(), 1u);
}

TEST_F(Workers, AMemoryHogIsCut) {
  // Sixteen times the text at each level: far beyond any memory.
  std::string Text = "#define M0 x x x x x x x x x x x x x x x x\n";
  for (int I = 1; I < 9; ++I) {
    Text += "#define M" + std::to_string(I);
    for (int J = 0; J < 16; ++J)
      Text += " M" + std::to_string(I - 1);
    Text += "\n";
  }
  T.write("a.cpp", Text + "#define ID(A) A\nID(ID(M8))\n");
  auto Units = scan(120, 300);
  EXPECT_EQ(failure(Units[0]), "needs more than 300 MB of memory (--memory)");
}

TEST_F(Workers, ACrashLosesItsUnitOnly) {
  T.write("a.cpp", "#pragma clang __debug crash\n");
  T.write("b.cpp", "void f() {}\n");
  auto Units = scan(60, 4096);
  EXPECT_THAT(failure(Units[0]), StartsWith("the compiler crashed"));
  EXPECT_EQ(failure(Units[1]), "not failed");
}

TEST_F(Workers, AStackOverflowLosesItsUnitOnly) {
  T.write("a.cpp", "#pragma clang __debug overflow_stack\n");
  T.write("b.cpp", "void f() {}\n");
  auto Units = scan(60, 4096);
  EXPECT_TRUE(Units[0].Failed);
  EXPECT_EQ(failure(Units[1]), "not failed");
}

TEST_F(Workers, ABinaryIsSaid) {
  T.write("a.cpp", llvm::StringRef("MZ\0\1", 4));
  EXPECT_EQ(failure(scan(60, 4096)[0]), "the file is not text");
}

} // namespace
} // namespace comsec
