// What holds for any input of the two readers of descriptors. The fuzzers and the test that goes
// through the kept inputs call the same.
#pragma once

#include <cstdint>
#include <span>

namespace comsec::test {

/// Aborts where the parser of SDDL breaks its contract.
void checkSddl(std::span<const std::uint8_t> Input);
/// The same for the decoder of bytes.
void checkBytes(std::span<const std::uint8_t> Input);

} // namespace comsec::test
