// The published tables of SDDL, row by row, and what is wrong with strings that do not fit them.
// Expected values are those of the tables' documents (win32/secauthz/ace-strings, sid-strings,
// security-descriptor-string-format) and of winnt.h.
#include "checks/descriptor/Sddl.h"
#include "checks/descriptor/Sid.h"
#include "checks/knowledge/Principals.h"

#include <gtest/gtest.h>

namespace comsec::descriptor {
namespace {

Descriptor parsed(const std::string &Text) {
  SyntaxError Error;
  std::optional<Descriptor> D = parseSddl(Text, Error);
  EXPECT_TRUE(D) << Text << "\nat " << Error.Offset << ": " << Error.Message;
  return D.value_or(Descriptor());
}

Ace onlyEntry(const std::string &Text) {
  Descriptor D = parsed(Text);
  const Acl &List = D.Dacl.Aces.empty() ? D.Sacl : D.Dacl;
  EXPECT_EQ(List.Aces.size(), 1u) << Text;
  return List.Aces.empty() ? Ace() : List.Aces.front();
}

SyntaxError errorOf(const std::string &Text) {
  SyntaxError Error;
  EXPECT_FALSE(parseSddl(Text, Error)) << Text;
  return Error;
}

struct Named {
  const char *Word;
  std::uint32_t Number;
};

TEST(Sddl, TypesOfEntries) {
  const Named Table[] = {
      {"A", 0x00},  {"D", 0x01},  {"AU", 0x02}, {"AL", 0x03}, {"OD", 0x06}, {"OU", 0x07},
      {"OL", 0x08}, {"ML", 0x11}, {"SP", 0x13}, {"TL", 0x14}, {"FL", 0x15},
  };
  for (auto [Word, Number] : Table)
    EXPECT_EQ(unsigned(onlyEntry("D:(" + std::string(Word) + ";;1;;;WD)").Type), Number) << Word;
  const Named Conditional[] = {{"XA", 0x09}, {"XD", 0x0A}, {"XU", 0x0D}, {"FL", 0x15}};
  for (auto [Word, Number] : Conditional) {
    Ace A = onlyEntry("D:(" + std::string(Word) + ";;1;;;WD;(a))");
    EXPECT_EQ(unsigned(A.Type), Number) << Word;
    EXPECT_TRUE(A.Conditional) << Word;
  }
  Ace Attribute = onlyEntry("S:(RA;;;;;WD;(\"a\",TI,0,1))");
  EXPECT_EQ(Attribute.Type, AceType::ResourceAttribute);
  EXPECT_FALSE(Attribute.Conditional);
}

TEST(Sddl, EntriesForObjects) {
  const std::string Guid = "ab721a53-1e2f-11d0-9819-00aa0040529b";
  Ace A = onlyEntry("D:(OA;;CR;" + Guid + ";;SY)");
  EXPECT_EQ(A.Type, AceType::ObjectAllowed);
  EXPECT_TRUE(A.Typed);
  A = onlyEntry("D:(OA;;CR;;" + Guid + ";SY)");
  EXPECT_EQ(A.Type, AceType::ObjectAllowed);
  EXPECT_FALSE(A.Typed); // the GUID says who inherits it, not what it is for
  EXPECT_EQ(onlyEntry("D:(OA;;CR;;;SY)").Type, AceType::Allowed);
  EXPECT_TRUE(onlyEntry("D:(OD;;CR;" + Guid + ";;SY)").Typed);
  A = onlyEntry("D:(ZA;;CR;" + Guid + ";;SY;(a))");
  EXPECT_EQ(A.Type, AceType::CallbackObjectAllowed);
  EXPECT_EQ(onlyEntry("D:(ZA;;CR;;;SY;(a))").Type, AceType::CallbackAllowed);
}

TEST(Sddl, FlagsOfEntries) {
  const Named Table[] = {{"OI", 0x01}, {"CI", 0x02}, {"NP", 0x04}, {"IO", 0x08}, {"ID", 0x10},
                         {"CR", 0x20}, {"SA", 0x40}, {"TP", 0x40}, {"FA", 0x80}};
  for (auto [Word, Number] : Table)
    EXPECT_EQ(onlyEntry("D:(A;" + std::string(Word) + ";1;;;SY)").Flags, Number) << Word;
  EXPECT_EQ(onlyEntry("S:(AU;SAFAOICI;1;;;WD)").Flags, 0xC3u);
}

TEST(Sddl, Rights) {
  const Named Table[] = {
      {"GA", 0x10000000},
      {"GR", 0x80000000},
      {"GW", 0x40000000},
      {"GX", 0x20000000},
      {"RC", 0x20000},
      {"SD", 0x10000},
      {"WD", 0x40000},
      {"WO", 0x80000},
      {"RP", 0x10},
      {"WP", 0x20},
      {"CC", 0x1},
      {"DC", 0x2},
      {"LC", 0x4},
      {"SW", 0x8},
      {"LO", 0x80},
      {"DT", 0x40},
      {"CR", 0x100},
      {"FA", 0x1F01FF},
      {"FR", 0x120089},
      {"FW", 0x120116},
      {"FX", 0x1200A0},
      {"KA", 0xF003F},
      {"KR", 0x20019},
      {"KW", 0x20006},
      {"KX", 0x20019},
      {"NW", 0x1},
      {"NR", 0x2},
      {"NX", 0x4},
      {"", 0},
      {"CCDCLCSWRP", 0x1F},
      {"RPWPCCDCLCSWRCWDWOGA", 0x100E003F},
      {"0x7", 7},
      {"0X1f", 0x1F},
      {"0xFFFFFFFF", 0xFFFFFFFF},
      {"017", 15},
      {"11", 11},
      {"0", 0},
      {"4294967295", 0xFFFFFFFF},
      {"ccDC", 3},
      {" 0x3 ", 3},
  };
  for (auto [Word, Number] : Table)
    EXPECT_EQ(onlyEntry("D:(A;;" + std::string(Word) + ";;;SY)").Mask, Number) << Word;
}

TEST(Sddl, Aliases) {
  // win32/secauthz/sid-strings, and ms-dtyp 2.5.1.1 for MS and AS.
  const std::pair<const char *, const char *> Table[] = {
      {"AA", "S-1-5-32-579"}, {"AC", "S-1-15-2-1"},
      {"AN", "S-1-5-7"},      {"AO", "S-1-5-32-548"},
      {"AP", "AP"},           {"AS", "S-1-18-1"},
      {"AU", "S-1-5-11"},     {"BA", "S-1-5-32-544"},
      {"BG", "S-1-5-32-546"}, {"BO", "S-1-5-32-551"},
      {"BU", "S-1-5-32-545"}, {"CA", "CA"},
      {"CD", "S-1-5-32-574"}, {"CG", "S-1-3-1"},
      {"CN", "CN"},           {"CO", "S-1-3-0"},
      {"CY", "S-1-5-32-569"}, {"DA", "DA"},
      {"DC", "DC"},           {"DD", "DD"},
      {"DG", "DG"},           {"DU", "DU"},
      {"EA", "EA"},           {"ED", "S-1-5-9"},
      {"EK", "EK"},           {"ER", "S-1-5-32-573"},
      {"ES", "S-1-5-32-576"}, {"HA", "S-1-5-32-578"},
      {"HI", "S-1-16-12288"}, {"IS", "S-1-5-32-568"},
      {"IU", "S-1-5-4"},      {"KA", "KA"},
      {"LA", "LA"},           {"LG", "LG"},
      {"LS", "S-1-5-19"},     {"LU", "S-1-5-32-559"},
      {"LW", "S-1-16-4096"},  {"ME", "S-1-16-8192"},
      {"MP", "S-1-16-8448"},  {"MS", "S-1-5-32-577"},
      {"MU", "S-1-5-32-558"}, {"NO", "S-1-5-32-556"},
      {"NS", "S-1-5-20"},     {"NU", "S-1-5-2"},
      {"OW", "S-1-3-4"},      {"PA", "PA"},
      {"PO", "S-1-5-32-550"}, {"PS", "S-1-5-10"},
      {"PU", "S-1-5-32-547"}, {"RA", "S-1-5-32-575"},
      {"RC", "S-1-5-12"},     {"RD", "S-1-5-32-555"},
      {"RE", "S-1-5-32-552"}, {"RM", "S-1-5-32-580"},
      {"RO", "RO"},           {"RS", "RS"},
      {"RU", "S-1-5-32-554"}, {"SA", "SA"},
      {"SI", "S-1-16-16384"}, {"SO", "S-1-5-32-549"},
      {"SS", "S-1-18-2"},     {"SU", "S-1-5-6"},
      {"SY", "S-1-5-18"},     {"UD", "S-1-5-84-0-0-0-0-0"},
      {"WD", "S-1-1-0"},      {"WR", "S-1-5-33"},
  };
  std::size_t Aliases = 0;
  for (const knowledge::Principal &P : knowledge::principals())
    Aliases += !P.Alias.empty();
  EXPECT_EQ(Aliases, std::size(Table)) << "an alias has no row here";
  for (auto [Alias, Expected] : Table)
    EXPECT_EQ(onlyEntry("D:(A;;1;;;" + std::string(Alias) + ")").Account, Expected) << Alias;
}

TEST(Sddl, RawSids) {
  const std::pair<const char *, const char *> Table[] = {
      {"S-1-5-18", "S-1-5-18"},
      {"s-1-5-32-544", "S-1-5-32-544"},
      {"S-1-005-00018", "S-1-5-18"},
      {"S-1-0x5-18", "S-1-5-18"},
      {"S-1-0x000000000005-18", "S-1-5-18"},
      {"S-1-0x123456789ABC-1", "S-1-0x123456789ABC-1"},
      {"S-1-4294967295-4294967295", "S-1-4294967295-4294967295"},
      {"S-1-1-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15", "S-1-1-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15"},
      {"bo", "S-1-5-32-551"},
  };
  SyntaxError Error;
  for (auto [Text, Expected] : Table)
    EXPECT_EQ(parseSid(Text, Error).value_or("error"), Expected) << Error.Message;
  for (const char *Bad : {"", "S", "S-1", "S-1-5", "S-2-5-18", "S-1-5-", "S-1-5-x",
                          "S-1-5-4294967296", "S-1-4294967296-1", "S-1-0x1000000000000-1", "BAx",
                          "XX", "S-1-5-18 ", "S-1-1-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15-16"})
    EXPECT_FALSE(parseSid(Bad, Error)) << Bad;
}

TEST(Sddl, PartsInAnyOrder) {
  for (const char *Text :
       {"O:BAG:SYD:(A;;1;;;WD)S:(AU;;1;;;WD)", "S:(AU;;1;;;WD)D:(A;;1;;;WD)G:SYO:BA",
        " o:BA g:SY\nD: (A;;1;;;WD)\r\nS:\t(AU;;1;;;WD) "}) {
    Descriptor D = parsed(Text);
    EXPECT_EQ(D.Owner.Account, "S-1-5-32-544");
    EXPECT_EQ(D.Group.Account, "S-1-5-18");
    EXPECT_EQ(D.Dacl.Aces.size(), 1u);
    EXPECT_EQ(D.Sacl.Aces.size(), 1u);
    EXPECT_EQ(D.Layout, Form::SelfRelative);
    EXPECT_EQ(D.Control, 0x8014u);
  }
}

TEST(Sddl, MissingEmptyAndNullLists) {
  EXPECT_EQ(parsed("").Dacl.Is, Acl::State::Absent);
  EXPECT_EQ(parsed("O:BAG:BA").Dacl.Is, Acl::State::Absent);
  EXPECT_EQ(parsed("").Owner.Is, Party::State::Absent);
  Descriptor Empty = parsed("D:S:");
  EXPECT_EQ(Empty.Dacl.Is, Acl::State::Listed);
  EXPECT_TRUE(Empty.Dacl.Aces.empty());
  EXPECT_EQ(Empty.Sacl.Is, Acl::State::Listed);
  EXPECT_EQ(parsed("D:NO_ACCESS_CONTROL").Dacl.Is, Acl::State::Null);
  EXPECT_EQ(parsed("D:PNO_ACCESS_CONTROLO:BA").Dacl.Is, Acl::State::Null);
  EXPECT_EQ(parsed("D:NO_ACCESS_CONTROL(A;;1;;;SY)").Dacl.Is, Acl::State::Unknown);
}

TEST(Sddl, FlagsOfLists) {
  EXPECT_EQ(parsed("D:P").Control, 0x8004u | 0x1000u);
  EXPECT_EQ(parsed("D:AR").Control, 0x8004u | 0x0100u);
  EXPECT_EQ(parsed("D:AI").Control, 0x8004u | 0x0400u);
  EXPECT_EQ(parsed("S:PARAI").Control, 0x8010u | 0x2000u | 0x0200u | 0x0800u);
}

TEST(Sddl, ExampleOfTheFormatPage) {
  Descriptor D = parsed("O:DAG:DAD:(A;;RPWPCCDCLCRCWOWDSDSW;;;SY)(A;;RPWPCCDCLCRCWOWDSDSW;;;DA)"
                        "(OA;;CCDC;bf967aba-0de6-11d0-a285-00aa003049e2;;AO)(A;;RPLCRC;;;AU)"
                        "S:(AU;SAFA;WDWOSDWPCCDCSW;;;WD)");
  EXPECT_EQ(D.Owner.Account, "DA");
  ASSERT_EQ(D.Dacl.Aces.size(), 4u);
  EXPECT_EQ(D.Dacl.Aces[0].Mask, 0x000F003Fu);
  EXPECT_EQ(D.Dacl.Aces[2].Mask, 3u);
  EXPECT_EQ(D.Dacl.Aces[2].Account, "S-1-5-32-548");
  EXPECT_EQ(D.Dacl.Aces[3].Mask, 0x00020014u);
  ASSERT_EQ(D.Sacl.Aces.size(), 1u);
  EXPECT_EQ(D.Sacl.Aces[0].Flags, 0xC0u);
  EXPECT_EQ(D.Sacl.Aces[0].Mask, 0x000D002Bu);
}

TEST(Sddl, Origins) {
  Descriptor D = parsed("O:BAD:P(A;;1;;;SY) (D;;1;;;S-1-5-7)");
  EXPECT_EQ(D.Owner.From.Offset, 0u);
  EXPECT_EQ(D.Owner.From.Length, 4u);
  EXPECT_EQ(D.Dacl.From.Offset, 4u);
  ASSERT_EQ(D.Dacl.Aces.size(), 2u);
  EXPECT_EQ(D.Dacl.Aces[1].From.Offset, 19u);
  EXPECT_EQ(D.Dacl.Aces[1].From.Length, 16u);
}

TEST(Sddl, MalformedStrings) {
  const std::pair<const char *, std::size_t> Table[] = {
      {"X:BA", 0},
      {"BA", 0},
      {"O:", 2},
      {"O:XX", 2},
      {"O:BAO:SY", 4},
      {"D:D:", 2},
      {"D:Q", 2},
      {"D:(A;;1;;;SY", 12},
      {"D:(A;;1;;;SY))", 13},
      {"D:(Q;;1;;;SY)", 3},
      {"D:(;;1;;;SY)", 3},
      {"D:(A;QQ;1;;;SY)", 5},
      {"D:(A;C;1;;;SY)", 5},
      {"D:(A;;QQ;;;SY)", 6},
      {"D:(A;;GAQ;;;SY)", 8},
      {"D:(A;;0x;;;SY)", 8},
      {"D:(A;;0x1FFFFFFFF;;;SY)", 6},
      {"D:(A;;4294967296;;;SY)", 6},
      {"D:(A;;0x3G;;;SY)", 9},
      {"D:(A;;1;;SY)", 9},
      {"D:(A;;1;;;;SY)", 10},
      {"D:(A;;1;;;)", 10},
      {"D:(A;;1;;;ZZ)", 10},
      {"D:(A;;1;;;S-1-5)", 15},
      {"D:(A;;1;;;SY;)", 12},
      {"D:(A;;1;;;SYSTEM)", 12},
      {"D:(A;;1;;;Everyone)", 10},
      {"D:(OA;;1;ab721a53-1e2f-11d0-9819;;SY)", 9},
      {"D:(OA;;1;ab721a5g-1e2f-11d0-9819-00aa0040529b;;SY)", 9},
      {"D:(OA;;1;{ab721a53-1e2f-11d0-9819-00aa0040529b};;SY)", 9},
      {"D:(XA;;1;;;SY)", 13},
      {"O:BAG:BAD:(A;;0x7;;;SY)(A;;0x7;;BA)", 32},
  };
  for (auto [Text, Offset] : Table) {
    SyntaxError Error = errorOf(Text);
    EXPECT_EQ(Error.Offset, Offset) << Text << "\n" << Error.Message;
    EXPECT_FALSE(Error.Message.empty()) << Text;
  }
}

std::string withHoles(std::string Text) {
  for (char &C : Text)
    C = C == '$' ? Hole : C;
  return Text;
}

TEST(SddlWithHoles, AFieldIsUnknown) {
  Descriptor D = parsed(withHoles("D:(A;;0x7;;;$)(A;;$;;;SY)(A;;0x7;;;BA)(A;;7;;;S-1-5-21-$-500)"));
  ASSERT_EQ(D.Dacl.Aces.size(), 4u);
  EXPECT_TRUE(D.Dacl.Complete);
  EXPECT_EQ(D.Dacl.Aces[0].Mask, 7u);
  EXPECT_FALSE(D.Dacl.Aces[0].Account);
  EXPECT_FALSE(D.Dacl.Aces[0].Reason.empty());
  EXPECT_FALSE(D.Dacl.Aces[1].Mask);
  EXPECT_EQ(D.Dacl.Aces[1].Account, "S-1-5-18");
  EXPECT_TRUE(D.Dacl.Aces[2].Reason.empty());
  EXPECT_FALSE(D.Dacl.Aces[3].Account);
  EXPECT_EQ(D.Owner.Is, Party::State::Absent);
}

TEST(SddlWithHoles, AnEntryIsUnknown) {
  for (const char *Text :
       {"D:($;;1;;;SY)(A;;1;;;BA)", "D:(A;$;1;;;SY)(A;;1;;;BA)", "D:($)(A;;1;;;BA)",
        "D:(A;;$)(A;;1;;;BA)", "D:(OA;;1;$;;SY)(A;;1;;;BA)"}) {
    Descriptor D = parsed(withHoles(Text));
    ASSERT_EQ(D.Dacl.Aces.size(), 2u) << Text;
    EXPECT_EQ(D.Dacl.Aces[0].Type, AceType::Unknown) << Text;
    EXPECT_FALSE(D.Dacl.Aces[0].Mask) << Text;
    EXPECT_FALSE(D.Dacl.Aces[0].Reason.empty()) << Text;
    EXPECT_EQ(D.Dacl.Aces[1].Account, "S-1-5-32-544") << Text;
  }
}

TEST(SddlWithHoles, EntriesMayFollow) {
  Descriptor D = parsed(withHoles("O:BAD:(A;;1;;;SY)$(A;;1;;;BA)"));
  EXPECT_FALSE(D.Dacl.Complete);
  ASSERT_EQ(D.Dacl.Aces.size(), 2u);
  EXPECT_FALSE(D.Dacl.Aces[0].Maybe);
  EXPECT_TRUE(D.Dacl.Aces[1].Maybe);
  EXPECT_EQ(D.Group.Is, Party::State::Unknown); // may be in the hole
  EXPECT_EQ(D.Sacl.Is, Acl::State::Unknown);
  EXPECT_FALSE(parsed(withHoles("D:$")).Dacl.Complete);
  EXPECT_FALSE(parsed(withHoles("D:(A;;1;;;$")).Dacl.Complete);
}

TEST(SddlWithHoles, PartsMayBeInIt) {
  Descriptor D = parsed(withHoles("$(A;;1;;;SY)"));
  EXPECT_EQ(D.Dacl.Is, Acl::State::Unknown);
  D = parsed(withHoles("O:$G:S-1-5-21-$-513D:(A;;1;;;SY)"));
  EXPECT_EQ(D.Owner.Is, Party::State::Unknown);
  EXPECT_EQ(D.Group.Is, Party::State::Unknown);
  EXPECT_EQ(D.Dacl.Aces.size(), 1u);
  EXPECT_EQ(errorOf(withHoles("$X:")).Offset, 1u);
}

} // namespace
} // namespace comsec::descriptor
