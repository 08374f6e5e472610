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
using testing::Each;
using testing::ElementsAre;
using testing::StartsWith;

/// The lines that start with \p Start, without it.
std::vector<std::string> linesAfter(StringRef Text, StringRef Start) {
  std::vector<std::string> Lines;
  for (StringRef Line : llvm::split(Text, '\n'))
    if (Line.consume_front(Start))
      Lines.push_back(Line.trim().str());
  return Lines;
}

struct Example {
  std::string Language; ///< the extension of its file
  std::string Text;
};

void PrintTo(const Example &E, std::ostream *Out) { *Out << E.Language << ":\n" << E.Text; }

/// The first line of an example of \p Kind in \p Language; empty for languages of no example.
std::string firstLine(StringRef Language, StringRef Kind) {
  if (Language == "cpp" || Language == "mof")
    return ("// " + Kind + "\n").str();
  if (Language == "reg")
    return ("; " + Kind + "\n").str();
  return {};
}

/// The blocks of \p Page that say in their first line that they are of \p Kind.
std::vector<Example> examples(StringRef Page, StringRef Kind) {
  std::vector<Example> Blocks;
  bool Inside = false;
  for (StringRef Line : llvm::split(Page, '\n')) {
    if (Line.consume_front("```")) {
      Inside = !Inside;
      if (Inside)
        Blocks.push_back({Line.str(), ""});
    } else if (Inside) {
      Blocks.back().Text += (Line + "\n").str();
    }
  }
  llvm::erase_if(Blocks, [Kind](const Example &E) {
    const std::string First = firstLine(E.Language, Kind);
    return First.empty() || !StringRef(E.Text).starts_with(First);
  });
  return Blocks;
}

MATCHER_P2(IsExample, Language, Text, "") { return arg.Language == Language && arg.Text == Text; }

class RulePage : public testing::TestWithParam<const Rule *> {
protected:
  std::string Page = textOf("docs/rules/" + std::string(GetParam()->Id) + ".md");

  /// Scans \p E alone and gives the messages of this rule's findings. It must compile, or be read
  /// as a whole: an example that was not analysed proves nothing.
  std::vector<std::string> findingsIn(const Example &E) {
    const TempFolder Folder;
    const std::string File = Folder.file("example." + E.Language);
    writeFile(File, E.Text);
    Directives Strict;
    Strict.Args = {"--strict"};
    if (E.Language == "cpp") {
      const test::Run Compiled = runPlugin(File, Folder.path(), Strict);
      EXPECT_EQ(Compiled.Problem, "") << Compiled.Output;
    }
    const test::Run Scanned = runDriver(File, Folder.path(), Strict);
    EXPECT_EQ(Scanned.Problem, "") << Scanned.Output;
    // That an example is no whole program is another matter.
    EXPECT_THAT(Scanned.Notifications, Each(StartsWith("not-judged: "))) << E.Text;
    std::vector<std::string> Messages;
    for (const Seen &S : Scanned.Findings)
      if (S.Rule == GetParam()->Id)
        Messages.push_back(S.Message);
    return Messages;
  }
};

TEST_P(RulePage, HasTheFourParts) {
  EXPECT_THAT(linesAfter(Page, "## "),
              ElementsAre("What it finds", "Why it matters", "Example", "Limits"));
  EXPECT_THAT(linesAfter(Page, "# "), ElementsAre("comsec-" + std::string(GetParam()->Id)));
}

TEST_P(RulePage, NamesItsSources) { EXPECT_THAT(Page, testing::HasSubstr("https://")); }

TEST_P(RulePage, BadExamplesGiveTheFinding) {
  const std::vector<Example> Bad = examples(Page, "bad");
  ASSERT_FALSE(Bad.empty());
  for (const Example &E : Bad) {
    const std::vector<std::string> Messages = findingsIn(E);
    EXPECT_FALSE(Messages.empty()) << E.Text;
    for (const std::string &Message : Messages)
      EXPECT_EQ(styleProblem(Message), "") << Message;
  }
}

TEST_P(RulePage, GoodExamplesGiveNone) {
  const std::vector<Example> Good = examples(Page, "good");
  ASSERT_FALSE(Good.empty());
  for (const Example &E : Good)
    EXPECT_THAT(findingsIn(E), testing::IsEmpty()) << E.Text;
}

INSTANTIATE_TEST_SUITE_P(, RulePage, testing::ValuesIn(allRules().begin(), allRules().end()),
                         [](const auto &Info) {
                           std::string Name(Info.param->Id);
                           std::replace(Name.begin(), Name.end(), '-', '_');
                           return Name;
                         });

TEST(RulePages, ExamplesAreFound) {
  const StringRef Page = "## Example\n```cpp\n// bad\na();\n```\nBetter:\n\n```cpp\n// good\nb();\n"
                         "```\n```cpp\nneither();\n```\n```\n// bad\n```\n";
  EXPECT_THAT(examples(Page, "bad"), ElementsAre(IsExample("cpp", "// bad\na();\n")));
  EXPECT_THAT(examples(Page, "good"), ElementsAre(IsExample("cpp", "// good\nb();\n")));
}

TEST(RulePages, ExamplesAreOfSeveralLanguages) {
  const StringRef Page = "```mof\n// bad\nX\n```\n```reg\n; bad\nREGEDIT4\n```\n"
                         "```reg\n// bad\n```\n```text\n; bad\n```\n```mof\n; bad\n```\n";
  EXPECT_THAT(examples(Page, "bad"),
              ElementsAre(IsExample("mof", "// bad\nX\n"), IsExample("reg", "; bad\nREGEDIT4\n")));
}

} // namespace
} // namespace comsec::test
