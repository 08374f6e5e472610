// The comments of registration files: where people silence findings.
#pragma once

#include "checks/registration/Facts.h"

#include <string>
#include <string_view>

namespace comsec::registration {

/// \p Text, as a reader sees it, with a blank for each byte that is neither in a comment nor ends a
/// line: places stay what they are.
std::string commentsOf(std::string_view Text, Language In);

} // namespace comsec::registration
