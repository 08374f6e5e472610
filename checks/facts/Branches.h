// The decisions on the way to a place, as the source nests them.
#pragma once

#include "checks/facts/Facts.h"
#include "checks/facts/Places.h"

namespace comsec::facts {

/// The ifs, switches, loops and handlers of the enclosing function that hold \p S in one of their
/// ways, outermost first. Not those whose condition it stands in.
std::vector<Branch> branchesOf(const clang::Stmt &S, clang::ASTContext &Context,
                               const Places &Where);

/// "Condition is true", negations resolved.
std::string conditionText(const clang::Expr &Condition, bool Holds, const Places &Where);

} // namespace comsec::facts
