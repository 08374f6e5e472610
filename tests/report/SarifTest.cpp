#include "driver/report/Sarif.h"
#include "driver/report/Fingerprint.h"
#include "tests/report/Tree.h"
#include "tests/report/Validator.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace comsec::report {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;
using testing::Not;

std::string sarifOf(const Tree &T, const Report &R, int ExitCode = 0) {
  Sources Text(T.root());
  return toSarif(R, Text, ExitCode);
}

Json runOf(const Tree &T, const Report &R, int ExitCode = 0) {
  return Json::parse(sarifOf(T, R, ExitCode))["runs"][0];
}

Json resultOf(const Tree &T, const Finding &F) { return runOf(T, reportOn(T, {F}))["results"][0]; }

Json physical(const Json &Result) { return Result["locations"][0]["physicalLocation"]; }

/// [startLine, startColumn, endLine, endColumn] of the place of a finding at \p Where.
std::vector<unsigned> placeOf(const Tree &T, const facts::Range &Where) {
  const Json Region = physical(resultOf(T, finding(Where, "x")))["region"];
  return {Region["startLine"], Region["startColumn"], Region["endLine"], Region["endColumn"]};
}

using Place = std::vector<unsigned>;

TEST(SarifColumns, CountUtf16Units) {
  Tree T;
  T.write("a.cpp", "\tfoo(abc);\n"
                   "foo(\"аб\", abc);\n"             // two bytes, one unit each
                   "foo(\"中\", abc);\n"             // three bytes, one unit
                   "foo(\"😀\", abc);\n"             // four bytes, two units
                   "foo(\"\xFF\xE4\xB8\", abc);\n"); // two replacement characters
  EXPECT_EQ(placeOf(T, range("a.cpp", 1, 6, 9)), (Place{1, 6, 1, 9})) << "a tab is one column";
  EXPECT_EQ(placeOf(T, range("a.cpp", 2, 12, 15)), (Place{2, 10, 2, 13}));
  EXPECT_EQ(placeOf(T, range("a.cpp", 3, 11, 14)), (Place{3, 9, 3, 12}));
  EXPECT_EQ(placeOf(T, range("a.cpp", 4, 12, 15)), (Place{4, 10, 4, 13}));
  EXPECT_EQ(placeOf(T, range("a.cpp", 5, 11, 14)), (Place{5, 10, 5, 13}));
}

TEST(SarifColumns, LineEndsAndByteOrderMark) {
  Tree T;
  T.write("a.cpp", "\xEF\xBB\xBF"
                   "abc;\r\nabc;\rabc;\n");
  for (unsigned Line : {1, 2, 3}) {
    EXPECT_EQ(placeOf(T, range("a.cpp", Line, 1, 4)), (Place{Line, 1, Line, 4}));
    EXPECT_EQ(placeOf(T, range("a.cpp", Line, 1, 99)), (Place{Line, 1, Line, 5})) << "clamped";
  }
}

TEST(SarifRegions, AreOneLineLong) {
  Tree T;
  T.write("a.cpp", "  foo(a,  \n  b);\nend\n");
  EXPECT_EQ(placeOf(T, {{"a.cpp", 1, 3}, 2, 5}), (Place{1, 3, 1, 9})) << "cut at the line's end";
  EXPECT_EQ(placeOf(T, {{"a.cpp", 1, 3}, 0, 0}), (Place{1, 3, 1, 6})) << "the word";
  EXPECT_EQ(placeOf(T, {{"a.cpp", 1, 6}, 0, 0}), (Place{1, 6, 1, 7})) << "one character";
  EXPECT_EQ(placeOf(T, {{"a.cpp", 3, 99}, 0, 0}), (Place{3, 4, 3, 4})) << "behind the line";
  EXPECT_EQ(placeOf(T, range("gone.cpp", 7, 3, 9)), (Place{7, 3, 7, 9})) << "no such file";
}

TEST(SarifRegions, CarryTheCode) {
  Tree T;
  T.write("a.cpp", "one\n  two(\"аб\");\nthree\n");
  const Json Place = physical(resultOf(T, finding(range("a.cpp", 2, 7, 13), "x")));
  EXPECT_EQ(Place["region"]["snippet"]["text"], "\"аб\"");
  EXPECT_EQ(Place["contextRegion"], Json::parse(R"({"startLine": 1, "endLine": 3,
                            "snippet": {"text": "one\n  two(\"аб\");\nthree"}})"));
}

