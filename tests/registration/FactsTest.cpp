// What becomes a fact of the keys and values of .reg and .rgs files, and where it says to be.
#include "tests/registration/Units.h"

namespace comsec::registration {
namespace {

using facts::DataState;
using facts::Unit;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr const char *Header = "Windows Registry Editor Version 5.00\n\n";
constexpr const char *Vss =
    "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\VSS\\VssAccessControl]\n";

Unit reg(const std::string &Text) { return unitOf(Header + Text, "a.reg"); }

std::vector<std::string> paths(const Unit &U) {
  std::vector<std::string> Result;
  for (const facts::RegistryKey &K : U.Keys)
    Result.push_back(std::string(K.Deleted ? "-" : "") + (K.Created ? "+" : "") + K.Root + "\\" +
                     K.Path);
  return Result;
}

facts::RegistryValue onlyValue(const Unit &U) {
  EXPECT_THAT(U.Keys, SizeIs(1));
  EXPECT_THAT(U.Keys.at(0).Values, SizeIs(1));
  return U.Keys.at(0).Values.at(0);
}

std::string commentOf(const std::string &Lines) { return onlyValue(reg(Vss + Lines)).Comment; }

TEST(Languages, AreToldByTheExtensionInAnyCase) {
  EXPECT_EQ(languageOf("a.mof"), Language::Mof);
  EXPECT_EQ(languageOf("/x.reg/A.MOF"), Language::Mof);
  EXPECT_EQ(languageOf("a.Mfl"), Language::Mof);
  EXPECT_EQ(languageOf("a.b.Reg"), Language::Reg);
  EXPECT_EQ(languageOf("A.RGS"), Language::Rgs);
  for (const char *Other : {"", "reg", "a.reg.txt", "a.regx", "a.cpp", "reg.cpp", "mof/a"})
    EXPECT_EQ(languageOf(Other), std::nullopt) << Other;
}

TEST(RegistrationUnits, SayWhatTheyAre) {
  const Unit U = reg("");
  EXPECT_EQ(U.Kind, facts::UnitKind::Registration);
  EXPECT_EQ(U.MainFile, "a.reg");
  EXPECT_FALSE(U.Failed);
  EXPECT_THAT(U.Keys, IsEmpty());
  EXPECT_THAT(U.Notes, IsEmpty());
}

// --- keys ---

TEST(KeyFacts, OnlyOfJudgedKeys) {
  EXPECT_THAT(paths(reg("[HKEY_CLASSES_ROOT\\AppID\\{0F}]\n\"A\"=\"\"\n"
                        "[HKEY_CLASSES_ROOT\\.txt]\n\"A\"=\"\"\n"
                        "[HKEY_CURRENT_USER\\AppID\\{0F}]\n"
                        "[HKLM\\software\\MICROSOFT\\ole]\n"
                        "[HKLM\\SOFTWARE\\Microsoft\\Ole\\NONREDIST]\n")),
              ElementsAre("+HKEY_CLASSES_ROOT\\AppID\\{0F}",
                          "+HKEY_LOCAL_MACHINE\\software\\MICROSOFT\\ole"));
}

TEST(KeyFacts, InTheOrderOfTheFileAndAsOftenAsThere) {
  const Unit U = reg("[HKCR\\AppID\\{2}]\n\"A\"=dword:1\n[HKCR\\AppID\\{1}]\n"
                     "[HKCR\\AppID\\{2}]\n\"A\"=dword:2\n\"a\"=dword:3\n");
  EXPECT_THAT(paths(U),
              ElementsAre("+HKEY_CLASSES_ROOT\\AppID\\{2}", "+HKEY_CLASSES_ROOT\\AppID\\{1}",
                          "+HKEY_CLASSES_ROOT\\AppID\\{2}"));
  EXPECT_EQ(U.Keys[0].Values.at(0).Number, 1u);
  ASSERT_THAT(U.Keys[2].Values, SizeIs(2));
  EXPECT_EQ(U.Keys[2].Values[1].Number, 3u);
}

TEST(KeyFacts, DeletedKeysAreKept) {
  const Unit U = reg("[-HKCR\\AppID\\{1}]\n[-HKCR\\.txt]\n");
  EXPECT_THAT(paths(U), ElementsAre("-HKEY_CLASSES_ROOT\\AppID\\{1}"));
  EXPECT_THAT(U.Keys[0].Values, IsEmpty());
}

TEST(KeyFacts, DeletionsOfWhatHoldsJudgedKeysAreKept) {
  EXPECT_THAT(paths(reg("[-HKCR\\AppID]\n[HKCR\\AppID\\{1}]\n[-hkcr\\appid]\n"
                        "[-HKLM\\Software\\Classes]\n[-HKLM\\AppID]\n[-HKCR\\TypeLib]\n")),
              ElementsAre("-HKEY_CLASSES_ROOT\\AppID", "+HKEY_CLASSES_ROOT\\AppID\\{1}",
                          "-HKEY_CLASSES_ROOT\\appid", "-HKEY_LOCAL_MACHINE\\Software\\Classes"));
}

TEST(KeyFacts, OfClassesAreKeptInScriptsOnly) {
  EXPECT_THAT(paths(reg("[HKCR\\CLSID\\{1}]\n[HKCR\\CLSID\\{1}\\LocalServer32]\n")), IsEmpty());
  EXPECT_THAT(paths(unitOf("HKCR { NoRemove CLSID { '{1}' { LocalServer32 = s 'x' } } }", "a.rgs")),
              ElementsAre("+HKEY_CLASSES_ROOT\\CLSID\\{1}",
                          "+HKEY_CLASSES_ROOT\\CLSID\\{1}\\LocalServer32"));
}

TEST(KeyFacts, OfAWholeRegistryAreLeftOutVisibly) {
  std::string Text;
  for (std::size_t I = 0; I < MaxRegistered; ++I)
    Text += "[HKCR\\AppID\\{" + std::to_string(I) + "}]\n";
  EXPECT_THAT(reg(Text).Notes, IsEmpty());
  const Unit U = reg(Text + "[HKCR\\AppID\\{A}]\n[HKCR\\AppID\\{B}]\n");
  EXPECT_THAT(U.Keys, SizeIs(MaxRegistered));
  ASSERT_THAT(U.Notes, SizeIs(1)) << "said once";
  EXPECT_EQ(U.Notes[0].Kind, facts::NoteKind::LimitReached);
  EXPECT_EQ(U.Notes[0].Where.Line, MaxRegistered + 3);
}

TEST(KeyFacts, OfScriptsAreMadeAnew) {
  const Unit U = unitOf("HKCR\n{\n  NoRemove AppID\n  {\n    ForceRemove '%APPID%' = s 'Sample'\n"
                        "    {\n      val LaunchPermission = b %LIST%\n    }\n  }\n}\n",
                        "a.rgs");
  EXPECT_THAT(U.Notes, IsEmpty());
  EXPECT_THAT(paths(U), ElementsAre("-+HKEY_CLASSES_ROOT\\AppID\\%APPID%"));
  ASSERT_THAT(U.Keys[0].Values, SizeIs(2));
  EXPECT_EQ(U.Keys[0].Values[0].Text, "Sample");
  EXPECT_EQ(U.Keys[0].Values[1].Name, "LaunchPermission");
  EXPECT_EQ(U.Keys[0].Values[1].Is, DataState::Unknown) << "the token says which bytes";
  EXPECT_EQ(shown(U.Keys[0].Where), "5:17-5:26");
  EXPECT_EQ(shown(U.Keys[0].Values[1].NameWhere), "7:11-7:27");
}

// --- values ---

TEST(ValueFacts, OfEachType) {
  const Unit U = reg("[HKCR\\AppID\\{1}]\n@=\"text\"\n\"N\"=dword:000000ff\n\"B\"=hex:01,80\n"
                     "\"Q\"=hex(b):01,00,00,00,00,00,00,80\n\"S\"=hex(0):\n\"D\"=-\n");
  EXPECT_THAT(U.Notes, IsEmpty());
  const auto &V = U.Keys.at(0).Values;
  ASSERT_THAT(V, SizeIs(6));
  EXPECT_EQ(V[0].Name, "");
  EXPECT_EQ(V[0].Type, 1u);
  EXPECT_EQ(V[0].Text, "text");
  EXPECT_EQ(V[0].Number, std::nullopt);
  EXPECT_EQ(V[1].Type, 4u);
  EXPECT_EQ(V[1].Number, 0xFFu);
  EXPECT_EQ(V[2].Type, 3u);
  EXPECT_THAT(V[2].Bytes, ElementsAre(0x01, 0x80));
  EXPECT_EQ(V[3].Type, 11u);
  EXPECT_EQ(V[3].Number, 0x8000000000000001u);
  EXPECT_EQ(V[4].Type, 0u);
  EXPECT_EQ(V[4].Is, DataState::Written);
  EXPECT_EQ(V[5].Is, DataState::Deleted);
}

TEST(ValueFacts, WhatCannotBeReadIsUnknownAndNoted) {
  const Unit U = reg("[HKCR\\AppID\\{1}]\n\"A\"=hex:01,zz\n\"B\"=dword:2\n");
  ASSERT_THAT(U.Keys.at(0).Values, SizeIs(2));
  EXPECT_EQ(U.Keys[0].Values[0].Is, DataState::Unknown);
  EXPECT_EQ(U.Keys[0].Values[1].Number, 2u);
  ASSERT_THAT(U.Notes, SizeIs(1));
  EXPECT_EQ(U.Notes[0].Kind, facts::NoteKind::Unread);
  EXPECT_EQ(U.Notes[0].Where.File, "a.reg");
  EXPECT_EQ(shown(U.Notes[0].Where), "4:12");
  EXPECT_THAT(U.Notes[0].Text, HasSubstr("zz"));
  EXPECT_FALSE(U.Failed);
}

// --- places ---

/// The places of the key, of its value's name and of the data.
std::vector<std::string> places(const std::string &Bytes) {
  const Unit U = unitOf(Bytes, "a.reg");
  EXPECT_THAT(U.Notes, IsEmpty());
  const facts::RegistryValue V = onlyValue(U);
  EXPECT_EQ(V.NameWhere.Begin.File, "a.reg");
  return {shown(U.Keys[0].Where), shown(V.NameWhere), shown(V.Where)};
}

std::string withCrlf(std::string Text) {
  for (std::size_t At = 0; (At = Text.find('\n', At)) != std::string::npos; At += 2)
    Text.insert(At, "\r");
  return Text;
}

TEST(Places, AreTheSameInEveryEncodingAndWithAllLineEnds) {
  const std::string Text =
      std::string(Header) + "[HKCR\\AppID\\{1}]\n  \"Ab\"=hex:00,\\\n  01 ; why\n";
  const auto Expected = ElementsAre("3:2-3:16", "4:3-4:7", "4:8-5:5");
  EXPECT_THAT(places(Text), Expected);
  EXPECT_THAT(places(withCrlf(Text)), Expected);
  EXPECT_THAT(places(utf16(Text)), Expected);
  EXPECT_THAT(places(utf16(withCrlf(Text))), Expected);
  EXPECT_THAT(places("\xEF\xBB\xBF" + Text), Expected);
}

TEST(Places, ColumnsAreBytesOfUtf8) {
  // Two bytes of UTF-8 each, whatever they take in the file.
  const std::string Utf8 = std::string(Header) + "[HKCR\\AppID\\я] \n\"я\"=\"я\"\n";
  EXPECT_THAT(places(Utf8), ElementsAre("3:2-3:15", "4:1-4:5", "4:6-4:10"));
  std::string Wide;
  for (const char C : std::string(Header) + "[HKCR\\AppID\\?] \n\"?\"=\"?\"\n")
    Wide += C == '?' ? std::string("\x4F\x04") : std::string({C, '\0'});
  EXPECT_THAT(places("\xFF\xFE" + Wide), ElementsAre("3:2-3:15", "4:1-4:5", "4:6-4:10"));
  EXPECT_THAT(places(std::string(Header) + "[HKCR\\AppID\\\xE9] \n\"\xE9\"=\"\xE9\"\n"),
              ElementsAre("3:2-3:15", "4:1-4:5", "4:6-4:10"));
}

// --- comments of accounts ---

TEST(Comments, AboveAndBehindAValueAreItsComment) {
  EXPECT_EQ(commentOf("\"CONTOSO\\\\x\"=dword:1\n"), "");
  EXPECT_THAT(commentOf("; the first\n  ;second\n\"x\"=dword:1 ; behind\n"),
              AllOf(HasSubstr("the first"), HasSubstr("second"), HasSubstr("behind")));
  EXPECT_THAT(commentOf("; one\n; two\n\"x\"=dword:1\n"), testing::MatchesRegex(" *one +two *"));
}

TEST(Comments, EndAtAnotherLine) {
  EXPECT_EQ(commentOf("; far\n\n\"x\"=dword:1\n"), "");
  const Unit U = reg(Vss + std::string("; of y\n\"y\"=dword:1\n\"x\"=dword:1\n; of nobody\n"));
  ASSERT_THAT(U.Keys.at(0).Values, SizeIs(2));
  EXPECT_THAT(U.Keys[0].Values[0].Comment, HasSubstr("of y"));
  EXPECT_EQ(U.Keys[0].Values[1].Comment, "");
}

TEST(Comments, AreTheSameWithEachLineEndAndEncoding) {
  const std::string Text = Header + std::string(Vss) + "; above\n\"x\"=dword:1 ; behind\n";
  const std::string Expected = onlyValue(unitOf(Text, "a.reg")).Comment;
  EXPECT_THAT(Expected, AllOf(HasSubstr("above"), HasSubstr("behind")));
  EXPECT_EQ(onlyValue(unitOf(withCrlf(Text), "a.reg")).Comment, Expected);
  EXPECT_EQ(onlyValue(unitOf(utf16(withCrlf(Text)), "a.reg")).Comment, Expected);
}

TEST(Comments, OfOtherKeysAreLeftOut) {
  EXPECT_EQ(onlyValue(reg("[HKCR\\AppID\\{1}]\n; why\n\"x\"=dword:1 ; so\n")).Comment, "");
  EXPECT_EQ(commentOf("\"x\"=\"; no comment\"\n"), "");
}

} // namespace
} // namespace comsec::registration
