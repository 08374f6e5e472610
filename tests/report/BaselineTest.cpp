#include "driver/report/Baseline.h"
#include "driver/report/Gate.h"
#include "driver/report/Sarif.h"
#include "driver/report/WriteFile.h"
#include "tests/report/Validator.h"

#include <gmock/gmock.h>
#include <llvm/ADT/STLExtras.h>
#include <nlohmann/json.hpp>

namespace comsec::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Json = nlohmann::json;

/// A finding of the only kind of these tests: what differs is where it is.
Finding weak(const std::string &File, unsigned Line, const std::string &Function = "main") {
  Finding F = finding(range(File, Line, 1, 2), "level 1 is too low");
  F.Function = Function;
  F.Subject = "CoInitializeSecurity(dwAuthnLevel=1)";
  return F;
}

/// "file:line" of the findings that are new.
std::vector<std::string> newOnes(const Report &R) {
  std::vector<std::string> All;
  for (const ReportedFinding &F : R.Findings)
    if (F.isNew())
      All.push_back(F.What.Where.Begin.File + ":" + std::to_string(F.What.Where.Begin.Line));
  return All;
}

std::vector<std::string> goneOnes(const Report &R) {
  std::vector<std::string> All;
  for (const Notification &N : R.Notifications)
    if (N.Id == "baseline-gone")
      All.push_back(N.Message);
  return All;
}

struct BaselineOf : testing::Test {
  /// What a gate that knew \p Before says of \p Now, by a file of ours and by a SARIF log.
  Report judged(const Tree &Then, std::vector<Finding> Before, const Tree &T,
                std::vector<Finding> Now, std::vector<const Rule *> Ran = {weakLevel()}) {
    Sources Old(Then.root());
    const Report Earlier = reportOn(Then, std::move(Before));
    Report ByOurs = reportOn(T, Now), BySarif = reportOn(T, std::move(Now));
    Sources Text(T.root());
    applyBaseline(ByOurs, Text, read(Baseline::of(Earlier, Old).text()), Ran);
    applyBaseline(BySarif, Text, read(toSarif(Earlier, Old, 2)), Ran);
    EXPECT_EQ(newOnes(ByOurs), newOnes(BySarif));
    EXPECT_EQ(goneOnes(ByOurs), goneOnes(BySarif));
    return ByOurs;
  }
  static Baseline read(const std::string &Text) {
    Tree T;
    T.write("file", Text);
    std::string Error;
    auto B = Baseline::read(T.path("file"), Error);
    EXPECT_TRUE(B) << Error;
    return B.value_or(Baseline());
  }
  static const Rule *weakLevel() { return findRule("weak-authentication-level"); }
};

TEST_F(BaselineOf, TheSameFindingIsKnownAndDoesNotFailTheGate) {
  Tree T;
  T.write("a.cpp", "one\ntwo\n");
  const Report R = judged(T, {weak("a.cpp", 2)}, T, {weak("a.cpp", 2)});
  EXPECT_THAT(newOnes(R), IsEmpty());
  EXPECT_THAT(goneOnes(R), IsEmpty());
  EXPECT_EQ(exitCode(R, {Level::Note}, false), ExitClean);
}

TEST_F(BaselineOf, AFindingThatMovedOrWhoseFileWasRenamedStaysKnown) {
  Tree Then, T;
  Then.write("a.cpp", "one\ntwo\n");
  T.write("a.cpp", "\n\n\none\n\ntwo changed\n");
  T.write("sub/b.cpp", "one\ntwo\n");
  EXPECT_THAT(newOnes(judged(Then, {weak("a.cpp", 2)}, T, {weak("a.cpp", 6)})), IsEmpty());
  EXPECT_THAT(newOnes(judged(Then, {weak("a.cpp", 2)}, T, {weak("sub/b.cpp", 2)})), IsEmpty());
}

