#include "driver/scan/WindowsFileSystem.h"

#include "tests/input/TempFolder.h"

#include <gmock/gmock.h>

using namespace testing;

namespace comsec::scan {
namespace {

class Files : public Test {
protected:
  std::string read(const std::string &Path) {
    WindowsFileSystem FS(Root.Path, {Sdk.Path});
    auto Text = FS.getBufferForFile(Path);
    return Text ? (*Text)->getBuffer().str() : "<" + Text.getError().message() + ">";
  }
  const std::string NoSuchFile = "<No such file or directory>";

  TempFolder Root, Sdk, Elsewhere;
};

TEST_F(Files, NamesAreFoundInAnyCase) {
  Root.write("Inc/StdAfx.h", "one");
  Sdk.write("vsbackup.h", "two");
  EXPECT_EQ(read(Root("Inc/StdAfx.h")), "one");
  EXPECT_EQ(read(Root("inc/stdafx.H")), "one");
  EXPECT_EQ(read(Root("INC\\stdafx.h")), "one");
  EXPECT_EQ(read(Sdk("VsBackup.h")), "two");
  EXPECT_EQ(read(Root("inc/other.h")), NoSuchFile);
}

TEST_F(Files, TheExactNameWins) {
  Root.write("a.h", "lower");
  Root.write("A.h", "upper");
  EXPECT_EQ(read(Root("a.h")), "lower");
  EXPECT_EQ(read(Root("A.h")), "upper");
  EXPECT_EQ(read(Root("a.H")), "upper"); // no exact one: the alphabetically first
}

TEST_F(Files, OnlyRootAndHeadersAreReadable) {
  std::string Secret = Elsewhere.write("secret.h", "secret");
  EXPECT_EQ(read(Secret), NoSuchFile);
  EXPECT_EQ(read("/etc/passwd"), NoSuchFile);
  EXPECT_EQ(read(Root("../../../etc/passwd")), NoSuchFile);
  EXPECT_EQ(read(Root("..\\..\\..\\etc\\passwd")), NoSuchFile);
  // A folder whose name begins like the root's is another folder.
  EXPECT_EQ(read(Root.Path + "-other/a.h"), NoSuchFile);
}

TEST_F(Files, LinksAreFollowedInsideOnly) {
  std::string Secret = Elsewhere.write("secret.h", "secret");
  Root.write("real.h", "real");
  Root.link("inside.h", Root("real.h"));
  Root.link("outside.h", Secret);
  Root.link("folder", Elsewhere.Path);
  EXPECT_EQ(read(Root("inside.h")), "real");
  EXPECT_EQ(read(Root("outside.h")), NoSuchFile);
  EXPECT_EQ(read(Root("folder/secret.h")), NoSuchFile);
}

TEST_F(Files, Utf16IsDecoded) {
  Root.write("wide.h", utf16("int x;\n"));
  WindowsFileSystem FS(Root.Path, {});
  EXPECT_EQ(read(Root("wide.h")), "int x;\n");
  // The compiler refuses a file whose size is not the one announced.
  EXPECT_EQ(FS.status(Root("wide.h"))->getSize(), 7u);
  Root.write("mark.h", "\xEF\xBB\xBFint y;");
  EXPECT_EQ(read(Root("mark.h")), "int y;");
}

TEST_F(Files, WhatIsNoTextIsNoFile) {
  Root.write("binary.h", llvm::StringRef("MZ\0\1", 4));
  EXPECT_EQ(read(Root("binary.h")), NoSuchFile);
  EXPECT_EQ(readSource(Root("binary.h")).getError(), std::errc::illegal_byte_sequence);
  EXPECT_TRUE(readSource(Root.Path).getError()); // a folder
}

TEST_F(Files, BackslashesInIncludesBecomeSlashes) {
  Root.write("a.cpp", "#include \"sub\\a.h\"\r\n  # include <sub\\b.h> // \\n\nchar c = '\\n';\n");
  EXPECT_EQ(read(Root("a.cpp")),
            "#include \"sub/a.h\"\r\n  # include <sub/b.h> // \\n\nchar c = '\\n';\n");
}

TEST_F(Files, RelativePathsAreSpelledAsOnDisk) {
  Root.write("Src/Main.Cpp");
  WindowsFileSystem FS(Root.Path, {Sdk.Path});
  EXPECT_EQ(FS.relative(Root("src/MAIN.cpp")), "Src/Main.Cpp");
  EXPECT_EQ(FS.relative(Root("src/../Src/main.cpp")), "Src/Main.Cpp");
  EXPECT_EQ(FS.relative(Sdk.write("a.h")), "");
  EXPECT_EQ(FS.relative("/etc/passwd"), "");
}

TEST(IsBelow, ComparesWholeNames) {
  EXPECT_TRUE(isBelow("/a/b", "/a"));
  EXPECT_TRUE(isBelow("/a", "/a"));
  EXPECT_TRUE(isBelow("/a", "/"));
  EXPECT_FALSE(isBelow("/ab", "/a"));
  EXPECT_FALSE(isBelow("/", "/a"));
}

} // namespace
} // namespace comsec::scan
