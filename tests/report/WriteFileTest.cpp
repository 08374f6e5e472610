#include "driver/report/WriteFile.h"
#include "tests/report/Tree.h"

#include <gmock/gmock.h>

namespace comsec::report {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::StartsWith;

unsigned filesIn(const Tree &T) {
  return std::distance(fs::directory_iterator(T.root()), fs::directory_iterator());
}

TEST(WriteFile, WritesAndReplaces) {
  Tree T;
  EXPECT_EQ(writeFile(T.path("r.sarif"), "old"), "");
  EXPECT_EQ(writeFile(T.path("r.sarif"), "new"), "");
  EXPECT_EQ(T.read("r.sarif"), "new");
  EXPECT_EQ(filesIn(T), 1u) << "no temporary file stays";
}

TEST(WriteFile, RefusesLinksAndSpecialFiles) {
  Tree T;
  T.write("victim", "precious");
  fs::create_symlink("victim", T.path("link"));
  fs::create_symlink("nowhere", T.path("dangling"));
  fs::create_directory(T.path("folder"));
  EXPECT_THAT(writeFile(T.path("link"), "x"), HasSubstr("is a symbolic link"));
  EXPECT_THAT(writeFile(T.path("dangling"), "x"), HasSubstr("is a symbolic link"));
  EXPECT_THAT(writeFile(T.path("folder"), "x"), HasSubstr("is a folder"));
  EXPECT_THAT(writeFile("/dev/null", "x"), HasSubstr("is not an ordinary file"));
  EXPECT_EQ(T.read("victim"), "precious");
  EXPECT_EQ(filesIn(T), 4u);
}

TEST(WriteFile, SaysWhyItCannot) {
  Tree T;
  const std::string Path = T.path("none/r.sarif");
  EXPECT_EQ(writeFile(Path, "x"), "cannot write " + Path + ": No such file or directory");
}

TEST(WriteFile, AFullDiskLeavesTheOldFile) {
  // A small file system needs root to make; a limit on file sizes fails in the same place.
  Tree T;
  T.write("r.sarif", "old");
  const Outcome O = run("/bin/sh",
                        {"-c",
                         "trap '' XFSZ; ulimit -f 1; exec \"$0\" "
                         "--gtest_also_run_disabled_tests "
                         "--gtest_filter=WriteFile.DISABLED_MuchTo",
                         fs::read_symlink("/proc/self/exe").string()},
                        T.root());
  EXPECT_THAT(O.Output, HasSubstr("said: cannot write r.sarif: "));
  EXPECT_EQ(T.read("r.sarif"), "old");
  EXPECT_EQ(filesIn(T), 2u) << "r.sarif and the output of the run";
}

/// Run by the test above, in a process that may not write files of this size.
TEST(WriteFile, DISABLED_MuchTo) {
  const std::string Why = writeFile("r.sarif", std::string(1 << 20, 'x'));
  ASSERT_NE(Why, "");
  std::puts(("said: " + Why).c_str());
}

} // namespace
} // namespace comsec::report
