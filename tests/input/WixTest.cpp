// One test for each construct of WiX sources that says something of the registry, and for what is
// wrong with them.
#include "driver/scan/Wix.h"

#include "tests/registration/Read.h"

namespace comsec::scan {
namespace {

using namespace registration;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using Kind = RegistryValue::Kind;

std::string wix(const std::string &Body) {
  return "<?xml version=\"1.0\"?>\n<Wix xmlns=\"http://schemas.microsoft.com/wix/2006/wi\">" +
         Body + "</Wix>";
}

RegistryFile parsed(const std::string &Source) {
  const Text File = textOf(Source);
  RegistryFile Result = readWix(File);
  EXPECT_THAT(listed(File, Result.Problems), IsEmpty()) << Source;
  return Result;
}

std::vector<std::string> problemsOf(const std::string &Source) {
  const Text File = textOf(Source);
  return listed(File, readWix(File).Problems);
}

RegistryValue valueOf(const std::string &Attributes, const std::string &Inside = "") {
  const RegistryFile File = parsed(wix("<RegistryValue Root='HKLM' Key='A' Name='N' " + Attributes +
                                       ">" + Inside + "</RegistryValue>"));
  EXPECT_THAT(File.Keys, SizeIs(1));
  return File.Keys.at(0).Values.at(0);
}

TEST(Wix, KeysAndTheirValues) {
  const RegistryFile File = parsed(
      wix("<Component><RegistryKey Root='HKCR' Key='AppID\\{1}' ForceDeleteOnUninstall='yes'>"
          "<RegistryValue Type='string' Value='x'/><RegistryValue Name='N' Value='y'/>"
          "<RegistryKey Key='\\B\\'><RegistryValue Key='C' Name='N' Value='z'/></RegistryKey>"
          "<RegistryValue Name='O' Value='v'/></RegistryKey>"
          "<RegistryValue Root='HKCU' Key='D' Name='P' Value='w'/></Component>"));
  ASSERT_THAT(File.Keys, SizeIs(5));
  EXPECT_EQ(File.Keys[0].Root, RegistryRoot::ClassesRoot);
  EXPECT_EQ(File.Keys[0].Path, "AppID\\{1}");
  ASSERT_THAT(File.Keys[0].Values, SizeIs(2));
  EXPECT_EQ(File.Keys[0].Values[0].Name, "");
  EXPECT_EQ(File.Keys[0].Values[0].Text, "x");
  EXPECT_EQ(File.Keys[0].Values[1].Name, "N");
  EXPECT_EQ(File.Keys[1].Path, "AppID\\{1}\\B");
  EXPECT_EQ(File.Keys[2].Path, "AppID\\{1}\\B\\C");
  EXPECT_EQ(File.Keys[2].Root, RegistryRoot::ClassesRoot);
  EXPECT_EQ(File.Keys[3].Path, "AppID\\{1}");
  EXPECT_EQ(File.Keys[4].Root, RegistryRoot::CurrentUser);
  EXPECT_EQ(File.Keys[4].Path, "D");
}

TEST(Wix, FilesToIncludeOtherNamespacesAndOtherXml) {
  const std::string Value = "<w:RegistryValue Root='HKLM' Key='A' Name='N' Value='x'/>";
  const std::string Space = " xmlns:w='http://wixtoolset.org/schemas/v4/wxs'>";
  EXPECT_THAT(parsed("<w:Wix" + Space + Value + "</w:Wix>").Keys, SizeIs(1));
  EXPECT_THAT(parsed("<Include" + Space + Value + "</Include>").Keys, SizeIs(1));
  EXPECT_THAT(parsed("<Project" + Space + Value + "</Project>").Keys, IsEmpty());
  EXPECT_THAT(parsed("").Keys, IsEmpty());
  EXPECT_THAT(parsed("<Wix><!-- <RegistryValue Root='HKLM' Key='A'/> --></Wix>").Keys, IsEmpty());
}

TEST(Wix, Types) {
  EXPECT_EQ(valueOf("Type='string' Value='a&quot;b'").Text, "a\"b");
  EXPECT_EQ(valueOf("Value='a'").Type, RegistryType::String);
  EXPECT_EQ(valueOf("Type='expandable' Value='%a%'").Type, RegistryType::ExpandString);
  EXPECT_EQ(valueOf("Type='expandable' Value='%a%'").Is, Kind::Written);
  EXPECT_EQ(valueOf("Type='integer' Value='010'").Number, 10u);
  EXPECT_EQ(valueOf("Type='integer' Value='-1'").Number, 0xFFFFFFFFu);
  EXPECT_EQ(valueOf("Type='integer' Value='1'").Type, RegistryType::DWord);
  EXPECT_EQ(valueOf("Type='binary' Value='0100048f'").Type, RegistryType::Binary);
  EXPECT_THAT(valueOf("Type='binary' Value='0100048f'").Bytes, ElementsAre(1, 0, 4, 0x8F));
  EXPECT_THAT(valueOf("Type='binary'").Bytes, IsEmpty());
}

TEST(Wix, Lists) {
  const std::string Two("a\0b", 3);
  EXPECT_EQ(valueOf("Type='multiString' Value='a[~]b'").Text, Two);
  EXPECT_EQ(valueOf("Type='multiString'", "<MultiString Value='a'/><MultiString Value='b'/>").Text,
            Two);
  const RegistryValue Value =
      valueOf("", "<MultiStringValue>a</MultiStringValue><MultiStringValue>b</MultiStringValue>");
  EXPECT_EQ(Value.Text, Two);
  EXPECT_EQ(Value.Type, RegistryType::MultiString);
  EXPECT_EQ(valueOf("Type='multiString' Action='append' Value='a'").Is, Kind::Open);
}

TEST(Wix, Placeholders) {
  for (const char *Open : {"Value='$(var.X)'", "Value='a!(loc.X)'", "Value='[INSTALLDIR]x'",
                           "Type='integer' Value='[X]'", "Type='binary' Value='$(var.X)'"})
    EXPECT_EQ(valueOf(Open).Is, Kind::Open) << Open;
  for (const char *Fixed : {"Value='[x'", "Value='$(x'", "Value='x]'", "Value='!x)'"})
    EXPECT_EQ(valueOf(Fixed).Is, Kind::Written) << Fixed;
  EXPECT_EQ(valueOf("Value='[\\[]a[\\]]'").Text, "[a]");
  const RegistryFile File =
      parsed(wix("<RegistryValue Root='HKCR' Key='AppID\\$(var.Id)\\[#F]\\!(loc.L)' "
                 "Name='$(var.Part)Permission' Type='integer' Value='1'/>"));
  EXPECT_EQ(File.Keys.at(0).Path, "AppID\\%Id%\\%#F%\\%L%");
  EXPECT_EQ(File.Keys[0].Values.at(0).Name, "%Part%Permission");
  EXPECT_EQ(File.Keys[0].Values[0].Is, Kind::Written);
}

TEST(Wix, RootsThatTheInstallationDecides) {
  for (const char *Root : {"HKMU", "$(var.Root)"})
    EXPECT_EQ(parsed(wix("<RegistryKey Root='" + std::string(Root) + "' Key='A'/>")).Keys[0].Root,
              RegistryRoot::Open);
}

TEST(Wix, PlacesAreStartTags) {
  const Text File = textOf(wix("\n  <RegistryKey Root='HKLM'\n   Key='A>'>\n"
                               "\t<RegistryValue Name='&lt;N' Value='x' />\n</RegistryKey>"));
  const RegistryFile Wix = readWix(File);
  EXPECT_EQ(at(File, Wix.Keys.at(0).At.Begin), "3:3");
  EXPECT_EQ(written(File, Wix.Keys[0].At), "<RegistryKey Root='HKLM'\n   Key='A>'>");
  const RegistryValue &Value = Wix.Keys[0].Values.at(0);
  EXPECT_EQ(at(File, Value.NameAt.Begin), "5:2");
  EXPECT_EQ(written(File, Value.NameAt), "<RegistryValue Name='&lt;N' Value='x' />");
  EXPECT_EQ(Value.DataAt, Value.NameAt);
}

TEST(Wix, Problems) {
  const Text File =
      textOf(wix("\n<RegistryValue Root='HKLM' Key='A' Name='B' Type='integer'/>\n"
                 "<RegistryValue Root='HKLM' Key='A' Name='C' Type='binary' Value='1'/>\n"
                 "<RegistryValue Root='HKLM' Key='A' Name='D' Type='dword' Value='1'/>\n"
                 "<RegistryValue Key='A' Name='E' Value='1'/>\n"
                 "<RegistryKey Root='HKEY' Key='A'><RegistryValue/></RegistryKey>\n"));
  const RegistryFile Wix = readWix(File);
  EXPECT_THAT(listed(File, Wix.Problems),
              ElementsAre("3:1: the value of the type 'integer' is no number of 32 bits",
                          "4:1: the value of the type 'binary' has no two hexadecimal digits for "
                          "each byte",
                          "5:1: 'dword' is no type of a value",
                          "6:1: the attribute 'Root' is missing",
                          "7:1: 'HKEY' is no root of the registry"));
  for (const RegistryValue &V : Wix.Keys.at(0).Values)
    EXPECT_EQ(V.Is, Kind::Unread) << V.Name;
}

TEST(Wix, WhatIsNoXmlIsOneProblem) {
  EXPECT_THAT(problemsOf("<Wix>\n<RegistryKey </Wix>"),
              ElementsAre(testing::HasSubstr("2:14: the file is no XML: ")));
  EXPECT_THAT(problemsOf("<!DOCTYPE Wix [<!ENTITY a 'b'>]>\n<Wix><RegistryKey/></Wix>"),
              ElementsAre("1:1: the file has a DTD, which no WiX source needs: it is not read"));
}

TEST(Wix, WhatIsKeptIsLimited) {
  std::string Source = "<Wix>";
  for (unsigned Depth = 0; Depth != 100000; ++Depth)
    Source += "<RegistryKey Root='HKLM' Key='abcdefgh'>";
  for (unsigned Depth = 0; Depth != 100000; ++Depth)
    Source += "</RegistryKey>";
  EXPECT_THAT(problemsOf(Source + "</Wix>"),
              ElementsAre(testing::HasSubstr("more than can be kept")));
}

} // namespace
} // namespace comsec::scan
