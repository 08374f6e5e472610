// The kept inputs of the fuzzers go through both readers in every build.
#include "tests/fuzz/Invariants.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace comsec::test {
namespace {

unsigned runAll(const char *Folder) {
  unsigned Files = 0;
  for (const auto &Entry : std::filesystem::directory_iterator(
           COMSEC_SOURCE_DIR "/tests/fuzz/corpus/" + std::string(Folder))) {
    std::ifstream File(Entry.path(), std::ios::binary);
    const std::vector<char> Read((std::istreambuf_iterator<char>(File)), {});
    const std::vector<std::uint8_t> Data(Read.begin(), Read.end());
    checkSddl(Data); // aborts
    checkBytes(Data);
    ++Files;
  }
  return Files;
}

TEST(FuzzCorpus, HoldsTheContracts) {
  EXPECT_GE(runAll("sddl"), 10u);
  EXPECT_GE(runAll("descriptor"), 10u);
}

} // namespace
} // namespace comsec::test
