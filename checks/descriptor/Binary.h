// Decodes self-relative security descriptors, the bytes that the registry holds
// (ms-dtyp 2.4.6, winnt.h).
#pragma once

#include "checks/descriptor/Descriptor.h"

#include <span>

namespace comsec::descriptor {

/// Origins are offsets in \p Bytes. Bytes that no part refers to do not matter, nor do parts that
/// lie over each other. Returns nothing and sets \p Error when the bytes are malformed: for a field
/// that holds a wrong value, Offset is that of the field.
std::optional<Descriptor> decodeDescriptor(std::span<const std::uint8_t> Bytes, SyntaxError &Error);

} // namespace comsec::descriptor
