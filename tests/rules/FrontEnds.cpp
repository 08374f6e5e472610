#include "tests/rules/FrontEnds.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/Regex.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

using llvm::StringRef;
using nlohmann::json;

namespace comsec::test {
namespace {

constexpr StringRef RulePrefix = "comsec-";
constexpr unsigned SecondsPerRun = 120;

/// What folder mode gives to the compiler. The SDK comes with -isystem on purpose: clang-tidy drops
/// findings inside macros of system headers, and every RPC_C_ constant is one.
const std::vector<std::string> CommonFlags = {"--target=x86_64-w64-mingw32",
                                              "--no-default-config",
                                              "-fms-extensions",
                                              "-Wno-everything",
                                              "-fno-spell-checking",
                                              "-D_WIN32_WINNT=0x0A00",
                                              "-D_WIN32_DCOM",
                                              "-D_MT",
                                              "-DSTRSAFE_NO_DEPRECATE",
                                              "-DUNICODE",
                                              "-D_UNICODE",
                                              "-DWIN32",
                                              "-D_WINDOWS",
                                              "-isystem",
                                              COMSEC_SOURCE_DIR "/driver/headers"};
const std::vector<std::string> CxxFlags = {"-std=c++20", "-nostdinc++",
                                           "-D_CPPRTTI", "-D_CPPUNWIND",
                                           "-isystem",   "/usr/lib/llvm-22/include/c++/v1"};
const std::vector<std::string> CFlags = {"-std=c17"};
const std::vector<std::string> SdkFlags = {"-isystem", "/usr/x86_64-w64-mingw32/include"};

std::string withoutPrefix(StringRef Rule) {
  Rule.consume_front(RulePrefix);
  return Rule.str();
}

/// The plugin knows no root: places named in its messages are absolute.
std::string withoutRoot(std::string Message, const std::string &Root) {
  for (std::size_t At; (At = Message.find(Root + "/")) != std::string::npos;)
    Message.erase(At, Root.size() + 1);
  return Message;
}

std::string relativeTo(const std::string &Root, StringRef Path) {
  if (Path.consume_front(Root))
    Path.consume_front("/");
  return Path.str();
}

std::string firstReplacement(const json &Result) {
  return Result.value("/fixes/0/artifactChanges/0/replacements/0/insertedContent/text"_json_pointer,
                      std::string());
}

Seen fromSarif(const json &Result, const json &Rules) {
  const json &Place = Result.at("locations").at(0).at("physicalLocation");
  Seen S;
  S.File = Place.at("artifactLocation").at("uri");
  S.Line = Place.at("region").at("startLine");
  S.Column = Place.at("region").value("startColumn", 1u);
  const json &Rule = Rules.at(Result.at("ruleIndex").get<unsigned>());
  S.Rule = withoutPrefix(Rule.at("properties").at("checkName").get<std::string>());
  S.Level = Result.value("level", "warning");
  S.Message = Result.at("message").at("text");
  S.Replacement = firstReplacement(Result);
  return S;
}

} // namespace

TempFolder::TempFolder() {
  llvm::SmallString<128> Made;
  llvm::sys::fs::createUniqueDirectory("comsec-test", Made);
  llvm::SmallString<128> Real;
  llvm::sys::fs::real_path(Made, Real);
  Path = Real.str().str();
}

TempFolder::~TempFolder() { llvm::sys::fs::remove_directories(Path); }

Finished runProgram(const std::string &Program, const std::vector<std::string> &Arguments) {
  Finished F;
  const llvm::ErrorOr<std::string> Found = llvm::sys::findProgramByName(Program);
  if (!Found) {
    F.ExitCode = -1;
    F.Error = Program + " is not installed";
    return F;
  }
  const TempFolder Streams;
  const std::string OutFile = Streams.file("out");
  std::vector<StringRef> Words = {Program};
  Words.insert(Words.end(), Arguments.begin(), Arguments.end());
  const std::optional<StringRef> Redirects[] = {StringRef(), StringRef(OutFile),
                                                StringRef(OutFile)};
  F.ExitCode =
      llvm::sys::ExecuteAndWait(*Found, Words, std::nullopt, Redirects, SecondsPerRun, 0, &F.Error);
  F.Out = readFile(OutFile);
  return F;
}

std::vector<std::string> compilerFlags(const std::string &File) {
  const bool IsC = llvm::sys::path::extension(File) == ".c";
  std::vector<std::string> All;
  for (const std::vector<std::string> *Flags : {&CommonFlags, IsC ? &CFlags : &CxxFlags, &SdkFlags})
    All.insert(All.end(), Flags->begin(), Flags->end());
  return All;
}

std::vector<Seen> readDiagnostics(const std::string &Output, const std::string &Root) {
  static const llvm::Regex Diagnostic(
      "^([^:]+):([0-9]+):[0-9]+: (error|warning|remark): (.*) \\[([a-z0-9.+-]+)[],]");
  std::vector<Seen> All;
  llvm::SmallVector<StringRef, 0> Lines;
  StringRef(Output).split(Lines, '\n');
  for (StringRef Line : Lines) {
    llvm::SmallVector<StringRef, 6> Parts;
    if (!Diagnostic.match(Line, &Parts))
      continue;
    Seen S;
    S.File = relativeTo(Root, Parts[1]);
    Parts[2].getAsInteger(10, S.Line);
    S.Level = Parts[3] == "remark" ? "note" : Parts[3].str();
    S.Message = withoutRoot(Parts[4].str(), Root);
    S.Rule = Parts[5].str();
    All.push_back(std::move(S));
  }
  return All;
}

std::string readFile(const std::string &Path) {
  const std::ifstream In(Path, std::ios::binary);
  std::ostringstream Text;
  Text << In.rdbuf();
  return Text.str();
}

void writeFile(const std::string &Path, const std::string &Text) {
  std::ofstream(Path, std::ios::binary) << Text;
}

void copyTree(const std::string &From, const std::string &To) {
  std::filesystem::copy(From, To, std::filesystem::copy_options::recursive);
}

std::vector<Seen> readSarif(const std::string &Text, std::string &Problem) {
  const json Log = json::parse(Text, nullptr, false);
  if (Log.is_discarded() || !Log.contains("runs")) {
    Problem = "there is no SARIF log";
    return {};
  }
  const json &Run = Log.at("runs").at(0);
  std::vector<Seen> Findings;
  for (const json &Result : Run.at("results"))
    if (!Result.contains("suppressions") || Result.at("suppressions").empty())
      Findings.push_back(fromSarif(Result, Run.at("tool").at("driver").at("rules")));
  return Findings;
}

static std::vector<std::string> readNotifications(const std::string &Text) {
  const json Log = json::parse(Text, nullptr, false);
  std::vector<std::string> All;
  for (const json &N :
       Log.value("/runs/0/invocations/0/toolExecutionNotifications"_json_pointer, json::array()))
    All.push_back(N.at("descriptor").at("id").get<std::string>() + ": " +
                  N.at("message").at("text").get<std::string>());
  return All;
}

Run runDriver(const std::string &Input, const std::string &Root, const Directives &D) {
  const TempFolder Output;
  const std::string Sarif = Output.file("out.sarif");
  std::vector<std::string> Arguments = {"scan",  Input,      "--sarif", Sarif, "--fail-on",
                                        "never", "--checks", D.Checks,  "-q"};
  Arguments.insert(Arguments.end(), D.Args.begin(), D.Args.end());
  const Finished F = runProgram(COMSEC_BINARY_DIR "/bin/comsec-tidy", Arguments);

  Run R;
  R.Output = F.Out;
  if (F.ExitCode != 0) {
    R.Problem = "comsec-tidy gave exit code " + std::to_string(F.ExitCode) + " " + F.Error;
    return R;
  }
  const std::string Log = readFile(Sarif);
  R.Findings = readSarif(Log, R.Problem);
  if (!R.Problem.empty())
    return R;
  R.Notifications = readNotifications(Log);
  for (const std::string &Notification : R.Notifications)
    if (StringRef(Notification).starts_with(UnitFailed))
      R.Problem = Notification;
  return R;
}

Run runPlugin(const std::string &File, const std::string &Root, const Directives &D,
              const std::vector<std::string> &Extra) {
  std::string Options;
  for (StringRef Argument : D.Args)
    if (Argument.consume_front("--rvss="))
      Options = "Rvss: '" + Argument.str() + "'";

  std::vector<std::string> Arguments = {"--load=" COMSEC_BINARY_DIR "/lib/comsec-tidy-plugin.so",
                                        "--checks=-*," + D.Checks,
                                        "--config={CheckOptions: {" + Options + "}}", "--quiet"};
  Arguments.insert(Arguments.end(), Extra.begin(), Extra.end());
  Arguments.insert(Arguments.end(), {File, "--"});
  const std::vector<std::string> Flags = compilerFlags(File);
  Arguments.insert(Arguments.end(), Flags.begin(), Flags.end());

  Run R;
  const Finished F = runProgram("clang-tidy-22", Arguments);
  R.Output = F.Out;

  bool CompilerErrors = false;
  for (Seen &S : readDiagnostics(F.Out, Root)) {
    if (!StringRef(S.Rule).starts_with(RulePrefix)) {
      CompilerErrors |= S.Level == "error";
      continue;
    }
    S.Rule = withoutPrefix(S.Rule);
    R.Findings.push_back(std::move(S));
  }
  if (F.ExitCode < 0)
    R.Problem = F.Error;
  else if (StringRef(F.Out).contains("load request ignored"))
    R.Problem = "clang-tidy could not load the plugin";
  else if (CompilerErrors != D.ErrorsExpected)
    R.Problem = CompilerErrors ? "the case does not compile" : "the case was to have errors";
  else if (!D.ErrorsExpected && F.ExitCode != 0)
    R.Problem = "clang-tidy gave exit code " + std::to_string(F.ExitCode);
  return R;
}

} // namespace comsec::test
