// The kept inputs of the fuzzers go through all readers in every build.
#include "tests/fuzz/RegistrationInvariants.h"

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
    checkMof(Data); // aborts
    checkReg(Data);
    checkRgs(Data);
    checkInf(Data);
    ++Files;
  }
  return Files;
}

TEST(RegistrationCorpus, HoldsTheContracts) {
  for (const char *Folder : {"mof", "reg", "rgs", "inf"})
    EXPECT_GE(runAll(Folder), 8u) << Folder;
}

} // namespace
} // namespace comsec::test
