// The gate over the history of a small repository: with a baseline that is written once, and
// against the revision before.
#include "tests/report/Tree.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace comsec::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Json = nlohmann::json;

constexpr const char *Header = R"(#pragma once
#include <windows.h>
#include <objbase.h>
HRESULT secure(DWORD level);
)";
/// Passes on what its callers want.
constexpr const char *Wrapper = R"(#include "secure.h"
HRESULT secure(DWORD level) {
  return CoInitializeSecurity(nullptr, -1, nullptr, nullptr, level,
                              RPC_C_IMP_LEVEL_IDENTIFY, nullptr, EOAC_NONE, nullptr);
}
)";
/// Asks for whatever the callers want.
constexpr const char *CarelessWrapper = R"(#include "secure.h"
HRESULT secure(DWORD) {
  return CoInitializeSecurity(nullptr, -1, nullptr, nullptr, RPC_C_AUTHN_LEVEL_NONE,
                              RPC_C_IMP_LEVEL_IDENTIFY, nullptr, EOAC_NONE, nullptr);
}
)";
constexpr const char *Good = R"(#include "../lib/secure.h"
int main() {
  if (FAILED(CoInitializeEx(nullptr, COINIT_MULTITHREADED)))
    return 1;
  return FAILED(secure(RPC_C_AUTHN_LEVEL_PKT_PRIVACY));
}
)";
/// Makes the mistake itself.
constexpr const char *Weak = R"(#include "../lib/secure.h"
int main() {
  if (FAILED(CoInitializeEx(nullptr, COINIT_MULTITHREADED)))
    return 1;
  return FAILED(CoInitializeSecurity(nullptr, -1, nullptr, nullptr, RPC_C_AUTHN_LEVEL_NONE,
                                     RPC_C_IMP_LEVEL_IDENTIFY, nullptr, EOAC_NONE, nullptr));
}
)";

class GateHistory : public testing::Test {
protected:
  void SetUp() override {
    git({"init", "-q"});
    T.write("lib/secure.h", Header);
    T.write("lib/secure.cpp", Wrapper);
    T.write("agent/main.cpp", Good);
    commit();
  }
  void git(std::vector<std::string> Arguments) {
    Arguments.insert(Arguments.begin(), {"-c", "user.name=n", "-c", "user.email=n@example.com",
                                         "-c", "core.hooksPath="});
    const Outcome O = run("/usr/bin/git", Arguments, T.root());
    ASSERT_EQ(O.Status, 0) << O.Output;
  }
  void commit() {
    git({"add", "-A", "--", "agent", "lib"});
    git({"commit", "-q", "-m", "next"});
  }

  struct Answer {
    int Exit = 0;
    std::vector<std::string> New; ///< files
    std::string Text;
  };
  /// What a scan with \p Option says.
  Answer gate(std::vector<std::string> Option) {
    std::vector<std::string> Arguments = {
        "scan", ".", "--checks", "comsec-weak-authentication-level", "--sarif", ".git/s.sarif"};
    Arguments.insert(Arguments.end(), Option.begin(), Option.end());
    const Outcome O = run(COMSEC_BINARY_DIR "/bin/comsec-tidy", Arguments, T.root());
    Answer A{O.Status, {}, O.Output};
    const Json Log = Json::parse(T.read(".git/s.sarif"), nullptr, false);
    EXPECT_FALSE(Log.is_discarded()) << O.Output;
    for (const Json &Result : Log["runs"][0]["results"])
      if (Result["baselineState"] == "new")
        A.New.push_back(Result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]);
    return A;
  }
  /// Both gates, which here give one answer: the baseline is of the last commit.
  void expectNew(const std::vector<std::string> &Files) {
    for (const std::vector<std::string> &Option : std::vector<std::vector<std::string>>{
             {"--baseline", ".git/baseline.json"}, {"--new-since", "HEAD"}}) {
      const Answer A = gate(Option);
      EXPECT_EQ(A.New, Files) << Option[0] << "\n" << A.Text;
      EXPECT_EQ(A.Exit, Files.empty() ? 0 : 2) << Option[0] << "\n" << A.Text;
    }
  }
  /// From here on what there is is known.
  void accept() {
    EXPECT_EQ(gate({"--write-baseline", ".git/baseline.json"}).Exit, 0);
    commit();
  }

  Tree T;
};

