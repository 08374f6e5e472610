// wmi-call-after-revert has a second opinion: checker/AfterRevert.cpp asks the Static Analyzer the
// same question over the rule tests' sources. Where the two differ, differences.md says who is
// right and why; a difference that it does not name fails, and so does a row that differs no more.
#include "tests/rules/FrontEnds.h"
#include "tests/rules/Promises.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Path.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>

namespace fs = std::filesystem;

namespace comsec::test {
namespace {

using llvm::StringRef;

constexpr StringRef RulesFolder = COMSEC_SOURCE_DIR "/tests/rules";
constexpr StringRef Table = COMSEC_SOURCE_DIR "/tests/oracle/differences.md";
constexpr StringRef Rule = "wmi-call-after-revert";
/// What the rule says of a provider that has not impersonated yet: the oracle is not asked that.
constexpr StringRef OtherQuestion = "before it has impersonated";

constexpr StringRef Checker = "comsec.after-revert";
/// Besides our own the analyzer runs only what models functions that do not return.
constexpr StringRef Checkers = "-analyzer-checker=core.builtin,comsec.after-revert";
constexpr StringRef SharedHeader = "#include \"support/provider.h\"\n";

/// "rule-folder/case.cpp:12 | rule" or "… | oracle": a finding of one that the other does not have.
using Differences = std::set<std::string>;

/// Sources in which a token is given back near WMI, relative to the rules' folder. Elsewhere
/// neither of the two can find anything.
std::vector<std::string> cases() {
  std::vector<std::string> Found;
  for (const fs::directory_entry &Entry : fs::recursive_directory_iterator(RulesFolder.str())) {
    const std::string Path = fs::relative(Entry.path(), RulesFolder.str()).generic_string();
    const StringRef Extension = llvm::sys::path::extension(Path);
    if (StringRef(Path).count('/') != 1 || (Extension != ".cpp" && Extension != ".c"))
      continue; // deeper, there are programs of several files
    const std::string Text = readFile(Entry.path());
    if (StringRef(Text).contains_insensitive("revert") &&
        (StringRef(Text).contains("IWbemServices") || StringRef(Text).contains(SharedHeader)))
      Found.push_back(Path);
  }
  return Found;
}

/// Runs the analyzer over the cases, most of which begin with the same large header: it is parsed
/// once for all of them.
class Oracle : public testing::Test {
protected:
  void SetUp() override {
    const Finished F = compile("support/provider.h", {"-x", "c++-header", "-o", Header});
    ASSERT_EQ(F.ExitCode, 0) << F.Error << F.Out;
  }

  /// The lines of \p Case that the oracle names.
  std::set<unsigned> lines(const std::string &Case, const std::string &Source) {
    std::vector<std::string> Arguments = {
        "--analyze", "--analyzer-no-default-checks", "--analyzer-output", "text", "-o",
        "/dev/null"};
    for (StringRef Word :
         {StringRef("-load"), StringRef(COMSEC_BINARY_DIR "/lib/comsec-oracle.so"), Checkers})
      Arguments.insert(Arguments.end(), {"-Xclang", Word.str()});
    if (beginsWithHeader(Source))
      Arguments.insert(Arguments.end(), {"-include-pch", Header});

    const Finished F = compile(Case, std::move(Arguments));
    EXPECT_EQ(F.ExitCode, 0) << F.Error << F.Out;
    std::set<unsigned> Lines;
    for (const Seen &S : readDiagnostics(F.Out, RulesFolder.str()))
      if (S.Rule == Checker && S.File == Case)
        Lines.insert(S.Line);
    return Lines;
  }

private:
  /// Nothing but comments before it: macros set there would mean another header.
  static bool beginsWithHeader(StringRef Source) {
    while (Source.starts_with("//"))
      Source = Source.split('\n').second;
    return Source.starts_with(SharedHeader);
  }

  static Finished compile(const std::string &File, std::vector<std::string> Arguments) {
    const std::vector<std::string> Flags = compilerFlags(File);
    Arguments.insert(Arguments.end(), Flags.begin(), Flags.end());
    Arguments.insert(Arguments.end(), {"-I", RulesFolder.str(), (RulesFolder + "/" + File).str()});
    return runProgram("clang-22", Arguments);
  }

  const TempFolder Folder;
  const std::string Header = Folder.file("provider.pch");
};

/// The lines on which the rule's finding is promised, and proved by the rule tests.
std::set<unsigned> promisedLines(const std::string &Source, const std::string &Case) {
  std::vector<std::string> Problems;
  std::set<unsigned> Lines;
  for (const Expectation &E : readPromises(Source, Case, Problems))
    if (E.Rule == Rule && !E.DriverOnly && !StringRef(E.Text).contains(OtherQuestion))
      Lines.insert(E.Line);
  EXPECT_TRUE(Problems.empty()) << Case;
  return Lines;
}

/// Reads the rows "| case:line | rule or oracle | why |".
Differences explained() {
  Differences Rows;
  const std::string Text = readFile(Table.str());
  for (StringRef Line : llvm::split(StringRef(Text), '\n')) {
    if (!Line.starts_with("| ") || Line.starts_with("| where |"))
      continue; // text around the table, and its head
    llvm::SmallVector<StringRef, 5> Cells;
    Line.split(Cells, '|');
    const bool WellFormed = Cells.size() == 5 && !Cells[3].trim().empty();
    EXPECT_TRUE(WellFormed) << Line.str();
    if (WellFormed)
      Rows.insert((Cells[1].trim() + " | " + Cells[2].trim()).str());
  }
  return Rows;
}

TEST_F(Oracle, DiffersFromTheRuleOnlyWhereTheTableSaysWhy) {
  Differences Seen;
  for (const std::string &Case : cases()) {
    SCOPED_TRACE(Case);
    const std::string Source = readFile(RulesFolder.str() + "/" + Case);
    if (StringRef(Source).contains("// errors: expected"))
      continue; // clang analyses no unit that it cannot compile
    const std::set<unsigned> ByRule = promisedLines(Source, Case), ByOracle = lines(Case, Source);
    for (const auto &[Name, Mine, Other] :
         {std::tuple("rule", &ByRule, &ByOracle), std::tuple("oracle", &ByOracle, &ByRule)})
      for (unsigned Line : *Mine)
        if (!Other->count(Line))
          Seen.insert(Case + ":" + std::to_string(Line) + " | " + Name);
  }
  const Differences Explained = explained();
  for (const std::string &D : Seen)
    EXPECT_TRUE(Explained.count(D)) << "not explained: " << D;
  for (const std::string &D : Explained)
    EXPECT_TRUE(Seen.count(D)) << "no longer differs: " << D;
}

} // namespace
} // namespace comsec::test