TEST_F(BaselineOf, AnotherOneOfItsKindIsNewWhereverItStands) {
  Tree Then, T;
  Then.write("b.cpp", "one\nweak();\n");
  T.write("a.cpp", "weak();\n");
  T.write("b.cpp", "other();\none\nweak();\n");
  const std::vector<Finding> Before = {weak("b.cpp", 2)};
  EXPECT_THAT(newOnes(judged(Then, Before, T, {weak("b.cpp", 1), weak("b.cpp", 3)})),
              ElementsAre("b.cpp:1"))
      << "next to it, and before it";
  EXPECT_THAT(newOnes(judged(Then, Before, T, {weak("a.cpp", 1), weak("b.cpp", 3)})),
              ElementsAre("a.cpp:1"))
      << "a copy in a file that comes first";
}

// "+" sorts before ".": the copy is judged first.
TEST_F(BaselineOf, AFileInAHiddenFolderIsKnownByItsName) {
  Tree Then, T;
  Then.write(".tools/a.cpp", "weak();\n");
  T.write(".tools/a.cpp", "weak();\n");
  T.write("+copy.cpp", "weak();\n");
  EXPECT_THAT(newOnes(judged(Then, {weak(".tools/a.cpp", 1)}, T,
                             {weak("+copy.cpp", 1), weak(".tools/a.cpp", 1)})),
              ElementsAre("+copy.cpp:1"));
}

TEST_F(BaselineOf, WhatAFindingSaysMakesItAnother) {
  Tree T;
  T.write("a.cpp", "one\n");
  Finding Other = weak("a.cpp", 1);
  Other.Subject = "CoInitializeSecurity(dwAuthnLevel=2)";
  EXPECT_THAT(newOnes(judged(T, {weak("a.cpp", 1)}, T, {Other})), ElementsAre("a.cpp:1"));
  EXPECT_THAT(newOnes(judged(T, {weak("a.cpp", 1)}, T, {weak("a.cpp", 1, "other")})),
              ElementsAre("a.cpp:1"));
}

TEST_F(BaselineOf, EntriesThatAreGoneAreTold) {
  Tree T;
  T.write("a.cpp", "one\ntwo\n");
  const std::vector<Finding> Before = {weak("a.cpp", 1), weak("a.cpp", 2)};
  EXPECT_THAT(goneOnes(judged(T, Before, T, {weak("a.cpp", 2)})),
              ElementsAre("known before and gone: level 1 is too low "
                          "[comsec-weak-authentication-level] in a.cpp"));
  EXPECT_THAT(goneOnes(judged(T, Before, T, {}, {findRule("late-initialization")})), IsEmpty())
      << "its rule did not run";
}

TEST_F(BaselineOf, AFileThatCouldNotBeAnalysedHasNotLostItsFindings) {
  Tree T;
  T.write("a.cpp", "one\n");
  Sources Text(T.root());
  Report R = reportOn(T, {});
  R.Notifications = {{"unit-failed", Level::Error, "a.cpp could not be analysed", {"a.cpp"}}};
  applyBaseline(R, Text, Baseline::of(reportOn(T, {weak("a.cpp", 1)}), Text), weakLevel());
  EXPECT_THAT(goneOnes(R), IsEmpty());
}

TEST_F(BaselineOf, OfASarifLogIsTheSame) {
  Tree T;
  T.write("with space #1 100%.cpp", "one\ntwo {\n");
  T.write("каталог/a:b.cpp", "one\n");
  Finding Led = weak("with space #1 100%.cpp", 2), Braces = weak("каталог/a:b.cpp", 1);
  Led.Path = {{range("каталог/a:b.cpp", 1, 1, 2), "the level is set here"}};
  Braces.Message = "AppID {4590f811-1d3a-11d0-891f-00aa004b2e24} is {{open}}";
  const Report R = reportOn(T, {Led, Braces});
  Sources Text(T.root());
  EXPECT_EQ(read(toSarif(R, Text, 2)).text(), Baseline::of(R, Text).text());
}

