// One test for each construct of INF files that says something of the registry, and for what is
// wrong with them.
#include "tests/registration/Read.h"

namespace comsec::registration {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using Kind = RegistryValue::Kind;

constexpr const char *Top = "[Version]\r\nSignature=\"$Windows NT$\"\r\n[Setup]\r\nAddReg=Keys\r\n";

RegistryFile parsed(const std::string &Source) {
  const Text File = textOf(Source);
  RegistryFile Result = readInf(File);
  EXPECT_THAT(listed(File, Result.Problems), IsEmpty()) << Source;
  return Result;
}

std::vector<std::string> paths(const RegistryFile &File) {
  std::vector<std::string> Result;
  for (const RegistryKey &K : File.Keys)
    Result.push_back((K.Is == RegistryKey::Kind::Deleted ? "-" : "") + K.Path);
  return Result;
}

/// Of the entry "HKLM,A,\p Rest".
RegistryValue valueOf(const std::string &Rest, const std::string &Strings = "") {
  const RegistryFile File =
      parsed(Top + ("[Keys]\r\nHKLM,A," + Rest) + "\r\n[Strings]\r\n" + Strings);
  EXPECT_THAT(File.Keys, SizeIs(1));
  EXPECT_THAT(File.Keys.at(0).Values, SizeIs(1)) << Rest;
  return File.Keys.at(0).Values.at(0);
}

TEST(Inf, OnlySectionsThatADirectiveNames) {
  const RegistryFile File = parsed("[version]\n[A.NTamd64]\nADDREG = one , \"Two ; 2\",%Three%\n"
                                   "[Other]\nHKLM,D\n[ONE]\nHKLM,A\n[Two ; 2]\nHKLM,B\n"
                                   "[third]\nHKLM,C\n[one.Security]\n\"D:P\"\n"
                                   "[Strings]\nthree = Third\nAddReg = Other\n");
  EXPECT_THAT(paths(File), ElementsAre("A", "B", "C"));
}

TEST(Inf, SectionsOfOneNameAreOne) {
  EXPECT_THAT(paths(parsed(Top + std::string("[Keys]\nHKLM,A\n[X]\n[keys]\nHKLM,B\n"))),
              ElementsAre("A", "B"));
}

TEST(Inf, SectionsAreReadOnceInTheOrderOfTheirNames) {
  EXPECT_THAT(paths(parsed("[Version]\n[S]\nAddReg=Y,X\nAddReg=X\n[X]\nHKLM,A\n[Y]\nHKLM,B\n")),
              ElementsAre("B", "A"));
}

TEST(Inf, WithoutAVersionNothingIsRead) {
  for (const char *Source : {"[Defines]\nAddReg=K\n[K]\nHKLM,A\nnonsense", "", "[autorun]\nopen=x",
                             "AddReg", "[Versions]\n[S]\nAddReg=K\n[K]\n?"})
    EXPECT_THAT(parsed(Source).Keys, IsEmpty());
}

TEST(Inf, Roots) {
  const RegistryFile File = parsed(Top + std::string("[Keys]\nHKCR,A\nhkcu,B\nHKLM,\"C\"\nHKU,D\n"
                                                     "HKEY_LOCAL_MACHINE,E\n%Root%,F\n%Where%,G\n"
                                                     "HKR,,X,0x10001,none\n"
                                                     "[Strings]\nRoot=HKCR"));
  ASSERT_THAT(paths(File), ElementsAre("A", "B", "C", "D", "E", "F", "G"));
  EXPECT_EQ(File.Keys[0].Root, RegistryRoot::ClassesRoot);
  EXPECT_EQ(File.Keys[1].Root, RegistryRoot::CurrentUser);
  EXPECT_EQ(File.Keys[2].Root, RegistryRoot::LocalMachine);
  EXPECT_EQ(File.Keys[3].Root, RegistryRoot::Users);
  EXPECT_EQ(File.Keys[4].Root, RegistryRoot::LocalMachine);
  EXPECT_EQ(File.Keys[5].Root, RegistryRoot::ClassesRoot);
  EXPECT_EQ(File.Keys[6].Root, RegistryRoot::Open);
}

TEST(Inf, EntriesOfOneKeyAreOneKey) {
  const RegistryFile File =
      parsed(Top + std::string("[Keys]\nHKCR,AppID\\{1},,,Name\nHKCR,appid\\{1}\\,RunAs,,x\n"
                               "HKLM,AppID\\{1},RunAs,,y\n"));
  ASSERT_THAT(File.Keys, SizeIs(2));
  EXPECT_THAT(File.Keys[0].Values, SizeIs(2));
}

TEST(Inf, Strings) {
  EXPECT_EQ(valueOf("Name,,\"a \"\"b\"\" , ;c\" ; why").Text, "a \"b\" , ;c");
  EXPECT_EQ(valueOf("Name,,\"x\"").Type, RegistryType::String);
  EXPECT_EQ(valueOf("Name").Text, "");
  EXPECT_EQ(valueOf("Name").Name, "Name");
  EXPECT_EQ(valueOf("\"Na me\",0,C:\\x y\\ ").Name, "Na me");
  EXPECT_EQ(valueOf("Name,0,C:\\x y\\z\t").Text, "C:\\x y\\z");
  EXPECT_EQ(valueOf("Name,0x00020000,\"%%Root%%\\x\"").Type, RegistryType::ExpandString);
  EXPECT_EQ(valueOf("Name,0x00020000,\"%%Root%%\\x\"").Text, "%Root%\\x");
  EXPECT_EQ(valueOf("Name,0,a=b").Text, "a=b");
  EXPECT_EQ(valueOf("Name,0,50%").Text, "50%");
}

TEST(Inf, DefaultValue) {
  EXPECT_EQ(valueOf(",,x").Name, "");
  EXPECT_EQ(valueOf(",,x").Text, "x");
  EXPECT_EQ(valueOf(",0x10001,1").Number, 1u);
}

TEST(Inf, Lists) {
  EXPECT_EQ(valueOf("N,0x10000,a,\"b c\"").Text, std::string("a\0b c", 5));
  EXPECT_EQ(valueOf("N,0x10000,a").Type, RegistryType::MultiString);
  EXPECT_EQ(valueOf("N,0x10008,a").Is, Kind::Open); // to what is there
}

TEST(Inf, Numbers) {
  EXPECT_EQ(valueOf("N,0x00010001,0x1F").Number, 31u);
  EXPECT_EQ(valueOf("N,0x00010001,0x1F").Type, RegistryType::DWord);
  EXPECT_EQ(valueOf("N,65537,10").Number, 10u);
  EXPECT_EQ(valueOf("N,0x10003,\"2\"").Number, 2u); // unless it is there
  EXPECT_EQ(valueOf("N,0x10001,-1").Number, 0xFFFFFFFFu);
  EXPECT_EQ(valueOf("N,0x10001,01,02,00,00").Number, 0x201u);
}

TEST(Inf, BytesAndTheirContinuation) {
  const RegistryValue Value =
      valueOf("LaunchPermission,1,01,00, 04,80,\\\r\n  5c,\\ ; why\r\n\t6,0x7");
  EXPECT_EQ(Value.Type, RegistryType::Binary);
  EXPECT_THAT(Value.Bytes, ElementsAre(1, 0, 4, 0x80, 0x5C, 6, 7));
  EXPECT_THAT(valueOf("N,1").Bytes, IsEmpty());
  EXPECT_THAT(valueOf("N,1,1,").Bytes, ElementsAre(1));
}

TEST(Inf, OtherTypesAreBytes) {
  EXPECT_EQ(valueOf("N,0x00020001,1").Type, RegistryType::None);
  EXPECT_EQ(valueOf("N,0x00380001,1").Type, static_cast<RegistryType>(0x38));
  EXPECT_EQ(valueOf("N,0x000B0001,1,0,0,0,0,0,0,80").Number, 0x8000000000000001u);
  EXPECT_EQ(valueOf("N,0x00040001,2,0,0,0").Number, 2u);
}

TEST(Inf, FlagsThatWriteNoValue) {
  const RegistryFile File = parsed(Top + std::string("[Keys]\nHKLM,A,N,0x10,x\nHKLM,B\nHKLM,C,,4\n"
                                                     "HKLM,D,N,4\nHKLM,E,N,0x2000\nHKLM,F,,\n"));
  ASSERT_THAT(paths(File), ElementsAre("A", "B", "-C", "D", "E", "F"));
  for (const RegistryKey &K : File.Keys)
    EXPECT_THAT(K.Values, SizeIs(K.Path == "D" ? 1 : 0));
  EXPECT_EQ(File.Keys[3].Values.at(0).Is, Kind::Deleted);
}

TEST(Inf, DeletionsComeFirst) {
  const RegistryFile File = parsed("[Version]\n[S]\nAddReg=K\n[K]\nHKLM,A,N,,x\n[Uninstall]\n"
                                   "DelReg=Gone\n[Gone]\nHKLM,A\nHKLM,B,N\nHKLM,C,,0x4000\n"
                                   "HKLM,D,N,0x2000\nHKLM,E,N,0x18002,one of a list\n");
  ASSERT_THAT(paths(File), ElementsAre("-A", "B", "-C", "-D", "A"));
  EXPECT_EQ(File.Keys[1].Values.at(0).Is, Kind::Deleted);
}

TEST(Inf, Tokens) {
  const std::string Known = "Dir=\"C:\\x\"\nPERCENT = 5%%, six\nREG_DWORD=0x00010001\n"
                            "Dir = second\n";
  EXPECT_EQ(valueOf("N,,\"%dir%\\y\"", Known).Text, "C:\\x\\y");
  EXPECT_EQ(valueOf("N,,%dir%", Known).Is, Kind::Written);
  EXPECT_EQ(valueOf("%Dir%,%REG_DWORD%,7", Known).Number, 7u);
  EXPECT_EQ(valueOf("%Dir%,%REG_DWORD%,7", Known).Name, "C:\\x");
  EXPECT_EQ(valueOf("N,,%Percent%", Known).Text, "5%%"); // put in once
  for (const char *Open : {"N,,%11%\\x.dll", "N,,%Nowhere%", "N,%Nowhere%,1", "N,1,%Nowhere%",
                           "N,0x10001,%Nowhere%", "N,,wdf$KMDFCOINSTALLERVERSION$.dll"})
    EXPECT_EQ(valueOf(Open, Known).Is, Kind::Open) << Open;
  EXPECT_EQ(valueOf("N,,%11%\\x.dll", Known).Text, "%11%\\x.dll");
  EXPECT_EQ(valueOf("%Nowhere%,,x", Known).Name, "%Nowhere%");
  EXPECT_EQ(valueOf("%Nowhere%,,x", Known).Is, Kind::Written);
}

TEST(Inf, StringsOfOneLanguageAreNotUsed) {
  EXPECT_EQ(valueOf("N,,%a%", "[Strings.0407]\na=x").Is, Kind::Open);
}

TEST(Inf, ContinuedEntriesAndComments) {
  EXPECT_THAT(paths(parsed("; [Version]\n [Version] ; x\n[S]\nAddReg = A,\\\n  B ; , C\n\n"
                           "[A]\nHKLM,\"A\\\"\\\n,,,x\n;HKLM,X\n[B]\nHKLM,B\\\\\n,N\n[C]\nHKLM,C")),
              ElementsAre("A", "B"));
}

TEST(Inf, KeysBeforeEntries) {
  EXPECT_THAT(paths(parsed(Top + std::string("[Keys]\nx = HKLM,A,N\n"))), ElementsAre("A"));
}

TEST(Inf, Ranges) {
  const Text File = textOf(Top + std::string("[Keys]\r\n HKLM , \"A\\B\" ,\"N\", 1, 1,\\\r\n 2\r\n"
                                             "HKLM,,,,x\r\n"));
  const RegistryFile Inf = readInf(File);
  const RegistryValue &Value = Inf.Keys.at(0).Values.at(0);
  EXPECT_EQ(at(File, Inf.Keys.at(0).At.Begin), "6:9");
  EXPECT_EQ(written(File, Inf.Keys.at(0).At), "\"A\\B\"");
  EXPECT_EQ(written(File, Value.NameAt), "\"N\"");
  EXPECT_EQ(written(File, Value.DataAt), "1,\\\r\n 2");
  EXPECT_EQ(written(File, Inf.Keys.at(1).At), "HKLM");
  EXPECT_EQ(written(File, Inf.Keys.at(1).Values.at(0).NameAt), "HKLM");
}

TEST(Inf, TheDefaultValueIsAtItsOwnEntry) {
  const Text File = textOf(Top + std::string("[Keys]\nHKLM,A,N,,x\nHKLM,A,,,y\n"));
  EXPECT_EQ(at(File, readInf(File).Keys.at(0).Values.at(1).NameAt.Begin), "7:6");
}

TEST(Inf, ProblemsCostOneEntry) {
  const Text File = textOf(Top + std::string("[Keys]\nHKXX,A\nHKLM,A,B,0x30000,x\n"
                                             "HKLM,A,C,0x10001,many\nHKLM,A,D,1,100\n"
                                             "HKLM,A,E,1,1,,2\nHKLM,A,F,flags\nHKLM,A,G,,\"x\n"
                                             "HKLM,\"A\nHKLM,A,H,0x10001\n,A\nHKLM,A,I,,x\n"));
  const RegistryFile Inf = readInf(File);
  EXPECT_THAT(listed(File, Inf.Problems),
              ElementsAre("6:1: the name of a root expected, met 'HKXX'",
                          "7:10: flags that give a type expected, met '0x30000'",
                          "8:18: a number of at most 32 bits expected, met 'many'",
                          "9:12: a byte of one or two hexadecimal digits expected, met '100'",
                          "10:14: a byte of one or two hexadecimal digits expected, met ','",
                          "11:10: flags that give a type expected, met 'flags'",
                          "12:11: a string that is closed expected, met '\"x'",
                          "13:6: a string that is closed expected, met '\"A'",
                          "14:17: a number expected, met the end of the line",
                          "15:1: the name of a root expected, met ','"));
  ASSERT_THAT(Inf.Keys, SizeIs(1));
  std::string Unread;
  for (const RegistryValue &V : Inf.Keys[0].Values)
    Unread += V.Is == Kind::Unread ? V.Name : "";
  EXPECT_EQ(Unread, "BCDEFGH");
  EXPECT_EQ(Inf.Keys[0].Values.back().Text, "x");
}

TEST(Inf, SectionThatIsNotClosed) {
  EXPECT_THAT(paths(parsed(Top + std::string("[Keys]\nHKLM,A\n[Keys\nHKLM,B\n"))),
              ElementsAre("A"));
}

TEST(Inf, WhatIsKeptIsLimited) {
  std::string Source =
      Top + std::string("[Strings]\nx=") + std::string(1 << 20, 'a') + "\n[Keys]\n";
  for (unsigned Count = 0; Count != 1000; ++Count)
    Source += "HKLM,%x%,N\n";
  const Text File = textOf(Source);
  EXPECT_THAT(listed(File, readInf(File).Problems),
              ElementsAre(testing::HasSubstr("more than can be kept")));
}

} // namespace
} // namespace comsec::registration
