// A clang-tidy of another version must end with one clear line, not with a crash or the loader's
// words: clang's C++ interface differs between versions.
#include "tests/report/Tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace comsec::report {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char Plugin[] = COMSEC_BINARY_DIR "/lib/comsec-tidy-plugin.so";
/// Debian's own one, as many machines have it. scripts/test installs it.
constexpr char OtherHost[] = "/usr/bin/clang-tidy-14";

Outcome tidy(const Tree &T, const char *Host) {
  return run(Host, {"--load", Plugin, "--checks=-*,comsec-*", T.path("a.cpp"), "--"}, T.root());
}

TEST(OtherHosts, AreRefusedInOneLine) {
  Tree T;
  T.write("a.cpp", "int main() {}\n");
  const Outcome O = tidy(T, OtherHost);
  EXPECT_EQ(O.Status, 1);
  EXPECT_THAT(O.Output,
              HasSubstr("comsec-tidy-plugin: error: built for clang-tidy 22, loaded into"));
  EXPECT_THAT(O.Output, HasSubstr("clang version 14."));
  EXPECT_THAT(O.Output, Not(HasSubstr("undefined symbol")));
}

TEST(OtherHosts, TheRightOneIsNot) {
  Tree T;
  T.write("a.cpp", "int main() {}\n");
  const Outcome O = tidy(T, "/usr/bin/clang-tidy-22");
  EXPECT_EQ(O.Status, 0) << O.Output;
  EXPECT_THAT(O.Output, Not(HasSubstr("comsec-tidy-plugin: error")));
}

} // namespace
} // namespace comsec::report
