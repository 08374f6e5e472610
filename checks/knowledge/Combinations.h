// Arguments of one call that the documents forbid together, as rows of conditions.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace comsec::knowledge {

enum class Test {
  Zero,       ///< 0 or a null pointer
  NotZero,    ///< a number other than 0, or the address of something
  Equals,     ///< the number, as 32 bits
  Differs,    ///< another number, as 32 bits
  HasAll,     ///< all bits of the number
  HasAny,     ///< at least one bit of the number
  HasNone,    ///< no bit of the number
  Descriptor, ///< the address of a SECURITY_DESCRIPTOR
  Guid,       ///< the address of a GUID
  Object,     ///< the address of anything
};

struct Condition {
  std::string_view Parameter; ///< empty: no condition
  Test Asks = Test::Zero;
  std::int64_t Number = 0;
};

/// A row holds when all its conditions do. Of the rows of one Cause only the first counts.
struct Combination {
  std::string_view Id;
  std::string_view Cause;
  std::string_view Parameter; ///< the argument at fault
  bool Forbidden;             ///< false: merely without effect
  std::string_view Says;      ///< worded to follow "<API> is given … as <Parameter>: "
  std::string_view Right;     ///< the only right argument; empty when there are several
  std::string_view Source;
  Condition Conditions[3];
};

std::span<const Combination> combinations();           ///< of CoInitializeSecurity
std::span<const Combination> blanketCombinations();    ///< of CoSetProxyBlanket and SetBlanket
std::span<const Combination> activationCombinations(); ///< of COAUTHINFO

} // namespace comsec::knowledge
