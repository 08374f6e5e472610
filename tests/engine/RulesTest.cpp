// What the rules make of facts: ranks under doubt, fixes, and several processes.
#include "tests/engine/Findings.h"

using namespace comsec;
using namespace comsec::test;
using namespace comsec::knowledge;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

// --- one of several values ---

TEST(Ranks, AValueUnderAConditionRanksOneLowerAndSaysSo) {
  auto Found =
      findings(program({.Level = either(integer(AuthnNone), integer(AuthnPktPrivacy))}), WeakLevel);
  ASSERT_THAT(Found, SizeIs(1));
  EXPECT_THAT(Found[0], testing::StartsWith("warning 2: "));
  EXPECT_THAT(Found[0], HasSubstr(" when 'p'"));
}

TEST(Ranks, WhatHoldsForAllValuesIsCertain) {
  // As a note either way, hence never less than the milder of the two.
  auto Found = findings(
      requester({.Level = either(integer(AuthnConnect), integer(AuthnPktIntegrity))}), WeakLevel);
  ASSERT_THAT(Found, SizeIs(1));
  EXPECT_THAT(Found[0], testing::StartsWith("note 2: "));
  // The same number on two ways is no choice at all.
  Found = findings(program({.Level = either(integer(AuthnNone, "kA"), integer(AuthnNone, "kB"))}),
                   WeakLevel);
  ASSERT_THAT(Found, SizeIs(1));
  EXPECT_THAT(Found[0], testing::StartsWith("error 2: "));
  EXPECT_THAT(Found[0], testing::Not(HasSubstr(" when ")));
}

TEST(Ranks, NothingIsSaidOfUnknownValues) {
  const UnitBuilder B =
      requester({.Level = Unknown, .Impersonation = Unknown, .Capabilities = Unknown});
  for (auto Id : {WeakLevel, WrongLevel, Cloaking, Invalid})
    EXPECT_THAT(findings(B, Id, {RvssMode::On}), IsEmpty()) << Id;
}

TEST(Ranks, ARecoveredCallWithoutOneArgumentProvesNothing) {
  UnitBuilder B = program({.Level = integer(AuthnNone)});
  B.U.Calls.back().Form = facts::CallForm::Recovered;
  EXPECT_THAT(findings(B, WeakLevel), SizeIs(1));
  std::vector<facts::Argument> &Arguments = B.U.Calls.back().Arguments;
  Arguments.erase(Arguments.begin()); // which one is missing, nobody knows
  EXPECT_THAT(findings(B, WeakLevel), IsEmpty());
}

TEST(Ranks, ACallReadFromTokensRanksOneLower) {
  UnitBuilder B = program({.Level = integer(AuthnNone)});
  B.U.Calls.back().Form = facts::CallForm::Tokens;
  Results R = check({B}, WeakLevel);
  ASSERT_THAT(R.Findings, SizeIs(1));
  EXPECT_EQ(R.Findings[0].Severity, Level::Warning) << "an error otherwise";
  EXPECT_THAT(R.Findings[0].Message, EndsWith("; only the call was read here, since the compiler "
                                              "lost the code around it"));
  using facts::NoteKind;
  B.U.Notes = {{NoteKind::MissingHeader, "a.h", {"m.cpp", 3, 1}},
               {NoteKind::MissingHeader, "z.h", {"m.cpp", 2, 1}}};
  EXPECT_THAT(check({B}, WeakLevel).Findings.at(0).Message,
              EndsWith("around it for want of 'z.h' and 1 other header"));
}

TEST(Ranks, NoneIsAnErrorOnlyWhenTheDescriptorIsNullForCertain) {
  auto Severity = [](Security S) {
    S.Level = integer(AuthnNone);
    return toString(check({program(S)}, WeakLevel).Findings.at(0).Severity);
  };
  EXPECT_EQ(Severity({}), "error");
  EXPECT_EQ(Severity({.Descriptor = Unknown}), "warning");
  EXPECT_EQ(Severity({.Descriptor = either(Null, Unknown)}), "warning");
  EXPECT_EQ(Severity({.Capabilities = Unknown}), "warning"); // perhaps EOAC_APPID
}

