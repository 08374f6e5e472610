// What the rules make of facts: ranks under doubt, several processes, and where they keep silent.
#include "checks/Rule.h"
#include "checks/knowledge/Requirements.h"
#include "tests/engine/Units.h"

#include <llvm/ADT/STLExtras.h>

using namespace comsec;
using namespace comsec::test;
using namespace comsec::knowledge;
using facts::ValueKind;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

const facts::Value Null = value(ValueKind::Null, "NULL");
const facts::Value Unknown = value(ValueKind::Unknown, "read from a file");

facts::Value either(facts::Value A, facts::Value B) {
  return group(ValueKind::Choice, {under("p", std::move(A)), under("!p", std::move(B))});
}

/// The arguments of CoInitializeSecurity that a VSS requester of local volumes should pass, each in
/// columns of its own.
struct Security {
  facts::Value Descriptor = Null, Count = integer(-1), Services = Null, Reserved = Null,
               Level = integer(AuthnPktPrivacy), Impersonation = integer(ImpIdentify), List = Null,
               Capabilities = integer(EoacNone), LastReserved = Null;

  void call(UnitBuilder &B, unsigned Line) const {
    std::vector<facts::Value> All = {Descriptor,    Count, Services,     Reserved,    Level,
                                     Impersonation, List,  Capabilities, LastReserved};
    unsigned Column = 10;
    for (facts::Value &V : All)
      V.Where = at(B.last().Where.Begin.File, Line, Column++);
    B.api("CoInitializeSecurity", Line, All);
    for (facts::Argument &A : B.U.Calls.back().Arguments)
      A.Editable = true;
  }
};

UnitBuilder program(const Security &S) {
  UnitBuilder B("m.cpp");
  B.function("main", 1);
  S.call(B, 2);
  return B;
}

UnitBuilder requester(const Security &S) {
  UnitBuilder B = program(S);
  B.api("CreateVssBackupComponents", 3);
  return B;
}

Results check(std::vector<facts::Unit> Units, std::string_view Id, RuleOptions Options = {}) {
  link::Program P(std::move(Units));
  return checkRules(P, Options, [&](const Rule &R) { return R.Id == Id; });
}

/// "warning 2: …": severity, line and message of each finding.
std::vector<std::string> shown(const Results &R) {
  std::vector<std::string> Lines;
  for (const Finding &F : R.Findings)
    Lines.push_back(std::string(toString(F.Severity)) + " " + std::to_string(F.Where.Begin.Line) +
                    ": " + F.Message);
  return Lines;
}

std::vector<std::string> findings(const UnitBuilder &B, std::string_view Id,
                                  RuleOptions Options = {}) {
  return shown(check({B}, Id, Options));
}

std::string fixOf(const Results &R) {
  if (R.Findings.size() != 1 || R.Findings[0].Fixes.empty())
    return {};
  return R.Findings[0].Fixes[0].Edits.at(0).Replacement;
}

constexpr auto WeakLevel = "weak-authentication-level";
constexpr auto WrongLevel = "wrong-impersonation-level";
constexpr auto Cloaking = "missing-static-cloaking";
constexpr auto Masked = "masked-com-exceptions";
constexpr auto Missing = "missing-initialization";
constexpr auto Invalid = "invalid-security-arguments";

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
