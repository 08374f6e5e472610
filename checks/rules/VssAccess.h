// What wrong-vss-access-control says of entries of VssAccessControl, wherever they are written, and
// its judgement of registration files.
#pragma once

#include "checks/Finding.h"
#include "checks/link/Program.h"

namespace comsec::rules::vss_access {

// The numbers of an entry.
inline constexpr std::uint32_t Refused = 0;
inline constexpr std::uint32_t Writer = 1;
inline constexpr std::uint32_t Both = 3;

inline constexpr std::string_view Last = "VssAccessControl"; ///< of the key's path

/// What a message is about.
struct About {
  std::string_view Who; ///< "RegSetValueEx", "the file"
  std::string When;     ///< " when 'x'", " for CONTOSO\Agent"; may be empty
};

std::string wrongType(const About &A, std::string_view Type);
std::string wrongNumber(const About &A, std::uint64_t Number);
std::string broadGroup(const About &A, std::string_view Account);
std::string keyForAccount(std::string_view Who, std::string_view Name);

/// A group that nobody has to be put into, by its English name.
bool isBroadGroup(std::string_view Account);

/// What is wrong in the registration files of \p P.
std::vector<Finding> judgeFiles(const link::Program &P);

} // namespace comsec::rules::vss_access