TEST_F(BaselineOf, WhatIsSilencedIsNotKnown) {
  Tree Then, T;
  Then.write("a.cpp", "one // NOLINT\n");
  T.write("a.cpp", "one\n");
  EXPECT_THAT(newOnes(judged(Then, {weak("a.cpp", 1)}, T, {weak("a.cpp", 1)})),
              ElementsAre("a.cpp:1"));
}

TEST_F(BaselineOf, TheSameFindingsAreTheSameBytes) {
  Tree T;
  T.write("a.cpp", "one\ntwo\n");
  T.write("\xFF\".cpp", "one\n");
  Sources Text(T.root());
  const std::string Bytes =
      Baseline::of(reportOn(T, {weak("a.cpp", 2), weak("\xFF\".cpp", 1), weak("a.cpp", 1)}), Text)
          .text();
  EXPECT_EQ(
      Baseline::of(reportOn(T, {weak("a.cpp", 1), weak("a.cpp", 2), weak("\xFF\".cpp", 1)}), Text)
          .text(),
      Bytes);
  EXPECT_EQ(std::count(Bytes.begin(), Bytes.end(), '\n'), 3 + 6) << "a finding a line";
  EXPECT_EQ(Json::parse(Bytes)["findings"].size(), 3u);
  EXPECT_EQ(read(Bytes).text(), Bytes);
  EXPECT_EQ(Json::parse(Baseline().text())["findings"], Json::array());
}

TEST_F(BaselineOf, OtherFilesAreRefusedInOneLine) {
  Tree T;
  const std::pair<const char *, const char *> Rows[] = {
      {"", "is neither a baseline nor a SARIF log of comsec-tidy"},
      {"{", "is neither a baseline"},
      {"[]", "is neither a baseline"},
      {"{\"tool\":\"comsec-tidy\",\"version\":1}", "is neither a baseline"},
      {"{\"tool\":\"comsec-tidy\",\"version\":1,\"findings\":[{\"rule\":1}]}",
       "is neither a baseline"},
      {"{\"tool\":\"comsec-tidy\",\"version\":99,\"findings\":[]}", "was written by a newer"},
      {"{\"runs\":[{\"tool\":{\"driver\":{\"name\":\"other\"}}}]}",
       "is a report of another program"},
      {"{\"runs\":[{}]}", "is neither a baseline"}};
  for (const auto &[Text, Part] : Rows) {
    T.write("b.json", Text);
    std::string Error;
    EXPECT_FALSE(Baseline::read(T.path("b.json"), Error)) << Text;
    EXPECT_THAT(Error, HasSubstr(Part)) << Text;
    EXPECT_THAT(Error, HasSubstr("b.json' (--baseline)")) << Text;
  }
  std::string Error;
  EXPECT_FALSE(Baseline::read(T.path("gone"), Error));
  EXPECT_THAT(Error, HasSubstr("cannot read '"));
}

TEST_F(BaselineOf, SarifTellsWhatIsNew) {
  Tree T;
  T.write("a.cpp", "one\ntwo\n");
  const Report R = judged(T, {weak("a.cpp", 1)}, T, {weak("a.cpp", 1), weak("a.cpp", 2)});
  Sources Text(T.root());
  const Json Results = Json::parse(toSarif(R, Text, 2))["runs"][0]["results"];
  EXPECT_EQ(Results[0]["baselineState"], "unchanged");
  EXPECT_EQ(Results[1]["baselineState"], "new");
  EXPECT_FALSE(
      Json::parse(toSarif(reportOn(T, {weak("a.cpp", 1)}), Text, 2))["runs"][0]["results"][0]
          .contains("baselineState"));
}