TEST(SarifRegions, LongLinesAreShownInPart) {
  Tree T;
  std::string Filler;
  for (unsigned I = 0; I < 3000; ++I)
    Filler += "б";
  T.write("a.cpp", "one\n" + Filler + "abc" + Filler + "\nthree\n");
  const Json Place = physical(resultOf(T, finding(range("a.cpp", 2, 6001, 6004), "x")));
  EXPECT_EQ(Place["region"]["startColumn"], 3001);
  const Json Context = Place["contextRegion"];
  EXPECT_EQ(Context["startLine"], 2);
  EXPECT_EQ(Context["endLine"], 2);
  const std::string Code = Context["snippet"]["text"];
  EXPECT_LT(Code.size(), 2010u);
  const std::size_t Before = Code.find("abc") / 2; // two bytes each
  EXPECT_EQ(Context["startColumn"], 3001 - Before);
  EXPECT_THAT(Code, Not(HasSubstr("\uFFFD"))) << "no character is cut in two";
}

TEST(SarifUris, NothingInANameIsRead) {
  Tree T;
  const std::pair<const char *, const char *> Rows[] = {
      {"src/a.cpp", "src/a.cpp"},
      {"with space #1 100%.cpp", "with%20space%20%231%20100%25.cpp"},
      {"http:/x?y=z&q.cpp", "http%3A/x%3Fy%3Dz%26q.cpp"},
      {"каталог/файл.cpp",
       "%D0%BA%D0%B0%D1%82%D0%B0%D0%BB%D0%BE%D0%B3/%D1%84%D0%B0%D0%B9%D0%BB.cpp"},
      {"back\\slash\"<>.cpp", "back%5Cslash%22%3C%3E.cpp"},
      {"bad\xFF.cpp", "bad%FF.cpp"},
  };
  for (const auto &[Name, Uri] : Rows) {
    const Json Artifact =
        physical(resultOf(T, finding(range(Name, 1, 1, 2), "x")))["artifactLocation"];
    EXPECT_EQ(Artifact["uri"], Uri);
    EXPECT_EQ(Artifact["uriBaseId"], "SRCROOT");
  }
}

TEST(SarifRules, AreAllThereInOrder) {
  Tree T;
  const Json Rules = runOf(T, reportOn(T, {}))["tool"]["driver"]["rules"];
  ASSERT_EQ(Rules.size(), allRules().size());
  for (std::size_t I = 0; I < Rules.size(); ++I) {
    const Rule &R = *allRules()[I];
    EXPECT_EQ(Rules[I]["id"], sarifId(R));
    EXPECT_EQ(Rules[I]["properties"]["checkName"], "comsec-" + std::string(R.Id));
    EXPECT_EQ(Rules[I]["shortDescription"]["text"], R.Title);
    EXPECT_EQ(Rules[I]["helpUri"], helpUri(R));
    const std::string Description = Rules[I]["fullDescription"]["text"];
    EXPECT_TRUE(Description.ends_with(".")) << "whole sentences: " << Description;
    EXPECT_FALSE(Description.starts_with("-")) << "no list: " << Description;
    EXPECT_LE(Description.size(), 1024u);
    const std::string Severity = Rules[I]["properties"]["security-severity"];
    EXPECT_NEAR(std::stod(Severity), R.SecuritySeverity, 0.05);
    const Json Tags = Rules[I]["properties"]["tags"];
    EXPECT_EQ(Tags[0], "security");
    EXPECT_EQ(Tags.size(), 1 + R.Cwes.size());
    EXPECT_THAT(Rules[I]["help"]["text"].get<std::string>(), Not(HasSubstr("```")));
    EXPECT_EQ(Rules[I]["help"]["markdown"], rulePage(R));
  }
}

