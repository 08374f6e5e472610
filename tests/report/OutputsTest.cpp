// What other programs read: a finding a line, workflow commands, Code Quality, JUnit, the summary.
// Expected bytes are made from the documents of those programs.
#include "driver/report/CodeQuality.h"
#include "driver/report/JUnit.h"
#include "driver/report/Lines.h"
#include "driver/report/Summary.h"
#include "tests/report/Tree.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include <map>
#include <set>

namespace comsec::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using Json = nlohmann::json;

/// An error of a rule with a high security severity, a note, and one that NOLINT silences.
struct Outputs : testing::Test {
  Outputs() {
    Finding Weak = finding(range("src/a.cpp", 3, 27, 33), "level 1 is too low");
    Weak.Severity = Level::Error;
    Weak.Path = {{range("src/a.cpp", 1, 5, 9), "the level is set here"}};
    Finding Note = finding(range("src/0.cpp", 7, 1, 4), "a remark");
    Note.Rule = "unchecked-result";
    Note.Severity = Level::Note;
    R = reportOn(T, {Note, Weak, finding(range("src/c.cpp", 9, 1, 2), "silenced")});
    R.Findings[2].Suppressed = true;
    R.ShownPrefix = "agent";
  }
  Tree T;
  Report R;
};

TEST_F(Outputs, AFindingALine) {
  EXPECT_EQ(toLines(R), "agent/src/0.cpp:7:1: note: a remark [comsec-unchecked-result]\n"
                        "agent/src/a.cpp:3:27: error: level 1 is too low "
                        "[comsec-weak-authentication-level]\n");
}

// MSBuild's format of errors and warnings: origin(line,column): category code: text.
TEST_F(Outputs, AFindingALineForMsBuild) {
  EXPECT_EQ(toMsBuild(R), "agent/src/0.cpp(7,1): message COMSEC1007: a remark "
                          "[comsec-unchecked-result]\n"
                          "agent/src/a.cpp(3,27): error COMSEC1001: level 1 is too low "
                          "[comsec-weak-authentication-level]\n");
}

TEST_F(Outputs, WorkflowCommandsWithTheMostSevereFirst) {
  EXPECT_EQ(toWorkflowCommands(R), "::error file=agent/src/a.cpp,line=3,col=27,endColumn=33,"
                                   "title=comsec-weak-authentication-level::level 1 is too low\n"
                                   "::notice file=agent/src/0.cpp,line=7,col=1,endColumn=4,"
                                   "title=comsec-unchecked-result::a remark\n");
}

// https://github.com/actions/toolkit: % CR LF in data, and : , in properties as well.
TEST_F(Outputs, NothingInAMessageOrNameEndsAWorkflowCommand) {
  R = reportOn(T, {finding(range("a,b:c%.cpp", 1, 1, 2), "50%\n::error::forged, really: yes")});
  const std::string Text = toWorkflowCommands(R);
  EXPECT_EQ(std::count(Text.begin(), Text.end(), '\n'), 1);
  EXPECT_THAT(Text, HasSubstr("::warning file=a%2Cb%3Ac%25.cpp,line=1,"));
  EXPECT_THAT(Text, HasSubstr("::50%25<U+000A>::error::forged, really: yes\n"));
}

TEST_F(Outputs, CodeQualityHasTheMembersThatGitLabReads) {
  const Json All = Json::parse(toCodeQuality(R));
  ASSERT_EQ(All.size(), 2u) << "what NOLINT silences is left out";
  EXPECT_EQ(All[0]["severity"], "info");
  const Json &Weak = All[1];
  EXPECT_EQ(Weak["check_name"], "comsec-weak-authentication-level");
  EXPECT_EQ(Weak["description"], "level 1 is too low");
  EXPECT_EQ(Weak["severity"], "critical") << "its rule's security severity is high";
  EXPECT_EQ(Weak["location"]["path"], "src/a.cpp") << "relative to the root";
  EXPECT_EQ(Weak["location"]["lines"]["begin"], 3);
  EXPECT_NE(Weak["fingerprint"], All[0]["fingerprint"]);
}

TEST_F(Outputs, CodeQualityLeavesItToGitLabWhatIsNew) {
  R.HasBaseline = R.Findings[1].Known = true;
  EXPECT_EQ(Json::parse(toCodeQuality(R)).size(), 2u);
}

TEST_F(Outputs, CodeQualityWithoutFindingsIsAnEmptyList) {
  EXPECT_EQ(Json::parse(toCodeQuality(reportOn(T, {}))), Json::array());
}

