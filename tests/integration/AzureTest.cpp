// The steps for Azure Pipelines: the scripts are taken out of the file and run with the variables
// of a job. What the tasks around them are called and take was checked against the service's schema
// by hand: no package has it.
#include "tests/integration/Project.h"

#include <nlohmann/json.hpp>

namespace comsec::integration {
namespace {

using testing::HasSubstr;
using testing::Not;
using Json = nlohmann::json;

struct Azure : Project {
  Azure() {
    const Outcome O = bash(yamlAsJson(wiring("azure-pipelines.yml")));
    EXPECT_EQ(O.Status, 0) << O.Output;
    Template = Json::parse(O.Output);
  }
  /// The step with that name.
  Json step(const std::string &Name) const {
    for (const Json &S : Template["steps"])
      if (S.value("displayName", "") == Name)
        return S;
    ADD_FAILURE() << "no step is called " << Name;
    return {};
  }
  Outcome scan(std::map<std::string, std::string> Variables) {
    Variables.insert({{"BUILD_ARTIFACTSTAGINGDIRECTORY", T.root() + "/staging"},
                      {"COMSEC_TIDY_INPUT", "."},
                      {"COMSEC_TIDY_OPTIONS", ""},
                      {"COMSEC_TIDY_ADVANCED_SECURITY", "False"}});
    return bash(step("Scan with comsec-tidy")["bash"], Variables);
  }
  Json Template;
};

TEST_F(Azure, APullRequestFailsForWhatIsNewInIt) {
  T.write("a.cpp", Weak);
  T.write(".gitignore", "staging\n");
  commit();
  EXPECT_EQ(scan({}).Status, 2);
  bash("git update-ref refs/remotes/origin/main HEAD");
  const std::map<std::string, std::string> Request = {
      {"SYSTEM_PULLREQUEST_TARGETBRANCH", "refs/heads/main"}};
  Outcome O = scan(Request);
  EXPECT_EQ(O.Status, 0) << O.Output;
  T.write("b.cpp", Weak);
  O = scan(Request);
  EXPECT_EQ(O.Status, 2) << O.Output;
  EXPECT_THAT(O.Output, HasSubstr("2 known before"));
  for (const char *File : {"comsec.sarif", "comsec-junit.xml", "comsec.html"})
    EXPECT_THAT(T.read(std::string("staging/comsec/") + File), HasSubstr("b.cpp")) << File;
}

TEST_F(Azure, AMergeIsComparedWithWhatItMergesInto) {
  T.write("a.cpp", Weak);
  T.write(".gitignore", "staging\n");
  commit();
  std::map<std::string, std::string> Request = {
      {"SYSTEM_PULLREQUEST_TARGETBRANCH", "refs/heads/main"}, // has moved on and is not here
      {"BUILD_SOURCEBRANCH", "refs/pull/7/merge"}};
  T.write("c.txt", "");
  Request["BUILD_SOURCEVERSION"] = commit();
  EXPECT_EQ(scan(Request).Status, 0);
  T.write("b.cpp", Weak);
  Request["BUILD_SOURCEVERSION"] = commit();
  EXPECT_EQ(scan(Request).Status, 2);
}

TEST_F(Azure, ParametersAreVariablesOfTheScript) {
  T.write("src/a.cpp", Weak);
  const Outcome O =
      scan({{"COMSEC_TIDY_INPUT", "src"},
            {"COMSEC_TIDY_OPTIONS", "--fail-on never\n--checks=comsec-unchecked-result\n"},
            {"COMSEC_TIDY_ADVANCED_SECURITY", "True"},
            {"BUILD_BUILDID", "77"}});
  EXPECT_EQ(O.Status, 0) << O.Output;
  EXPECT_THAT(O.Output, Not(HasSubstr("RPC_C_AUTHN_LEVEL_NONE as")));
  EXPECT_THAT(T.read("staging/comsec/comsec.sarif"), HasSubstr("azuredevops/pipeline/build/"));
  EXPECT_THAT(T.read("staging/comsec/comsec.sarif"), HasSubstr("\"uri\": \"src/a.cpp\""))
      << "from the repository's top";
  // What a parameter holds is never a part of a script's text.
  for (const Json &S : Template["steps"])
    if (S.contains("bash"))
      EXPECT_THAT(S["bash"].get<std::string>(), Not(HasSubstr("${{")));
}

TEST_F(Azure, WithTheProgramThereNothingIsInstalled) {
  const Outcome O = bash(step("Install comsec-tidy")["bash"], {{"COMSEC_TIDY_PACKAGE", "x"}});
  EXPECT_EQ(O.Status, 0);
  EXPECT_EQ(O.Output, "");
}

TEST_F(Azure, InAContainerItIsInstalledByRootFromOutside) {
  // What stands for docker shows its arguments, and what would run in the container.
  T.write("docker", "#!/bin/sh\necho \"$@\"\ncat\n");
  const Json Step = step("Install comsec-tidy");
  EXPECT_EQ(Step["target"], "host");
  const Outcome O =
      bash("chmod +x docker; PATH=.:$PATH\n" + Step["bash"].get<std::string>(),
           {{"AGENT_CONTAINERID", "0123abc"}, {"COMSEC_TIDY_PACKAGE", "https://x/$(id).deb"}});
  EXPECT_EQ(O.Status, 0);
  EXPECT_THAT(O.Output, testing::StartsWith("exec --interactive --user 0 0123abc bash -euo "
                                            "pipefail -s https://x/$(id).deb\n"));
  EXPECT_THAT(O.Output, HasSubstr("curl -fsSL -o /tmp/comsec-tidy.deb \"$1\"\n"));
}

TEST_F(Azure, WhatIsPublishedIsWhatTheScanWrites) {
  EXPECT_EQ(step("Publish the report")["inputs"]["ArtifactName"], "CodeAnalysisLogs");
  EXPECT_EQ(step("Publish the report")["inputs"]["PathtoPublish"],
            "$(Build.ArtifactStagingDirectory)/comsec");
  EXPECT_EQ(step("Publish findings as test results")["inputs"]["testResultsFiles"],
            "$(Build.ArtifactStagingDirectory)/comsec/comsec-junit.xml");
  for (const Json &S : Template["steps"])
    if (S.contains("task"))
      EXPECT_EQ(S["condition"], "succeededOrFailed()") << "findings end the scan's step";
}

} // namespace
} // namespace comsec::integration