TEST(SarifResults, NameTheirRule) {
  Tree T;
  for (const Rule *R : allRules()) {
    Finding F = finding(range("a.cpp", 1, 1, 2), "x");
    F.Rule = R->Id;
    const Json Run = runOf(T, reportOn(T, {F}));
    const Json Result = Run["results"][0];
    EXPECT_EQ(Result["ruleId"], sarifId(*R));
    EXPECT_EQ(Run["tool"]["driver"]["rules"][Result["ruleIndex"].get<unsigned>()]["id"],
              Result["ruleId"]);
  }
}

TEST(SarifResults, PathsBecomeCodeFlowsAndLinks) {
  Tree T;
  T.write("a.cpp", "one\ntwo\nthree\nfour\nfive\n");
  Finding F = finding(range("a.cpp", 2, 1, 4), "message");
  F.Path = {{range("a.cpp", 3, 1, 6), "a[0] is set", 0},
            {range("a.cpp", 1, 1, 4), "is used", 2},
            {range("a.cpp", 2, 1, 4), "here", 1}};
  const Json Result = resultOf(T, F);
  const Json Steps = Result["codeFlows"][0]["threadFlows"][0]["locations"];
  ASSERT_EQ(Steps.size(), 3u);
  EXPECT_EQ(Steps[1]["location"]["message"]["text"], "is used");
  EXPECT_EQ(Steps[1]["location"]["physicalLocation"]["region"]["startLine"], 1);
  EXPECT_EQ(Steps[1]["nestingLevel"], 2);
  EXPECT_EQ(Steps[1]["executionOrder"], 2);
  EXPECT_EQ(Result["message"]["text"], "message (see [1](1), [2](2))");
  ASSERT_EQ(Result["relatedLocations"].size(), 2u) << "the finding's own place needs no link";
  EXPECT_EQ(Result["relatedLocations"][1]["id"], 2);
  EXPECT_EQ(Result["relatedLocations"][1]["message"]["text"], "is used");
  EXPECT_EQ(Result["relatedLocations"][1]["physicalLocation"]["region"]["startLine"], 1);

  F.Path.resize(7, {range("a.cpp", 4, 1, 5), "four"});
  EXPECT_EQ(resultOf(T, F)["message"]["text"], "message") << "many links read badly";
  EXPECT_FALSE(resultOf(T, F).contains("relatedLocations"));
}

TEST(SarifResults, EveryLocationIsPhysical) {
  Tree T;
  Finding F = finding(range("a.cpp", 2, 1, 4), "x");
  F.Path = {{{}, "no place known"}};
  const Json Result = resultOf(T, F);
  EXPECT_FALSE(Result.contains("codeFlows"));
  EXPECT_FALSE(Result.contains("relatedLocations"));
}

TEST(SarifResults, FixesAreEdits) {
  Tree T;
  T.write("a.cpp", "foo(\"аб\", abc);\n");
  Finding F = finding(range("a.cpp", 1, 1, 4), "x");
  F.Fixes = {{"do it",
              {{range("a.cpp", 1, 12, 15), "new"},
               {range("b.cpp", 1, 1, 1), "inserted"},
               {{{"a.cpp", 1, 1}, 1, 1}, "front"}}}};
  const Json Fix = resultOf(T, F)["fixes"][0];
  EXPECT_EQ(Fix["description"]["text"], "do it");
  ASSERT_EQ(Fix["artifactChanges"].size(), 2u);
  const Json First = Fix["artifactChanges"][0]["replacements"][0];
  EXPECT_EQ(First["deletedRegion"],
            Json::parse(R"({"startLine": 1, "startColumn": 10, "endLine": 1, "endColumn": 13})"));
  EXPECT_EQ(First["insertedContent"]["text"], "new");
  const Json Insertion = Fix["artifactChanges"][1]["replacements"][0]["deletedRegion"];
  EXPECT_EQ(Insertion["startColumn"], Insertion["endColumn"]);
}

TEST(SarifResults, SuppressionsAreOnAllResultsOrNone) {
  Tree T;
  T.write("a.cpp", "one // NOLINT\ntwo\n");
  const Finding One = finding(range("a.cpp", 1, 1, 4), "x"),
                Two = finding(range("a.cpp", 2, 1, 4), "x");
  const Json Both = runOf(T, reportOn(T, {One, Two}))["results"];
  EXPECT_EQ(Both[0]["suppressions"], Json::parse(R"([{"kind": "inSource"}])"));
  EXPECT_EQ(Both[1]["suppressions"], Json::array());
  EXPECT_FALSE(resultOf(T, Two).contains("suppressions"));
}

