// A fix that clang-tidy applies must make the finding go away and bring no other.
#include "tests/rules/FrontEnds.h"

#include <gtest/gtest.h>

namespace comsec::test {
namespace {

TEST(Fixes, RemoveTheirFindings) {
  const TempFolder Folder;
  const std::string File = Folder.file("requester.cpp");
  std::string Text = readFile(COMSEC_SOURCE_DIR "/tests/rules/vss-document/shares.cpp");
  for (const auto &[Right, Wrong] : {std::pair<std::string, std::string>{
                                         "RPC_C_AUTHN_LEVEL_PKT_PRIVACY", "RPC_C_AUTHN_LEVEL_PKT"},
                                     {"RPC_C_IMP_LEVEL_IMPERSONATE", "RPC_C_IMP_LEVEL_IDENTIFY"},
                                     {"EOAC_STATIC_CLOAKING", "EOAC_NONE"}})
    Text.replace(Text.find(Right), Right.size(), Wrong);
  writeFile(File, Text);

  const test::Run Before = runPlugin(File, Folder.path(), {}, {"--fix"});
  ASSERT_EQ(Before.Problem, "") << Before.Output;
  EXPECT_EQ(Before.Findings.size(), 3u) << Before.Output;

  const test::Run After = runDriver(File, Folder.path(), {});
  ASSERT_EQ(After.Problem, "") << After.Output;
  EXPECT_TRUE(After.Findings.empty()) << readFile(File);
}

} // namespace
} // namespace comsec::test
