// From a function's control flow graph to its event skeleton.
#pragma once

#include "checks/facts/Skeleton.h"

namespace clang {
class ASTContext;
class CFG;
class FunctionDecl;
} // namespace clang

namespace comsec::facts {

class Places;
class Pointers;

/// The skeleton of \p F, whose graph is \p Graph. Empty when nothing that matters happens in it.
/// \p Functions knows what calls through pointers call.
Skeleton skeletonOf(const clang::FunctionDecl &F, const clang::CFG &Graph,
                    clang::ASTContext &Context, const Places &Where, const Pointers &Functions);

/// Removes what no event, call or result depends on.
void prune(Skeleton &S);

} // namespace comsec::facts