TEST(SarifResults, BracesAreNoPlaceholders) {
  Tree T;
  EXPECT_EQ(resultOf(T, finding(range("a.cpp", 1, 1, 2), "x {0} y"))["message"]["text"],
            "x {{0}} y");
}

TEST(SarifRun, NotificationsAndExitCode) {
  Tree T;
  Report R = reportOn(T, {});
  R.Notifications = {{"unit-failed", Level::Error, "a {0}", {"a b.cpp"}},
                     {"not-judged", Level::Note, "nowhere", {}}};
  const Json Invocation = runOf(T, R, 3)["invocations"][0];
  EXPECT_EQ(Invocation["exitCode"], 3);
  EXPECT_EQ(Invocation["executionSuccessful"], true);
  EXPECT_EQ(runOf(T, R, 1)["invocations"][0]["executionSuccessful"], false);
  const Json First = Invocation["toolExecutionNotifications"][0];
  EXPECT_EQ(First["descriptor"]["id"], "unit-failed");
  EXPECT_EQ(First["level"], "error");
  EXPECT_EQ(First["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "a%20b.cpp");
  EXPECT_FALSE(Invocation["toolExecutionNotifications"][1].contains("locations"));
}

/// Two findings of each rule in \p File, which has three lines: a plain one and a full one.
void addFindings(std::vector<Finding> &Findings, const std::string &File) {
  for (const Rule *R : allRules()) {
    Finding F = finding(range(File, 1, 1, 5), "API passes {4590f811} \xFF [x](y), 'z' is required");
    F.Rule = R->Id;
    F.Severity = R->Severity;
    F.Subject = "API(x={1})";
    Findings.push_back(F);
    F.Where = {{File, 2, 2}, 3, 2};
    F.Path = {
        {range(File, 2, 1, 3), "first"}, {{}, "nowhere"}, {{{"gone.h", 3, 0}, 0, 0}, "\xFF", 3}};
    F.Fixes = {{"one", {{range(File, 2, 3, 5), "x"}, {range("gone.h", 1, 1, 1), "\n"}}},
               {"nothing", {}},
               {"\x1B", {{{{File, 1, 1}, 3, 2}, ""}}}};
    Findings.push_back(F);
  }
}

/// A report with everything in it that a hostile and large project could bring.
Report richReport(Tree &T) {
  const std::pair<std::string, std::string> Files[] = {
      {"src/main.cpp", "#include <x.h>\r\n\tfoo(\"аб 😀\", abc);\r\n}\r\n"},
      {"with space #1 100%.cpp", "one(); // NOLINT\ntwo();\n}"},
      {"каталог/a:b?.cpp", "\xEF\xBB\xBFtwo(\xFF, \x1B[31m, 3);\rthree();\r}"},
      {"bad\xFF.cpp", "x\n  \n\n"},
      {"one line.cpp", "one line, and nothing around it"},
  };
  std::vector<Finding> Findings;
  for (const auto &[Name, Bytes] : Files) {
    T.write(Name, Bytes);
    if (std::count(Bytes.begin(), Bytes.end(), '\n') +
            std::count(Bytes.begin(), Bytes.end(), '\r') >
        1)
      addFindings(Findings, Name);
    Findings.push_back(finding(range(Name, 1, 2, 4), "in every file"));
  }
  T.write("long.cpp", std::string(5000, 'x') + "\n" + std::string(300, '\n'));
  for (unsigned Line = 1; Line <= 300; ++Line)
    Findings.push_back(finding(range("long.cpp", Line, 1, 2), "one of many"));
  std::vector<facts::Unit> Units(3);
  Units[0].MainFile = "src/main.cpp";
  Units[0].Notes = {{facts::NoteKind::MissingHeader, "x.h", {"src/main.cpp", 1, 1}},
                    {facts::NoteKind::ParseError, "expected '}' {0}", {"src/main.cpp", 3, 2}}};
  Units[1].MainFile = "with space #1 100%.cpp";
  Units[1].Failed = true;
  Units[2].MainFile = "empty.cpp";
  Report R = makeReport(T.root(), "", {std::move(Findings), {}}, Units,
                        {{"input", Level::Note, "nothing to say", {}}});
  R.Findings.back().Suppressed = true;
  R.Findings.back().Justification = "reviewed \xFF {0}";
  return R;
}

TEST(Sarif, SameInputSameBytesAndNoPathOfTheMachine) {
  Tree T;
  const Report R = richReport(T);
  const std::string Text = sarifOf(T, R, 2);
  EXPECT_EQ(sarifOf(T, R, 2), Text);
  EXPECT_THAT(Text, Not(HasSubstr(T.root())));
  EXPECT_THAT(Text, Not(HasSubstr("\x1B")));
  EXPECT_TRUE(Json::accept(Text));
}

// The real validator.

/// As with --repository: without it the validator misses the tree's origin.
Report fromRepository(Report R) {
  R.Repository = "https://example.com/agent";
  R.Revision = "788bdbb4";
  return R;
}

TEST(SarifValidator, IsInstalled) {
  ASSERT_TRUE(std::filesystem::exists(multitool())) << "scripts/test installs it: " << multitool();
}

TEST(SarifValidator, SeesErrors) {
  Tree T;
  std::string Broken = sarifOf(T, reportOn(T, {finding(range("a.cpp", 1, 1, 2), "x")}));
  Broken.replace(Broken.find("\"startLine\": 1"), 14, "\"startLine\": 0");
  EXPECT_THAT(objections(T, Broken), testing::Contains(HasSubstr("startLine")));
}

TEST(SarifValidator, HasNothingToSayAboutARichReport) {
  Tree T;
  EXPECT_THAT(objections(T, sarifOf(T, fromRepository(richReport(T)), 2)), testing::IsEmpty());
}

TEST(SarifValidator, MissesTheCodeOfMissingFilesOnly) {
  Tree T;
  T.write("empty.cpp", "");
  const Report R = fromRepository(reportOn(
      T, {finding(range("gone.cpp", 1, 1, 2), "x"), finding(range("empty.cpp", 1, 1, 2), "x")}));
  for (const std::string &Objection : objections(T, sarifOf(T, R)))
    EXPECT_THAT(Objection, testing::AnyOf(HasSubstr("SARIF2010"), HasSubstr("SARIF2011")))
        << "provide code snippets and context";
}

TEST(SarifValidator, HasNothingToSayAboutAnEmptyReport) {
  Tree T;
  EXPECT_THAT(objections(T, sarifOf(T, fromRepository(reportOn(T, {})))), testing::IsEmpty());
}

TEST(SarifValidator, ComputesTheSameLineHashes) {
  Tree T;
  const std::string Code = "void f() {\r\n\tCoInitializeEx(0, 0);\n\n  g(\"аб 😀\"); g();\n\n\n}\n";
  T.write("a.cpp", Code);
  std::vector<Finding> Findings;
  for (unsigned Line = 1; Line <= 7; ++Line)
    Findings.push_back(finding({{"a.cpp", Line, 1}, 0, 0}, "x"));
  Json Sarif = Json::parse(sarifOf(T, reportOn(T, Findings)));
  // The tool finds files by absolute URIs only.
  for (Json &Result : Sarif["runs"][0]["results"]) {
    Result.erase("partialFingerprints");
    Result["locations"][0]["physicalLocation"]["artifactLocation"] = {
        {"uri", "file://" + T.path("a.cpp").string()}};
  }
  T.write("in.sarif", Sarif.dump());
  const Outcome O = run(multitool(),
                        {"rewrite", "in.sarif", "--output", "out.sarif", "--insert",
                         "RollingHashPartialFingerprints", "--log", "ForceOverwrite"},
                        T.root());
  const Json Out = Json::parse(T.read("out.sarif"), nullptr, false);
  ASSERT_FALSE(Out.is_discarded()) << O.Output;
  const Json Results = Out["runs"][0]["results"];
  ASSERT_EQ(Results.size(), 7u);
  const std::vector<std::string> Ours = lineHashes(Code);
  for (std::size_t I = 0; I < Results.size(); ++I)
    EXPECT_EQ(Results[I]["partialFingerprints"].value("primaryLocationLineHash", ""), Ours[I]) << I;
}

} // namespace
} // namespace comsec::report
