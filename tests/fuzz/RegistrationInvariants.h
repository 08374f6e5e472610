// What holds for any input of the readers of registration files. The fuzzers and the test that goes
// through the kept inputs call the same.
#pragma once

#include <cstdint>
#include <span>

namespace comsec::test {

/// Abort where a reader breaks its contract.
void checkMof(std::span<const std::uint8_t> Input);
void checkReg(std::span<const std::uint8_t> Input);
void checkRgs(std::span<const std::uint8_t> Input);
void checkInf(std::span<const std::uint8_t> Input);

} // namespace comsec::test
