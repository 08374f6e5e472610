// Every case under tests/rules/<rule>/ is run: a source through both front ends, which must say the
// same, word for word; a registration file and a folder through the driver alone. What they say
// must be what the case promises (Promises.h).
#include "tests/rules/FrontEnds.h"
#include "tests/rules/Promises.h"

#include "llvm/ADT/StringRef.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <tuple>

namespace fs = std::filesystem;

namespace comsec::test {
namespace {

const fs::path RulesFolder = fs::path(COMSEC_SOURCE_DIR) / "tests" / "rules";
const char *const SupportFolder = "support"; // headers that cases share

enum class CaseKind {
  Source,
  Registration, ///< a .mof or .reg file
  Folder,
};

struct Case {
  fs::path Path; ///< a file, or a folder that is scanned as one program
  CaseKind Is = CaseKind::Source;

  /// "weak-authentication-level/levels.cpp" → "weak_authentication_level_levels_cpp"
  std::string name() const {
    std::string Name = fs::relative(Path, RulesFolder).string();
    std::replace_if(
        Name.begin(), Name.end(), [](unsigned char C) { return !std::isalnum(C); }, '_');
    return Name;
  }
};

void PrintTo(const Case &C, std::ostream *Out) { *Out << C.Path.string(); }

/// Nothing for a header, which belongs to the source of its name.
std::optional<CaseKind> kindOf(const fs::directory_entry &Entry) {
  if (Entry.is_directory())
    return CaseKind::Folder;
  const std::string Extension = llvm::StringRef(Entry.path().extension().string()).lower();
  if (Extension == ".cpp" || Extension == ".c")
    return CaseKind::Source;
  if (Extension == ".mof" || Extension == ".reg")
    return CaseKind::Registration;
  return std::nullopt;
}

/// The folder of each rule, or of what rules share.
std::vector<fs::path> ruleFolders() {
  std::vector<fs::path> Folders;
  for (const fs::directory_entry &Entry : fs::directory_iterator(RulesFolder))
    if (Entry.is_directory() && Entry.path().filename() != SupportFolder)
      Folders.push_back(Entry.path());
  return Folders;
}

std::vector<Case> allCases() {
  std::vector<Case> Cases;
  for (const fs::path &Folder : ruleFolders())
    for (const fs::directory_entry &Entry : fs::directory_iterator(Folder))
      if (const std::optional<CaseKind> Kind = kindOf(Entry))
        Cases.push_back({Entry.path(), *Kind});
  std::sort(Cases.begin(), Cases.end(),
            [](const Case &A, const Case &B) { return A.Path < B.Path; });
  return Cases;
}

/// The case, put into a folder of its own together with the headers it may include.
struct Workspace {
  explicit Workspace(const Case &C) {
    copyTree(RulesFolder / SupportFolder, Folder.file(SupportFolder));
    if (C.Is == CaseKind::Folder) {
      fs::copy(C.Path, Folder.path(), fs::copy_options::recursive);
      Input = Folder.path();
    } else {
      fs::copy(C.Path, Folder.path());
      const fs::path Header = fs::path(C.Path).replace_extension(".h");
      if (fs::exists(Header))
        fs::copy(Header, Folder.path());
      Input = Folder.file(C.Path.filename());
    }
    readAllPromises();
  }

  void readAllPromises() {
    for (const fs::directory_entry &Entry : fs::recursive_directory_iterator(Folder.path())) {
      if (!Entry.is_regular_file() || Entry.path().extension() == ".md")
        continue;
      const std::string Relative = fs::relative(Entry.path(), Folder.path()).generic_string();
      const std::vector<Expectation> Found =
          readPromises(readFile(Entry.path()), Relative, Problems);
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

TEST_P(RuleCase, SaysWhatItPromises) {
  const Workspace W(GetParam());
  ASSERT_TRUE(W.Problems.empty()) << joined(W.Problems);

  const test::Run Driver = runDriver(W.Input, W.Folder.path(), W.directives());
  ASSERT_EQ(Driver.Problem, "") << Driver.Output;
  for (const std::string &Difference : compare(W.Wanted, Driver.Findings, true))
    ADD_FAILURE() << "comsec-tidy: " << Difference;
  for (const Seen &S : Driver.Findings)
    EXPECT_EQ(styleProblem(withoutLinks(S.Message)), "") << S.Message;

  if (GetParam().Is != CaseKind::Source) // clang-tidy sees one unit at a time, and only code
    return;
  const test::Run Plugin = runPlugin(W.Input, W.Folder.path(), W.directives());
  ASSERT_EQ(Plugin.Problem, "") << Plugin.Output;
  for (const std::string &Difference : compare(W.Wanted, Plugin.Findings, false))
    ADD_FAILURE() << "clang-tidy: " << Difference;
  EXPECT_EQ(joined(worded(Plugin.Findings)),
            joined(worded(withoutDriverOnly(Driver.Findings, W.Wanted))))
      << "clang-tidy and comsec-tidy differ";
}

TEST(RuleCases, NoFileIsLeftOut) {
  for (const fs::path &Folder : ruleFolders())
    for (const fs::directory_entry &Entry : fs::directory_iterator(Folder)) {
      const bool IsHeader = Entry.path().extension() == ".h" &&
                            fs::exists(fs::path(Entry.path()).replace_extension(".cpp"));
      EXPECT_TRUE(kindOf(Entry) || IsHeader) << Entry.path() << ": no case is made of it";
    }
}

INSTANTIATE_TEST_SUITE_P(, RuleCase, testing::ValuesIn(allCases()),
                         [](const auto &Info) { return Info.param.name(); });

} // namespace
} // namespace comsec::test
