// The gate where a scan does not look at everything: what it did not judge is neither new nor gone.
#include "tests/report/Tree.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <set>

namespace comsec::report {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::UnorderedElementsAre;
using Json = nlohmann::json;

/// Two findings, of two rules: the level, and a result that nobody looks at.
constexpr const char *Weak = R"(#include <windows.h>
#include <objbase.h>
void secure() {
  CoInitializeSecurity(nullptr, -1, nullptr, nullptr, RPC_C_AUTHN_LEVEL_NONE,
                       RPC_C_IMP_LEVEL_IDENTIFY, nullptr, EOAC_NONE, nullptr);
}
)";

struct GateScope : testing::Test {
  GateScope() {
    T.write("a.cpp", std::string(Weak) + "int main() { secure(); }\n");
    T.write("b.cpp", std::string(Weak) + "int main() { secure(); }\n");
  }
  /// A scan of both files, two processes.
  Outcome scan(std::vector<std::string> More) {
    More.insert(More.begin(), {"scan", ".", "--process=a=a.cpp", "--process=b=b.cpp"});
    return run(COMSEC_BINARY_DIR "/bin/comsec-tidy", More, T.root());
  }
  /// "rule file" of each entry of \p Name.
  std::multiset<std::string> entries(const std::string &Name) {
    std::multiset<std::string> All;
    const Json Log = Json::parse(T.read(Name));
    for (const Json &F : Log["findings"])
      All.insert(F["rule"].get<std::string>() + " " + F["file"].get<std::string>());
    return All;
  }
  static constexpr const char *Two = "--checks=-*,comsec-weak-authentication-level,"
                                     "comsec-unchecked-result";
  static constexpr const char *One = "--checks=-*,comsec-unchecked-result";
  Tree T;
};

TEST_F(GateScope, ARuleThatDidNotRunKeepsItsEntries) {
  EXPECT_EQ(scan({Two, "--write-baseline=b.json"}).Status, 0);
  const auto All = entries("b.json");
  EXPECT_THAT(All, UnorderedElementsAre("weak-authentication-level a.cpp",
                                        "weak-authentication-level b.cpp", "unchecked-result a.cpp",
                                        "unchecked-result b.cpp"));
  const Outcome O = scan({One, "--baseline=b.json", "--write-baseline=b.json"});
  EXPECT_EQ(O.Status, 0) << O.Output;
  EXPECT_THAT(O.Output, Not(HasSubstr("gone")));
  EXPECT_EQ(entries("b.json"), All);
}

TEST_F(GateScope, AFileThatWasNotAnalysedKeepsItsEntriesAndThatIsSaid) {
  EXPECT_EQ(scan({Two, "--write-baseline=b.json"}).Status, 0);
  const auto All = entries("b.json");
  T.write("a.cpp",
          "#pragma clang __debug crash\n" + std::string(Weak) + "int main() { secure(); }\n");
  const Outcome O = scan({Two, "--baseline=b.json", "--write-baseline=b.json"});
  EXPECT_EQ(O.Status, 0) << O.Output;
  EXPECT_THAT(O.Output, HasSubstr("2 known findings lie in files that were not analysed"));
  EXPECT_THAT(O.Output, Not(HasSubstr("gone")));
  EXPECT_EQ(entries("b.json"), All);
}

TEST_F(GateScope, WhatIsNotToldIsKnownAllTheSame) {
  EXPECT_EQ(scan({Two, "--write-baseline=b.json"}).Status, 0);
  T.write("list", "b.cpp\n");
  T.write("c.cpp", std::string(Weak) + "int wmain() { secure(); }\n");
  Outcome O = scan({Two, "--baseline=b.json", "--files-from=list"});
  EXPECT_EQ(O.Status, 0) << O.Output;
  EXPECT_THAT(O.Output, Not(HasSubstr("gone")));
  T.write("list", "c.cpp\n");
  O = scan({Two, "--baseline=b.json", "--files-from=list"});
  EXPECT_EQ(O.Status, 2) << O.Output;
}

TEST_F(GateScope, ASilencedFindingIsNeitherNewNorKnown) {
  EXPECT_EQ(scan({One, "--write-baseline=b.json"}).Status, 0);
  std::string Silenced = std::string(Weak) + "int main() { secure(); }\n";
  Silenced.insert(Silenced.find("  CoInitializeSecurity"), "  // NOLINTNEXTLINE\n");
  T.write("a.cpp", Silenced);
  const Outcome O = scan({One, "--baseline=b.json", "--summary=-"});
  EXPECT_EQ(O.Status, 0) << O.Output;
  EXPECT_THAT(O.Output, HasSubstr("\"suppressed\":1,\"known\":1"));
  EXPECT_THAT(O.Output, HasSubstr("known before and gone")) << "its entry is needed no more";
}

} // namespace
} // namespace comsec::report
