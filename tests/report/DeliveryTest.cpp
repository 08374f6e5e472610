// The program as a CI job runs it: whatever stops it or its output, no report is half of one, and
// what failed is one line.
#include "tests/report/Tree.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace comsec::report {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;
using Json = nlohmann::json;

constexpr int ExitFailure = 1, ExitFindings = 2;

constexpr const char *Weak = R"(#include <windows.h>
#include <objbase.h>
int main() {
  CoInitializeEx(nullptr, COINIT_MULTITHREADED);
  return FAILED(CoInitializeSecurity(nullptr, -1, nullptr, nullptr, RPC_C_AUTHN_LEVEL_NONE,
                                     RPC_C_IMP_LEVEL_IDENTIFY, nullptr, EOAC_NONE, nullptr));
}
)";

class Delivery : public testing::Test {
protected:
  static void SetUpTestSuite() {
    Shared = new Tree;
    Shared->write("a.cpp", Weak);
    run(Program, {"scan", "a.cpp", "--facts", "facts"}, Shared->root());
  }
  static void TearDownTestSuite() { delete Shared; }

  /// `comsec-tidy link` of a unit with one finding, with \p Rest as a shell reads it.
  static Outcome link(const std::string &Rest) {
    return run("/bin/bash", {"-c", std::string(Program) + " link facts/*.json " + Rest},
               Shared->root());
  }
  static bool isReport(const std::string &Name) {
    const Json Log = Json::parse(Shared->read(Name), nullptr, false);
    return !Log.is_discarded() && Log["runs"][0]["results"].size() == 1;
  }

  static constexpr const char *Program = COMSEC_BINARY_DIR "/bin/comsec-tidy";
  static inline Tree *Shared = nullptr;
};

TEST_F(Delivery, AllOutputsOfOneRun) {
  const Outcome O =
      link("--sarif s.sarif --code-quality q.json --junit j.xml --export-fixes f.yaml "
           "--summary - --format lines");
  EXPECT_EQ(O.Status, ExitFindings);
  EXPECT_TRUE(isReport("s.sarif"));
  EXPECT_EQ(Json::parse(Shared->read("q.json")).size(), 1u);
  EXPECT_THAT(Shared->read("j.xml"), HasSubstr("failures=\"1\""));
  EXPECT_THAT(Shared->read("f.yaml"), HasSubstr("RPC_C_AUTHN_LEVEL_PKT_PRIVACY"));
  EXPECT_THAT(O.Output, StartsWith("a.cpp:5:69: error: CoInitializeSecurity is given"));
  EXPECT_THAT(O.Output, HasSubstr("\n{\"tool\":\"comsec-tidy\",\"errors\":1,"));
  EXPECT_THAT(O.Output, EndsWith("\"exit\":2}\n"));
}

TEST_F(Delivery, FixesChangeTheSource) {
  Tree T;
  T.write("a.cpp", Weak);
  const Outcome O = run(Program, {"scan", "a.cpp", "--fix", "-q"}, T.root());
  EXPECT_EQ(O.Status, ExitFindings) << "what was found is told, mended or not";
  EXPECT_THAT(O.Output, HasSubstr("fixes carried out: 1, files changed: 1\n"));
  std::string Mended = Weak;
  Mended.replace(Mended.find("RPC_C_AUTHN_LEVEL_NONE"), 22, "RPC_C_AUTHN_LEVEL_PKT_PRIVACY");
  EXPECT_EQ(T.read("a.cpp"), Mended);
  EXPECT_EQ(run(Program, {"scan", "a.cpp", "-q"}, T.root()).Status, 0);
}

TEST_F(Delivery, AnOutputThatCannotBeWrittenLosesNoOther) {
  const Outcome O = link("-q --sarif /proc/comsec.sarif --junit after.xml 2>&1 >text");
  EXPECT_EQ(O.Status, ExitFailure);
  EXPECT_THAT(O.Output, StartsWith("comsec-tidy: error: cannot write /proc/comsec.sarif: "));
  EXPECT_EQ(std::count(O.Output.begin(), O.Output.end(), '\n'), 1);
  EXPECT_THAT(Shared->read("after.xml"), HasSubstr("failures=\"1\""));
  EXPECT_THAT(Shared->read("text"), HasSubstr("[comsec-weak-authentication-level]"));
}

TEST_F(Delivery, AFullDiskIsOneLine) {
  const Outcome O = link("--sarif full.sarif 2>&1 >/dev/full");
  EXPECT_EQ(O.Status, ExitFailure);
  EXPECT_EQ(O.Output,
            "comsec-tidy: error: cannot write standard output: No space left on device\n");
  EXPECT_TRUE(isReport("full.sarif"));
}

TEST_F(Delivery, AReaderThatEndsEarlyIsOneLine) {
  const Outcome O = link("--sarif pipe.sarif > >(exec 0<&-; sleep 5) ; exit $?");
  EXPECT_EQ(O.Status, ExitFailure);
  EXPECT_EQ(O.Output, "comsec-tidy: error: cannot write standard output: Broken pipe\n");
  EXPECT_TRUE(isReport("pipe.sarif"));
}

// At every few milliseconds of a run that takes some hundred: the old report or the new one.
TEST_F(Delivery, KillingItLeavesAWholeReport) {
  ASSERT_EQ(link("--sarif killed.sarif").Status, ExitFindings);
  constexpr unsigned Runs = 60, StepMilliseconds = 4;
  unsigned Killed = 0;
  for (unsigned I = 1; I <= Runs; ++I) {
    const Outcome O = run(
        "/usr/bin/timeout",
        {"-s", "KILL", "0." + std::to_string(1000 + I * StepMilliseconds).substr(1), "/bin/bash",
         "-c", std::string("exec ") + Program + " link facts/*.json --sarif killed.sarif"},
        Shared->root());
    Killed += O.Status != ExitFindings;
    ASSERT_TRUE(isReport("killed.sarif")) << I;
  }
  EXPECT_GT(Killed, 0u) << "or nothing was tried";
}

TEST(TemporaryFolders, OfAKilledRunGoWithTheNext) {
  Tree T;
  T.write("a.cpp", Weak);
  T.write("tmp/comsec-tidy-run-other/not-ours", "without a lock");
  const Outcome O = run("/bin/bash", {"-euo", "pipefail", "-c", R"(
export TMPDIR=$PWD/tmp
program=)" COMSEC_BINARY_DIR R"(/bin/comsec-tidy
"$program" scan a.cpp -q >/dev/null &
until ls tmp/comsec-tidy-run-*/.lock >/dev/null 2>&1; do :; done
kill -KILL $!
{ wait $! || true; } 2>/dev/null
ls tmp | wc -l
mkdir tmp/comsec-tidy-run-used
flock tmp/comsec-tidy-run-used/.lock "$program" scan a.cpp -q >/dev/null || true
ls tmp
"$program" scan a.cpp -q >/dev/null || true
ls tmp)"},
                        T.root());
  EXPECT_EQ(O.Output, "2\n"
                      "comsec-tidy-run-other\ncomsec-tidy-run-used\n"
                      "comsec-tidy-run-other\n");
}

} // namespace
} // namespace comsec::report
