#include "tests/fuzz/Invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *Data, std::size_t Size) {
  comsec::test::checkBytes({Data, Size});
  return 0;
}
