#include "tests/registration/Read.h"

namespace comsec::registration {
namespace {

std::string utf16(std::u16string_view Units, bool LittleEndian) {
  std::string Bytes = LittleEndian ? "\xFF\xFE" : "\xFE\xFF";
  for (const char16_t Unit : Units) {
    const char Low = static_cast<char>(Unit & 0xFF);
    const char High = static_cast<char>(Unit >> 8);
    Bytes += LittleEndian ? Low : High;
    Bytes += LittleEndian ? High : Low;
  }
  return Bytes;
}

TEST(RegistrationText, Utf8WithAndWithoutMark) {
  for (const char *Mark : {"", "\xEF\xBB\xBF"}) {
    const Text File = textOf(Mark + std::string("aé\nb"));
    EXPECT_EQ(File.utf8(), "aé\nb");
    EXPECT_EQ(File.encoding(), Encoding::Utf8);
    EXPECT_EQ(File.position(0), (Position{1, 1, 1}));
    EXPECT_EQ(File.position(File.utf8().find('b')), (Position{2, 1, 1}));
  }
}

TEST(RegistrationText, Utf16OfBothOrders) {
  for (const bool Little : {true, false}) {
    const Text File = textOf(utf16(u"ä€\r\n\U0001F600x", Little));
    EXPECT_EQ(File.utf8(), "ä€\r\n😀x");
    EXPECT_EQ(File.encoding(), Little ? Encoding::Utf16LittleEndian : Encoding::Utf16BigEndian);
    EXPECT_EQ(File.position(File.utf8().find('x')), (Position{2, 2, 5}));
  }
}

TEST(RegistrationText, HalfAPairAndAnOddByteDoNoHarm) {
  EXPECT_EQ(textOf(utf16(u"a\xD800z", true)).utf8(), "a\xEF\xBF\xBDz");
  EXPECT_EQ(textOf(utf16(u"a\xDC00", true)).utf8(), "a\xEF\xBF\xBD");
  EXPECT_EQ(textOf(utf16(u"\xD83D", false)).utf8(), "\xEF\xBF\xBD");
  EXPECT_EQ(textOf(utf16(u"ab", true) + "c").utf8(), "ab");
}

TEST(RegistrationText, BytesThatAreNoUtf8AreWindows1252) {
  const Text File = textOf("caf\xE9 \x80\x9F\x81\n\xFFx");
  EXPECT_EQ(File.utf8(), "café €Ÿ\xC2\x81\nÿx");
  EXPECT_EQ(File.encoding(), Encoding::Windows1252);
  EXPECT_EQ(File.position(File.utf8().find('x')), (Position{2, 2, 3}));
}

TEST(RegistrationText, PositionsAreInCharactersOfLines) {
  const Text File = textOf("one\r\n\ttwo äöü three\r\n");
  EXPECT_EQ(File.position(File.utf8().find("two")), (Position{2, 2, 2}));
  EXPECT_EQ(File.position(File.utf8().find("three")), (Position{2, 10, 13}));
  EXPECT_EQ(File.position(File.utf8().size()), (Position{3, 1, 1}));
  EXPECT_EQ(textOf("").position(0), (Position{1, 1, 1}));
}

TEST(RegistrationText, DosEndIsNoCharacter) { EXPECT_EQ(textOf("a\n\x1A").utf8(), "a\n"); }

TEST(RegistrationText, TooLargeIsRefusedInOneLine) {
  std::string Error;
  EXPECT_FALSE(Text::decode(std::string(MaxFileBytes + 1, ' '), Error));
  EXPECT_EQ(Error, "the file has 33554433 bytes, more than the 33554432 that are read");
  Error.clear();
  EXPECT_TRUE(Text::decode(std::string(MaxFileBytes, ' '), Error));
  EXPECT_EQ(Error, "");
}

} // namespace
} // namespace comsec::registration
