#include "driver/report/Html.h"
#include "tests/report/Tree.h"

#include <gmock/gmock.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/Base64.h>
#include <llvm/Support/JSON.h>
#include <llvm/Support/SHA256.h>

#include <fstream>
#include <sstream>

namespace comsec::report {
namespace {

namespace fs = std::filesystem;
using llvm::StringRef;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string htmlOf(const Tree &T, const Report &R) {
  Sources Text(T.root());
  return toHtml(R, Text);
}

std::string htmlOf(const Tree &T, const Finding &F) { return htmlOf(T, reportOn(T, {F})); }

/// What stands between \p Begin and the next \p End, behind it.
std::string between(StringRef Html, StringRef Begin, StringRef End) {
  return Html.split(Begin).second.split(End).first.str();
}

/// The card of the only finding.
std::string card(const std::string &Html) { return between(Html, "<article", "</article>"); }

/// \p Html without tags: what a reader sees.
std::string seen(StringRef Html) {
  std::string Text;
  while (!Html.empty()) {
    const auto [Before, Tag] = Html.split('<');
    Text += Before;
    Html = Tag.split('>').second;
  }
  return Text;
}

std::string sourceFile(const std::string &Name) {
  std::ostringstream Text;
  Text << std::ifstream(COMSEC_SOURCE_DIR "/driver/report/html/" + Name).rdbuf();
  return Text.str();
}

TEST(Html, TellsWhatIsWrongWhereWhyAndHowToFixIt) {
  Tree T;
  T.write("src/a.cpp", "int a;\nvoid f() {\n  call(1);\n}\n");
  Finding F = finding(range("src/a.cpp", 3, 8, 9), "call is given 1");
  F.Function = "f";
  F.Path = {{range("src/a.cpp", 2, 6, 7), "f is entered"},
            {range("src/a.cpp", 3, 3, 7), "call is called", 1}};
  F.Fixes = {{"give it 2", {{range("src/a.cpp", 3, 8, 9), "2"}}}};
  const std::string Html = htmlOf(T, F), Card = card(Html);
  EXPECT_THAT(Card, HasSubstr("<bdi>call is given 1</bdi>"));
  EXPECT_THAT(Card, HasSubstr("<bdi>src/a.cpp:3:8</bdi>"));
  EXPECT_THAT(Card, HasSubstr("<code>f</code>"));
  EXPECT_THAT(Card, HasSubstr("<span class=\"n\">3</span>  call(<mark>1</mark>);\n"));
  EXPECT_THAT(Card, HasSubstr("How it comes to this: 2 steps"));
  EXPECT_THAT(Card, HasSubstr("<bdi>f is entered</bdi> <span class=\"place\"><bdi>src/a.cpp:2:6"));
  EXPECT_THAT(Card, HasSubstr("<li class=\"indent-1\"><p><bdi>call is called"));
  EXPECT_THAT(Card, HasSubstr("Fix: <bdi>give it 2</bdi>"));
  EXPECT_THAT(Card, HasSubstr("<span class=\"n\">-</span>  call(<mark>1</mark>);"));
  EXPECT_THAT(Card, HasSubstr("<span class=\"n\">+</span>  call(<mark>2</mark>);"));
  const Rule &R = *findRule(F.Rule);
  EXPECT_THAT(Html, HasSubstr("<h2>" + std::string(R.Title)));
  EXPECT_THAT(Html, HasSubstr("href=\"" + helpUri(R) + "\""));
  EXPECT_THAT(Html, HasSubstr("The level decides whether callers must prove who they are"));
  EXPECT_THAT(Html, HasSubstr("Anyone may call in, and nobody has to say who they are."));
  EXPECT_THAT(Html, HasSubstr("1 warning</title>"));
}

TEST(Html, AllRulesHaveTheirWords) {
  Tree T;
  for (const Rule *R : allRules()) {
    Finding F = finding(range("a.cpp", 1, 1, 2), "x");
    F.Rule = R->Id;
    const std::string Html = htmlOf(T, F);
    for (const char *Part :
         {"Why it matters", "References", "How to fix it", "What the rule finds"})
      EXPECT_GT(between(between(Html, Part, "</details>"), "class=\"prose\">", "</div>").size(),
                80u)
          << Part << " of " << R->Id;
    EXPECT_THAT(Html, Not(HasSubstr("<a href=\"" + std::string(R->Id)))) << "relative link";
  }
}

TEST(Html, RulesAndFindingsAreSortedByHowGraveTheyAre) {
  Tree T;
  Finding Note = finding(range("a.cpp", 1, 1, 2), "a note"), Error = Note, Other = Note;
  Note.Severity = Level::Note;
  Error.Severity = Level::Error;
  Error.Message = "an error";
  Other.Rule = "missing-static-cloaking";
  Other.Message = "a warning";
  const std::string Html = htmlOf(T, reportOn(T, {Note, Other, Error}));
  EXPECT_LT(Html.find("<bdi>an error"), Html.find("<bdi>a note"));
  EXPECT_LT(Html.find("<bdi>a note"), Html.find("<bdi>a warning")) << "the same rule as the error";
  EXPECT_THAT(Html, HasSubstr(": 1 error, 1 warning, 1 note</title>"));
}

TEST(Html, SuppressedFindingsAreMarked) {
  Tree T;
  T.write("a.cpp", "abc; // NOLINT\n");
  const std::string Html = htmlOf(T, finding(range("a.cpp", 1, 1, 4), "x"));
  EXPECT_THAT(card(Html), HasSubstr("suppressed by NOLINT"));
  EXPECT_THAT(card(Html), HasSubstr("data-state=\"suppressed\""));
  EXPECT_THAT(Html, HasSubstr(": 1 suppressed</title>"));
}

TEST(Html, WhatTheProjectAcceptsIsThereWithItsReason) {
  Tree T;
  Report R = reportOn(T, {finding(range("a.cpp", 1, 1, 2), "x")});
  R.Findings[0].Suppressed = true;
  R.Findings[0].Justification = "reviewed <b>";
  Sources Text(T.root());
  const std::string Card = card(toHtml(R, Text));
  EXPECT_THAT(Card, HasSubstr("accepted by the project"));
  EXPECT_THAT(Card, HasSubstr("Why: <bdi>reviewed &lt;b&gt;</bdi>"));
  EXPECT_THAT(Card, Not(HasSubstr("NOLINT")));
}

TEST(Html, KnownFindingsAreMarkedAndComeBehindNewOnes) {
  Tree T;
  Report R = reportOn(
      T, {finding(range("a.cpp", 1, 1, 4), "old"), finding(range("a.cpp", 2, 1, 4), "new")});
  R.HasBaseline = true;
  R.Findings[0].Known = true;
  const std::string Html = htmlOf(T, R);
  EXPECT_LT(Html.find("<bdi>new"), Html.find("<bdi>old"));
  EXPECT_THAT(Html, HasSubstr("<span class=\"badge known\">known in the baseline</span> <bdi>old"));
  EXPECT_THAT(Html, HasSubstr("data-state=\"known\""));
  EXPECT_THAT(Html, HasSubstr(": 1 warning, 1 known</title>"));
}

TEST(Html, RangesOverLinesAreMarkedLineByLine) {
  Tree T;
  T.write("a.cpp", "  call(1,\n       2,\n       3);\n");
  const std::string Card = card(htmlOf(T, finding({{"a.cpp", 1, 3}, 3, 10}, "x")));
  EXPECT_THAT(Card, HasSubstr("  <mark>call(1,</mark>\n"));
  EXPECT_THAT(Card, HasSubstr("       <mark>2,</mark>\n"));
  EXPECT_THAT(Card, HasSubstr("       <mark>3)</mark>;\n"));
}

TEST(Html, WhereOnlyTheBeginningIsKnownTheWordIsMarked) {
  Tree T;
  T.write("a.cpp", "a = call(1);\n");
  EXPECT_THAT(card(htmlOf(T, finding({{"a.cpp", 1, 5}, 0, 0}, "x"))),
              HasSubstr("a = <mark>call</mark>(1);"));
}

TEST(Html, LongLinesAreCutAroundTheMark) {
  Tree T;
  std::string Line;
  for (int I = 0; I < 20000; ++I)
    Line += "ж";
  T.write("a.cpp", Line + "call(1)" + Line + "\n");
  const std::string Card = card(htmlOf(T, finding(range("a.cpp", 1, 40001, 40005), "x")));
  EXPECT_THAT(Card, HasSubstr("ж<mark>call</mark>(1)ж"));
  EXPECT_THAT(Card, Not(HasSubstr("&lt;"))) << "no character was cut in two";
  EXPECT_LT(Card.size(), 3000u);
}

TEST(Html, FixesAreDiffsOfWhatChanges) {
  Tree T;
  T.write("a.cpp", "one(1, 2);\ntwo();\nthree();\n");
  Finding F = finding(range("a.cpp", 1, 1, 4), "x");
  // Two edits of one line, a line put in before another one, one taken away.
  F.Fixes = {{"d",
              {{range("a.cpp", 1, 8, 9), "B"},
               {range("a.cpp", 1, 5, 6), "A"},
               {{{"a.cpp", 2, 1}, 2, 1}, "new();\n"},
               {{{"a.cpp", 3, 1}, 3, 9}, ""}}}};
  const std::string Diff = seen(between(card(htmlOf(T, F)), "class=\"fix\"", "</div>"));
  EXPECT_THAT(Diff, HasSubstr("-one(1, 2);\n+one(A, B);\n"));
  EXPECT_THAT(Diff, HasSubstr("a.cpp:2\n+new();\na.cpp:3"));
  EXPECT_THAT(Diff, HasSubstr("-three();\n+\n"));
  EXPECT_THAT(Diff, Not(HasSubstr("two")));
}

TEST(Html, LargeNumbersAreNotRounded) {
  Tree T;
  Report R = reportOn(T, {finding({{"a.cpp", 1234567, 7654321}, 0, 0}, "x")});
  R.Covered.Units = R.Covered.Complete = 12345678;
  const std::string Html = htmlOf(T, R);
  EXPECT_THAT(Html, HasSubstr("a.cpp:1234567:7654321"));
  EXPECT_THAT(Html, HasSubstr("12345678 of 12345678 files completely"));
}

TEST(Html, OnlyFilesBelowTheRootAreShown) {
  Tree T;
  T.write("secret.txt", "the secret\n");
  T.write("root/a.cpp", "abc;\n");
  fs::create_symlink("../secret.txt", T.path("root/link.cpp"));
  const std::vector<std::string> Outside = {"../secret.txt", "link.cpp", T.path("secret.txt")};
  for (const std::string &File : Outside) {
    Finding F = finding(range(File, 1, 1, 4), "x");
    F.Path = {{range(File, 1, 1, 4), "y"}};
    F.Fixes = {{"d", {{range(File, 1, 1, 4), "z"}}}};
    Sources Text(T.path("root"));
    const std::string Html = toHtml(makeReport(T.path("root"), "", {{F}, {}}, {}, {}), Text);
    EXPECT_THAT(Html, Not(HasSubstr("the secret")));
    EXPECT_THAT(card(Html), HasSubstr("The source is not shown"));
  }
}

TEST(Html, CoverageTellsWhatWasNotSeenAndWhoWantsIt) {
  Tree T;
  Report R = reportOn(T, {});
  R.Covered.Units = 7;
  R.Covered.Complete = 4;
  R.Covered.Partial = 2;
  R.Covered.Failed = 1;
  R.Covered.PassedOver = 90;
  R.Covered.MissingHeaders = {{"atlbase.h", {"one.cpp", "two.cpp"}}};
  R.Notifications = {{"unit-failed", Level::Error, "c.cpp could not be analysed", {"c.cpp"}},
                     {"missing-header", Level::Note, "said in the list of headers", {"one.cpp"}}};
  const std::string Text = seen(htmlOf(T, R));
  EXPECT_THAT(Text, HasSubstr("1 file could not be analysed, 2 files only in part, 4 of 7 files "
                              "completely."));
  EXPECT_THAT(Text, HasSubstr("translation units\n\nall97\ncompletely4\nin part2\nnot at all1\n"
                              "passed over90\n"));
  EXPECT_THAT(Text, HasSubstr("atlbase.h, wanted by 2 filesone.cpptwo.cpp"));
  EXPECT_THAT(Text, HasSubstr("error unit-failed: 1c.cpp could not be analysed c.cpp"));
  EXPECT_THAT(Text, HasSubstr("Nothing was found."));
  EXPECT_THAT(Text, Not(HasSubstr("said in the list of headers")));
}

TEST(Html, ProcessesShowTheEvidenceOfTheirRoles) {
  Tree T;
  T.write("a.cpp", "CreateVssBackupComponents(&x);\nuse();\n");
  Report R = reportOn(T, {finding(range("a.cpp", 2, 1, 4), "x")});
  ReportedProcess Agent;
  Agent.Name = "agent.exe";
  Agent.Files = {"a.cpp"};
  Agent.Roles = {{"vss-requester",
                  {{"CreateVssBackupComponents is called", range("a.cpp", 1, 1, 26)},
                   {"it is used", range("a.cpp", 2, 1, 4)},
                   {"it is used", range("a.cpp", 2, 1, 4)}}}};
  Agent.NotSeen = {"b.cpp could not be analysed"};
  ReportedProcess Idle;
  Idle.Name = "idle.exe";
  R.Processes = {Idle, Agent};
  R.Findings[0].Processes = {1};
  const std::string Html = htmlOf(T, R),
                    Process = between(Html, "<article class=\"process\"", "</article>");
  EXPECT_THAT(card(Html), HasSubstr("data-process=\"1\""));
  EXPECT_THAT(card(Html), HasSubstr("<a href=\"#process-1\"><bdi>agent.exe</bdi></a>"));
  EXPECT_THAT(Process, HasSubstr("id=\"process-1\""));
  EXPECT_THAT(Process, HasSubstr("<mark>CreateVssBackupComponents</mark>(&amp;x);"));
  EXPECT_THAT(seen(Process), HasSubstr("Role vss-requester: CreateVssBackupComponents is called"));
  EXPECT_THAT(seen(Process), HasSubstr("it is used a.cpp:2:1 and 1 more place"));
  EXPECT_THAT(seen(Process), HasSubstr("b.cpp could not be analysed"));
  EXPECT_THAT(Html, HasSubstr("And 1 other without a role or a finding."));
  EXPECT_THAT(Html, Not(HasSubstr("idle.exe")));
}

TEST(Html, TheSameReportGivesTheSameBytesAnywhere) {
  std::vector<std::string> Pages;
  for (int I = 0; I < 2; ++I) {
    Tree T;
    T.write("same/a.cpp", "abc;\n");
    Sources Text(T.path("same"));
    const Report R = makeReport(T.path("same"), T.root() + "/same/",
                                {{finding(range("a.cpp", 1, 1, 4), "x")}, {}}, {}, {});
    Pages.push_back(toHtml(R, Text));
    EXPECT_THAT(Pages.back(), Not(HasSubstr(T.root()))) << "no machine's paths";
  }
  EXPECT_EQ(Pages[0], Pages[1]);
}

// --- hostile input ---

TEST(Html, HostileTextStaysText) {
  const std::string Bad = "</script></style></title><script>alert(1)</script><img src=x "
                          "onerror=alert(1)>\"'`{{&script}}{{>excerpt}}&amp;\x1B\x07\u202E\xFF\r\n";
  Tree T;
  const std::string Name = "a\"><script>\u202E.cpp";
  T.write(Name, Bad + "\n");
  Finding F = finding(range(Name, 1, 1, 9), Bad);
  F.Function = Bad;
  F.Path = {{range(Name, 1, 1, 9), Bad}};
  F.Fixes = {{Bad, {{range(Name, 1, 1, 9), Bad}}}};
  Report R = reportOn(T, {F});
  R.Repository = "javascript://" + Bad;
  R.Revision = Bad;
  R.Notifications = {{"x", Level::Warning, Bad, {Name}}};
  R.Covered.MissingHeaders = {{Bad, {Bad}}};
  R.Processes = {{Bad, false, {Bad}, {{Bad, {{Bad, range(Name, 1, 1, 9)}}}}, {Bad}}};
  R.Findings[0].Processes = {0};
  const std::string Html = htmlOf(T, R);
  EXPECT_EQ(StringRef(Html).count("<script"), 1u);
  EXPECT_EQ(StringRef(Html).count("</script"), 1u);
  EXPECT_EQ(StringRef(Html).count("<style"), 1u);
  EXPECT_EQ(StringRef(Html).count("</title"), 1u);
  for (const char *Raw : {"<img", "\x1B", "\x07", "\u202E", "\r", "href=\"javascript"})
    EXPECT_THAT(Html, Not(HasSubstr(Raw)));
  EXPECT_TRUE(llvm::json::isUTF8(Html));
  EXPECT_THAT(card(Html), HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
  EXPECT_THAT(card(Html), HasSubstr("{{&amp;script}}{{&gt;excerpt}}&amp;amp;")) << "no template";
  EXPECT_THAT(card(Html), HasSubstr("&lt;U+202E&gt;&lt;FF&gt;"));
}

/// The placeholders that are not escaped, of the template \p Name.
std::vector<std::string> unescaped(const std::string &Name) {
  std::vector<std::string> Found;
  llvm::SmallVector<StringRef> Pieces;
  const std::string Text = sourceFile(Name);
  StringRef(Text).split(Pieces, "{{");
  for (StringRef Piece : llvm::drop_begin(Pieces)) {
    EXPECT_FALSE(Piece.starts_with("{")) << "the engine does not know {{{";
    if (Piece.consume_front("&"))
      Found.push_back(Piece.split("}}").first.trim().str());
  }
  return Found;
}

TEST(Html, OnlyOurOwnTextIsNotEscaped) {
  // Hashes, style and script are ours; why to limits are the rules' pages, whose tags are text;
  // findings are what the other template made.
  EXPECT_THAT(unescaped("page.mustache"),
              ElementsAre("styleHash", "scriptHash", "style", "why", "references", "example",
                          "finds", "limits", "findings", "script"));
  EXPECT_THAT(unescaped("finding.mustache"), ElementsAre());
  EXPECT_THAT(unescaped("excerpt.mustache"), ElementsAre());
}

TEST(Html, ThePolicyAllowsOurScriptAndStyleAndNothingElse) {
  Tree T;
  const std::string Html = htmlOf(T, reportOn(T, {}));
  const auto Hash = [](StringRef Text) {
    return "'sha256-" + llvm::encodeBase64(llvm::SHA256::hash(llvm::arrayRefFromStringRef(Text))) +
           "'";
  };
  const std::string Script = between(Html, "<script>", "</script>");
  EXPECT_EQ(Script, sourceFile("report.js"));
  EXPECT_EQ(between(Html, "Content-Security-Policy\" content=\"", "\""),
            "default-src 'none'; style-src " + Hash(between(Html, "<style>", "</style>")) +
                "; script-src " + Hash(Script) + "; base-uri 'none'; form-action 'none'");
  EXPECT_THAT(Script, Not(HasSubstr("innerHTML")));
  EXPECT_THAT(Script, Not(HasSubstr("{{")));
}

// --- the program ---

const std::string Tool = COMSEC_BINARY_DIR "/bin/comsec-tidy";

TEST(HtmlOption, ScanTellsProcessesWithTheirRoles) {
  Tree T;
  const Outcome O = run(Tool,
                        {"scan", COMSEC_SOURCE_DIR "/fixtures/wmi-client", "-j1", "--quiet",
                         "--fail-on", "never", "--html", T.path("r.html")},
                        T.root());
  EXPECT_EQ(O.Status, 0) << O.Output;
  const std::string Html = T.read("r.html");
  EXPECT_THAT(Html, HasSubstr("<title>COM security of wmi-client: "));
  EXPECT_THAT(Html, HasSubstr("Role <strong>wmi-client</strong>"));
  EXPECT_THAT(Html, HasSubstr("process <a href=\"#process-0\"><bdi>main in diskinfo/diskinfo.c"));
  EXPECT_THAT(Html, Not(HasSubstr("data-process=\"none\"")));
}

TEST(HtmlOption, AnUnwritableFileIsOneLineAndNothingElseIsLost) {
  Tree T;
  T.write("a.cpp", "int a;\n");
  const Outcome O =
      run(Tool, {"scan", ".", "-j1", "--sarif", "r.sarif", "--html", "none/r.html"}, T.root());
  EXPECT_EQ(O.Status, 1);
  EXPECT_THAT(O.Output, HasSubstr("comsec-tidy: no findings\n"));
  EXPECT_THAT(O.Output, HasSubstr("comsec-tidy: error: cannot write none/r.html: No such file or "
                                  "directory\n"));
  EXPECT_TRUE(fs::exists(T.path("r.sarif")));
}

} // namespace
} // namespace comsec::report
