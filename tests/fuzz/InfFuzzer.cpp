#include "tests/fuzz/RegistrationInvariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *Data, std::size_t Size) {
  comsec::test::checkInf({Data, Size});
  return 0;
}
