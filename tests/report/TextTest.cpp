#include "driver/report/Text.h"
#include "driver/report/Snippet.h"
#include "tests/report/Tree.h"

#include <gmock/gmock.h>
#include <llvm/Support/raw_ostream.h>

#include <sstream>

namespace comsec::report {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string textOf(const Tree &T, const Report &R, TextOptions Options = {}) {
  Sources Source(T.root());
  std::string Text;
  llvm::raw_string_ostream Out(Text);
  writeText(Out, R, Source, Options);
  return Text;
}

std::string snippetOf(const Snippet &S) {
  std::string Text;
  llvm::raw_string_ostream Out(Text);
  writeSnippet(Out, S);
  return Text;
}

TEST(Text, Golden) {
  Tree T;
  T.write("src/main.cpp", "const DWORD kLevel = RPC_C_AUTHN_LEVEL_NONE;\n"
                          "void init() {\n"
                          "\tCoInitializeSecurity(sd,\tkLevel);\n"
                          "}\n");
  Finding F = finding(range("src/main.cpp", 3, 27, 33), "CoInitializeSecurity asks for level 1");
  F.Path = {{range("src/main.cpp", 1, 22, 44), "the level is set here"},
            {range("src/main.cpp", 3, 2, 22), "and used here", 1}};
  F.Fixes = {{"ask for packet privacy",
              {{range("src/main.cpp", 3, 27, 33), "RPC_C_AUTHN_LEVEL_PKT_PRIVACY"}}}};
  Report R = reportOn(T, {F});
  R.ShownPrefix = "../agent";
  R.Covered = {{3, 1, 1, 1}, {}, {{"atlbase.h", {"a.cpp", "b.cpp"}}}};
  EXPECT_EQ(
      textOf(T, R),
      R"(../agent/src/main.cpp:3:27: warning: CoInitializeSecurity asks for level 1 [comsec-weak-authentication-level]
    3 |         CoInitializeSecurity(sd,        kLevel);
      |                                         ^~~~~~
      |                                         RPC_C_AUTHN_LEVEL_PKT_PRIVACY
../agent/src/main.cpp:1:22: note: the level is set here
    1 | const DWORD kLevel = RPC_C_AUTHN_LEVEL_NONE;
      |                      ^~~~~~~~~~~~~~~~~~~~~~
../agent/src/main.cpp:3:2: note: and used here
    3 |         CoInitializeSecurity(sd,        kLevel);
      |         ^~~~~~~~~~~~~~~~~~~~
comsec-tidy: 1 warning
  3 translation units: 1 analysed completely, 1 in part, 1 not at all
  headers not found: atlbase.h (2 units)
)");
}

TEST(Text, FixesElsewhereAreNotesOfTheirOwn) {
  Tree T;
  T.write("a.cpp", "one();\ntwo(1, 2);\n");
  Finding F = finding(range("a.cpp", 1, 1, 4), "x");
  F.Fixes = {{"change both", {{range("a.cpp", 2, 5, 6), "11"}, {range("a.cpp", 2, 8, 9), "22"}}}};
  EXPECT_THAT(textOf(T, reportOn(T, {F})), HasSubstr("a.cpp:2:5: note: change both\n"
                                                     "    2 | two(1, 2);\n"
                                                     "      |     ^\n"
                                                     "      |     11 22\n"));
}

TEST(Text, SuppressedFindingsAreCountedOnly) {
  Tree T;
  T.write("a.cpp", "one(); // NOLINT\n");
  const Report R = reportOn(T, {finding(range("a.cpp", 1, 1, 4), "x")});
  EXPECT_EQ(textOf(T, R), "comsec-tidy: no findings (and 1 suppressed by NOLINT)\n"
                          "  0 translation units: 0 analysed completely\n");
}

TEST(Text, LevelsHaveWords) {
  Tree T;
  Finding Error = finding(range("a.cpp", 1, 1, 2), "x"),
          Note = finding(range("a.cpp", 2, 1, 2), "x");
  Error.Severity = Level::Error;
  Note.Severity = Level::Note;
  const std::string Text = textOf(T, reportOn(T, {Error, Note}));
  EXPECT_THAT(Text, HasSubstr("a.cpp:1:1: error: x [comsec-"));
  EXPECT_THAT(Text, HasSubstr("a.cpp:2:1: remark: x [comsec-"));
  EXPECT_THAT(Text, HasSubstr("comsec-tidy: 1 error, 1 remark\n"));
}

TEST(Text, QuietMeansFindingsOnly) {
  Tree T;
  Report R = reportOn(T, {finding(range("a.cpp", 1, 1, 2), "x")});
  R.Notifications = {{"unit-failed", Level::Error, "a.cpp could not be analysed", {"a.cpp"}}};
  EXPECT_EQ(textOf(T, R, {false, true}),
            "a.cpp:1:1: warning: x [comsec-weak-authentication-level]\n");
  EXPECT_THAT(textOf(T, R), HasSubstr("comsec-tidy: error: a.cpp could not be analysed (a.cpp)\n"));
}

TEST(Text, FiveMissingHeadersAreNamed) {
  Tree T;
  Report R = reportOn(T, {});
  for (unsigned I = 0; I < 7; ++I)
    R.Covered.MissingHeaders.push_back(
        {"h" + std::to_string(I) + ".h", std::vector<std::string>(7 - I, "a.cpp")});
  EXPECT_THAT(textOf(T, R), HasSubstr("headers not found: h0.h (7 units), h1.h (6 units), h2.h "
                                      "(5 units), h3.h (4 units), h4.h (3 units) and 2 more\n"));
}

TEST(Text, CallsReadFromTokensAreCountedAndNotListed) {
  Tree T;
  Report R = reportOn(T, {});
  R.Covered.RecoveredCalls = 2;
  R.Notifications = {{"call-recovered", Level::Note, "one of them", {}}};
  const std::string Text = textOf(T, R);
  EXPECT_THAT(Text, HasSubstr("  2 calls read from tokens, in code that the compiler lost\n"));
  EXPECT_THAT(Text, Not(HasSubstr("one of them")));
}

TEST(Text, LongListsOfNotificationsAreCut) {
  Tree T;
  Report R = reportOn(T, {});
  for (unsigned I = 0; I < 30; ++I)
    R.Notifications.push_back({"parse-error", Level::Warning, "number " + std::to_string(I), {}});
  const std::string Text = textOf(T, R);
  EXPECT_THAT(Text, HasSubstr("comsec-tidy: warning: number 19\n"));
  EXPECT_THAT(Text, Not(HasSubstr("number 20")));
  EXPECT_THAT(Text, HasSubstr("and 10 more like these"));
}

TEST(Text, HostileTextIsEscapedEverywhere) {
  const std::string Bad = "\x1B]0;x\x07\xC2\x9B\u202E\xFF\r\n";
  Tree T;
  const std::string Name = "a\x1B[2J\u202E.cpp";
  T.write(Name, "foo(\x1B[31m \u2066 \xFF \x08);\n");
  Finding F = finding(range(Name, 1, 1, 4), Bad);
  F.Path = {{range(Name, 1, 1, 4), Bad}};
  F.Fixes = {{Bad, {{range(Name, 1, 1, 4), Bad}}}, {Bad, {{range(Name, 1, 1, 4), Bad}}}};
  Report R = reportOn(T, {F});
  R.Notifications = {{"x", Level::Warning, Bad, {Name}}};
  R.Covered.MissingHeaders = {{Bad, {"a.cpp"}}};
  const std::string Text = textOf(T, R);
  for (const char *Raw : {"\x1B", "\x07", "\x08", "\xC2\x9B", "\u202E", "\u2066", "\xFF", "\r"})
    EXPECT_THAT(Text, Not(HasSubstr(Raw)));
  EXPECT_THAT(Text, HasSubstr("a<U+001B>[2J<U+202E>.cpp:1:1: warning: <U+001B>]0;x<U+0007>"));
}

TEST(Text, ColoursOnDemandOnly) {
  Tree T;
  T.write("a.cpp", "one();\n");
  const Report R = reportOn(T, {finding(range("a.cpp", 1, 1, 4), "x")});
  EXPECT_THAT(textOf(T, R), Not(HasSubstr("\x1B")));
  EXPECT_THAT(textOf(T, R, {true, false}), HasSubstr("\x1B[0;1;35mwarning: \x1B[0m"));
}

/// What clang prints below its message about the unknown name "abc" on the only line of \p Code.
std::string clangsSnippet(const std::string &Code) {
  Tree T;
  T.write("a.cpp", "int abd; int foo(...);\nint x = " + Code + "\n");
  const Outcome O = run("/usr/bin/clang-22",
                        {"-fsyntax-only", "-w", "-fno-color-diagnostics", "a.cpp"}, T.root());
  std::istringstream In(O.Output);
  std::string Snippet;
  bool Below = false;
  for (std::string Line; std::getline(In, Line);) {
    const bool Part = Line.starts_with("    2 |") || Line.starts_with("      |");
    if (Below && !Part)
      break;
    if (Below)
      Snippet += Line + "\n";
    Below |= Line.find("undeclared identifier 'abc'") != std::string::npos;
  }
  return Snippet;
}

TEST(Snippet, LooksAsInClang) {
  for (const std::string Code : {
           "foo(abc);",
           "foo(1,\tabc);\t// tab",
           "\t\tfoo(\"\t\",   abc);",
           "foo(\"gaб\", abc);",
           "foo(\"中文\", abc); // 中",
           "foo(\"😀\", abc);",
           "foo(\"e\u0301\", abc);",
           "foo(\"\xFF\", abc); // \xE4\xB8",
           "foo(\"\x1B[31m\", abc); // \x7F \u202E \u00AD",
       }) {
    const std::string Line = "int x = " + Code;
    const unsigned Column = Line.find("abc") + 1;
    const facts::Range Where = range("a.cpp", 2, Column, Column + 3);
    const std::string Expected = clangsSnippet(Code);
    ASSERT_THAT(Expected, HasSubstr("^~~")) << Code;
    EXPECT_EQ(snippetOf({Line, Where, {{Where, "abd"}}}), Expected);
  }
}

TEST(Snippet, WideLineNumbersWidenTheGutter) {
  EXPECT_EQ(snippetOf({"x;", range("a", 123456, 1, 2), {}}), " 123456 | x;\n"
                                                             "        | ^\n");
}

TEST(Snippet, RangesOverLinesAreUnderlinedToTheEndOfTheFirst) {
  facts::Range Where = {{"a", 1, 3}, 3, 2};
  EXPECT_EQ(snippetOf({"  foo(1,  ", Where, {}}), "    1 |   foo(1,  \n"
                                                  "      |   ^~~~~~\n");
}

TEST(Snippet, PlacesBehindTheLineStayAtItsEnd) {
  EXPECT_EQ(snippetOf({"ab", range("a", 1, 99, 120), {}}), "    1 | ab\n"
                                                           "      |   ^\n");
  EXPECT_EQ(snippetOf({"", {{"a", 1, 0}, 0, 0}, {}}), "    1 | \n"
                                                      "      | ^\n");
}

TEST(Snippet, LongLinesAreCutAroundTheCaret) {
  const std::string Filler(300, 'x');
  const std::string Line = Filler + "target" + Filler;
  const std::string Text = snippetOf({Line, range("a", 1, 301, 307), {}});
  std::istringstream In(Text);
  std::string Code, Marks;
  std::getline(In, Code);
  std::getline(In, Marks);
  EXPECT_LT(Code.size(), 160u);
  EXPECT_THAT(Code, HasSubstr("| ...xxx"));
  EXPECT_THAT(Code, HasSubstr("xxx..."));
  EXPECT_EQ(Code.substr(Marks.find('^'), 6), "target");
  EXPECT_EQ(Marks.substr(Marks.find('^')), "^~~~~~");
}

TEST(Snippet, LongLinesWithWideCharactersKeepTheCaret) {
  std::string Filler;
  for (unsigned I = 0; I < 150; ++I)
    Filler += "中";
  const std::string Line = "a" + Filler + "target" + Filler;
  const unsigned Column = 2 + Filler.size();
  std::istringstream In(snippetOf({Line, range("a", 1, Column, Column + 6), {}}));
  std::string Code, Marks;
  std::getline(In, Code);
  std::getline(In, Marks);
  // Each of the wide characters takes two columns and three bytes.
  const std::size_t Before = std::count(Code.begin(), Code.begin() + Code.find("target"), '\xE4');
  EXPECT_EQ(Marks.find('^'), Code.find("target") - Before);
}

TEST(Snippet, AVeryLongRangeShowsItsBeginning) {
  const std::string Line = std::string(500, 'a') + std::string(500, 'b');
  std::istringstream In(snippetOf({Line, range("a", 1, 501, 1001), {}}));
  std::string Code, Marks;
  std::getline(In, Code);
  std::getline(In, Marks);
  EXPECT_EQ(Code[Marks.find('^')], 'b');
  EXPECT_LE(Marks.size(), Code.size());
}

} // namespace
} // namespace comsec::report