TEST_F(Outputs, JUnitHasATestPerRuleAndOnePerFinding) {
  R.Notifications = {{"unit-failed", Level::Error, "d.cpp could not be analysed", {"d.cpp"}},
                     {"missing-header", Level::Note, "no atlbase.h", {}}};
  const Rule *Rules[] = {findRule("weak-authentication-level"), findRule("late-initialization")};
  pugi::xml_document Document;
  ASSERT_TRUE(Document.load_string(toJUnit(R, Rules, {Level::Warning}).c_str()));
  pugi::xml_node Suite = Document.child("testsuites").child("testsuite");
  EXPECT_EQ(Suite.attribute("tests").as_int(), 5) << "a rule, three findings, a lost file";
  EXPECT_EQ(Suite.attribute("failures").as_int(), 1);
  EXPECT_EQ(Suite.attribute("skipped").as_int(), 1);
  EXPECT_EQ(Suite.attribute("errors").as_int(), 1);
  std::vector<std::string> Tests;
  for (pugi::xml_node Test : Suite.children("testcase"))
    Tests.push_back(std::string(Test.attribute("name").value()) + " " + Test.first_child().name());
  EXPECT_THAT(Tests, ElementsAre("comsec-late-initialization ", "agent/src/0.cpp:7:1 system-out",
                                 "agent/src/a.cpp:3:27 failure", "agent/src/c.cpp:9:1 skipped",
                                 "d.cpp error"));
  EXPECT_THAT(Suite.find_child_by_attribute("name", "agent/src/a.cpp:3:27").child_value("failure"),
              HasSubstr("\nagent/src/a.cpp:1:5: the level is set here"));
}

/// The names of attributes and elements, by the element that has them.
void namesIn(pugi::xml_node Node, std::map<std::string, std::set<std::string>> &Names) {
  for (pugi::xml_attribute A : Node.attributes())
    Names[Node.name()].insert(A.name());
  for (pugi::xml_node Child : Node.children())
    if (Child.type() == pugi::node_element) {
      Names[Node.name()].insert(Child.name());
      namesIn(Child, Names);
    }
}

// junit-10.xsd of Jenkins' xUnit plugin, which refuses a report with anything else in it.
TEST_F(Outputs, JUnitHasWhatItsSchemaKnows) {
  R.Notifications = {{"unit-failed", Level::Error, "d.cpp could not be analysed", {"d.cpp"}}};
  R.Findings[2].Justification = "reviewed";
  pugi::xml_document Document;
  const Rule *Rules[] = {findRule("late-initialization")};
  ASSERT_TRUE(Document.load_string(toJUnit(R, Rules, {Level::Warning}).c_str()));
  std::map<std::string, std::set<std::string>> Names;
  namesIn(Document.child("testsuites"), Names);
  const std::map<std::string, std::set<std::string>> Known = {
      {"testsuites", {"testsuite"}},
      {"testsuite", {"testcase", "name", "tests", "failures", "errors", "skipped"}},
      {"testcase", {"name", "classname", "failure", "error", "skipped", "system-out"}},
      {"failure", {"message", "type"}},
      {"error", {"message", "type"}},
      {"skipped", {"message"}}};
  EXPECT_EQ(Names, Known);
}

TEST_F(Outputs, JUnitFailsAtTheGatesThreshold) {
  EXPECT_THAT(toJUnit(R, {}, {Level::Note}), HasSubstr("failures=\"2\""));
  EXPECT_THAT(toJUnit(R, {}, {Level::None}), HasSubstr("failures=\"0\""));
}

TEST_F(Outputs, JUnitIsXmlWhateverASourceHolds) {
  R = reportOn(T, {finding(range("<&\x01\xFF>.cpp", 1, 1, 2), "]]>\"\x1B[31m <script>")});
  pugi::xml_document Document;
  const std::string Text = toJUnit(R, {}, {Level::Warning});
  ASSERT_TRUE(Document.load_string(Text.c_str()));
  EXPECT_THAT(Text, Not(HasSubstr("\x1B")));
  pugi::xml_node Test = Document.child("testsuites").child("testsuite").child("testcase");
  EXPECT_STREQ(Test.attribute("name").value(), "<&<U+0001><FF>>.cpp:1:1");
  EXPECT_STREQ(Test.child("failure").attribute("message").value(), "]]>\"<U+001B>[31m <script>");
}

TEST_F(Outputs, TheSummaryIsOneLineOfJson) {
  R.Covered = {{4, 2, 1, 1}, {2, 2, 0, 0}, {}, 10};
  EXPECT_EQ(
      toSummary(R, 2),
      R"({"tool":"comsec-tidy","errors":1,"warnings":0,"notes":1,"suppressed":1,"known":0,"files":6,)"
      R"("complete":4,"partial":1,"failed":1,"passedOver":10,"exit":2})"
      "\n");
}

} // namespace
} // namespace comsec::report
