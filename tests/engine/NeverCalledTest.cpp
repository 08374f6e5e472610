// Of which programs the rules say that they never call something.
#include "tests/engine/Findings.h"

using namespace comsec;
using namespace comsec::test;
using namespace comsec::knowledge;
using facts::ValueKind;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

// --- never called ---

UnitBuilder withoutSecurity() {
  UnitBuilder B("m.cpp");
  B.function("main", 1).api("CreateVssBackupComponents", 2);
  return B;
}

TEST(NeverCalled, IsSaidOnlyOfWholePrograms) {
  for (auto Id : {Missing, Masked}) {
    EXPECT_THAT(findings(withoutSecurity(), Id), SizeIs(1)) << Id;

    UnitBuilder Damaged = withoutSecurity();
    Damaged.U.Errors = 1;
    EXPECT_THAT(findings(Damaged, Id), SizeIs(1)) << "no token of the unit names it";

    Damaged.U.Mentions = {"COMGLB_EXCEPTION_HANDLING", "CoInitializeSecurity"};
    Results R = check({Damaged}, Id);
    EXPECT_THAT(R.Findings, IsEmpty()) << Id;
    ASSERT_THAT(R.Notifications, SizeIs(1)) << Id;
    EXPECT_EQ(R.Notifications[0].Id, "not-judged");
    EXPECT_THAT(R.Notifications[0].Message, HasSubstr(Id));

    UnitBuilder Library("m.cpp");
    Library.function("backUp", 1).api("CreateVssBackupComponents", 2);
    R = check({Library}, Id);
    EXPECT_THAT(R.Findings, IsEmpty()) << Id;
    ASSERT_THAT(R.Notifications, SizeIs(1)) << Id;
    EXPECT_THAT(R.Notifications[0].Message, HasSubstr("the library code of m.cpp"));
  }
}

TEST(NeverCalled, ACallReadFromTokensProvesNoRoleAlone) {
  UnitBuilder B = withoutSecurity();
  B.U.Errors = 1;
  B.U.Calls.back().Form = facts::CallForm::Tokens;
  for (auto Id : {Missing, Masked}) {
    Results R = check({B}, Id);
    EXPECT_THAT(R.Findings, IsEmpty()) << Id;
    ASSERT_THAT(R.Notifications, SizeIs(1)) << Id;
    EXPECT_THAT(R.Notifications[0].Message,
                HasSubstr("CreateVssBackupComponents is called in code that the compiler lost"));

    UnitBuilder Sure = B;
    Sure.api("CoRegisterClassObject", 3);
    R = check({Sure}, Id);
    ASSERT_THAT(R.Findings, SizeIs(1)) << Id;
    EXPECT_EQ(R.Findings[0].Where.Begin.Line, 3u) << "the role that nobody doubts";
  }
}

TEST(NeverCalled, ACallReadFromTokensIsACall) {
  UnitBuilder B = withoutSecurity();
  B.U.Errors = 1;
  B.initialisers().api("CoInitializeSecurity", 9); // the compiler lost the whole function
  B.U.Calls.back().Form = facts::CallForm::Tokens;
  Results R = check({B}, Missing);
  EXPECT_THAT(R.Findings, IsEmpty());
  EXPECT_THAT(R.Notifications, IsEmpty());
}

TEST(NeverCalled, TheStepsSayWhatWasSearchedAndEveryRole) {
  UnitBuilder B = withoutSecurity();
  B.calls("work", 3).api("CoRegisterClassObject", 4);
  UnitBuilder Other("work.cpp");
  Other.function("work", 1);
  for (auto Id : {Missing, Masked}) {
    Results R = check({B, Other}, Id);
    ASSERT_THAT(R.Findings, SizeIs(1)) << Id;
    const std::vector<Step> &Path = R.Findings[0].Path;
    EXPECT_THAT(Path.front().Message,
                HasSubstr("(searched: 2 functions in 2 translation units of main in m.cpp)"));
    EXPECT_THAT(Path.back().Message, HasSubstr("a DCOM server")) << "the other role";
  }
}

TEST(NeverCalled, ACallThatNobodyIsSeenToReachLeavesDoubt) {
  UnitBuilder Stray("startup.cpp");
  Stray.function("secure", 1);
  Security().call(Stray, 2);
  Results R = check({withoutSecurity(), Stray}, Missing);
  EXPECT_THAT(R.Findings, IsEmpty());
  EXPECT_THAT(R.Notifications, SizeIs(1));

  // The same in a function of one file that this file never names.
  Stray.last().Usr = Stray.U.Calls.back().Function = "c:startup.cpp@F@secure#";
  R = check({withoutSecurity(), Stray}, Missing);
  EXPECT_THAT(R.Findings, SizeIs(1));
  EXPECT_THAT(R.Notifications, IsEmpty());
}

TEST(NeverCalled, AnAddressAskedForByNameLeavesDoubt) {
  auto Asks = [](const char *Name) {
    UnitBuilder B = withoutSecurity();
    B.api("GetProcAddress", 3, {Unknown, value(ValueKind::String, Name)});
    return findings(B, Missing);
  };
  EXPECT_THAT(Asks("CoInitializeSecurity"), IsEmpty());
  EXPECT_THAT(Asks("CoInitializeEx"), SizeIs(1));
}

TEST(Exceptions, TheOptionCountsAndItsDefaultDoesNot) {
  auto WithSet = [](facts::Value Property, facts::Value Value) {
    UnitBuilder B = withoutSecurity();
    B.api("IGlobalOptions::Set", 3, {std::move(Property), std::move(Value)});
    return findings(B, Masked);
  };
  EXPECT_THAT(WithSet(integer(1), integer(1)), IsEmpty());
  EXPECT_THAT(WithSet(integer(1), integer(2)), IsEmpty());
  EXPECT_THAT(WithSet(integer(1), Unknown), IsEmpty());
  EXPECT_THAT(WithSet(Unknown, integer(0)), IsEmpty());
  EXPECT_THAT(WithSet(integer(3), integer(1)), ElementsAre(HasSubstr("never called")));
  EXPECT_THAT(WithSet(integer(1), integer(0)),
              ElementsAre(HasSubstr("(COMGLB_EXCEPTION_HANDLE) as dwValue")));
}

} // namespace
