// Microsoft's validator of SARIF, the real one.
#pragma once

#include "tests/report/Tree.h"

#include <string>
#include <vector>

namespace comsec::report {

/// Where scripts/test puts it.
std::string multitool();

/// What the validator says about \p Sarif by its rules of \p Kinds, one line each.
std::vector<std::string> objections(const Tree &T, const std::string &Sarif,
                                    const std::string &Kinds = "Sarif;Ghas");

} // namespace comsec::report
