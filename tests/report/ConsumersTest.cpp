// What readers of SARIF take for granted, on real programs: the fixtures, scanned as users do.
// reviewdog (parser/sarif.go) follows location.physicalLocation without a look; VS Code's viewer
// shows codeFlows[0].threadFlows[0] and links of messages to relatedLocations; GitHub wants regions
// with their ends, and shows an alert in a pull request where all of its lines are in the diff.
#include "tests/report/Tree.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <regex>
#include <set>

namespace comsec::report {
namespace {

using Json = nlohmann::json;

class SarifConsumers : public testing::TestWithParam<const char *> {
protected:
  void SetUp() override {
    const Outcome O =
        run(COMSEC_BINARY_DIR "/bin/comsec-tidy",
            {"scan", std::string(COMSEC_SOURCE_DIR "/fixtures/") + GetParam(), "--sarif=out.sarif"},
            T.root());
    ASSERT_EQ(O.Status, 2) << O.Output;
    Run = Json::parse(T.read("out.sarif"))["runs"][0];
    ASSERT_FALSE(Run["results"].empty());
  }

  /// Every location of \p Result: where it is, on its path, and what it is related to.
  static std::vector<Json> locationsOf(const Json &Result) {
    std::vector<Json> All = Result["locations"];
    for (const Json &L : Result.value("relatedLocations", Json::array()))
      All.push_back(L);
    for (const Json &Flow : Result.value("codeFlows", Json::array()))
      for (const Json &Thread : Flow["threadFlows"])
        for (const Json &L : Thread["locations"])
          All.push_back(L["location"]);
    return All;
  }
  void everyLocationIsPhysicalWithARegionOfOneLine();
  void theWholePathIsInTheFirstFlow();
  void messagesLinkToWhatIsThere();
  void everyRuleHasAnAddressAndEveryFixAStart();
  Tree T;
  Json Run;
};

void SarifConsumers::everyLocationIsPhysicalWithARegionOfOneLine() {
  for (const Json &Result : Run["results"])
    for (const Json &L : locationsOf(Result)) {
      ASSERT_TRUE(L.contains("physicalLocation")) << L;
      const Json &Place = L["physicalLocation"];
      EXPECT_FALSE(Place["artifactLocation"]["uri"].get<std::string>().empty());
      const Json &Region = Place["region"];
      EXPECT_GE(Region["startLine"], 1) << L;
      EXPECT_GE(Region["startColumn"], 1) << L;
      EXPECT_GT(Region["endColumn"], Region["startColumn"]) << L;
      EXPECT_EQ(Region.value("endLine", Region["startLine"]), Region["startLine"]) << L;
    }
}

void SarifConsumers::theWholePathIsInTheFirstFlow() {
  bool HasPath = false;
  for (const Json &Result : Run["results"]) {
    if (!Result.contains("codeFlows"))
      continue;
    HasPath = true;
    EXPECT_EQ(Result["codeFlows"].size(), 1u) << "others are not shown";
    EXPECT_EQ(Result["codeFlows"][0]["threadFlows"].size(), 1u);
    const Json &Steps = Result["codeFlows"][0]["threadFlows"][0]["locations"];
    ASSERT_FALSE(Steps.empty());
    for (const Json &Step : Steps)
      EXPECT_FALSE(Step["location"]["message"]["text"].get<std::string>().empty());
  }
  EXPECT_TRUE(HasPath);
}

void SarifConsumers::messagesLinkToWhatIsThere() {
  for (const Json &Result : Run["results"]) {
    std::set<int> Ids, Linked;
    for (const Json &L : Result.value("relatedLocations", Json::array()))
      EXPECT_TRUE(Ids.insert(L["id"].get<int>()).second) << "twice";
    const std::string Text = Result["message"]["text"];
    const std::regex Link(R"(\[[^\]]*\]\((\d+)\))");
    for (std::sregex_iterator It(Text.begin(), Text.end(), Link), End; It != End; ++It)
      Linked.insert(std::stoi((*It)[1]));
    EXPECT_EQ(Ids, Linked) << Text;
  }
}

void SarifConsumers::everyRuleHasAnAddressAndEveryFixAStart() {
  for (const Json &Rule : Run["tool"]["driver"]["rules"])
    EXPECT_EQ(Rule["helpUri"].get<std::string>().find("https://"), 0u) << Rule["id"];
  for (const Json &Result : Run["results"]) {
    EXPECT_THAT((std::set<std::string>{"error", "warning", "note"}),
                testing::Contains(Result["level"].get<std::string>()));
    for (const Json &Fix : Result.value("fixes", Json::array()))
      for (const Json &Change : Fix["artifactChanges"])
        for (const Json &Replacement : Change["replacements"])
          EXPECT_GE(Replacement["deletedRegion"]["startLine"], 1);
  }
}

TEST_P(SarifConsumers, FindWhatTheyTakeForGranted) { // one scan for all
  everyLocationIsPhysicalWithARegionOfOneLine();
  theWholePathIsInTheFirstFlow();
  messagesLinkToWhatIsThere();
  everyRuleHasAnAddressAndEveryFixAStart();
}

INSTANTIATE_TEST_SUITE_P(, SarifConsumers,
                         testing::Values("dcom-server", "vss-requester", "wmi-client",
                                         "wmi-provider"),
                         [](const auto &Info) {
                           std::string Name = Info.param;
                           std::replace(Name.begin(), Name.end(), '-', '_');
                           return Name;
                         });

} // namespace
} // namespace comsec::report
