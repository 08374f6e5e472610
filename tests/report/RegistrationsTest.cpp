// How a report speaks of registration files: counted apart, and what was passed over is said.
#include "driver/report/Gate.h"
#include "driver/report/Sarif.h"
#include "driver/report/Text.h"
#include "tests/report/Tree.h"

#include <gmock/gmock.h>
#include <llvm/Support/raw_ostream.h>
#include <nlohmann/json.hpp>

namespace comsec::report {
namespace {

using facts::NoteKind;
using facts::Unit;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

Unit source(std::string MainFile) {
  Unit U;
  U.MainFile = std::move(MainFile);
  return U;
}

Unit registration(std::string MainFile, std::vector<facts::Note> Notes = {}) {
  Unit U = source(std::move(MainFile));
  U.Kind = facts::UnitKind::Registration;
  U.Notes = std::move(Notes);
  return U;
}

const facts::Note Unread = {NoteKind::Unread, "expected a byte, found 'zz'", {"b.reg", 7, 12}};

Unit failedOne() {
  Unit U = registration(
      "c.reg", {{NoteKind::UnitFailed, "the file is larger than 32 MiB", {"c.reg", 1, 1}}});
  U.Failed = true;
  return U;
}

Report reportOf(const std::vector<Unit> &Sources, const std::vector<Unit> &Registrations) {
  return makeReport("/nowhere", "", {}, Sources, {}, Registrations);
}

/// What stands behind the findings and notifications.
std::string summaryOf(const Report &R) {
  comsec::report::Sources Source("/nowhere");
  std::string Text;
  llvm::raw_string_ostream Out(Text);
  writeText(Out, R, Source, {});
  return Text.substr(Text.find("comsec-tidy: no findings"));
}

TEST(Registrations, AreCountedApart) {
  const Report R = reportOf({source("a.cpp"), source("b.cpp")},
                            {registration("a.reg"), registration("b.reg", {Unread}), failedOne()});
  EXPECT_EQ(R.Covered.Units, 2u);
  EXPECT_EQ(R.Covered.Complete, 2u);
  EXPECT_EQ(R.Covered.Failed, 0u);
  EXPECT_EQ(R.Covered.Registrations.Units, 3u);
  EXPECT_EQ(R.Covered.Registrations.Complete, 1u);
  EXPECT_EQ(R.Covered.Registrations.Partial, 1u);
  EXPECT_EQ(R.Covered.Registrations.Failed, 1u);
}

TEST(Registrations, HaveALineOfTheSummary) {
  EXPECT_EQ(summaryOf(reportOf({source("a.cpp")}, {registration("a.reg")})),
            "comsec-tidy: no findings\n"
            "  1 translation unit: 1 analysed completely\n"
            "  1 registration file: 1 analysed completely\n");
  EXPECT_EQ(summaryOf(reportOf({}, {registration("a.reg"), registration("b.reg", {Unread})})),
            "comsec-tidy: no findings\n"
            "  2 registration files: 1 analysed completely, 1 in part\n");
  EXPECT_EQ(summaryOf(reportOf({}, {failedOne()})),
            "comsec-tidy: no findings\n"
            "  1 registration file: 0 analysed completely, 1 not at all\n");
  EXPECT_THAT(summaryOf(reportOf({source("a.cpp")}, {})), Not(HasSubstr("registration")));
}

TEST(Registrations, SayWhatTheirReaderPassedOver) {
  const Report R = reportOf({}, {registration("b.reg", {Unread, {NoteKind::Unread, "odd", {}}})});
  ASSERT_THAT(R.Notifications, SizeIs(2));
  EXPECT_EQ(R.Notifications[0].Where, facts::Location{"b.reg"}) << "at least the file is named";
  const Notification &N = R.Notifications[1];
  EXPECT_EQ(N.Id, "not-read");
  EXPECT_EQ(N.Severity, Level::Note);
  EXPECT_EQ(N.Where, (facts::Location{"b.reg", 7, 12}));
  EXPECT_EQ(N.Message, "expected a byte, found 'zz'; what is said here is passed over");
  EXPECT_THAT(R.Findings, IsEmpty());
}

TEST(Registrations, ThatFailedAreErrors) {
  const Report R = reportOf({}, {failedOne()});
  ASSERT_THAT(R.Notifications, SizeIs(1));
  EXPECT_EQ(R.Notifications[0].Id, "unit-failed");
  EXPECT_EQ(R.Notifications[0].Severity, Level::Error);
  EXPECT_EQ(R.Notifications[0].Message,
            "c.reg could not be analysed: the file is larger than 32 MiB");
}

TEST(Registrations, ThatFailedAreIncompleteWhenStrict) {
  const Report Failed = reportOf({source("a.cpp")}, {failedOne()});
  EXPECT_EQ(exitCode(Failed, {Level::Warning}, true), ExitIncomplete);
  EXPECT_EQ(exitCode(Failed, {Level::Warning}, false), ExitClean);
  const Report InPart = reportOf({}, {registration("b.reg", {Unread})});
  EXPECT_EQ(exitCode(InPart, {Level::Note}, true), ExitClean);
}

TEST(Registrations, AreInSarifWithThePlaceOfEachPart) {
  Tree T;
  const std::string Text = "REGEDIT4\n\n\n\n\n\n\"Jörg\"=hex:zz\n"; // "ö" is two bytes, one column
  T.write("b.reg", Text);
  const Report R = makeReport(T.root(), "", {}, {}, {}, {registration("b.reg", {Unread})});
  Sources Source(T.root());
  const auto Log = nlohmann::json::parse(toSarif(R, Source, ExitClean));
  const auto &All = Log["runs"][0]["invocations"][0]["toolExecutionNotifications"];
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(All[0]["descriptor"]["id"], "not-read");
  EXPECT_EQ(All[0]["level"], "note");
  const auto &Place = All[0]["locations"][0]["physicalLocation"];
  EXPECT_EQ(Place["artifactLocation"]["uri"], "b.reg");
  EXPECT_EQ(Place["region"]["startLine"], 7);
  EXPECT_EQ(Place["region"]["startColumn"], 11);
}

TEST(Registrations, FindingsHaveTheColumnsOfTheirText) {
  Tree T;
  // In UTF-16 each of these letters is one unit; as UTF-8 the first takes two bytes.
  const std::string Utf16("\xFF\xFE\x4F\x04 \0x\0\r\0\n\0", 12);
  T.write("a.reg", Utf16);
  Sources Source(T.root());
  const auto Log = nlohmann::json::parse(
      toSarif(reportOn(T, {finding(range("a.reg", 1, 4, 5), "x")}), Source, ExitFindings));
  const auto &Region = Log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
  EXPECT_EQ(Region["startColumn"], 3);
  EXPECT_EQ(Region["snippet"]["text"], "x");
}

} // namespace
} // namespace comsec::report
