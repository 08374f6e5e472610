#include "driver/report/Sources.h"
#include "driver/report/Unicode.h"
#include "tests/report/Tree.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace comsec::report {
namespace {

namespace fs = std::filesystem;

TEST(Sources, LinesEndWithLfCrLfOrCr) {
  Tree T;
  T.write("a.cpp", "one\r\ntwo\rthree\n\nfive");
  Sources S(T.root());
  EXPECT_EQ(S.line("a.cpp", 1), "one");
  EXPECT_EQ(S.line("a.cpp", 2), "two");
  EXPECT_EQ(S.line("a.cpp", 3), "three");
  EXPECT_EQ(S.line("a.cpp", 4), "");
  EXPECT_EQ(S.line("a.cpp", 5), "five");
  EXPECT_EQ(S.line("a.cpp", 6), std::nullopt);
  EXPECT_EQ(S.line("a.cpp", 0), std::nullopt);
}

TEST(Sources, ByteOrderMarksAreNoText) {
  Tree T;
  T.write("utf8.cpp", "\xEF\xBB\xBFint x;\n");
  T.write("utf16.reg", std::string("\xFF\xFEg\0\x30\x04\n\0y\0", 10));
  Sources S(T.root());
  EXPECT_EQ(S.line("utf8.cpp", 1), "int x;");
  EXPECT_EQ(S.bytes("utf8.cpp")->size(), 10u);
  EXPECT_EQ(S.line("utf16.reg", 1), "g\xD0\xB0");
  EXPECT_EQ(S.line("utf16.reg", 2), "y");
}

TEST(Sources, NothingOutsideTheRootIsRead) {
  Tree Outside, T;
  Outside.write("secret.txt", "secret");
  T.write("sub/inside.cpp", "inside");
  fs::create_symlink(Outside.path("secret.txt"), T.path("link.cpp"));
  fs::create_directory_symlink(Outside.root(), T.path("folder"));
  fs::create_symlink("sub/inside.cpp", T.path("inner.cpp"));
  Sources S(T.root());
  EXPECT_EQ(S.text("link.cpp"), std::nullopt);
  EXPECT_EQ(S.text("folder/secret.txt"), std::nullopt);
  EXPECT_EQ(
      S.text("../" + Outside.path("secret.txt").parent_path().filename().string() + "/secret.txt"),
      std::nullopt);
  EXPECT_EQ(S.text("../../../../../../etc/passwd"), std::nullopt);
  EXPECT_EQ(S.text("/etc/passwd"), std::nullopt);
  EXPECT_EQ(S.text("inner.cpp"), "inside") << "a link that stays below the root is fine";
}

TEST(Sources, OnlyOrdinaryFilesAreOpened) {
  Tree T;
  ASSERT_EQ(mkfifo(T.path("pipe.cpp").c_str(), 0600), 0);
  fs::create_directory(T.path("folder.cpp"));
  Sources S(T.root());
  EXPECT_EQ(S.text("pipe.cpp"), std::nullopt);
  EXPECT_EQ(S.text("folder.cpp"), std::nullopt);
  EXPECT_EQ(S.text("none.cpp"), std::nullopt);
  EXPECT_EQ(S.text(""), std::nullopt);
}

TEST(Sources, TheRootItselfMayBeALink) {
  Tree T, Other;
  T.write("a.cpp", "text");
  fs::create_directory_symlink(T.root(), Other.path("root"));
  EXPECT_EQ(Sources(Other.path("root").string()).text("a.cpp"), "text");
}

TEST(Unicode, IllFormedPartsBecomeOneReplacementEach) {
  // The examples of the Unicode standard, section 3.9, "U+FFFD substitution of maximal subparts".
  EXPECT_EQ(decode("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64"),
            U"a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd");
  EXPECT_EQ(decode("\xE4\xB8"), U"\uFFFD");
  EXPECT_EQ(toUtf8("a\xFF"), "a\uFFFD");
}

TEST(Unicode, Utf16Length) {
  EXPECT_EQ(utf16Length("aб中"), 3u);
  EXPECT_EQ(utf16Length("😀"), 2u);
  EXPECT_EQ(utf16Length("\xFF"), 1u);
}

TEST(Unicode, NothingHostileIsPrinted) {
  EXPECT_EQ(printable("\x1B[31mred"), "<U+001B>[31mred");
  EXPECT_EQ(printable("a\tb\r\n\x7F"), "a<U+0009>b<U+000D><U+000A><U+007F>");
  EXPECT_EQ(printable("\xC2\x9B"), "<U+009B>") << "C1 control: CSI";
  EXPECT_EQ(printable("\u202Ex\u2066\u200F\u2028"), "<U+202E>x<U+2066><U+200F><U+2028>");
  EXPECT_EQ(printable("\xFFz\xE4\xB8"), "<FF>z<E4><B8>");
  EXPECT_EQ(printable("\xED\xA0\x80"), "<ED><A0><80>") << "a surrogate is no UTF-8";
  EXPECT_EQ(printable("gaб中😀"), "gaб中😀");
}

} // namespace
} // namespace comsec::report
