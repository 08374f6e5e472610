#include "driver/report/SarifProfile.h"
#include "driver/report/Sarif.h"
#include "tests/report/Validator.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <cstdlib>

namespace comsec::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Json = nlohmann::json;

Json runOf(const Tree &T, const Report &R, SarifOptions Options) {
  Sources Text(T.root());
  return Json::parse(toSarif(R, Text, 2, Options))["runs"][0];
}

std::vector<std::string> levels(const Json &Run) {
  std::vector<std::string> All;
  for (const Json &Result : Run["results"])
    All.push_back(Result["level"]);
  return All;
}

Report mixed(const Tree &T) {
  std::vector<Finding> All;
  for (Level L : {Level::Note, Level::Error, Level::Warning, Level::Error}) {
    All.push_back(finding(range("a.cpp", All.size() + 1, 1, 2), "x"));
    All.back().Severity = L;
  }
  Report R = reportOn(T, std::move(All));
  R.Findings[3].Suppressed = true;
  R.Repository = "https://example.com/agent";
  return R;
}

TEST(SarifProfile, FullHasEverythingInTheReportsOrder) {
  Tree T;
  const Json Run = runOf(T, mixed(T), {});
  EXPECT_THAT(levels(Run), ElementsAre("note", "error", "warning", "error"));
  EXPECT_EQ(Run["results"][3]["suppressions"][0]["kind"], "inSource");
}

TEST(SarifProfile, GitHubHasNoSuppressedOnesAndTheMostSevereFirst) {
  Tree T;
  const Json Run = runOf(T, mixed(T), {SarifProfile::GitHub});
  EXPECT_THAT(levels(Run), ElementsAre("error", "warning", "note"));
  EXPECT_FALSE(Run["results"][0].contains("suppressions"));
}

TEST(SarifProfile, GitHubsLimitsAreKeptAndSaid) {
  Tree T;
  const Report R = forGitHub(mixed(T), 2);
  ASSERT_EQ(R.Findings.size(), 2u);
  EXPECT_EQ(R.Findings[0].What.Severity, Level::Error);
  EXPECT_EQ(R.Findings[1].What.Severity, Level::Warning);
  ASSERT_EQ(R.Notifications.size(), 1u);
  EXPECT_EQ(R.Notifications[0].Message,
            "1 findings of 3 are left out: GitHub takes no more in one log");
  EXPECT_THAT(forGitHub(mixed(T), 3).Notifications, IsEmpty());
}

TEST(SarifProfile, OfALongPathGitHubGetsTheEnd) {
  Tree T;
  Finding F = finding(range("a.cpp", 1, 1, 2), "x");
  for (unsigned I = 0; I < GitHubMaxSteps + 5; ++I)
    F.Path.push_back({range("a.cpp", I + 1, 1, 2), "step"});
  const Report R = forGitHub(reportOn(T, {F}), 1);
  EXPECT_EQ(R.Findings[0].What.Path.size(), GitHubMaxSteps);
  EXPECT_EQ(R.Findings[0].What.Path.back().Where.Begin.Line, GitHubMaxSteps + 5);
}

// Messages that do not compress: 60 findings of 256 kB each would be 15 MB.
TEST(SarifProfile, ALogThatIsTooLargeForGitHubIsCut) {
  Tree T;
  std::vector<Finding> All;
  unsigned Random = 1;
  for (unsigned I = 0; I < 60; ++I) {
    std::string Noise(256 << 10, ' ');
    for (char &C : Noise)
      C = static_cast<char>('0' + ((Random = Random * 1103515245 + 12345) >> 16) % 75);
    All.push_back(finding(range("a.cpp", I + 1, 1, 2), Noise));
  }
  const Json Run = runOf(T, reportOn(T, All), {SarifProfile::GitHub});
  EXPECT_GT(Run["results"].size(), 0u);
  EXPECT_LT(Run["results"].size(), 60u);
  EXPECT_THAT(Run["invocations"][0]["toolExecutionNotifications"].dump(),
              HasSubstr("are left out: GitHub takes no more in one log"));
}

TEST(SarifProfile, AzureHasTheBuild) {
  Tree T;
  SarifOptions Options = {SarifProfile::Azure};
  Options.Azure = {"org",  "proj", "7", "nightly", "96ac2280-8cb4-5df5-99de-dd2da759617d",
                   "scan", "main", "42"};
  const Json Details = runOf(T, mixed(T), Options)["automationDetails"];
  EXPECT_EQ(Details["id"], "azuredevops/pipeline/build/org/proj/7/"
                           "96ac2280-8cb4-5df5-99de-dd2da759617d/main/42");
  EXPECT_EQ(Details["properties"]["azuredevops/pipeline/build/buildDefinitionName"], "nightly");
  EXPECT_EQ(Details["properties"]["azuredevops/pipeline/build/phaseName"], "scan");
}

TEST(SarifProfile, AzureTellsTheBuildByTheVariablesOfAJob) {
  ::setenv("SYSTEM_COLLECTIONURI", "https://dev.azure.com/org/", 1);
  ::setenv("SYSTEM_DEFINITIONID", "7", 1);
  EXPECT_EQ(AzureBuild::fromEnvironment().Organisation, "org");
  EXPECT_EQ(AzureBuild::fromEnvironment().DefinitionId, "7");
  ::unsetenv("SYSTEM_COLLECTIONURI");
  ::unsetenv("SYSTEM_DEFINITIONID");
  EXPECT_EQ(AzureBuild::fromEnvironment().Organisation, "unknown");
  EXPECT_EQ(AzureBuild::fromEnvironment().DefinitionId, "-1");
}

// Each with the validator's rules of the service.
TEST(SarifProfile, TheValidatorHasNothingToSay) {
  Tree T;
  T.write("a.cpp", "one\ntwo\nthree\nfour\n");
  Sources Text(T.root());
  Report R = mixed(T);
  R.Revision = "788bdbb4";
  EXPECT_THAT(objections(T, toSarif(R, Text, 2, {SarifProfile::GitHub})), IsEmpty());
  EXPECT_THAT(objections(T,
                         toSarif(R, Text, 2, {SarifProfile::Azure, AzureBuild::fromEnvironment()}),
                         "Sarif;GHAzDO"),
              IsEmpty());
}

} // namespace
} // namespace comsec::report
