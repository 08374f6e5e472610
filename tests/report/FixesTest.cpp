#include "driver/report/Fixes.h"
#include "tests/report/Tree.h"

#include <gmock/gmock.h>

namespace comsec::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::Pair;

Finding fixable(facts::Range Where, const std::string &New) {
  Finding F = finding(Where, "wrong");
  F.Fixes = {{"mend it", {{Where, New}}}};
  return F;
}

struct Fixes : testing::Test {
  Tree T;
  std::vector<Finding> Findings;

  FixedFiles apply() {
    Sources Text(T.root());
    return applyFixes(reportOn(T, Findings), Text);
  }
};

TEST_F(Fixes, AreCarriedOutInBytesOfTheFile) {
  T.write("a.cpp", "\xEF\xBB\xBF"
                   "call(ONE, \xC3\xA4, TWO);\r\ncall(ONE);\r\n");
  Findings = {fixable(range("a.cpp", 1, 6, 9), "THREE"), fixable(range("a.cpp", 1, 15, 18), ""),
              fixable(range("a.cpp", 2, 6, 9), "FOUR")};
  const FixedFiles Fixed = apply();
  EXPECT_THAT(Fixed.Contents,
              ElementsAre(Pair("a.cpp", "\xEF\xBB\xBF"
                                        "call(THREE, \xC3\xA4, );\r\ncall(FOUR);\r\n")));
  EXPECT_EQ(Fixed.Applied, 3u);
  EXPECT_EQ(Fixed.LeftOut, 0u);
}

// In SARIF and HTML such an edit inserts, too.
TEST_F(Fixes, AnEditWithoutAnEndInserts) {
  T.write("a.cpp", "call(ONE);\n");
  Findings = {fixable({{"a.cpp", 1, 9}, 0, 0}, ", TWO")};
  EXPECT_THAT(apply().Contents, ElementsAre(Pair("a.cpp", "call(ONE, TWO);\n")));
}

TEST_F(Fixes, OfTwoThatOverlapTheFirstCounts) {
  T.write("a.cpp", "call(ONE, TWO);\n");
  Findings = {fixable(range("a.cpp", 1, 6, 14), "X"), fixable(range("a.cpp", 1, 11, 14), "Y")};
  const FixedFiles Fixed = apply();
  EXPECT_THAT(Fixed.Contents, ElementsAre(Pair("a.cpp", "call(X);\n")));
  EXPECT_EQ(Fixed.Applied, 1u);
  EXPECT_EQ(Fixed.LeftOut, 1u);
}

TEST_F(Fixes, AreCarriedOutWholeOrNotAtAll) {
  T.write("a.cpp", "call(ONE, TWO);\n");
  Finding Both = fixable(range("a.cpp", 1, 6, 9), "X");
  Both.Fixes[0].Edits.push_back({range("gone.cpp", 1, 1, 2), "Y"});
  Findings = {Both};
  const FixedFiles Fixed = apply();
  EXPECT_TRUE(Fixed.Contents.empty());
  EXPECT_EQ(Fixed.LeftOut, 1u);
}

TEST_F(Fixes, AChoiceIsLeftToPeople) {
  T.write("a.cpp", "call(ONE);\n");
  Findings = {fixable(range("a.cpp", 1, 6, 9), "X")};
  Findings[0].Fixes.push_back({"or so", {{range("a.cpp", 1, 6, 9), "Y"}}});
  EXPECT_TRUE(apply().Contents.empty());
}

TEST_F(Fixes, OfSilencedFindingsAreNone) {
  T.write("a.cpp", "call(ONE); // NOLINT\n");
  Findings = {fixable(range("a.cpp", 1, 6, 9), "X")};
  EXPECT_TRUE(apply().Contents.empty());
}

TEST_F(Fixes, FilesInUtf16StayAsTheyAre) {
  const char Text[] = "\xFF\xFE"
                      "c\0(\0"
                      "1\0)\0";
  T.write("a.cpp", std::string(Text, sizeof(Text) - 1));
  Findings = {fixable(range("a.cpp", 1, 3, 4), "2")};
  const FixedFiles Fixed = apply();
  EXPECT_TRUE(Fixed.Contents.empty());
  EXPECT_EQ(Fixed.LeftOut, 1u);
}

// The consumer itself, not a reading of its documents.
TEST_F(Fixes, ClangApplyReplacementsTakesTheYaml) {
  T.write("src/a.cpp", "void f() { call(ONE, \"it's: \\\"#\"); }\n");
  Findings = {fixable(range("src/a.cpp", 1, 17, 20), "\"a: 'b' #\"")};
  Findings[0].Path = {{range("src/a.cpp", 1, 6, 7), "f: is #1 \"here\""}};
  Sources Text(T.root());
  T.write("fixes/all.yaml", toFixesYaml(reportOn(T, Findings), Text));
  const Outcome Done =
      run("/usr/bin/clang-apply-replacements-22", {T.path("fixes").string()}, T.root());
  EXPECT_EQ(Done.Status, 0) << Done.Output;
  EXPECT_EQ(T.read("src/a.cpp"), "void f() { call(\"a: 'b' #\", \"it's: \\\"#\"); }\n")
      << Done.Output;
}

TEST_F(Fixes, TheYamlNamesEveryFindingAndItsPath) {
  T.write("a.cpp", "one\ntwo\n");
  Finding F = finding(range("a.cpp", 2, 1, 4), "told");
  F.Severity = Level::Note;
  F.Path = {{range("a.cpp", 1, 1, 4), "step"}};
  Sources Text(T.root());
  const std::string Yaml = toFixesYaml(reportOn(T, {F}), Text);
  EXPECT_THAT(Yaml, HasSubstr("DiagnosticName:  comsec-weak-authentication-level"));
  EXPECT_THAT(Yaml, HasSubstr("FileOffset:      4"));
  EXPECT_THAT(Yaml, HasSubstr("Message:         step"));
  EXPECT_THAT(Yaml, HasSubstr("Level:           Remark"));
  EXPECT_THAT(Yaml, Not(HasSubstr("ReplacementText")));
}

} // namespace
} // namespace comsec::report
