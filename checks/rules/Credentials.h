// Accounts that a blanket names and that do not reach every proxy of their connection.
#pragma once

#include "checks/Rule.h"
#include "checks/rules/Proxies.h"

namespace comsec::rules {

/// Finds connections of \p Q that get an account while their IUnknown does not, and proxies that
/// such a connection gives and that get no blanket. Says nothing unless all of \p Q was seen and
/// each of its blankets is of a WMI proxy: another one may be that of an IUnknown, or of an
/// enumerator under another name.
void judgeCredentials(const link::Program &P, const Proxies &Known, const link::Process &Q,
                      Results &R);

} // namespace comsec::rules