/// What Microsoft's result matcher says of each finding of \p Now, by "file:line".
std::map<std::string, std::string> matched(const Tree &Then, std::vector<Finding> Before,
                                           const Tree &T, std::vector<Finding> Now) {
  Sources Old(Then.root()), Text(T.root());
  Tree Logs;
  Logs.write("old.sarif", toSarif(reportOn(Then, std::move(Before)), Old, 2));
  Logs.write("new.sarif", toSarif(reportOn(T, std::move(Now)), Text, 2));
  const Outcome O = run(multitool(),
                        {"match-results-forward", "new.sarif", "--previous", "old.sarif",
                         "--output-file-path", "out.sarif", "--log", "ForceOverwrite"},
                        Logs.root());
  const Json Log = Json::parse(Logs.read("out.sarif"), nullptr, false);
  EXPECT_FALSE(Log.is_discarded()) << O.Output;
  std::map<std::string, std::string> States;
  for (const Json &Result : Log["runs"][0].value("results", Json::array())) {
    const Json &Place = Result["locations"][0]["physicalLocation"];
    if (Result["baselineState"] != "absent")
      States[Place["artifactLocation"]["uri"].get<std::string>() + ":" +
             std::to_string(Place["region"]["startLine"].get<int>())] =
          Result["baselineState"] == "new" ? "new" : "known";
  }
  return States;
}

TEST_F(BaselineOf, MicrosoftsResultMatcherAgrees) {
  using Findings = std::vector<Finding>;
  using States = std::map<std::string, std::string>;
  Tree Then, T;
  Then.write("a.cpp", "one\nweak();\nthree\n");
  for (const char *File : {"a.cpp", "sub/b.cpp"})
    T.write(File, "zero\none\nweak();\nthree\nother();\n");
  const Findings Before = {weak("a.cpp", 2)};
  const std::tuple<const char *, Findings, States> History[] = {
      {"moved", {weak("a.cpp", 3)}, {{"a.cpp:3", "known"}}},
      {"renamed", {weak("sub/b.cpp", 3)}, {{"sub/b.cpp:3", "known"}}},
      {"copied",
       {weak("a.cpp", 3), weak("sub/b.cpp", 3)},
       {{"a.cpp:3", "known"}, {"sub/b.cpp:3", "new"}}},
      {"one more behind it",
       {weak("a.cpp", 3), weak("a.cpp", 5)},
       {{"a.cpp:3", "known"}, {"a.cpp:5", "new"}}},
      {"another function",
       {weak("a.cpp", 3), weak("a.cpp", 5, "another")},
       {{"a.cpp:3", "known"}, {"a.cpp:5", "new"}}},
      {"fixed", {}, {}}};
  for (const auto &[Step, Now, Expected] : History) {
    EXPECT_EQ(matched(Then, Before, T, Now), Expected) << Step;
    States Ours;
    const std::vector<std::string> New = newOnes(judged(Then, Before, T, Now));
    for (const Finding &F : Now) {
      const std::string At = F.Where.Begin.File + ":" + std::to_string(F.Where.Begin.Line);
      Ours[At] = llvm::is_contained(New, At) ? "new" : "known";
    }
    EXPECT_EQ(Ours, Expected) << Step;
  }
}

// Of two findings with one fingerprint the matcher takes the first in the report for the known one.
// We take the one in the line that was known: it is the other that somebody wrote.
TEST_F(BaselineOf, MicrosoftsResultMatcherTakesTheFirstOfTwo) {
  Tree Then, T;
  Then.write("a.cpp", "one\nweak();\nthree\n");
  T.write("a.cpp", "one\nwritten();\nweak();\nthree\n");
  const std::vector<Finding> Before = {weak("a.cpp", 2)},
                             Now = {weak("a.cpp", 2), weak("a.cpp", 3)};
  EXPECT_THAT(newOnes(judged(Then, Before, T, Now)), ElementsAre("a.cpp:2"));
  const auto Theirs = matched(Then, Before, T, Now);
  EXPECT_EQ(Theirs.at("a.cpp:2"), "known");
  EXPECT_EQ(Theirs.at("a.cpp:3"), "new");
}

} // namespace
} // namespace comsec::report
