// Macros that a release build leaves out (Assertions.def).
#pragma once

#include <string_view>

namespace comsec::knowledge {

/// Whether what stands in the macro of that name is gone in a release build.
bool isAssertion(std::string_view Macro);

} // namespace comsec::knowledge
