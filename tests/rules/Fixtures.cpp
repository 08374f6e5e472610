// The programs under fixtures/, scanned as their authors would: a folder, no options. Each has its
// findings beside it in expected.sarif; whoever writes that file has judged every finding in it.
#include "tests/rules/FrontEnds.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

namespace fs = std::filesystem;

namespace comsec::test {
namespace {

const fs::path FixturesFolder = fs::path(COMSEC_SOURCE_DIR) / "fixtures";
const char *const Expected = "expected.sarif";

std::vector<std::string> programs() {
  std::vector<std::string> Names;
  for (const fs::directory_entry &Entry : fs::directory_iterator(FixturesFolder))
    if (Entry.is_directory())
      Names.push_back(Entry.path().filename());
  std::sort(Names.begin(), Names.end());
  return Names;
}

/// One line a finding: where, what, how grave and in which words.
std::string shown(const std::vector<Seen> &Findings) {
  std::vector<std::string> Lines;
  for (const Seen &S : Findings)
    Lines.push_back(show(S) + " (column " + std::to_string(S.Column) + ")\n");
  std::sort(Lines.begin(), Lines.end());
  std::string Text;
  for (const std::string &Line : Lines)
    Text += Line;
  return Text;
}

class Fixture : public testing::TestWithParam<std::string> {};

TEST_P(Fixture, GivesTheExpectedFindings) {
  const fs::path Program = FixturesFolder / GetParam();
  std::string Problem;
  const std::vector<Seen> Wanted = readSarif(readFile(Program / Expected), Problem);
  ASSERT_EQ(Problem, "") << Program / Expected;
  ASSERT_FALSE(Wanted.empty()) << "every fixture has mistakes in it";

  const test::Run Found = runDriver(Program, Program, {});
  ASSERT_EQ(Found.Problem, "") << Found.Output;
  EXPECT_EQ(shown(Found.Findings), shown(Wanted))
      << "judge each difference; then: comsec-tidy scan fixtures/" << GetParam()
      << " --fail-on never --sarif fixtures/" << GetParam() << "/" << Expected;
  for (const Seen &S : Found.Findings)
    EXPECT_EQ(styleProblem(withoutLinks(S.Message)), "") << S.Message;
}

INSTANTIATE_TEST_SUITE_P(, Fixture, testing::ValuesIn(programs()), [](const auto &Info) {
  std::string Name = Info.param;
  std::replace(Name.begin(), Name.end(), '-', '_');
  return Name;
});

} // namespace
} // namespace comsec::test
