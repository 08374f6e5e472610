// Programs open and write keys of the registry everywhere, nearly always others than those that
// rules judge: such calls would only fill the facts.
#pragma once

#include "checks/facts/Facts.h"

#include <vector>

namespace comsec::facts {

/// Drops the calls that open or write a key which is none of knowledge/Keys.h for certain. What
/// hangs on a variable that outlives its function stays: other units may open it, too.
void dropOtherKeys(std::vector<Call> &Calls);

} // namespace comsec::facts