TEST(Ranks, WithAnAppIdTheRegistryDecides) {
  const UnitBuilder B = requester({.Level = integer(AuthnNone),
                                   .Impersonation = integer(ImpDelegate),
                                   .Capabilities = integer(EoacAppId)});
  EXPECT_THAT(findings(B, WeakLevel), IsEmpty());
  EXPECT_THAT(findings(B, WrongLevel), IsEmpty());
}

// --- fixes ---

TEST(Fixes, AreMadeOnlyWhereTheArgumentSpellsItsValue) {
  EXPECT_EQ(fixOf(check({program({.Level = integer(AuthnNone)})}, WeakLevel)),
            "RPC_C_AUTHN_LEVEL_PKT_PRIVACY");
  auto Constant = via("kLevel", at("m.h", 7), integer(AuthnNone));
  EXPECT_EQ(fixOf(check({program({.Level = Constant})}, WeakLevel)), "");
  auto Choice = either(integer(AuthnNone), integer(AuthnPktPrivacy));
  EXPECT_EQ(fixOf(check({program({.Level = Choice})}, WeakLevel)), "");
}

TEST(Fixes, KeepTheOtherFlags) {
  auto Fix = [](facts::Value Flags) {
    UnitBuilder B = requester({.Impersonation = integer(ImpImpersonate), .Capabilities = Flags});
    return fixOf(check({B}, Cloaking, {RvssMode::On}));
  };
  EXPECT_EQ(Fix(integer(0)), "EOAC_STATIC_CLOAKING");
  EXPECT_EQ(Fix(integer(EoacSecureRefs, "EOAC_SECURE_REFS")),
            "EOAC_SECURE_REFS | EOAC_STATIC_CLOAKING");
  EXPECT_EQ(Fix(integer(EoacDynamicCloaking)), ""); // the sample's choice, only noted
}

// --- one call, several processes ---

/// A start-up function that two programs share; the first one is a requester.
std::vector<facts::Unit> twoPrograms(const Security &S) {
  UnitBuilder Shared("shared.cpp");
  Shared.function("secure", 1);
  S.call(Shared, 2);
  UnitBuilder Backup("backup/main.cpp"), Other("other/main.cpp");
  Backup.function("main", 1).calls("secure", 2).api("CreateVssBackupComponents", 3);
  Other.function("main", 1).calls("secure", 2);
  return {Shared, Backup, Other};
}

TEST(SeveralProcesses, TheGravestVerdictStaysWithoutAFixThatIsWrongElsewhere) {
  Results R = check(twoPrograms({.Impersonation = integer(ImpImpersonate)}), WrongLevel);
  ASSERT_THAT(shown(R), SizeIs(1));
  EXPECT_EQ(R.Findings[0].Severity, Level::Warning);
  EXPECT_THAT(R.Findings[0].Fixes, IsEmpty()) << "the other program may need IMPERSONATE";

  R = check(twoPrograms({.Level = integer(AuthnNone)}), WeakLevel);
  ASSERT_THAT(shown(R), SizeIs(1));
  EXPECT_EQ(fixOf(R), "RPC_C_AUTHN_LEVEL_PKT_PRIVACY") << "right in both";
}

TEST(SeveralProcesses, OneStoryIsToldOnce) {
  UnitBuilder Shared("shared.cpp");
  Shared.function("backUp", 1).api("CreateVssBackupComponents", 2);
  UnitBuilder A("a/main.cpp"), B("b/main.cpp");
  A.function("main", 1).calls("backUp", 2);
  B.function("main", 1).calls("backUp", 2);
  EXPECT_THAT(shown(check({Shared, A, B}, Masked)), SizeIs(1));
  EXPECT_THAT(shown(check({Shared, A, B}, Missing)), SizeIs(1));
}

// --- results ---

TEST(Unchecked, OnlyCallsThatPutSecurityInForce) {
  UnitBuilder B("m.cpp");
  B.function("main", 1);
  for (auto [Api, Line] : {std::pair("CoImpersonateClient", 2), std::pair("CoRevertToSelf", 3)}) {
    B.api(Api, Line);
    B.U.Calls.back().Result = facts::ResultUse::Discarded;
  }
  EXPECT_THAT(findings(B, "unchecked-result"),
              ElementsAre(testing::StartsWith("warning 2: CoImpersonateClient")));
}

} // namespace
