// What bash, zsh and fish offer with our scripts. The real shells are asked; what they should say
// follows from the help that the program prints.
#include "checks/Rule.h"
#include "tests/report/Tree.h"

#include <gmock/gmock.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/ADT/StringRef.h>

#include <set>

namespace comsec {
namespace {

using llvm::StringRef;
using report::Outcome;
using report::run;
using report::Tree;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;
using Words = std::set<std::string>;

constexpr const char *Program = COMSEC_BINARY_DIR "/bin/comsec-tidy";

/// Runs the function that bash would, as it would: a '=' is a word of its own.
constexpr const char *AskBash = R"(source "$1"
[[ $(complete -p comsec-tidy) =~ -F\ ([^ ]+) ]]
line=${2//=/ = }
read -ra COMP_WORDS <<<"$line"
[[ $line != *' ' || $line == *'= ' ]] || COMP_WORDS+=('')
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
"${BASH_REMATCH[1]}"
printf '%s\n' "${COMPREPLY[@]}")";
constexpr const char *AskFish = R"(source $argv[1]; complete -C $argv[2])";

class Completion : public testing::TestWithParam<const char *> {
protected:
  void SetUp() override {
    const Outcome Script = run(Program, {"completion", GetParam()}, T.root());
    ASSERT_EQ(Script.Status, 0) << Script.Output;
    T.write("script", Script.Output);
    T.write("program.cpp", "");
    T.write("folder/inner.cpp", "");
  }

  /// What the shell offers for "comsec-tidy \p Line", without folders and names of options before
  /// it.
  Words offered(const std::string &Line) {
    const std::string Shell = GetParam(), Typed = "comsec-tidy " + Line;
    Outcome O;
    if (Shell == "bash")
      O = run("/bin/bash", {"--norc", "-c", AskBash, "bash", "./script", Typed}, T.root());
    else if (Shell == "zsh")
      O = run(COMSEC_SOURCE_DIR "/tests/packaging/complete.zsh", {"./script", Typed}, T.root());
    else
      O = run("/usr/bin/fish", {"--no-config", "-c", AskFish, "./script", Typed}, T.root());
    EXPECT_EQ(O.Status, 0) << O.Output;
    Words Result;
    for (StringRef Answer : llvm::split(StringRef(O.Output), '\n')) {
      Answer = Answer.split('\t').first.rtrim('/'); // fish: a description; a folder
      for (char Before : {'=', '/'})
        if (const size_t At = Answer.rfind(Before); At != StringRef::npos)
          Answer = Answer.drop_front(At + 1);
      if (!Answer.empty())
        Result.insert(Answer.str());
    }
    return Result;
  }

  /// The long options that the help of \p Command lists.
  Words helped(const std::string &Command) {
    Words Result;
    const Outcome Help = run(Program, {Command, "--help"}, T.root());
    for (StringRef Line : llvm::split(StringRef(Help.Output).split("Examples:").first, '\n')) {
      Line = Line.ltrim().split(' ').first;
      if (const size_t At = Line.find("--"); At != StringRef::npos)
        Result.insert(Line.drop_front(At).str());
    }
    return Result;
  }

  Tree T;
};

TEST_P(Completion, Commands) {
  EXPECT_THAT(offered(""),
              ElementsAre("completion", "doctor", "explain", "extract", "link", "rules", "scan"));
  EXPECT_THAT(offered("ex"), ElementsAre("explain", "extract"));
  EXPECT_THAT(offered("--v"), ElementsAre("--version"));
}

TEST_P(Completion, EveryOptionOfTheHelp) {
  for (const char *Command : {"scan", "link", "extract", "doctor", "rules", "explain"}) {
    const Words Helped = helped(Command);
    ASSERT_THAT(Helped, Contains("--help-all"));
    EXPECT_THAT(offered(std::string(Command) + " --"), testing::ElementsAreArray(Helped))
        << Command;
  }
  EXPECT_THAT(offered("scan --sarif-"), ElementsAre("--sarif-profile"));
  EXPECT_THAT(offered("doctor scan --s"), ElementsAre("--sdk")) << "scan is a folder here";
}

TEST_P(Completion, WordsOfAnOption) {
  EXPECT_THAT(offered("scan --color "), ElementsAre("always", "auto", "never"));
  EXPECT_THAT(offered("scan --format l"), ElementsAre("lines"));
  EXPECT_THAT(offered("link --rvss="), ElementsAre("auto", "off", "on"));
  EXPECT_THAT(offered("link folder --fail-on=n"), ElementsAre("never", "note"));
  EXPECT_THAT(offered("completion "), ElementsAre("bash", "fish", "zsh"));
}

TEST_P(Completion, RulesToExplain) {
  Words Ids;
  for (const Rule *R : allRules())
    Ids.insert(std::string(R->Id));
  EXPECT_EQ(offered("explain "), Ids);
  EXPECT_THAT(offered("explain wmi-c"), ElementsAre("wmi-call-after-revert"));
}

TEST_P(Completion, FilesAndFolders) {
  EXPECT_THAT(offered("scan "), IsSupersetOf({"program.cpp", "folder"}));
  EXPECT_THAT(offered("scan folder/"), Contains("inner.cpp"));
  EXPECT_THAT(offered("scan --sarif pro"), ElementsAre("program.cpp"));
  EXPECT_THAT(offered("scan -I "), Contains("folder"));
  EXPECT_THAT(offered("scan -I "), Not(Contains("program.cpp")));
  EXPECT_THAT(offered("scan --repository "), IsEmpty()) << "a URI";
}

INSTANTIATE_TEST_SUITE_P(Shells, Completion, testing::Values("bash", "zsh", "fish"),
                         [](const auto &Info) { return std::string(Info.param); });

TEST(CompletionScript, OfAnUnknownShell) {
  const Tree T;
  const Outcome O = run(Program, {"completion", "tcsh"}, T.root());
  EXPECT_EQ(O.Status, 1);
  EXPECT_THAT(O.Output, testing::HasSubstr("tcsh not in {bash,fish,zsh}"));
}

} // namespace
} // namespace comsec
