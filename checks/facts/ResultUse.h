// What becomes of a call's result.
#pragma once

#include "checks/facts/Facts.h"

namespace clang {
class ASTContext;
class Expr;
} // namespace clang

namespace comsec::facts {

ResultUse resultUse(const clang::Expr &Call, clang::ASTContext &Context);

} // namespace comsec::facts
