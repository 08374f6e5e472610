// The harness itself: promises are read where files of their kind hold them, and that one is broken
// is seen.
#include "tests/rules/FrontEnds.h"
#include "tests/rules/Promises.h"

#include <gmock/gmock.h>

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

namespace comsec::test {
namespace {

/// "file:line rule level text" for each promise of \p Text; it must be readable.
std::vector<std::string> promises(const std::string &Text, const std::string &File) {
  std::vector<std::string> Problems, Result;
  for (const Expectation &E : readPromises(Text, File, Problems))
    Result.push_back(E.File + ":" + std::to_string(E.Line) + " " + E.Rule + " " + E.Level + " " +
                     E.Text);
  EXPECT_THAT(Problems, IsEmpty()) << Text;
  return Result;
}

std::vector<std::string> problems(const std::string &Text, const std::string &File) {
  std::vector<std::string> Problems;
  EXPECT_THAT(readPromises(Text, File, Problems), IsEmpty()) << Text;
  return Problems;
}

// --- what is promised ---

TEST(Promises, OfMofStandOnTheirLine) {
  EXPECT_THAT(promises("// why\nX = 1; // want: some-rule note \"x\"\r\n", "sub/A.Mof"),
              ElementsAre("sub/A.Mof:2 some-rule note x"));
}

TEST(Promises, OfRegAreAboutTheNextLineThatIsNoComment) {
  EXPECT_THAT(promises("; want-next: some-rule error \"one\"\r\n"
                       "; a word in between\r\n"
                       ";want-next: some-rule \"two\"\r\n"
                       "\"A\"=hex:00,\\\r\n"
                       "  01\r\n"
                       "; want-next: other-rule note \"three\"\r\n"
                       "@=\"\"",
                       "A.REG"),
              ElementsAre("A.REG:4 some-rule error one", "A.REG:4 some-rule  two",
                          "A.REG:7 other-rule note three"));
}

TEST(Promises, OfOtherFilesAreListed) {
  EXPECT_THAT(
      promises("a.rgs:12 some-rule error \"one\"\n\nsub/B.Reg:3 some-rule \"two\"\n", "wants.txt"),
      ElementsAre("a.rgs:12 some-rule error one", "sub/B.Reg:3 some-rule  two"));
  EXPECT_THAT(promises("a.rgs:1 some-rule \"x\"\n", "server/wants.txt"),
              ElementsAre("server/a.rgs:1 some-rule  x"));
}

TEST(Promises, HaveFixesWhereverTheyStand) {
  std::vector<std::string> Problems;
  for (const auto &[Text, File] : {std::pair("X; // want: some-rule \"x\" fix \"TRUE\"", "a.mof"),
                                   {"; want-next: some-rule \"x\" fix \"TRUE\"\nX", "a.reg"},
                                   {"a.rgs:1 some-rule \"x\" fix \"TRUE\"", "wants.txt"}}) {
    const std::vector<Expectation> Wanted = readPromises(Text, File, Problems);
    ASSERT_THAT(Wanted, SizeIs(1)) << Text;
    EXPECT_EQ(Wanted[0].Replacement, "TRUE");
  }
  EXPECT_THAT(Problems, IsEmpty());
}

TEST(Promises, OfUtf16AreNoneInTheFile) {
  const std::string Text("\xFF\xFE/\0/\0 \0w\0a\0n\0t\0", 16);
  EXPECT_THAT(promises(Text, "a.mof"), IsEmpty());
  EXPECT_THAT(promises("\xFE\xFF" + Text.substr(2), "a.reg"), IsEmpty());
}

// --- what is none ---

TEST(Promises, WithoutTextAreAProblem) {
  for (const auto &[Text, File] : {std::pair("a(); // want: no-text\n", "a.cpp"),
                                   {"b(); // want: some-rule error \"x\" and more\n", "a.cpp"},
                                   {"; want-next: some-rule error\nX\n", "a.reg"},
                                   {"a.rgs:1 some-rule\n", "wants.txt"},
                                   {"a.rgs some-rule \"x\"\n", "wants.txt"},
                                   {":7 some-rule \"x\"\n", "wants.txt"},
                                   {"// what this is\n", "wants.txt"}})
    EXPECT_THAT(problems(Text, File), SizeIs(1)) << File << ": " << Text;
}

TEST(Promises, WithAMisspeltMarkAreAProblem) {
  for (const char *Text : {"b(); // want some-rule \"x\"", "X; // wants: some-rule \"x\"",
                           "X; // wnat: some-rule warning \"x\"", "X; /* want: some-rule \"x\" */",
                           "; want-next: some-rule \"x\""})
    for (const char *File : {"a.cpp", "a.mof"})
      EXPECT_THAT(problems(Text, File), SizeIs(1)) << File << ": " << Text;
  for (const char *Text :
       {"; want: some-rule \"x\"", "; want-nxt: some-rule \"x\"", "; wnat-next: some-rule \"x\"",
        "; want-next some-rule \"x\"", "  ; want-next: some-rule \"x\"",
        "\"A\"=\"\" ; want: some-rule \"x\"", "// want: some-rule note \"x\""})
    EXPECT_THAT(problems(Text, "a.reg"), SizeIs(1)) << Text;
}

TEST(Promises, InAScriptAreAProblem) {
  EXPECT_THAT(problems("val A = d '1' // want: some-rule \"x\"\n", "a.Rgs"), SizeIs(1));
  EXPECT_THAT(problems("; want-next: some-rule \"x\"\n", "a.rgs"), SizeIs(1));
}

TEST(Promises, AboutNoLineAreAProblem) {
  EXPECT_THAT(problems("\"A\"=\"\"\n; want-next: some-rule \"x\"\n", "a.reg"),
              ElementsAre(HasSubstr("no line follows")));
}

TEST(Promises, OrdinaryCommentsAreNone) {
  EXPECT_THAT(problems("// COM wants the server's address: \"x\"\nfor (;;) f(); // a 'want'\n"
                       "char *Url = \"http://x\"; // see also: some-rule, \"x\"\n",
                       "a.cpp"),
              IsEmpty());
  EXPECT_THAT(problems("; What dcomcnfg writes: \"x\"\n\"A\"=\"6 ; NOLINT\" ; why\n", "a.reg"),
              IsEmpty());
}

// --- what is seen when they are broken ---

TEST(Harness, SeesBrokenPromises) {
  std::vector<std::string> Problems;
  const std::vector<Expectation> Wanted =
      readPromises("a(); // want: some-rule error \"left\"\nb(); // want: some-rule \"x\" fix "
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

class RegistrationPromise : public testing::Test {
protected:
  /// How many differences there are from the promise of an error on line 2 of a.reg that says
  /// "left" and writes "y".
  static std::size_t differences(const std::vector<Seen> &Found) {
    std::vector<std::string> Problems;
    const std::vector<Expectation> Wanted = readPromises(
        "; want-next: some-rule error \"left\" fix \"y\"\n\"A\"=\"x\"\n", "a.reg", Problems);
    EXPECT_THAT(Problems, IsEmpty());
    return compare(Wanted, Found, true).size();
  }
  const Seen Kept = {"a.reg", 2, "some-rule", "error", "what is left of it", "y"};
};

TEST_F(RegistrationPromise, IsKept) { EXPECT_EQ(differences({Kept}), 0u); }

TEST_F(RegistrationPromise, IsBrokenByAnythingElse) {
  std::vector<Seen> Wrong(6, Kept);
  Wrong[0].File = "A.reg";
  Wrong[1].Line = 1;
  Wrong[2].Rule = "other-rule";
  Wrong[3].Level = "warning";
  Wrong[4].Message = "what is right";
  Wrong[5].Replacement = "z";
  for (const Seen &S : Wrong)
    EXPECT_EQ(differences({S}), 2u) << show(S);
  EXPECT_EQ(differences({}), 1u);
  EXPECT_EQ(differences({Kept, Kept}), 1u);
}

TEST(Harness, TellsAFileThatWasNotRead) {
  const TempFolder Folder;
  writeFile(Folder.file("a.cpp"), std::string("MZ\0\1", 4));
  EXPECT_THAT(runDriver(Folder.file("a.cpp"), Folder.path(), {}).Problem, HasSubstr("not text"));
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
