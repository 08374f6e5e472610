// SIDs as text, in the one form that the model uses.
#pragma once

#include "checks/descriptor/Descriptor.h"

#include <span>
#include <string_view>

namespace comsec::descriptor {

inline constexpr std::size_t MaxSubAuthorities = 15;

/// "S-1-5-32-544" of 5 and {32, 544}; of \p Authority the lower 48 bits count.
Sid makeSid(std::uint64_t Authority, std::span<const std::uint32_t> SubAuthorities);

/// Reads "S-1-…" or an alias of SDDL, in any case. This is what ConvertStringSidToSid takes.
/// Returns nothing and sets \p Error when that is not all of \p Text.
std::optional<Sid> parseSid(std::string_view Text, SyntaxError &Error);

} // namespace comsec::descriptor
