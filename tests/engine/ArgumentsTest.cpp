// Which arguments of CoInitializeSecurity the rules find wrong, and where they keep silent.
#include "tests/engine/Findings.h"

using namespace comsec;
using namespace comsec::test;
using namespace comsec::knowledge;
using facts::ValueKind;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

// --- impersonation ---

TEST(Impersonation, IsExcessOnlyWhereAllWasSeenAndNothingElseIsUsed) {
  const Security S{.Impersonation = integer(ImpImpersonate)};
  EXPECT_THAT(findings(requester(S), WrongLevel), SizeIs(1));

  UnitBuilder WithWmi = requester(S);
  WithWmi.api("IWbemLocator::ConnectServer", 4);
  EXPECT_THAT(findings(WithWmi, WrongLevel), IsEmpty());

  UnitBuilder WithGap = requester(S);
  WithGap.U.Notes.push_back({facts::NoteKind::CallLost, "CoSetProxyBlanket", {"m.cpp", 9, 1}});
  Results R = check({WithGap}, WrongLevel);
  EXPECT_THAT(R.Findings, IsEmpty());
  ASSERT_THAT(R.Notifications, SizeIs(1));
  EXPECT_THAT(R.Notifications[0].Message, HasSubstr("CoSetProxyBlanket at m.cpp:9"));
}

TEST(Impersonation, CodeAroundACallReadFromTokensWasNotSeen) {
  UnitBuilder B = requester({.Impersonation = integer(ImpImpersonate)});
  B.U.Notes.push_back({facts::NoteKind::CallRecovered, "CoInitialize", {"m.cpp", 9, 1}});
  Results R = check({B}, WrongLevel);
  EXPECT_THAT(R.Findings, IsEmpty());
  ASSERT_THAT(R.Notifications, SizeIs(1));
  EXPECT_THAT(R.Notifications[0].Message, HasSubstr("around a call of CoInitialize at m.cpp:9"));
}

TEST(Impersonation, CloakingDeclaresRemoteShares) {
  const Security S{.Impersonation = integer(ImpImpersonate),
                   .Capabilities = integer(EoacStaticCloaking)};
  EXPECT_THAT(findings(requester(S), WrongLevel), IsEmpty());
  EXPECT_THAT(findings(requester(S), WrongLevel, {RvssMode::Off}), SizeIs(1));
  // Both flags make the call fail, which is another rule's finding.
  EXPECT_THAT(findings(requester({.Capabilities = integer(EoacCloaking)}), WrongLevel), IsEmpty());
}

TEST(Impersonation, ABlanketOnTheProxyBeatsTheProcess) {
  auto WithBlanket = [](facts::Value Level) {
    UnitBuilder B = program({});
    B.api("IWbemLocator::ConnectServer", 3);
    B.api("CoSetProxyBlanket", 4,
          {Unknown, integer(10), integer(0), Null, integer(3), std::move(Level), Null, integer(0)});
    return findings(B, WrongLevel);
  };
  EXPECT_THAT(WithBlanket(integer(ImpImpersonate)), IsEmpty());
  EXPECT_THAT(WithBlanket(Unknown), IsEmpty());
  EXPECT_THAT(WithBlanket(integer(ImpDefault)), SizeIs(1)) << "the process's level again";
}

TEST(Impersonation, AnEnumeratorOfAnotherEnumerationIsTheFinding) {
  facts::Value Mixed = integer(ImpImpersonate, "SecurityDelegation");
  Mixed.EnumType = "_SECURITY_IMPERSONATION_LEVEL";
  auto Found = findings(requester({.Impersonation = Mixed}), WrongLevel);
  ASSERT_THAT(Found, SizeIs(1));
  EXPECT_THAT(Found[0], HasSubstr("means RPC_C_IMP_LEVEL_IMPERSONATE here"));
  Mixed.EnumType = "house::Level"; // the project's own names for the RPC numbers
  EXPECT_THAT(findings(program({.Impersonation = Mixed}), WrongLevel), IsEmpty());
}

// --- cloaking ---

TEST(OldSpelling, IsDoubtedWhereAHeaderIsMissing) {
  const Security S{.Capabilities = value(ValueKind::Unknown, "not declared", "EOAC_STATIC")};
  UnitBuilder B = program(S);
  Results R = check({B}, Cloaking);
  ASSERT_THAT(R.Findings, SizeIs(1));
  EXPECT_EQ(R.Findings[0].Severity, Level::Warning);
  EXPECT_EQ(fixOf(R), "EOAC_STATIC_CLOAKING");

  B.U.Notes.push_back({facts::NoteKind::MissingHeader, "house.h", {"m.cpp", 1, 1}});
  R = check({B}, Cloaking);
  ASSERT_THAT(R.Findings, SizeIs(1));
  EXPECT_EQ(R.Findings[0].Severity, Level::Note);
  EXPECT_EQ(fixOf(R), "");
}

// --- combinations ---

TEST(Combinations, OneCauseGivesOneFinding) {
  EXPECT_THAT(findings(program({.Capabilities = integer(EoacAppId | EoacAccessControl)}), Invalid),
              SizeIs(1));
  EXPECT_THAT(findings(program({.Descriptor = Unknown,
                                .Level = integer(AuthnNone),
                                .Capabilities = integer(EoacSecureRefs | EoacAccessControl)}),
                       Invalid),
              SizeIs(1));
  EXPECT_THAT(findings(program({.Reserved = value(ValueKind::Address, "int", "X"),
                                .LastReserved = value(ValueKind::Address, "int", "X")}),
                       Invalid),
              SizeIs(2));
}

TEST(Combinations, MinusOneHasTwoSpellings) {
  const facts::Value Services = value(ValueKind::Address, "SOLE_AUTHENTICATION_SERVICE", "S");
  EXPECT_THAT(findings(program({.Count = integer(-1), .Services = Services}), Invalid), SizeIs(1));
  EXPECT_THAT(findings(program({.Count = integer(0xFFFFFFFF), .Services = Services}), Invalid),
              SizeIs(1));
  EXPECT_THAT(findings(program({.Count = integer(1), .Services = Services}), Invalid), IsEmpty());
}

TEST(Combinations, TwoArgumentsThatVaryMayVaryTogether) {
  const facts::Value Flags = either(integer(EoacAccessControl), integer(EoacNone));
  EXPECT_THAT(
      findings(program({.Descriptor = either(Unknown, Null), .Capabilities = Flags}), Invalid),
      IsEmpty());
  auto Found = findings(program({.Capabilities = Flags}), Invalid);
  ASSERT_THAT(Found, SizeIs(1));
  EXPECT_THAT(Found[0], testing::StartsWith("note 2: "));
}

TEST(Combinations, AnAppIdWantsZeros) {
  EXPECT_THAT(findings(program({.Capabilities = integer(EoacAppId)}), Invalid), SizeIs(1))
      << "three arguments are not zero: one note";
  EXPECT_THAT(findings(program({.Count = integer(0),
                                .Level = integer(0),
                                .Impersonation = integer(0),
                                .Capabilities = integer(EoacAppId)}),
                       Invalid),
              IsEmpty());
}

} // namespace
