// NOLINT must mean in the driver what it means in clang-tidy, so the real one is the oracle.
#include "driver/report/Suppress.h"
#include "tests/report/Tree.h"

#include <gmock/gmock.h>

#include <sstream>

namespace comsec::report {
namespace {

struct Row {
  std::string Comment;
  bool Silenced;
};

/// The check of the oracle: `f(0);` gives one warning of it on its line.
constexpr char Check[] = "modernize-use-nullptr";

const std::vector<Row> Rows = {
    {"// nothing", false},
    {"// NOLINT", true},
    {"// NOLINT(modernize-use-nullptr)", true},
    {"// NOLINT(modernize-*)", true},
    {"// NOLINT(*-nullptr)", true},
    {"// NOLINT(mod*use*ptr)", true},
    {"// NOLINT(*)", true},
    {"// NOLINT(other)", false},
    {"// NOLINT(modernize-use-)", false},
    {"// NOLINT(use-nullptr)", false},
    {"// NOLINT(Modernize-use-nullptr)", false},
    {"// NOLINT(modernize.use.nullptr)", false}, // not a regular expression
    {"// NOLINT([modernize-use-nullptr])", false},
    {"// NOLINT()", false}, // an empty list names nothing
    // Lists are split at commas, and only there.
    {"// NOLINT(other, modernize-use-nullptr)", true},
    {"// NOLINT( modernize-use-nullptr ,other)", true},
    {"// NOLINT(other,\tmodernize-use-nullptr,)", true},
    {"// NOLINT(other modernize-use-nullptr)", false},
    {"// NOLINT(other;modernize-use-nullptr)", false},
    // Negative globs are ignored, wherever they stand.
    {"// NOLINT(-modernize-use-nullptr)", false},
    {"// NOLINT(*,-modernize-use-nullptr)", true},
    {"// NOLINT(-modernize-use-nullptr,*)", true},
    // A bracket that is not closed on the line, or does not follow at once, begins no list.
    {"// NOLINT(other", true},
    {"// NOLINT (other)", true},
    {"// NOLINT: other", true},
    // The word may stand anywhere, but no letter may follow.
    {"// XNOLINT", true},
    {"// NOLINT_", true},
    {"// NOLINT1", true},
    {"// NOLINTX", false},
    {"// NOLINTNEXTLINEX", false},
    {"// nolint", false},
    {"const char *S = \"NOLINT\";", true},
    {"// NOLINT(other) NOLINT", true},
    {"// NOLINT(other) NOLINT(modernize-use-nullptr)", true},
    {"// NOLINT(modernize-use-nullptr) NOLINT(other)", true},
};

std::string program(std::string Body) { return "void f(int *);\nvoid g() {\n" + Body + "}\n"; }

/// The lines of \p Code that the real clang-tidy warns about.
std::vector<unsigned> warnedLines(const std::string &Code) {
  Tree T;
  T.write("a.cpp", Code);
  const Outcome O =
      run("/usr/bin/clang-tidy-22",
          {"--quiet", std::string("--checks=-*,") + Check, "a.cpp", "--", "-w"}, T.root());
  std::vector<unsigned> Lines;
  std::istringstream In(O.Output);
  for (std::string Line; std::getline(In, Line);)
    if (const std::size_t At = Line.find("a.cpp:");
        At != std::string::npos && Line.find(": warning: ") != std::string::npos)
      Lines.push_back(std::stoul(Line.substr(At + 6)));
  return Lines;
}

/// The lines of \p Code with `f(0)` that no NOLINT silences, as the driver sees it.
std::vector<unsigned> ourLines(const std::string &Code) {
  const NoLint Comments(Code);
  std::vector<unsigned> Lines;
  for (std::size_t At = Code.find("f(0)"); At != std::string::npos; At = Code.find("f(0)", At + 1))
    if (!Comments.silences(At + 2, Check))
      Lines.push_back(1 + std::count(Code.begin(), Code.begin() + At, '\n'));
  return Lines;
}

TEST(NoLint, Table) {
  for (const Row &R : Rows) {
    const std::string Code = "f(0); " + R.Comment + "\n";
    EXPECT_EQ(NoLint(Code).silences(2, Check), R.Silenced) << R.Comment;
  }
}

TEST(NoLint, TableAgreesWithClangTidy) {
  std::string Body;
  std::vector<unsigned> Expected;
  unsigned Line = 3;
  for (const Row &R : Rows) {
    Body += "{ f(0); " + R.Comment + "\n}\n";
    if (!R.Silenced)
      Expected.push_back(Line);
    Line += 2;
  }
  EXPECT_EQ(warnedLines(program(Body)), Expected);
}

class NoLintProgram
    : public testing::TestWithParam<std::pair<const char *, std::vector<unsigned>>> {};

TEST_P(NoLintProgram, AgreesWithClangTidy) {
  const auto &[Body, Expected] = GetParam();
  EXPECT_EQ(ourLines(program(Body)), Expected);
  EXPECT_EQ(warnedLines(program(Body)), Expected);
}

INSTANTIATE_TEST_SUITE_P(
    Lines, NoLintProgram,
    testing::Values(std::pair("// NOLINTNEXTLINE\nf(0);\nf(0);\n", std::vector<unsigned>{5}),
                    std::pair("// NOLINTNEXTLINE(modernize-*)\nf(0);\n", std::vector<unsigned>{}),
                    std::pair("// NOLINTNEXTLINE(other)\nf(0);\n", std::vector<unsigned>{4}),
                    std::pair("// NOLINTNEXTLINE\n\nf(0);\n", std::vector<unsigned>{5}),
                    std::pair("f(0); // NOLINTNEXTLINE\nf(0);\n", std::vector<unsigned>{3}),
                    std::pair("// NOLINT\nf(0);\n", std::vector<unsigned>{4}),
                    std::pair("// NOLINTNEXTLINE\r\nf(0);\r\nf(0);\r\n",
                              std::vector<unsigned>{5})));

INSTANTIATE_TEST_SUITE_P(
    Blocks, NoLintProgram,
    testing::Values(
        std::pair("// NOLINTBEGIN\nf(0);\nf(0);\n// NOLINTEND\nf(0);\n", std::vector<unsigned>{7}),
        std::pair("// NOLINTBEGIN(modernize-use-*)\nf(0);\n// NOLINTEND(modernize-use-*)\n",
                  std::vector<unsigned>{}),
        std::pair("// NOLINTBEGIN(other)\nf(0);\n// NOLINTEND(other)\n", std::vector<unsigned>{4}),
        // Only blanks around commas may differ between the two lists.
        std::pair("// NOLINTBEGIN(a, modernize-*)\nf(0);\n// NOLINTEND( a,modernize-* )\n",
                  std::vector<unsigned>{}),
        // On the lines of the comments themselves the position counts.
        std::pair("f(0); /* NOLINTBEGIN */ f(0);\n/* NOLINTEND */ f(0);\n",
                  std::vector<unsigned>{3, 4}),
        // Nested blocks.
        std::pair("// NOLINTBEGIN(other)\n// NOLINTBEGIN\nf(0);\n// NOLINTEND\nf(0);\n"
                  "// NOLINTEND(other)\n",
                  std::vector<unsigned>{7})));

TEST(NoLint, UnmatchedBlocksSilenceNothing) {
  const std::string Code = "// NOLINTBEGIN\nf(0);\n// NOLINTEND(other)\n";
  const NoLint Comments(Code);
  EXPECT_FALSE(Comments.silences(Code.find("f(0)"), Check));
  EXPECT_THAT(Comments.unmatched(), testing::ElementsAre(Code.find("NOLINTEND"), 3));
}

} // namespace
} // namespace comsec::report
