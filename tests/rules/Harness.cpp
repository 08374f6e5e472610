// Every source under tests/rules/<rule>/ is run through both front ends. What they say must be what
// the source promises on its lines, word for word the same from both.
#include "tests/rules/FrontEnds.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <tuple>

namespace fs = std::filesystem;

namespace comsec::test {
namespace {

const fs::path RulesFolder = fs::path(COMSEC_SOURCE_DIR) / "tests" / "rules";
const char *const SupportFolder = "support"; // headers that cases share

struct Case {
  fs::path Path; ///< a source, or a folder that is scanned as one program
  bool IsFolder = false;

  /// "weak-authentication-level/levels.cpp" → "weak_authentication_level_levels_cpp"
  std::string name() const {
    std::string Name = fs::relative(Path, RulesFolder).string();
    std::replace_if(
        Name.begin(), Name.end(), [](unsigned char C) { return !std::isalnum(C); }, '_');
    return Name;
  }
};

void PrintTo(const Case &C, std::ostream *Out) { *Out << C.Path.string(); }

bool isSource(const fs::path &P) { return P.extension() == ".cpp" || P.extension() == ".c"; }

std::vector<Case> allCases() {
  std::vector<Case> Cases;
  for (const fs::directory_entry &Rule : fs::directory_iterator(RulesFolder)) {
    if (!Rule.is_directory() || Rule.path().filename() == SupportFolder)
      continue;
    for (const fs::directory_entry &Entry : fs::directory_iterator(Rule.path()))
      if (Entry.is_directory() || isSource(Entry.path()))
        Cases.push_back({Entry.path(), Entry.is_directory()});
  }
  std::sort(Cases.begin(), Cases.end(),
            [](const Case &A, const Case &B) { return A.Path < B.Path; });
  return Cases;
}

/// The case, put into a folder of its own together with the headers it may include.
struct Workspace {
  explicit Workspace(const Case &C) {
    copyTree(RulesFolder / SupportFolder, Folder.file(SupportFolder));
    if (C.IsFolder) {
      fs::copy(C.Path, Folder.path(), fs::copy_options::recursive);
      Input = Folder.path();
    } else {
      fs::copy(C.Path, Folder.path());
      const fs::path Header = fs::path(C.Path).replace_extension(".h");
      if (fs::exists(Header))
        fs::copy(Header, Folder.path());
      Input = Folder.file(C.Path.filename());
    }
    readPromises();
  }

  void readPromises() {
    for (const fs::directory_entry &Entry : fs::recursive_directory_iterator(Folder.path())) {
      if (!Entry.is_regular_file())
        continue;
      const std::string Relative = fs::relative(Entry.path(), Folder.path()).generic_string();
      const std::vector<Expectation> Found =
          readExpectations(readFile(Entry.path()), Relative, Problems);
      Wanted.insert(Wanted.end(), Found.begin(), Found.end());
    }
  }

  Directives directives() const {
    if (!fs::is_directory(Input))
      return readDirectives(readFile(Input));
    const fs::path First = fs::path(Input) / "main.cpp";
    return fs::exists(First) ? readDirectives(readFile(First)) : Directives();
  }

