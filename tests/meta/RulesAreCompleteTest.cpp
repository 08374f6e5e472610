// A rule has a line in Rules.def, a source, a page, tests and a line in the README: all or nothing.
#include "checks/Rule.h"
#include "tests/meta/Tree.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Regex.h"

#include <gmock/gmock.h>

namespace comsec::test {
namespace {

using llvm::StringRef;

constexpr long MaxRuleLines = 250; // a longer rule is two rules, or holds what belongs to link

// Sources in checks/rules that are no rule, and folders in tests/rules that test no single rule.
const std::set<std::string> SharedSources = {
    "AccessChecks",        "AccessPaths",        "Combinations",          "Common",
    "Credentials",         "DecoupledProviders", "Descriptors",           "Flow",
    "Impersonation",       "Processes",          "ProviderRegistrations", "Proxies",
    "RegistryDescriptors", "RegistryFiles",      "TokenLevels",           "VssAccess"};
const std::set<std::string> SharedTests = {"support", "vss-document"};

std::set<std::string> without(std::set<std::string> Names, const std::set<std::string> &Shared) {
  for (const std::string &Name : Shared)
    Names.erase(Name);
  return Names;
}

TEST(Rules, EveryRuleHasItsSource) {
  EXPECT_EQ(without(namesIn("checks/rules", ".cpp"), SharedSources), ruleIds());
}

TEST(Rules, EveryRuleHasItsPage) { EXPECT_EQ(namesIn("docs/rules", ".md"), ruleIds()); }

TEST(Rules, EveryRuleHasItsTests) {
  EXPECT_EQ(without(namesIn("tests/rules", ""), SharedTests), ruleIds());
  for (const std::string &Id : ruleIds())
    EXPECT_FALSE(filesBelow("tests/rules/" + Id, {".cpp", ".c", ".mof", ".reg"}).empty()) << Id;
}

TEST(Rules, NoRuleIsLong) {
  for (const std::string &File : filesBelow("checks/rules", {".cpp", ".h"})) {
    const std::string Text = textOf(File);
    EXPECT_LE(std::count(Text.begin(), Text.end(), '\n'), MaxRuleLines) << File;
  }
}

TEST(Rules, IdsAreUniqueKebabCase) {
  const llvm::Regex KebabCase("^[a-z][a-z0-9]*(-[a-z0-9]+)+$");
  for (const Rule *R : allRules()) {
    EXPECT_TRUE(KebabCase.match(StringRef(R->Id))) << R->Id;
    EXPECT_FALSE(StringRef(R->Id).starts_with("comsec-")) << R->Id;
    EXPECT_EQ(findRule(R->Id), R);
    EXPECT_EQ(findRule("comsec-" + std::string(R->Id)), R);
    EXPECT_EQ(findRule(sarifId(*R)), R) << "two rules share a number";
  }
  EXPECT_EQ(ruleIds().size(), allRules().size());
}

TEST(Rules, RecordsAreFilled) {
  for (const Rule *R : allRules()) {
    const StringRef Title = R->Title;
    EXPECT_TRUE(Title.ends_with(".") && Title.count('.') == 1) << R->Id << ": one sentence";
    EXPECT_FALSE(Title.contains('|')) << R->Id << ": would break the README's table";
    EXPECT_LE(Title.size(), 255u) << R->Id << ": code scanning cuts longer ones";
    EXPECT_NE(R->Severity, Level::None) << R->Id;
    EXPECT_GT(R->SecuritySeverity, 0) << R->Id;
    EXPECT_LE(R->SecuritySeverity, 10) << R->Id;
    EXPECT_FALSE(R->Cwes.empty()) << R->Id;
    EXPECT_NE(R->Check, nullptr) << R->Id;
    EXPECT_EQ(StringRef(rulePage(*R)), textOf("docs/rules/" + std::string(R->Id) + ".md")) << R->Id;
  }
}

// --- the README's table ---

std::string readmeRow(const Rule &R) {
  std::vector<std::string> Cwes;
  for (unsigned Cwe : R.Cwes)
    Cwes.push_back(std::to_string(Cwe));
  return llvm::formatv("| [{0}](docs/rules/{0}.md) | {1} | {2} | {3:f1} | {4} | {5} |",
                       StringRef(R.Id), StringRef(R.Title), StringRef(toString(R.Severity)),
                       R.SecuritySeverity, StringRef(toString(R.Confidence)),
                       llvm::join(Cwes, ", "));
}

TEST(Readme, TableSaysWhatTheRecordsSay) {
  constexpr unsigned HeadLines = 2;
  std::vector<std::string> Expected, Found;
  for (const Rule *R : allRules())
    Expected.push_back(readmeRow(*R));

  const std::string Text = textOf("README.md");
  const StringRef Table = StringRef(Text)
                              .split("<!-- rules: begin; written by scripts/update-readme -->\n")
                              .second.split("<!-- rules: end -->")
                              .first;
  for (StringRef Line : llvm::split(Table.rtrim(), '\n'))
    Found.push_back(Line.str());
  ASSERT_GE(Found.size(), HeadLines);
  Found.erase(Found.begin(), Found.begin() + HeadLines);
  EXPECT_THAT(Found, testing::ElementsAreArray(Expected)) << "run scripts/update-readme";
}

} // namespace
} // namespace comsec::test
