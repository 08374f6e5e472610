// A rule's page has four parts, names its sources, and its examples keep their promise: the bad one
// gives a finding of the rule, the good one none.
#include "checks/Rule.h"
#include "tests/meta/Tree.h"
#include "tests/rules/Expectations.h"
#include "tests/rules/FrontEnds.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <gmock/gmock.h>

namespace comsec::test {
namespace {

using llvm::StringRef;

/// The lines that start with \p Start, without it.
std::vector<std::string> linesAfter(StringRef Text, StringRef Start) {
  std::vector<std::string> Lines;
  for (StringRef Line : llvm::split(Text, '\n'))
    if (Line.consume_front(Start))
      Lines.push_back(Line.trim().str());
  return Lines;
}

/// The ```cpp blocks of \p Page whose first line is "// <Kind>".
std::vector<std::string> examples(StringRef Page, StringRef Kind) {
  std::vector<std::string> Blocks;
  bool Inside = false;
  for (StringRef Line : llvm::split(Page, '\n')) {
    if (Line.starts_with("```")) {
      Inside = Line == "```cpp";
      if (Inside)
        Blocks.emplace_back();
    } else if (Inside) {
      Blocks.back() += (Line + "\n").str();
    }
  }
  llvm::erase_if(Blocks, [Start = ("// " + Kind + "\n").str()](StringRef Block) {
    return !Block.starts_with(Start);
  });
  return Blocks;
}

class RulePage : public testing::TestWithParam<const Rule *> {
protected:
  std::string Page = textOf("docs/rules/" + std::string(GetParam()->Id) + ".md");

  /// Scans \p Source and gives the messages of this rule's findings; it must compile.
  std::vector<std::string> findingsIn(const std::string &Source) {
    const TempFolder Folder;
    const std::string File = Folder.file("example.cpp");
    writeFile(File, Source);
    Directives Strict; // an example that the driver could not analyse proves nothing
    Strict.Args = {"--strict"};
    const test::Run Compiled = runPlugin(File, Folder.path(), Strict);
    EXPECT_EQ(Compiled.Problem, "") << Compiled.Output;
    const test::Run Scanned = runDriver(File, Folder.path(), Strict);
    EXPECT_EQ(Scanned.Problem, "") << Scanned.Output;
    std::vector<std::string> Messages;
    for (const Seen &S : Scanned.Findings)
      if (S.Rule == GetParam()->Id)
        Messages.push_back(S.Message);
    return Messages;
  }
};

TEST_P(RulePage, HasTheFourParts) {
  EXPECT_THAT(linesAfter(Page, "## "),
              testing::ElementsAre("What it finds", "Why it matters", "Example", "Limits"));
  EXPECT_THAT(linesAfter(Page, "# "),
              testing::ElementsAre("comsec-" + std::string(GetParam()->Id)));
}

TEST_P(RulePage, NamesItsSources) { EXPECT_THAT(Page, testing::HasSubstr("https://")); }

TEST_P(RulePage, BadExamplesGiveTheFinding) {
  const std::vector<std::string> Bad = examples(Page, "bad");
  ASSERT_FALSE(Bad.empty());
  for (const std::string &Source : Bad) {
    const std::vector<std::string> Messages = findingsIn(Source);
    EXPECT_FALSE(Messages.empty()) << Source;
    for (const std::string &Message : Messages)
      EXPECT_EQ(styleProblem(Message), "") << Message;
  }
}

TEST_P(RulePage, GoodExamplesGiveNone) {
  const std::vector<std::string> Good = examples(Page, "good");
  ASSERT_FALSE(Good.empty());
  for (const std::string &Source : Good)
    EXPECT_THAT(findingsIn(Source), testing::IsEmpty()) << Source;
}

INSTANTIATE_TEST_SUITE_P(, RulePage, testing::ValuesIn(allRules().begin(), allRules().end()),
                         [](const auto &Info) {
                           std::string Name(Info.param->Id);
                           std::replace(Name.begin(), Name.end(), '-', '_');
                           return Name;
                         });

TEST(RulePages, ExamplesAreFound) {
  const StringRef Page = "## Example\n```cpp\n// bad\na();\n```\nBetter:\n\n```cpp\n// good\nb();\n"
                         "```\n```cpp\nneither();\n```\n";
  EXPECT_THAT(examples(Page, "bad"), testing::ElementsAre("// bad\na();\n"));
  EXPECT_THAT(examples(Page, "good"), testing::ElementsAre("// good\nb();\n"));
}

} // namespace
} // namespace comsec::test