  TempFolder Folder;
  std::string Input;
  std::vector<Expectation> Wanted;
  std::vector<std::string> Problems;
};

std::string joined(const std::vector<std::string> &Lines) {
  std::string Text;
  for (const std::string &Line : Lines)
    Text += Line + "\n";
  return Text;
}

std::vector<std::string> worded(const std::vector<Seen> &Findings) {
  std::vector<std::string> Lines;
  for (Seen S : Findings) {
    S.Level.clear();
    S.Replacement.clear();
    S.Message = withoutLinks(S.Message);
    Lines.push_back(show(S));
  }
  std::sort(Lines.begin(), Lines.end());
  return Lines;
}

std::vector<Seen> withoutDriverOnly(std::vector<Seen> Findings,
                                    const std::vector<Expectation> &Wanted) {
  std::erase_if(Findings, [&](const Seen &S) {
    return std::any_of(Wanted.begin(), Wanted.end(), [&](const Expectation &E) {
      return E.DriverOnly && std::tie(E.File, E.Line, E.Rule) == std::tie(S.File, S.Line, S.Rule);
    });
  });
  return Findings;
}

class RuleCase : public testing::TestWithParam<Case> {};

TEST_P(RuleCase, SaysWhatTheSourcePromises) {
  const Workspace W(GetParam());
  ASSERT_TRUE(W.Problems.empty()) << joined(W.Problems);

  const test::Run Driver = runDriver(W.Input, W.Folder.path(), W.directives());
  ASSERT_EQ(Driver.Problem, "") << Driver.Output;
  for (const std::string &Difference : compare(W.Wanted, Driver.Findings, true))
    ADD_FAILURE() << "comsec-tidy: " << Difference;
  for (const Seen &S : Driver.Findings)
    EXPECT_EQ(styleProblem(withoutLinks(S.Message)), "") << S.Message;

  if (GetParam().IsFolder) // clang-tidy sees one unit at a time
    return;
  const test::Run Plugin = runPlugin(W.Input, W.Folder.path(), W.directives());
  ASSERT_EQ(Plugin.Problem, "") << Plugin.Output;
  for (const std::string &Difference : compare(W.Wanted, Plugin.Findings, false))
    ADD_FAILURE() << "clang-tidy: " << Difference;
  EXPECT_EQ(joined(worded(Plugin.Findings)),
            joined(worded(withoutDriverOnly(Driver.Findings, W.Wanted))))
      << "clang-tidy and comsec-tidy differ";
}

INSTANTIATE_TEST_SUITE_P(, RuleCase, testing::ValuesIn(allCases()),
                         [](const auto &Info) { return Info.param.name(); });

// The harness itself: promises that are broken must be seen.
TEST(Harness, SeesBrokenPromises) {
  std::vector<std::string> Problems;
  const std::vector<Expectation> Wanted =
      readExpectations("a(); // want: some-rule error \"left\"\nb(); // want: some-rule \"x\" fix "
                       "\"y\" ; want: other \"z\"\n",
                       "a.cpp", Problems);
  ASSERT_TRUE(Problems.empty());
  ASSERT_EQ(Wanted.size(), 3u);
  EXPECT_EQ(Wanted[1].Replacement, "y");

  const std::vector<Seen> Kept = {{"a.cpp", 1, "some-rule", "error", "what is left of it", ""},
                                  {"a.cpp", 2, "some-rule", "note", "an x", "y"},
                                  {"a.cpp", 2, "other", "note", "z", ""}};
  EXPECT_TRUE(compare(Wanted, Kept, true).empty());

  std::vector<Seen> WrongLevel = Kept;
  WrongLevel[0].Level = "warning";
  EXPECT_EQ(compare(Wanted, WrongLevel, true).size(), 2u);
  EXPECT_TRUE(compare(Wanted, WrongLevel, false).empty());

  std::vector<Seen> Twice = Kept;
  Twice.push_back(Kept[2]);
  EXPECT_EQ(compare(Wanted, Twice, true).size(), 1u);
  EXPECT_EQ(compare(Wanted, {}, true).size(), 3u);
}

TEST(Harness, RefusesUnreadablePromises) {
  std::vector<std::string> Problems;
  readExpectations("a(); // want: no-text\nb(); // want weak \"x\"\n", "a.cpp", Problems);
  EXPECT_EQ(Problems.size(), 2u);
}

TEST(Harness, KnowsTheMessageStyle) {
  EXPECT_EQ(styleProblem("CoInitializeSecurity is called with EOAC_NONE"), "");
  EXPECT_EQ(styleProblem("authentication level is too low"), "");
  EXPECT_NE(styleProblem("The level is too low"), "");
  EXPECT_NE(styleProblem("the level is too low."), "");
  EXPECT_NE(styleProblem(""), "");
}

} // namespace
} // namespace comsec::test
