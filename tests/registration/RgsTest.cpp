// One test for each construct of ATL's registrar scripts, and for what is wrong with them.
#include "tests/registration/Read.h"

namespace comsec::registration {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using Kind = RegistryValue::Kind;

RegistryFile parsed(const std::string &Source) {
  const Text File = textOf(Source);
  RegistryFile Result = readRgs(File);
  EXPECT_THAT(listed(File, Result.Problems), IsEmpty()) << Source;
  return Result;
}

std::vector<std::string> problemsOf(const std::string &Source) {
  const Text File = textOf(Source);
  return listed(File, readRgs(File).Problems);
}

RegistryValue valueOf(const std::string &Data) {
  const RegistryFile File = parsed("HKCR { val A = " + Data + " }");
  EXPECT_THAT(File.Keys.at(0).Values, SizeIs(1)) << Data;
  return File.Keys.at(0).Values.at(0);
}

std::vector<std::string> pathsOf(const RegistryFile &File) {
  std::vector<std::string> Paths;
  for (const RegistryKey &K : File.Keys)
    Paths.push_back(std::string(nameOf(K.Root)) + "\\" + K.Path);
  return Paths;
}

TEST(Rgs, NestedKeys) {
  const RegistryFile File =
      parsed("HKCR\r\n{\r\n\tNoRemove AppID\r\n\t{\r\n"
             "\t\t'%APPID%' = s 'Sample'\r\n\t\t{\r\n"
             "\t\t\tval LocalService = s 'x'\r\n\t\t}\r\n"
             "\t\t'a.exe'\r\n\t\t{\r\n\t\t\tval AppID = s '%APPID%'\r\n\t\t}\r\n"
             "\t}\r\n}\r\nHKEY_LOCAL_MACHINE { Software { X } }");
  EXPECT_THAT(pathsOf(File),
              ElementsAre("HKEY_CLASSES_ROOT\\", "HKEY_CLASSES_ROOT\\AppID",
                          "HKEY_CLASSES_ROOT\\AppID\\%APPID%", "HKEY_CLASSES_ROOT\\AppID\\a.exe",
                          "HKEY_LOCAL_MACHINE\\", "HKEY_LOCAL_MACHINE\\Software",
                          "HKEY_LOCAL_MACHINE\\Software\\X"));
  ASSERT_THAT(File.Keys[2].Values, SizeIs(2));
  EXPECT_EQ(File.Keys[2].Values[0].Name, "");
  EXPECT_EQ(File.Keys[2].Values[0].Text, "Sample");
  EXPECT_EQ(File.Keys[2].Values[1].Name, "LocalService");
  EXPECT_EQ(File.Keys[3].Values[0].Is, Kind::Open);
}

TEST(Rgs, Roots) {
  for (const char *Root : {"HKCR", "HKCU", "HKLM", "HKU", "HKPD", "HKDD", "HKCC",
                           "HKEY_CLASSES_ROOT", "HKEY_CURRENT_CONFIG"})
    EXPECT_THAT(parsed(std::string(Root) + " { }").Keys, SizeIs(1));
  const RegistryFile File = parsed("'%ROOT%' { X }");
  EXPECT_EQ(File.Keys[1].Root, RegistryRoot::Open);
  EXPECT_EQ(File.Keys[1].Path, "X");
}

TEST(Rgs, WhatHappensToKeys) {
  const RegistryFile File = parsed("HKCR { ForceRemove A Delete B NoRemove C forceremove 'D'\n"
                                   "NoRemove val E = d '1' F { ForceRemove val G = s '' } }");
  std::vector<RegistryKey::Kind> Kinds;
  for (const RegistryKey &K : File.Keys)
    Kinds.push_back(K.Is);
  EXPECT_THAT(Kinds, ElementsAre(RegistryKey::Kind::Created, RegistryKey::Kind::Recreated,
                                 RegistryKey::Kind::Deleted, RegistryKey::Kind::Created,
                                 RegistryKey::Kind::Recreated, RegistryKey::Kind::Created));
  EXPECT_EQ(File.Keys[0].Values.at(0).Name, "E");
  EXPECT_EQ(File.Keys[5].Values.at(0).Name, "G");
}

TEST(Rgs, Strings) {
  EXPECT_EQ(valueOf("s 'a b'").Text, "a b");
  EXPECT_EQ(valueOf("S plain").Text, "plain");
  EXPECT_EQ(valueOf("s 'it''s { } = val'").Text, "it's { } = val");
  EXPECT_EQ(valueOf("s ''").Text, "");
  EXPECT_EQ(valueOf("s 'x'").Type, RegistryType::String);
}

TEST(Rgs, Numbers) {
  EXPECT_EQ(valueOf("d '0'").Number, 0u);
  EXPECT_EQ(valueOf("d 4294967295").Number, 0xFFFFFFFFu);
  EXPECT_EQ(valueOf("d '&H1F'").Number, 0x1Fu);
  EXPECT_EQ(valueOf("d '0x10'").Number, 16u);
  EXPECT_EQ(valueOf("d '1'").Type, RegistryType::DWord);
}

TEST(Rgs, Bytes) {
  const RegistryValue Value = valueOf("b '01000480fF'");
  EXPECT_EQ(Value.Type, RegistryType::Binary);
  EXPECT_THAT(Value.Bytes, ElementsAre(1, 0, 4, 0x80, 0xFF));
  EXPECT_THAT(valueOf("b ''").Bytes, IsEmpty());
}

TEST(Rgs, Lists) {
  const RegistryValue Value = valueOf("m 'One\\0Two\\0\\0'");
  EXPECT_EQ(Value.Type, RegistryType::MultiString);
  EXPECT_EQ(Value.Text, std::string("One\0Two", 7));
}

TEST(Rgs, Replacement) {
  EXPECT_EQ(valueOf("s '%MODULE%'").Is, Kind::Open);
  EXPECT_EQ(valueOf("s '%MODULE%'").Text, "%MODULE%");
  EXPECT_EQ(valueOf("s '\"%MODULE%\" /x'").Text, "\"%MODULE%\" /x");
  EXPECT_EQ(valueOf("s '100%%'").Is, Kind::Written);
  EXPECT_EQ(valueOf("s '100%%'").Text, "100%");
  EXPECT_EQ(valueOf("d '%LEVEL%'").Is, Kind::Open);
  EXPECT_FALSE(valueOf("d '%LEVEL%'").Number);
  EXPECT_THAT(valueOf("b '%SD%'").Bytes, IsEmpty());
}

TEST(Rgs, Ranges) {
  const Text File = textOf("HKCR\n{\n  'a b' = s 'x'\n  {\n    val 'N' = d '1'\n  }\n}\n");
  const RegistryFile Rgs = readRgs(File);
  const RegistryKey &Key = Rgs.Keys.at(1);
  EXPECT_EQ(at(File, Key.At.Begin), "3:3");
  EXPECT_EQ(written(File, Key.At), "'a b'");
  EXPECT_EQ(written(File, Key.Values.at(0).NameAt), "'a b'");
  EXPECT_EQ(written(File, Key.Values.at(0).DataAt), "'x'");
  EXPECT_EQ(at(File, Key.Values.at(1).NameAt.Begin), "5:9");
  EXPECT_EQ(written(File, Key.Values.at(1).NameAt), "'N'");
  EXPECT_EQ(at(File, Key.Values.at(1).DataAt.Begin), "5:17");
}

TEST(Rgs, ProblemsCostOneLine) {
  const Text File = textOf("HKCR {\n val A = e 'x'\n val B s 'x'\n val C = d 'ten'\n"
                           " val D = b '123'\n K = s\n }\nHKCR { val E = s 'x%Y' F='x' }\n");
  const RegistryFile Rgs = readRgs(File);
  EXPECT_THAT(listed(File, Rgs.Problems),
              ElementsAre("2:10: one of the types s, d, b and m expected, met 'e'",
                          "3:8: '=' expected, met 's'",
                          "4:12: a number of at most 32 bits expected, met ''ten''",
                          "5:12: two hexadecimal digits for each byte expected, met ''123''",
                          "7:2: the data of a value expected, met '}'",
                          "8:18: a '%' that closes the token expected, met ''x%Y''",
                          "8:24: space before the quote expected, met 'F='x''"));
  const std::vector<RegistryValue> &Values = Rgs.Keys.at(0).Values;
  ASSERT_THAT(Values, SizeIs(4)); // whose data nobody knows
  EXPECT_EQ(Values[0].Name, "A");
  EXPECT_EQ(Values[3].Name, "D");
  for (const RegistryValue &Value : Values)
    EXPECT_EQ(Value.Is, Kind::Unread);
  EXPECT_EQ(Rgs.Keys.at(2).Values.at(0).Text, "x%Y");
}

TEST(Rgs, WrongDefaultValueCostsNothingBelow) {
  const Text File = textOf("HKCR {\n A = d 'x' {\n val B = s 'y'\n }\n}\n");
  const RegistryFile Rgs = readRgs(File);
  EXPECT_THAT(listed(File, Rgs.Problems),
              ElementsAre("2:8: a number of at most 32 bits expected, met ''x''"));
  ASSERT_THAT(Rgs.Keys.at(1).Values, SizeIs(2));
  EXPECT_EQ(Rgs.Keys[1].Values[0].Is, Kind::Unread);
  EXPECT_EQ(Rgs.Keys[1].Values[1].Text, "y");
}

TEST(Rgs, UnknownRootCostsItsBraces) {
  const Text File = textOf("HKXX { A { val B = s 'x' } }\nHKCR { C }\n");
  const RegistryFile Rgs = readRgs(File);
  EXPECT_THAT(listed(File, Rgs.Problems),
              ElementsAre("1:1: the name of a root expected, met 'HKXX'"));
  EXPECT_THAT(pathsOf(Rgs), ElementsAre("HKEY_CLASSES_ROOT\\", "HKEY_CLASSES_ROOT\\C"));
}

TEST(Rgs, Braces) {
  EXPECT_THAT(problemsOf("HKCR { A { "),
              ElementsAre("1:12: '}' expected, met the end of the file",
                          "1:12: '}' expected, met the end of the file"));
  EXPECT_THAT(problemsOf("HKCR { } }\nHKLM { }"),
              ElementsAre("1:10: the name of a root expected, met '}'"));
  EXPECT_THAT(problemsOf("HKCR\nHKLM { }"), ElementsAre("2:1: '{' expected, met 'HKLM'"));
  EXPECT_THAT(pathsOf(readRgs(textOf("HKCR\nHKLM { }"))), SizeIs(2));
  EXPECT_THAT(problemsOf("HKCR { { A } B }"),
              ElementsAre("1:8: the name of a key expected, met '{'"));
}

TEST(Rgs, QuoteThatIsNeverClosed) {
  const Text File = textOf("HKCR {\n val A = s 'x\n val B = s y\n}\n");
  const RegistryFile Rgs = readRgs(File);
  EXPECT_THAT(listed(File, Rgs.Problems),
              ElementsAre("2:12: the quote that begins here is not closed"));
  EXPECT_THAT(Rgs.Keys.at(0).Values, SizeIs(2));
}

TEST(Rgs, DepthIsLimited) {
  std::string Source = "HKCR ";
  for (unsigned Depth = 0; Depth != 100000; ++Depth)
    Source += "{ A ";
  for (unsigned Depth = 0; Depth != 100000; ++Depth)
    Source += "} ";
  EXPECT_THAT(problemsOf(Source),
              ElementsAre(testing::HasSubstr("a key that is nested less deeply")));
}

TEST(Rgs, WhatIsKeptIsLimited) {
  std::string Source = "HKCR { " + std::string(1 << 20, 'x') + " { ";
  for (unsigned Times = 0; Times != 1000; ++Times)
    Source += "A ";
  EXPECT_THAT(problemsOf(Source + "} }"),
              testing::Contains(testing::HasSubstr("more than can be kept")));
}

} // namespace
} // namespace comsec::registration
