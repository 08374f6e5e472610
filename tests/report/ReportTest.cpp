#include "tests/report/Tree.h"

#include <gmock/gmock.h>

namespace comsec::report {
namespace {

using facts::NoteKind;
using facts::Unit;
using testing::ElementsAre;
using testing::FieldsAre;

Unit unit(std::string MainFile, std::vector<facts::Note> Notes = {}, unsigned Errors = 0) {
  Unit U;
  U.MainFile = std::move(MainFile);
  U.Notes = std::move(Notes);
  U.Errors = Errors;
  return U;
}

Report reportOf(std::vector<Unit> Units) { return makeReport("/nowhere", "", {}, Units, {}); }

TEST(Report, CoverageCountsUnits) {
  Unit Failed = unit("d.cpp", {{NoteKind::UnitFailed, "time limit of 5 s", {}}});
  Failed.Failed = true;
  const Report R =
      reportOf({unit("a.cpp"), unit("b.cpp", {}, 2),
                unit("c.cpp", {{NoteKind::CallLost, "CoSetProxyBlanket", {}}}), Failed});
  EXPECT_EQ(R.Covered.Units, 4u);
  EXPECT_EQ(R.Covered.Complete, 1u);
  EXPECT_EQ(R.Covered.Partial, 2u);
  EXPECT_EQ(R.Covered.Failed, 1u);
}

TEST(Report, MissingHeadersAreCountedPerUnitAndFoldedAsOnWindows) {
  const Report R = reportOf({
      unit("b.cpp", {{NoteKind::MissingHeader, "atlbase.h", {"b.cpp", 1, 1}},
                     {NoteKind::MissingHeader, "sub\\x.h", {"b.cpp", 2, 1}}}),
      unit("a.cpp", {{NoteKind::MissingHeader, "ATLBase.h", {"a.cpp", 7, 1}},
                     {NoteKind::MissingHeader, "atlbase.h", {"h.h", 3, 1}}}),
      unit("c.cpp", {{NoteKind::MissingHeader, "wil/com.h", {"c.cpp", 1, 1}}}),
  });
  EXPECT_THAT(R.Covered.MissingHeaders,
              ElementsAre(FieldsAre("ATLBase.h", ElementsAre("b.cpp", "a.cpp")),
                          FieldsAre("sub\\x.h", ElementsAre("b.cpp")),
                          FieldsAre("wil/com.h", ElementsAre("c.cpp"))));
  ASSERT_EQ(R.Notifications.size(), 3u);
  const Notification &N = R.Notifications.front();
  EXPECT_EQ(N.Id, "missing-header");
  EXPECT_EQ(N.Severity, Level::Note);
  EXPECT_EQ(N.Where, (facts::Location{"a.cpp", 7, 1}));
  EXPECT_EQ(N.Message, "'ATLBase.h' was not found; 2 of 3 translation units included it and are "
                       "analysed without it");
}

TEST(Report, CallsReadFromTokensAreCountedByPlace) {
  const facts::Note Read{NoteKind::CallRecovered, "CoSetProxyBlanket", {"h.h", 3, 5}};
  const Report R = reportOf({unit("a.cpp", {Read}, 1), unit("b.cpp", {Read}, 1)});
  EXPECT_EQ(R.Covered.RecoveredCalls, 1u);
  EXPECT_EQ(R.Covered.Partial, 2u);
  std::vector<Notification> Said;
  for (const Notification &N : R.Notifications)
    if (N.Id == "call-recovered")
      Said.push_back(N);
  ASSERT_EQ(Said.size(), 1u);
  EXPECT_EQ(Said[0].Severity, Level::Note);
  EXPECT_EQ(Said[0].Where, (facts::Location{"h.h", 3, 5}));
}

TEST(Report, CompilerErrorsAreOneNotificationPerUnit) {
  const Report R =
      reportOf({unit("a.cpp",
                     {{NoteKind::ParseError, "later", {"a.cpp", 9, 1}},
                      {NoteKind::ParseError, "unknown type name 'X'", {"a.cpp", 3, 5}}},
                     7),
                unit("b.cpp", {}, 1)});
  ASSERT_EQ(R.Notifications.size(), 2u);
  EXPECT_EQ(R.Notifications[0].Message, "a.cpp has 7 compiler errors and is analysed in part; the "
                                        "first: unknown type name 'X'");
  EXPECT_EQ(R.Notifications[0].Where, (facts::Location{"a.cpp", 3, 5}));
  EXPECT_EQ(R.Notifications[1].Message, "b.cpp has 1 compiler error and is analysed in part");
  EXPECT_EQ(R.Notifications[1].Where, (facts::Location{"b.cpp"}));
}

TEST(Report, WhatEveryUnitLeavesOutIsSaidOnce) {
  const facts::Location Never{"a.cpp", 3, 5}, Elsewhere{"a.cpp", 9, 5};
  const std::vector<facts::Note> Skipped = {{NoteKind::CallSkipped, "CoInitializeEx", Never},
                                            {NoteKind::CallSkipped, "CoInitializeEx", Elsewhere}};
  Unit Debug = unit("a.cpp", {Skipped.front()});
  Debug.Config = "2";
  Debug.Calls.emplace_back().Callee = Elsewhere;
  const Report R = reportOf({unit("a.cpp", Skipped), Debug});
  EXPECT_EQ(R.Covered.Complete, 2u) << "it is no part of the unit";
  ASSERT_EQ(R.Notifications.size(), 1u);
  EXPECT_EQ(R.Notifications[0].Id, "call-skipped");
  EXPECT_EQ(R.Notifications[0].Severity, Level::Note);
  EXPECT_EQ(R.Notifications[0].Where, Never);
}

TEST(Report, FailedUnitsComeFirst) {
  Unit Silent = unit("z.cpp");
  Silent.Failed = true;
  const Report R =
      reportOf({unit("a.cpp", {{NoteKind::LimitReached, "path too long", {}}}), Silent});
  ASSERT_EQ(R.Notifications.size(), 2u);
  EXPECT_EQ(R.Notifications[0].Id, "unit-failed");
  EXPECT_EQ(R.Notifications[0].Severity, Level::Error);
  EXPECT_EQ(R.Notifications[1].Id, "limit-reached");
  EXPECT_EQ(R.Notifications[1].Where.File, "a.cpp") << "a note without a place is about its unit";
}

TEST(Report, NotificationsOfAllSourcesOnce) {
  const Notification Same = {"not-judged", Level::Note, "same", {}};
  const Report R =
      makeReport("/nowhere", "", {{}, {Same, Same}}, {}, {Same, {"input", Level::Note, "x", {}}});
  EXPECT_EQ(R.Notifications.size(), 2u);
}

TEST(Report, FindingsAreSortedByPlaceThenRule) {
  Tree T;
  Finding Other = finding(range("a.cpp", 2, 1, 2), "x");
  Other.Rule = "missing-static-cloaking";
  const Report R = reportOn(
      T, {finding(range("b.cpp", 1, 1, 2), "x"), finding(range("a.cpp", 10, 1, 2), "x"),
          finding(range("a.cpp", 2, 1, 2), "y"), finding(range("a.cpp", 2, 1, 2), "x"), Other});
  std::vector<std::string> Order;
  for (const ReportedFinding &F : R.Findings)
    Order.push_back(F.What.Where.Begin.File + std::to_string(F.What.Where.Begin.Line) +
                    F.What.Rule.substr(0, 1) + F.What.Message);
  EXPECT_THAT(Order, ElementsAre("a.cpp2mx", "a.cpp2wx", "a.cpp2wy", "a.cpp10wx", "b.cpp1wx"));
}

TEST(Report, OfDuplicatesTheGravestWithTheShortestProofStays) {
  Tree T;
  Finding Long = finding(range("a.cpp", 2, 1, 2), "x");
  Long.Path = {{range("a.cpp", 1, 1, 2), "first"}, {range("a.cpp", 2, 1, 2), "second"}};
  Finding Short = finding(range("a.cpp", 2, 1, 2), "x");
  Finding Grave = Long;
  Grave.Severity = Level::Error;
  EXPECT_EQ(reportOn(T, {Long, Short}).Findings.size(), 1u);
  EXPECT_TRUE(reportOn(T, {Long, Short}).Findings[0].What.Path.empty());
  EXPECT_EQ(reportOn(T, {Short, Grave}).Findings[0].What.Severity, Level::Error);
}

TEST(Report, NoLintOfTheRuleSilences) {
  Tree T;
  T.write("a.cpp", "one(); // NOLINT(comsec-weak-*)\n"
                   "two(); // NOLINT(comsec-other)\n"
                   "// NOLINTNEXTLINE(comsec-weak-authentication-level)\r\n"
                   "three();\r\n"
                   "four(); // NOLINT(weak-authentication-level)\n");
  const Report R =
      reportOn(T, {finding(range("a.cpp", 1, 1, 4), "x"), finding(range("a.cpp", 2, 1, 4), "x"),
                   finding(range("a.cpp", 4, 1, 6), "x"), finding(range("a.cpp", 5, 1, 5), "x"),
                   finding(range("gone.cpp", 1, 1, 5), "x")});
  std::vector<bool> Suppressed;
  for (const ReportedFinding &F : R.Findings)
    Suppressed.push_back(F.Suppressed);
  EXPECT_THAT(Suppressed, ElementsAre(true, false, true, false, false));
}

/// Whether a finding in line \p Line of \p File is silenced.
bool isSilenced(const std::string &File, const std::string &Text, unsigned Line) {
  Tree T;
  T.write(File, Text);
  return reportOn(T, {finding(range(File, Line, 1, 4), "x")}).Findings.at(0).Suppressed;
}

TEST(Report, NoLintInRegistrationFiles) {
  const std::string Inf = "HKLM,A,N,,x ; NOLINT(comsec-weak-*)\r\n"
                          "; NOLINTNEXTLINE\r\nHKLM,A,N,,x\r\nHKLM,A,N,,\"x ; NOLINT\"\r\n";
  EXPECT_TRUE(isSilenced("a.inf", Inf, 1));
  EXPECT_TRUE(isSilenced("a.INX", Inf, 3));
  EXPECT_FALSE(isSilenced("a.inf", Inf, 4)) << "a string is no comment";
  const std::string Wix = "<A Value='x'/> <!-- NOLINT -->\n<!-- NOLINTNEXTLINE(comsec-weak-*) -->\n"
                          "<A/>\n<A Value='NOLINT'/>\n<!-- NOLINTNEXTLINE(comsec-other) -->\n<A/>";
  EXPECT_TRUE(isSilenced("a.wxs", Wix, 1));
  EXPECT_TRUE(isSilenced("a.wxi", Wix, 3));
  EXPECT_FALSE(isSilenced("a.wxs", Wix, 4)) << "an attribute is no comment";
  EXPECT_FALSE(isSilenced("a.wxs", Wix, 6)) << "another rule's";
}

TEST(Report, NoLintBlocksWithoutPartnerAreNoted) {
  Tree T;
  T.write("a.cpp", "one();\r\n  // NOLINTBEGIN\r\ntwo();\r\n");
  const Report R =
      reportOn(T, {finding(range("a.cpp", 1, 1, 4), "x"), finding(range("a.cpp", 3, 1, 4), "x")});
  EXPECT_FALSE(R.Findings[1].Suppressed);
  ASSERT_EQ(R.Notifications.size(), 1u) << "once, not for each finding";
  EXPECT_EQ(R.Notifications[0].Id, "unmatched-nolint");
  EXPECT_EQ(R.Notifications[0].Where, (facts::Location{"a.cpp", 2, 6}));
}

/// A finding in a.cpp whose path begins in b.h and ends in c.cpp.
Finding throughFiles() {
  Finding F = finding(range("a.cpp", 1, 1, 4), "x");
  F.Path = {{range("b.h", 2, 1, 4), "begins"},
            {range("mid.cpp", 1, 1, 4), "passes"},
            {range("c.cpp", 3, 1, 4), "ends"}};
  return F;
}

TEST(Report, NoLintAtAnEndOfThePathInAnotherFileSilences) {
  for (const auto &[File, Text, Silences] : std::vector<std::tuple<std::string, std::string, bool>>{
           {"a.cpp", "one(); // NOLINT\n", true},
           {"b.h", "\ntwo(); // NOLINT(comsec-weak-authentication-level)\n", true},
           {"c.cpp", "\n// NOLINTNEXTLINE\nthree();\n", true},
           {"b.h", "one(); // NOLINT\ntwo();\n", false},
           {"mid.cpp", "one(); // NOLINT\n", false}}) {
    Tree T;
    T.write(File, Text);
    EXPECT_EQ(reportOn(T, {throughFiles()}).Findings.at(0).Suppressed, Silences) << File << Text;
  }
}

// clang-tidy knows the place of a finding only; within one file both front ends must agree.
TEST(Report, NoLintElsewhereInTheFileDoesNotSilence) {
  Tree T;
  T.write("a.cpp", "one();\ntwo(); // NOLINT\n");
  Finding F = finding(range("a.cpp", 1, 1, 4), "x");
  F.Path = {{range("a.cpp", 2, 1, 4), "begins"}};
  EXPECT_FALSE(reportOn(T, {F}).Findings.at(0).Suppressed);
}

/// The lines of a.cpp where a NOLINT silences nothing, when a finding is in line 1.
std::vector<unsigned> unusedIn(const std::string &Text, bool Failed = false) {
  Tree T;
  T.write("a.cpp", Text);
  facts::Unit U;
  U.MainFile = "a.cpp";
  U.Failed = Failed;
  const Report R =
      makeReport(T.root(), "", {{finding(range("a.cpp", 1, 1, 4), "x")}, {}}, {U}, {}, {},
                 {.UnusedOf = {"comsec-weak-authentication-level", "comsec-late"}});
  std::vector<unsigned> Lines;
  for (const Notification &N : R.Notifications)
    if (N.Id == "unused-suppression")
      Lines.push_back(N.Where.Line);
  return Lines;
}

TEST(Report, SuppressionsThatSilenceNothingAreNoted) {
  EXPECT_THAT(unusedIn("one(); // NOLINT(comsec-weak-*)\n"), ElementsAre());
  EXPECT_THAT(unusedIn("one(); // NOLINT(comsec-late)\ntwo(); // NOLINT(comsec-weak-*)\n"),
              ElementsAre(1, 2));
  EXPECT_THAT(unusedIn("one();\n// NOLINTNEXTLINE(comsec-late)\n// NOLINTBEGIN(comsec-late)\n"
                       "// NOLINTEND(comsec-late)\n"),
              ElementsAre(2, 3));
}

TEST(Report, SuppressionsForOthersAreNotUnused) {
  EXPECT_THAT(unusedIn("one();\ntwo(); // NOLINT\nthree(); // NOLINT(*)\n"), ElementsAre());
  EXPECT_THAT(unusedIn("one();\ntwo(); // NOLINT(bugprone-*, comsec-switched-off)\n"),
              ElementsAre());
  EXPECT_THAT(unusedIn("one();\ntwo(); // NOLINT(comsec-late)\n", /*Failed=*/true), ElementsAre())
      << "nothing could be found there";
}

} // namespace
} // namespace comsec::report
