// Comparisons of a token's level of impersonation, a part of unverified-impersonation.
#pragma once

#include "checks/Rule.h"

namespace comsec::rules {

/// Reports levels of tokens that are compared with those of RPC, and refusals that let the lowest
/// level pass.
void judgeLevelTests(const link::Program &P, Results &R);

} // namespace comsec::rules
