#include "driver/report/Fingerprint.h"
#include "tests/report/Validator.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <random>

namespace comsec::report {
namespace {

using testing::ElementsAre;
using Json = nlohmann::json;

// The expected values come from running GitHub's own algorithm on the same bytes; SarifTest also
// compares with the implementation in Microsoft's tool.

TEST(LineHashes, OneForEachLine) {
  EXPECT_THAT(lineHashes("void f() {\n  CoInitializeEx(0, 0);\n\tg();\n}\n"),
              ElementsAre("fdc364e4a47f48a0:1", "8244faa972bfba62:1", "70eb1fba7b3fd883:1",
                          "32dce9ccfdbc9d3e:1", "c129715d7a2bc9a3:1"));
}

TEST(LineHashes, TheEndOfFileIsALine) {
  EXPECT_THAT(lineHashes(""), ElementsAre("c129715d7a2bc9a3:1"));
}

TEST(LineHashes, LineEndsAndIndentationMakeNoDifference) {
  const auto Unix = lineHashes("if (a)\n  b();\n\nc();\n");
  EXPECT_EQ(Unix.size(), 5u);
  EXPECT_EQ(lineHashes("if (a)\r\n\tb();\r\n\r\nc();\r\n"), Unix);
  EXPECT_EQ(lineHashes("if(a) \rb ();\r\rc();\r"), Unix);
  EXPECT_NE(lineHashes("if (a)\n  b();\n\nd();\n"), Unix);
}

TEST(LineHashes, EqualLinesAreNumbered) {
  const std::string Line(99, 'x');
  const auto Hashes = lineHashes(Line + "\n" + Line + "\n");
  ASSERT_EQ(Hashes.size(), 3u);
  EXPECT_TRUE(Hashes[0].ends_with(":1"));
  EXPECT_EQ(Hashes[1], Hashes[0].substr(0, Hashes[0].size() - 1) + "2");
}

TEST(LineHashes, BytesAreReadAsGitHubReadsThem) {
  // A byte order mark counts, characters count as UTF-16 units, ill-formed parts as U+FFFD.
  EXPECT_THAT(lineHashes("\xEF\xBB\xBFint x; // аб 😀\r\n\r\nfoo();\rbar(); // \xFF\xE4\xB8 end\n"
                         "\xED\xA0\x80\n"),
              ElementsAre("8b337ec09961b249:1", "86244c8a72315822:1", "6b1ee9fc82012a80:1",
                          "a3180fa1416278d6:1", "66bb4c1842ee204c:1", "c129715d7a2bc9a3:1"));
  EXPECT_THAT(lineHashes(std::string("\xFF\xFE"
                                     "a\0\n\0",
                                     6)),
              ElementsAre("65886a7b3baa3eb0:1", "dbb503105d3f7427:1"));
}

/// \p Lines of what sources hold, some of them equal, each ended by one of \p Ends.
std::string generated(unsigned Lines, std::vector<std::string> Ends, std::mt19937 &Random) {
  static const std::vector<std::string> Words = {"CoInitializeSecurity(",
                                                 "nullptr",
                                                 ", ",
                                                 "-1",
                                                 " ",
                                                 "\t",
                                                 "  ",
                                                 "{",
                                                 "}",
                                                 ");",
                                                 "\"аб 😀\"",
                                                 "// ž",
                                                 "𝔘",
                                                 "x",
                                                 "\u00a0",
                                                 "return",
                                                 "\u2028"};
  std::vector<std::string> All;
  std::string Text;
  for (unsigned I = 0; I < Lines; ++I) {
    std::string Line;
    switch (Random() % 8) {
    case 0: // an empty one
      break;
    case 1: // longer than what is looked at
      Line = std::string(Random() % 250, 'x');
      break;
    case 2: // one that was there before
      Line = All.empty() ? "}" : All[Random() % All.size()];
      break;
    default:
      for (unsigned Left = 1 + Random() % 24; Left > 0; --Left)
        Line += Words[Random() % Words.size()];
    }
    All.push_back(Line);
    Text += Line + Ends[Random() % Ends.size()];
  }
  return Text;
}

/// What Microsoft's tool computes for the first \p Lines lines of \p Text.
std::vector<std::string> validatorsHashes(const std::string &Text, unsigned Lines) {
  Tree T;
  T.write("a.cpp", Text);
  Json Results = Json::array();
  for (unsigned Line = 1; Line <= Lines; ++Line) // the tool finds files by absolute URIs only
    Results.push_back({{"message", {{"text", "x"}}},
                       {"locations",
                        {{{"physicalLocation",
                           {{"artifactLocation", {{"uri", "file://" + T.path("a.cpp").string()}}},
                            {"region", {{"startLine", Line}}}}}}}}});
  const Json Run = {{"tool", {{"driver", {{"name", "t"}}}}}, {"results", Results}};
  T.write("in.sarif", Json{{"version", "2.1.0"}, {"runs", {Run}}}.dump());
  const Outcome O = run(multitool(),
                        {"rewrite", "in.sarif", "--output", "out.sarif", "--insert",
                         "RollingHashPartialFingerprints", "--log", "ForceOverwrite"},
                        T.root());
  const Json Out = Json::parse(T.read("out.sarif"), nullptr, false);
  EXPECT_FALSE(Out.is_discarded()) << O.Output;
  std::vector<std::string> Hashes;
  if (!Out.is_discarded())
    for (const Json &Result : Out["runs"][0]["results"])
      Hashes.push_back(Result["partialFingerprints"].value("primaryLocationLineHash", ""));
  return Hashes;
}

TEST(LineHashes, AreThoseOfMicrosoftsToolOnAThousandLines) {
  constexpr unsigned Lines = 250;
  std::mt19937 Random(8);
  for (const std::vector<std::string> &Ends :
       std::vector<std::vector<std::string>>{{"\n"}, {"\r\n"}, {"\n", "\r\n"}}) {
    const std::string Text = generated(Lines, Ends, Random);
    std::vector<std::string> Ours = lineHashes(Text);
    Ours.resize(Lines); // without the end of the file
    EXPECT_EQ(validatorsHashes(Text, Lines), Ours);
  }

  // GitHub reads a file by Node.js, which keeps a byte order mark; this tool drops it. So the line
  // that begins with it differs, and that one only.
  const std::string Text = generated(Lines, {"\r\n"}, Random), Mark = "\xEF\xBB\xBF";
  std::vector<std::string> Ours = lineHashes(Mark + Text),
                           Tools = validatorsHashes(Mark + Text, Lines);
  Ours.resize(Lines);
  ASSERT_EQ(Tools.size(), Lines);
  EXPECT_NE(Ours[0], Tools[0]);
  EXPECT_EQ(lineHashes(Text)[0], Tools[0]);
  Ours[0] = Tools[0];
  EXPECT_EQ(Ours, Tools);
}

TEST(FindingKeys, DependOnRuleFunctionAndSubjectOnly) {
  Tree T;
  T.write("a.cpp", "\n\n\n\n");
  Finding A = finding(range("a.cpp", 1, 1, 2), "x");
  A.Function = "init";
  A.Subject = "CoInitializeSecurity(dwAuthnLevel=1)";
  Finding Moved = A;
  Moved.Where = range("b.cpp", 40, 3, 9);
  Moved.Message = "worded anew";
  const std::string Key = findingKeys(reportOn(T, {A})).front();
  EXPECT_EQ(findingKeys(reportOn(T, {Moved})).front(), Key);
  EXPECT_TRUE(Key.ends_with(":1"));

  Finding Others[] = {A, A, A};
  Others[0].Rule = "missing-static-cloaking";
  Others[1].Function = "start";
  Others[2].Subject = "CoInitializeSecurity(dwAuthnLevel=2)";
  for (const Finding &Other : Others)
    EXPECT_NE(findingKeys(reportOn(T, {Other})).front(), Key);

  const auto Both = findingKeys(reportOn(T, {A, Moved}));
  EXPECT_EQ(Both[0], Key);
  EXPECT_EQ(Both[1], Key.substr(0, Key.size() - 1) + "2");
}

TEST(FindingKeys, AreStable) {
  // Baselines of users hold these: another value needs another name than comsec/v1.
  Tree T;
  Finding A = finding(range("a.cpp", 1, 1, 2), "x");
  A.Function = "init";
  A.Subject = "CoInitializeSecurity(dwAuthnLevel=1)";
  EXPECT_THAT(findingKeys(reportOn(T, {A})), ElementsAre("d46e45f3af1783e5228db94cb867cbf3:1"));
}

} // namespace
} // namespace comsec::report
