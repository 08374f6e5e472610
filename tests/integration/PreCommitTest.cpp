// The hook, installed and run by the real pre-commit from a clone of this repository's files.
#include "tests/integration/Project.h"

namespace comsec::integration {
namespace {

using testing::HasSubstr;
using testing::Not;

struct PreCommit : Project {
  PreCommit() {
    // As it would be cloned: a repository with the hook in it.
    const Outcome O = bash("mkdir -p hook/scripts/integration && cd hook && cp " COMSEC_SOURCE_DIR
                           "/.pre-commit-hooks.yaml . && cp '" +
                           wiring("pre-commit") +
                           "' scripts/integration/ && git init -q . && git add -A && git -c "
                           "user.name=x -c user.email=x@x commit -qm x && git rev-parse HEAD");
    EXPECT_EQ(O.Status, 0) << O.Output;
    Revision = O.Output.substr(0, 40);
    bash("mkdir project && cd project && git init -q .");
    configure("");
  }
  void configure(const std::string &Arguments) {
    T.write("project/.pre-commit-config.yaml", "repos:\n  - repo: ../hook\n    rev: " + Revision +
                                                   "\n    hooks:\n      - id: comsec-tidy\n" +
                                                   Arguments);
  }
  /// Adds all that is there to the index and runs the hook on what is staged.
  Outcome commitIt() {
    return bash("cd project && git add -A && pre-commit run --color never 2>&1 && git -c "
                "user.name=x -c user.email=x@x commit -qm x",
                {{"PRE_COMMIT_HOME", T.root() + "/cache"}});
  }
  std::string Revision;
};

TEST_F(PreCommit, ACommitWithAFindingIsRefused) {
  T.write("project/a.cpp", Harmless);
  Outcome O = commitIt();
  EXPECT_EQ(O.Status, 0) << O.Output;
  EXPECT_THAT(O.Output, HasSubstr("COM security set-up"));
  EXPECT_THAT(O.Output, HasSubstr("Passed"));
  T.write("project/src/b.cpp", Weak);
  O = commitIt();
  EXPECT_NE(O.Status, 0);
  EXPECT_THAT(O.Output, HasSubstr("Failed"));
  EXPECT_THAT(O.Output, HasSubstr("src/b.cpp:5:55: error:"));
}

TEST_F(PreCommit, OnlyWhatIsChangedIsToldOfInTheWholeProgram) {
  T.write("project/old.cpp", Weak);
  EXPECT_EQ(
      bash("cd project && git add -A && git -c user.name=x -c user.email=x@x commit -qm x").Status,
      0);
  T.write("project/new.cpp", Harmless);
  EXPECT_EQ(commitIt().Status, 0) << "old.cpp is not touched";
  T.write("project/readme.txt", "x\n");
  EXPECT_THAT(commitIt().Output, HasSubstr("no files to check"));
}

TEST_F(PreCommit, ArgumentsAreOptions) {
  T.write("project/src/a.cpp", Weak);
  T.write("project/-b.cpp", Weak);
  configure("        args: [--fail-on=error, --checks=comsec-unchecked-result, --]\n");
  Outcome O = commitIt();
  EXPECT_EQ(O.Status, 0) << O.Output;
  configure("        args: [--checks=comsec-unchecked-result, --input=src, --]\n");
  T.write("project/src/a.cpp", std::string(Weak) + "\n");
  T.write("project/-b.cpp", std::string(Weak) + "\n");
  O = commitIt();
  EXPECT_NE(O.Status, 0);
  EXPECT_THAT(O.Output, HasSubstr("src/a.cpp:5:3: warning:"));
  EXPECT_THAT(O.Output, Not(HasSubstr("-b.cpp:")));
}

} // namespace
} // namespace comsec::integration
