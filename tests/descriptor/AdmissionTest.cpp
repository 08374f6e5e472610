// Who is let in. The expected answers come from the documents on COM's access masks
// (win32/com/access-control-lists-for-com), the VSS pages, and the order of entries in a DACL.
#include "checks/descriptor/Admission.h"
#include "checks/descriptor/Sddl.h"

#include <gmock/gmock.h>

using namespace testing;

namespace comsec::descriptor {
namespace {

using Kind = Admission::Kind;
using knowledge::AdmitRole;

Descriptor sddl(std::string Text) {
  for (char &C : Text)
    C = C == '$' ? Hole : C;
  SyntaxError Error;
  std::optional<Descriptor> D = parseSddl(Text, Error);
  EXPECT_TRUE(D) << Text << ": " << Error.Message;
  return D.value_or(Descriptor());
}

Kind answer(const std::string &Text, std::string_view Account, Call From = Call::Local) {
  return admit(sddl(Text), Account, From).Is;
}

std::vector<std::string> lackingIn(const std::string &Text, AdmitRole Role,
                                   bool BeforeServer2003 = false) {
  std::vector<std::string> Aliases;
  for (const Lack &L : lacking(sddl(Text), Role, BeforeServer2003))
    Aliases.emplace_back(knowledge::principalByKey(L.Who->Sid)->Alias);
  return Aliases;
}

constexpr auto System = knowledge::LocalSystem;
constexpr auto Backup = knowledge::BackupOperators;
constexpr auto Admins = knowledge::Administrators;
constexpr auto Requester = AdmitRole::VssRequester;
constexpr auto Writer = AdmitRole::VssWriter;

TEST(Admission, NoDaclLetsEverybodyInAndAnEmptyOneNobody) {
  for (const char *Text : {"O:BAG:BA", "D:NO_ACCESS_CONTROL"}) {
    EXPECT_EQ(answer(Text, System), Kind::Granted);
    EXPECT_EQ(answer(Text, knowledge::Anonymous, Call::Remote), Kind::Granted);
  }
  EXPECT_EQ(answer("D:", System), Kind::Missing);
}

TEST(Admission, Masks) {
  struct {
    const char *Mask;
    Kind Local, Remote;
  } Table[] = {
      {"0x1", Kind::Granted, Kind::Granted}, // the old format
      {"0x3", Kind::Granted, Kind::Missing},     {"0x5", Kind::Missing, Kind::Granted},
      {"0x7", Kind::Granted, Kind::Granted},     {"0x1f", Kind::Granted, Kind::Granted},
      {"CCDCLC", Kind::Granted, Kind::Granted},  {"0x9", Kind::Missing, Kind::Missing},
      {"0x2", Kind::Missing, Kind::Missing},     {"0", Kind::Missing, Kind::Missing},
      {"GA", Kind::Unknown, Kind::Unknown},      {"GX", Kind::Unknown, Kind::Unknown},
      {"0x20003", Kind::Granted, Kind::Missing},
  };
  for (auto [Mask, Local, Remote] : Table) {
    const std::string Text = "D:(A;;" + std::string(Mask) + ";;;SY)";
    EXPECT_EQ(answer(Text, System, Call::Local), Local) << Mask;
    EXPECT_EQ(answer(Text, System, Call::Remote), Remote) << Mask;
  }
}

TEST(Admission, OrderCounts) {
  EXPECT_EQ(answer("D:(D;;7;;;WD)(A;;7;;;SY)", System), Kind::Denied);
  EXPECT_EQ(answer("D:(A;;7;;;SY)(D;;7;;;WD)", System), Kind::Granted);
  EXPECT_EQ(answer("D:(D;;7;;;BO)(A;;7;;;WD)", Backup), Kind::Denied);
  EXPECT_EQ(answer("D:(D;;7;;;BO)(A;;7;;;WD)", System), Kind::Granted);
  EXPECT_EQ(answer("D:(D;;5;;;WD)(A;;7;;;SY)", System, Call::Local), Kind::Granted);
  EXPECT_EQ(answer("D:(D;;5;;;WD)(A;;7;;;SY)", System, Call::Remote), Kind::Denied);
  EXPECT_EQ(admit(sddl("D:(A;;7;;;BA)(D;;7;;;WD)"), Backup, Call::Local).By, 1u);
}

TEST(Admission, EntriesThatDoNotCount) {
  EXPECT_EQ(answer("D:(A;IO;7;;;SY)", System), Kind::Missing);
  EXPECT_EQ(answer("D:(D;IO;7;;;SY)(A;;7;;;SY)", System), Kind::Granted);
  EXPECT_EQ(answer("D:(AU;SA;7;;;SY)", System), Kind::Missing);
  EXPECT_EQ(answer("S:(A;;7;;;SY)D:", System), Kind::Missing);
}

TEST(Admission, Groups) {
  EXPECT_EQ(answer("D:(A;;3;;;WD)", Backup), Kind::Granted);
  EXPECT_EQ(answer("D:(A;;3;;;AU)", Backup), Kind::Granted);
  EXPECT_EQ(answer("D:(A;;7;;;WD)", knowledge::Anonymous), Kind::Missing);
  EXPECT_EQ(answer("D:(A;;7;;;AU)", knowledge::Anonymous), Kind::Missing);
  EXPECT_EQ(answer("D:(A;;7;;;WD)", knowledge::AllPackages), Kind::Missing);
  EXPECT_EQ(answer("D:(A;;3;;;BA)", System), Kind::Granted); // its token holds the group
  EXPECT_EQ(answer("D:(A;;3;;;SY)", Admins), Kind::Missing);
  EXPECT_EQ(answer("D:(A;;3;;;LA)", Admins), Kind::Missing);
  EXPECT_EQ(answer("D:(A;;3;;;BU)", Backup), Kind::Unknown);
  EXPECT_EQ(answer("D:(A;;3;;;IU)", Admins), Kind::Unknown);
  EXPECT_EQ(answer("D:(A;;3;;;IU)", System), Kind::Missing);
  EXPECT_EQ(answer("D:(A;;7;;;NU)", Admins, Call::Remote), Kind::Granted);
  EXPECT_EQ(answer("D:(D;;7;;;NU)(A;;7;;;BA)", Admins, Call::Remote), Kind::Denied);
  EXPECT_EQ(answer("D:(A;;7;;;S-1-5-21-1-2-3-1001)", "S-1-5-21-1-2-3-1001"), Kind::Granted);
}

TEST(Admission, WhatIsUnknownProvesNothing) {
  EXPECT_EQ(answer("D:(A;;7;;;$)", System), Kind::Unknown);
  EXPECT_EQ(answer("D:(A;;$;;;SY)", System), Kind::Unknown);
  EXPECT_EQ(answer("D:(A;;$;;;BA)", Backup), Kind::Missing);
  EXPECT_EQ(answer("D:(A;;7;;;SY)$", System), Kind::Unknown);
  EXPECT_EQ(answer("D:$", System), Kind::Unknown);
  EXPECT_EQ(answer("$", System), Kind::Unknown);
  EXPECT_EQ(answer("D:(XA;;7;;;SY;(a))", System), Kind::Unknown);
  EXPECT_EQ(answer("D:(XD;;7;;;SY;(a))(A;;7;;;SY)", System), Kind::Unknown);
  EXPECT_EQ(answer("D:(XD;;7;;;SY;(a))", System), Kind::Missing);
  EXPECT_EQ(answer("D:(XA;;7;;;SY;(a))(A;;7;;;SY)", System), Kind::Granted);
  EXPECT_EQ(answer("D:(XA;;7;;;SY;(a))(D;;7;;;SY)", System), Kind::Unknown);
  EXPECT_EQ(answer("D:(OA;;7;ab721a53-1e2f-11d0-9819-00aa0040529b;;SY)", System), Kind::Unknown);
  EXPECT_EQ(answer("D:(A;;1;;;SY)(A;;3;;;BO)", System), Kind::Unknown); // mixed masks
  EXPECT_EQ(answer("D:($)", System), Kind::Unknown);
  Descriptor D = sddl("D:(A;;7;;;BO)");
  D.Dacl.Aces[0].Maybe = true;
  EXPECT_EQ(admit(D, Backup, Call::Local).Is, Kind::Unknown);
  EXPECT_FALSE(admit(D, Backup, Call::Local).Why.empty());
}

TEST(Lacking, SystemRestoreSample) {
  // Microsoft's sample (win32/sr/using-system-restore): right for what it does; a requester's
  // descriptor must let in one group more.
  const std::string Sample =
      "O:BAG:BAD:(A;;0x3;;;BA)(A;;0x3;;;LS)(A;;0x3;;;NS)(A;;0x3;;;PS)(A;;0x3;;;SY)";
  EXPECT_THAT(lackingIn(Sample, Requester), ElementsAre("BO"));
  EXPECT_THAT(lackingIn(Sample, Writer), ElementsAre("BO"));
}

TEST(BroadGrants, APlainServerHasNone) {
  const Descriptor D = sddl("O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;BA)");
  EXPECT_EQ(D.Owner.Is, Party::State::Given);
  EXPECT_EQ(D.Group.Is, Party::State::Given);
  EXPECT_EQ(D.Sacl.Is, Acl::State::Absent);
  EXPECT_TRUE(broadGrants(D, Call::Local).empty());
  EXPECT_TRUE(broadGrants(D, Call::Remote).empty());
  EXPECT_TRUE(entriesWithoutExecute(D.Dacl).empty());
  EXPECT_TRUE(entriesWithGenericRights(D.Dacl).empty());
  EXPECT_FALSE(mixedMasks(D.Dacl));
}

TEST(Lacking, RolesDiffer) {
  const std::string Text = "O:BAG:BAD:(A;;0x7;;;SY)(A;;0x7;;;BA)(A;;0x7;;;BO)";
  EXPECT_THAT(lackingIn(Text, Requester), ElementsAre("LS", "NS"));
  EXPECT_THAT(lackingIn(Text, Requester, /*BeforeServer2003=*/true), IsEmpty());
  EXPECT_THAT(lackingIn(Text, Writer), IsEmpty());
}

TEST(Lacking, OnlyWhatIsCertain) {
  EXPECT_THAT(lackingIn("D:", Requester), ElementsAre("SY", "LS", "NS", "BA", "BO"));
  EXPECT_THAT(lackingIn("D:(A;;5;;;WD)", Requester), ElementsAre("SY", "LS", "NS", "BA", "BO"));
  EXPECT_THAT(lackingIn("O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;BA)", Requester),
              ElementsAre("LS", "NS", "BO"));
  EXPECT_THAT(lackingIn("D:(A;;1;;;WD)", Requester), IsEmpty());
  EXPECT_THAT(lackingIn("D:(A;;7;;;AU)", Requester), IsEmpty());
  EXPECT_THAT(lackingIn("D:(D;;7;;;BO)(A;;7;;;WD)", Requester), ElementsAre("BO"));
  EXPECT_THAT(lackingIn("", Requester), IsEmpty());
  EXPECT_THAT(lackingIn("D:(A;;7;;;$)", Requester), IsEmpty());
  EXPECT_THAT(lackingIn("D:(A;;7;;;SY)$", Requester), IsEmpty());
}

std::vector<std::string> broadIn(const std::string &Text, Call From) {
  std::vector<std::string> Keys;
  for (const BroadGrant &Grant : broadGrants(sddl(Text), From))
    Keys.emplace_back(Grant.Account);
  return Keys;
}

TEST(BroadGrants, GroupsThatAnyoneMayBelongTo) {
  EXPECT_THAT(broadIn("D:(A;;7;;;WD)(A;;7;;;SY)(A;;7;;;AN)(A;;7;;;AC)(A;;7;;;AU)", Call::Remote),
              ElementsAre("S-1-1-0", "S-1-5-7", "S-1-15-2-1", "S-1-5-11"));
  EXPECT_THAT(broadIn("D:(A;;3;;;WD)", Call::Remote), IsEmpty());
  EXPECT_THAT(broadIn("D:(A;;3;;;WD)", Call::Local), ElementsAre("S-1-1-0"));
  EXPECT_THAT(broadIn("O:BAG:BA", Call::Remote), ElementsAre("S-1-1-0"));
  EXPECT_THAT(broadIn("D:(D;;5;;;WD)(A;;7;;;WD)", Call::Remote), IsEmpty());
  EXPECT_THAT(broadIn("D:(D;;7;;;AN)(A;;7;;;WD)", Call::Remote), ElementsAre("S-1-1-0"));
  EXPECT_THAT(broadIn("D:(XA;;7;;;WD;(a))(A;IO;7;;;WD)(A;;GA;;;WD)", Call::Remote), IsEmpty());
  EXPECT_THAT(broadIn("$", Call::Remote), IsEmpty());
}

TEST(BroadGrants, ServersMayBeReachedWithoutStartingThem) {
  EXPECT_THAT(broadIn("D:(A;;0x11;;;WD)(A;;5;;;AU)", Call::RemoteActivation),
              ElementsAre("S-1-1-0"));
  EXPECT_THAT(broadIn("D:(A;;0x11;;;WD)(A;;5;;;AU)", Call::Remote), ElementsAre("S-1-5-11"));
  EXPECT_THAT(broadIn("D:(A;;1;;;WD)", Call::RemoteActivation), ElementsAre("S-1-1-0"));
  EXPECT_THAT(broadIn("D:(A;;0x10;;;WD)(A;;0xb;;;WD)", Call::RemoteActivation), IsEmpty());
}

TEST(AdmitsNobody, OnlyWhatIsCertain) {
  auto Nobody = [](const char *Text) { return admitsNobody(sddl(Text), Call::Remote); };
  EXPECT_TRUE(Nobody("D:"));
  EXPECT_TRUE(Nobody("D:(A;;0xb;;;WD)(A;;0x11;;;BA)(D;;7;;;AN)(A;IO;7;;;SY)"));
  EXPECT_FALSE(Nobody("D:(A;;0xb;;;WD)(A;;7;;;SY)"));
  EXPECT_FALSE(Nobody("D:(A;;1;;;SY)"));
  EXPECT_FALSE(Nobody("D:(A;;GA;;;SY)"));
  EXPECT_FALSE(Nobody("D:(A;;1;;;SY)(A;;3;;;SY)")); // what mixed lists mean nobody says
  EXPECT_FALSE(Nobody("D:(A;;$;;;SY)"));
  EXPECT_FALSE(Nobody("D:(A;;3;;;SY)$"));
  EXPECT_FALSE(Nobody("O:BAG:BA"));
}

TEST(Masks, WhatIsWrongWithThem) {
  auto Without = [](const char *Text) { return entriesWithoutExecute(sddl(Text).Dacl); };
  EXPECT_THAT(Without("D:(A;;7;;;SY)(A;;6;;;BA)(D;;4;;;WD)(A;;GA;;;BO)(A;IO;2;;;BO)(A;;$;;;BO)"),
              ElementsAre(1, 2));
  EXPECT_THAT(Without("D:(A;;FX;;;SY)(A;;FR;;;SY)"), ElementsAre(0));
  EXPECT_THAT(entriesWithGenericRights(sddl("D:(A;;GA;;;SY)(A;;7;;;BA)").Dacl), ElementsAre(0));
  EXPECT_FALSE(mixedMasks(sddl("D:(A;;1;;;SY)(A;;1;;;BA)").Dacl));
  EXPECT_FALSE(mixedMasks(sddl("D:(A;;3;;;SY)(A;;0x1f;;;BA)").Dacl));
  EXPECT_EQ(mixedMasks(sddl("D:(A;;3;;;SY)(A;;1;;;BA)").Dacl),
            std::pair(std::size_t(1), std::size_t(0)));
}

} // namespace
} // namespace comsec::descriptor