TEST_F(GateHistory, EachStepHasItsAnswer) {
  gate({"--write-baseline", ".git/baseline.json"});
  expectNew({});

  T.write("agent/main.cpp", Weak); // add a weak call
  expectNew({"agent/main.cpp"});
  accept();
  expectNew({});

  T.write("agent/main.cpp", std::string("// A comment.\n\n\n") + Weak); // move it
  expectNew({});
  commit();

  git({"mv", "agent/main.cpp", "agent/start.cpp"}); // rename the file
  expectNew({});
  accept(); // else a copy might be what was renamed

  T.write("agent/copy.cpp", Weak); // copy it: another program, the same mistake
  expectNew({"agent/copy.cpp"});
  accept();

  T.write("agent/copy.cpp", Good); // fix one: the entry is told, so that the file can shrink
  expectNew({});
  EXPECT_THAT(
      gate({"--baseline", ".git/baseline.json"}).Text,
      HasSubstr("known before and gone: CoInitializeSecurity is given RPC_C_AUTHN_LEVEL_NONE"));
  accept();

  T.write("agent/start.cpp", Good);
  accept();
  T.write("lib/secure.cpp", CarelessWrapper); // change a wrapper in another file
  expectNew({"lib/secure.cpp"});
}

// The change is in one file, and what it spoils is in another that did not change.
TEST_F(GateHistory, AFindingThatAChangeElsewhereCausesIsNew) {
  T.write("agent/main.cpp", R"(#include "level.h"
#include "../lib/secure.h"
int main() {
  if (FAILED(CoInitializeEx(nullptr, COINIT_MULTITHREADED)))
    return 1;
  return FAILED(secure(wantedLevel()));
}
)");
  T.write("agent/level.h", "#pragma once\nunsigned long wantedLevel();\n");
  T.write("lib/level.cpp",
          "#include \"../agent/level.h\"\nunsigned long wantedLevel() { return 6; }\n");
  gate({"--write-baseline", ".git/baseline.json"});
  commit();
  expectNew({});
  T.write("lib/level.cpp",
          "#include \"../agent/level.h\"\nunsigned long wantedLevel() { return 1; }\n");
  const Answer A = gate({"--new-since", "HEAD"});
  EXPECT_EQ(A.Exit, 2) << A.Text;
  EXPECT_THAT(A.New, ElementsAre(testing::Ne("lib/level.cpp"))) << A.Text;
  expectNew(A.New);
}

TEST_F(GateHistory, TheTreeAndGitAreLeftAsTheyAre) {
  T.write("agent/main.cpp", Weak);
  const auto Status = [&] {
    return run("/usr/bin/git", {"status", "--porcelain", "--ignored"}, T.root()).Output;
  };
  const std::string Before = Status();
  gate({"--new-since", "HEAD"});
  EXPECT_EQ(Status(), Before);
  EXPECT_EQ(T.read("agent/main.cpp"), Weak);
}

TEST_F(GateHistory, WithoutTheInputInTheRevisionEverythingIsNew) {
  T.write("fresh/main.cpp", Weak);
  const Outcome O = run(COMSEC_BINARY_DIR "/bin/comsec-tidy",
                        {"scan", "fresh", "lib", "--new-since", "HEAD", "--root", "."}, T.root());
  EXPECT_EQ(O.Status, 2);
  EXPECT_THAT(O.Output, HasSubstr("fresh/main.cpp:5"));
}

TEST_F(GateHistory, AnOddRevisionOrBaselineIsOneLine) {
  for (const auto &[Option, Value, Part] :
       std::vector<std::tuple<const char *, const char *, const char *>>{
           {"--new-since", "nope", "no revision 'nope' in the git repository"},
           {"--new-since", "", "--new-since: an empty text"},
           {"--baseline", "", "--baseline: an empty text"},
           {"--baseline", "nope.json", "cannot read 'nope.json' (--baseline)"}}) {
    const Outcome O =
        run(COMSEC_BINARY_DIR "/bin/comsec-tidy", {"scan", ".", Option, Value}, T.root());
    EXPECT_EQ(O.Status, 1) << Option << Value;
    EXPECT_THAT(O.Output, HasSubstr(Part));
    EXPECT_EQ(std::count(O.Output.begin(), O.Output.end(), '\n'), 1) << O.Output;
  }
  Tree Bare;
  Bare.write("a.cpp", "int a;\n");
  const Outcome O =
      run(COMSEC_BINARY_DIR "/bin/comsec-tidy", {"scan", ".", "--new-since", "HEAD"}, Bare.root());
  EXPECT_EQ(O.Status, 1);
  EXPECT_THAT(O.Output, HasSubstr("lies in no git repository (--new-since)"));
}

} // namespace
} // namespace comsec::report
