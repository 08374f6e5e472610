// Implementations of IAccessControl::IsAccessAllowed: whom they let in, on every path.
#pragma once

#include "checks/Finding.h"
#include "checks/Rule.h"
#include "checks/link/Program.h"

namespace comsec::rules {

/// The methods, and functions in tables of methods, that COM asks whether a caller may come in.
std::vector<const facts::Function *> accessChecksOf(const link::Program &P);

/// What is wrong with \p F, one of these; nothing where it decides, or nobody can say.
std::optional<Finding> judgeAccessCheck(std::string_view Rule, const link::Program &P,
                                        const facts::Function &F, Results &R);

} // namespace comsec::rules
