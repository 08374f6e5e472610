// What the rules about order share: findings out of violations, and what was not followed.
#pragma once

#include "checks/link/Automaton.h"
#include "checks/link/Program.h"
#include "checks/rules/Common.h"

#include <set>

namespace comsec::rules {

/// Whether \p N is an event of that kind.
bool isEvent(const facts::Node &N, knowledge::EventKind Kind);

/// The finding that \p V is, at the API that is called. The path of \p V becomes its own, with
/// \p Last as the last step. Ranks one lower where conditions were given up on the way.
Finding flowFinding(const link::Program &P, const link::Violation &V, Level Severity,
                    std::string Message, std::string_view Subject, std::string Last);

/// The name of the last event of that kind on the way to \p V; empty when there is none.
std::string_view lastEvent(const link::Violation &V, knowledge::EventKind Kind);

/// Whether the way to \p V makes one virtual call twice. A loop over objects may run each override
/// once: that they run in this order, or one of them twice, is not proved.
bool restsOnOverrides(const link::Violation &V);

/// The starts of all paths on which an event that \p A watches can happen, each in state 0.
std::vector<link::FlowStart> startsOf(const link::Program &P, const link::Automaton &A);

using link::hasLostCode;

/// Says that \p Rule was not judged in \p F, of which the compiler dropped code.
void noteLostCode(std::string_view Rule, const facts::Function &F, Results &R);

/// Says where conditions or paths were given up, or judged to rest on code that was dropped.
void noteLimits(std::string_view Rule, const link::FlowResult &Flow, Results &R);

} // namespace comsec::rules
