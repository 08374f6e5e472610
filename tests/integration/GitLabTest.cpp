// The job for GitLab CI, run by gitlab-ci-local: it checks the file against GitLab's schema, and
// does what a runner with the shell executor does.
#include "tests/integration/Project.h"

#include <nlohmann/json.hpp>

namespace comsec::integration {
namespace {

using testing::HasSubstr;
using testing::Not;

struct GitLab : Project {
  GitLab() {
    T.write(".gitlab-ci.yml", "include:\n  - local: comsec.yml\n");
    bash("cp '" + wiring("gitlab-ci.yml") + "' comsec.yml");
  }
  /// A pipeline of a merge request; its exit code is 1 when the job fails.
  Outcome pipeline(const std::string &More = "") {
    return bash(COMSEC_BINARY_DIR "/npm/node_modules/.bin/gitlab-ci-local --force-shell-executor "
                                  "--shell-isolation --no-color --variable "
                                  "CI_PIPELINE_SOURCE=merge_request_event " +
                More + " comsec-tidy 2>&1");
  }
  static constexpr const char *Job = ".gitlab-ci-local/builds/comsec-tidy/";
};

TEST_F(GitLab, AMergeRequestFailsForWhatIsNewInIt) {
  T.write("a.cpp", Weak);
  const std::string Base = commit();
  const std::string Since = "--variable CI_MERGE_REQUEST_DIFF_BASE_SHA=" + Base;
  Outcome O = pipeline();
  EXPECT_NE(O.Status, 0) << O.Output;
  EXPECT_THAT(O.Output, HasSubstr("json schema validated"));
  EXPECT_THAT(O.Output, HasSubstr("FAIL 2")) << "the exit code for findings";

  T.write("harmless.cpp", "int x;\n");
  commit();
  O = pipeline(Since);
  EXPECT_EQ(O.Status, 0) << O.Output;
  EXPECT_THAT(O.Output, HasSubstr("2 known before"));

  T.write("b.cpp", Weak);
  commit();
  O = pipeline(Since);
  EXPECT_NE(O.Status, 0) << O.Output;
  const auto Quality = nlohmann::json::parse(T.read(std::string(Job) + "comsec-code-quality.json"));
  EXPECT_EQ(Quality.size(), 4u) << "GitLab itself tells what is new";
  EXPECT_THAT(T.read(std::string(Job) + "comsec-junit.xml"), HasSubstr("failures=\"2\""));
  EXPECT_THAT(T.read("comsec.html"), HasSubstr("b.cpp")) << "an artifact, also of a failed job";
}

TEST_F(GitLab, MergedResultsAreComparedWithTheTargetOfNow) {
  T.write("a.cpp", Harmless);
  const std::string Start = commit();
  T.write("b.cpp", Weak);
  const Outcome O = pipeline("--variable CI_MERGE_REQUEST_DIFF_BASE_SHA=" + Start +
                             " --variable CI_MERGE_REQUEST_TARGET_BRANCH_SHA=" + commit());
  EXPECT_EQ(O.Status, 0) << O.Output;
}

TEST_F(GitLab, OptionsAreVariables) {
  T.write("src/a.cpp", Weak);
  T.write("b.cpp", Weak);
  commit();
  const Outcome O =
      pipeline("--variable COMSEC_TIDY_INPUT=src --variable "
               "'COMSEC_TIDY_OPTIONS=--fail-on never --checks=comsec-unchecked-result'");
  EXPECT_EQ(O.Status, 0) << O.Output;
  EXPECT_THAT(O.Output, HasSubstr("src/a.cpp:5:3: warning:"));
  EXPECT_EQ(nlohmann::json::parse(
                T.read(std::string(Job) + "comsec-code-quality.json"))[0]["location"]["path"],
            "src/a.cpp")
      << "from the repository's top";
  EXPECT_THAT(O.Output, Not(HasSubstr("RPC_C_AUTHN_LEVEL_NONE as")));
  EXPECT_THAT(O.Output, Not(HasSubstr("b.cpp:")));
}

} // namespace
} // namespace comsec::integration
