// One test for each construct of .reg files, and for what is wrong with them.
#include "tests/registration/Read.h"

namespace comsec::registration {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using Kind = RegistryValue::Kind;

constexpr const char *New = "Windows Registry Editor Version 5.00\r\n\r\n";
constexpr const char *Old = "REGEDIT4\r\n\r\n";
constexpr const char *Key = "[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n";

RegistryFile parsed(const std::string &Source) {
  const Text File = textOf(Source);
  RegistryFile Result = readReg(File);
  EXPECT_THAT(listed(File, Result.Problems), IsEmpty()) << Source;
  return Result;
}

std::vector<std::string> problemsOf(const std::string &Source) {
  const Text File = textOf(Source);
  return listed(File, readReg(File).Problems);
}

RegistryValue valueOf(const std::string &Line, const char *Header = New) {
  const RegistryFile File = parsed(Header + std::string(Key) + Line);
  EXPECT_THAT(File.Keys, SizeIs(1));
  EXPECT_THAT(File.Keys.at(0).Values, SizeIs(1)) << Line;
  return File.Keys.at(0).Values.at(0);
}

std::string bytes(const std::string &Units) {
  std::string Result;
  for (const char C : Units)
    Result += {C, '\0'};
  return Result;
}

TEST(Reg, KeysOfBothHeaders) {
  for (const char *Header : {New, Old}) {
    const RegistryFile File =
        parsed(std::string(Header) + "[HKEY_CLASSES_ROOT\\AppID\\{0F}]\r\n[HKEY_CURRENT_USER]\r\n"
                                     "[HKLM\\A [b]\\C]d]\r\n[HKEY_USERS\\.DEFAULT\\]\r\n"
                                     "[HKEY_CURRENT_CONFIG\\X] ; why");
    ASSERT_THAT(File.Keys, SizeIs(5));
    EXPECT_EQ(File.Keys[0].Root, RegistryRoot::ClassesRoot);
    EXPECT_EQ(File.Keys[0].Path, "AppID\\{0F}");
    EXPECT_EQ(File.Keys[1].Root, RegistryRoot::CurrentUser);
    EXPECT_EQ(File.Keys[1].Path, "");
    EXPECT_EQ(File.Keys[2].Root, RegistryRoot::LocalMachine);
    EXPECT_EQ(File.Keys[2].Path, "A [b]\\C]d");
    EXPECT_EQ(File.Keys[3].Path, ".DEFAULT");
    EXPECT_EQ(File.Keys[4].Root, RegistryRoot::CurrentConfig);
    EXPECT_EQ(File.Keys[4].Is, RegistryKey::Kind::Created);
  }
}

TEST(Reg, Roots) {
  for (const char *Name :
       {"HKEY_CLASSES_ROOT", "HKEY_CURRENT_USER", "HKEY_LOCAL_MACHINE", "HKEY_USERS",
        "HKEY_CURRENT_CONFIG", "HKEY_PERFORMANCE_DATA", "HKEY_DYN_DATA"})
    EXPECT_EQ(nameOf(registryRoot(Name).value()), Name);
  EXPECT_EQ(registryRoot("hklm"), RegistryRoot::LocalMachine);
  EXPECT_FALSE(registryRoot("HKEY_LOCAL"));
  EXPECT_EQ(nameOf(RegistryRoot::Open), "");
}

TEST(Reg, KeysAreDeleted) {
  const RegistryFile File = parsed(std::string(New) + "[-HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n");
  EXPECT_EQ(File.Keys.at(0).Is, RegistryKey::Kind::Deleted);
  EXPECT_EQ(File.Keys.at(0).Path, "SOFTWARE\\X");
}

TEST(Reg, Strings) {
  EXPECT_EQ(valueOf(R"("A"="text")").Name, "A");
  EXPECT_EQ(valueOf(R"("A"="text")").Text, "text");
  EXPECT_EQ(valueOf(R"("A"="text")").Type, RegistryType::String);
  const RegistryValue Value = valueOf(R"("a\"b\\c" = "C:\\x \"y\"" ; why)");
  EXPECT_EQ(Value.Name, "a\"b\\c");
  EXPECT_EQ(Value.Text, "C:\\x \"y\"");
  EXPECT_EQ(valueOf("\"A\"=\"two\r\nlines\"").Text, "two\r\nlines");
}

TEST(Reg, DefaultValue) {
  EXPECT_EQ(valueOf("@=\"x\"").Name, "");
  EXPECT_EQ(valueOf("@=\"x\"").Text, "x");
  EXPECT_EQ(valueOf("@=dword:1").Number, 1u);
}

TEST(Reg, ValuesAreDeleted) {
  EXPECT_EQ(valueOf("\"A\"=-").Is, Kind::Deleted);
  EXPECT_EQ(valueOf("@=-").Is, Kind::Deleted);
}

TEST(Reg, DWords) {
  EXPECT_EQ(valueOf("\"A\"=dword:0000000a").Number, 10u);
  EXPECT_EQ(valueOf("\"A\"=dword:0000000a").Type, RegistryType::DWord);
  EXPECT_EQ(valueOf("\"A\"=DWORD:FFFFFFFF").Number, 0xFFFFFFFFu);
  EXPECT_EQ(valueOf("\"A\"=dword: 2").Number, 2u);
}

TEST(Reg, BytesAndTheirContinuation) {
  const RegistryValue Value =
      valueOf("\"LaunchPermission\"=hex:01,00, 04,80,\\\r\n  5c,\\ \r\n\t6");
  EXPECT_EQ(Value.Type, RegistryType::Binary);
  EXPECT_THAT(Value.Bytes, ElementsAre(1, 0, 4, 0x80, 0x5C, 6));
  EXPECT_THAT(valueOf("\"A\"=hex:").Bytes, IsEmpty());
  EXPECT_THAT(valueOf("\"A\"=hex:1,\\\r\n").Bytes, ElementsAre(1));
}

TEST(Reg, TypesByNumber) {
  for (unsigned Number = 0; Number != 0xC; ++Number) {
    std::string Digit(1, "0123456789ab"[Number]);
    EXPECT_EQ(valueOf("\"A\"=hex(" + Digit + "):00").Type, static_cast<RegistryType>(Number));
  }
  EXPECT_EQ(valueOf("\"A\"=hex(80000001):00").Type, static_cast<RegistryType>(0x80000001));
}

TEST(Reg, NumbersAsBytes) {
  EXPECT_EQ(valueOf("\"A\"=hex(4):01,02,00,00").Number, 0x201u);
  EXPECT_EQ(valueOf("\"A\"=hex(5):00,00,02,01").Number, 0x201u);
  EXPECT_EQ(valueOf("\"A\"=hex(b):01,00,00,00,00,00,00,80").Number, 0x8000000000000001u);
  EXPECT_FALSE(valueOf("\"A\"=hex(4):01,02").Number);
}

TEST(Reg, StringsAsBytes) {
  EXPECT_EQ(valueOf("\"A\"=hex(2):25,00,61,00,ac,20,00,00").Text, "%a€");
  EXPECT_EQ(valueOf("\"A\"=hex(1):61,00").Text, "a");
  EXPECT_EQ(valueOf("\"A\"=hex(7):61,00,00,00,62,00,00,00,00,00").Text, std::string("a\0b", 3));
}

TEST(Reg, StringsAsBytesOfTheOldHeader) {
  EXPECT_EQ(valueOf("\"A\"=hex(2):25,61,80,00", Old).Text, "%a€");
  EXPECT_EQ(valueOf("\"A\"=hex(7):61,00,62,00,00", Old).Text, std::string("a\0b", 3));
}

TEST(Reg, CommentsAndUtf16) {
  const RegistryFile File =
      parsed("\xFF\xFE" + bytes(std::string(New) + "; one\r\n" + Key + ";two\r\n\"A\"=\"\"\r\n"));
  EXPECT_THAT(File.Keys.at(0).Values, SizeIs(1));
}

TEST(Reg, Ranges) {
  const Text File =
      textOf(std::string(New) + "[-HKLM\\X]\r\n[HKLM\\Y]\r\n \"A\" = hex:1,\\\r\n 2\r\n");
  const RegistryFile Reg = readReg(File);
  EXPECT_EQ(at(File, Reg.Keys.at(0).At.Begin), "3:3");
  EXPECT_EQ(written(File, Reg.Keys.at(0).At), "HKLM\\X");
  EXPECT_EQ(written(File, Reg.Keys.at(1).At), "HKLM\\Y");
  const RegistryValue &Value = Reg.Keys.at(1).Values.at(0);
  EXPECT_EQ(at(File, Value.NameAt.Begin), "5:2");
  EXPECT_EQ(written(File, Value.NameAt), "\"A\"");
  EXPECT_EQ(at(File, Value.DataAt.Begin), "5:8");
  EXPECT_EQ(written(File, Value.DataAt), "hex:1,\\\r\n 2");
}

TEST(Reg, WithoutHeaderNothingIsRead) {
  for (const char *First : {"REGEDIT", "[HKLM\\X]", "Windows Registry Editor Version 4.00"})
    EXPECT_THAT(problemsOf(First + std::string("\r\n\"A\"=?")),
                ElementsAre("1:1: 'REGEDIT4' or 'Windows Registry Editor Version 5.00' as the "
                            "first line expected, met '" +
                            std::string(First) + "'"));
}

TEST(Reg, ProblemsCostOneLine) {
  const Text File = textOf(std::string(New) + Key +
                           "nonsense\r\n\"A\"=qword:1\r\n\"B\"=dword:123456789\r\n\"C\" \"x\"\r\n"
                           "\"D\"=dword:1 2\r\n\"E\"=\"x\r\n\"F\"=dword:7\r\n\"G\"=\"C:\\x\"\r\n");
  const RegistryFile Reg = readReg(File);
  EXPECT_THAT(listed(File, Reg.Problems),
              ElementsAre("4:1: a key, a value or a comment expected, met 'nonsense'",
                          "5:5: a string, 'dword:', 'hex' or '-' expected, met 'qword:1'",
                          "6:11: a number of up to eight hexadecimal digits expected, met "
                          "'123456789'",
                          "7:5: '=' expected, met '\"x\"'",
                          "8:13: the end of the line expected, met '2'",
                          "10:2: the end of the line expected, met 'F\"=dword:7'",
                          "11:8: '\\\\' or '\\\"' expected, met '\\x\"'"));
  const std::vector<RegistryValue> &Values = Reg.Keys.at(0).Values;
  ASSERT_THAT(Values, SizeIs(5));
  EXPECT_EQ(Values[0].Is, Kind::Unread);
  EXPECT_EQ(Values[1].Is, Kind::Unread);
  EXPECT_EQ(Values[2].Is, Kind::Unread); // what else stands in the line may be a part of it
  EXPECT_EQ(Values[3].Is, Kind::Unread);
  EXPECT_EQ(Values[4].Text, "C:\\x");
}

TEST(Reg, BytesThatAreNone) {
  const Text File = textOf(std::string(New) + Key +
                           "\"A\"=hex:01,\\\r\n 100,\\\r\n 02\r\n"
                           "\"B\"=hex(x):00\r\n\"C\"=hex:01 02\r\n");
  const RegistryFile Reg = readReg(File);
  EXPECT_THAT(listed(File, Reg.Problems),
              ElementsAre("5:2: a byte of one or two hexadecimal digits expected, met '100,\\'",
                          "7:9: the number of a type expected, met 'x):00'",
                          "8:12: the end of the line expected, met '02'"));
  ASSERT_THAT(Reg.Keys.at(0).Values, SizeIs(3));
  EXPECT_EQ(Reg.Keys.at(0).Values[2].Is, Kind::Unread);
}

TEST(Reg, ValuesOfKeysThatCannotBeRead) {
  const Text File = textOf(std::string(New) + "\"A\"=-\r\n[HKEY_NOWHERE\\X]\r\n\"B\"=-\r\n" +
                           "[HKLM\\Y\r\n\"C\"=-\r\n" + Key + "\"D\"=-");
  const RegistryFile Reg = readReg(File);
  EXPECT_THAT(listed(File, Reg.Problems),
              ElementsAre("3:1: a key expected, met '\"A\"=-'",
                          "4:2: the name of a root expected, met 'HKEY_NOWHERE\\X]'",
                          "6:1: a key that ends in ']' expected, met '[HKLM\\Y'"));
  ASSERT_THAT(Reg.Keys, SizeIs(1));
  EXPECT_THAT(Reg.Keys[0].Values, SizeIs(1));
}

TEST(Reg, StringThatIsNeverClosed) {
  EXPECT_THAT(problemsOf(std::string(New) + Key + "\"A\"=\"x\r\n@=-"),
              ElementsAre("4:5: a string that is closed expected, met '\"x'"));
}

TEST(Reg, WhatIsKeptIsLimited) {
  std::string Source = std::string(New) + Key;
  while (Source.size() < 16u << 20)
    Source += "@=-\n";
  EXPECT_THAT(problemsOf(Source), ElementsAre(testing::HasSubstr("more than can be kept")));
}

} // namespace
} // namespace comsec::registration
