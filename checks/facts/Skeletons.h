// From a function's control flow graph to its event skeleton.
#pragma once

#include "checks/facts/Skeleton.h"

#include "llvm/ADT/ArrayRef.h"

namespace clang {
class ASTContext;
class FunctionDecl;
class VarDecl;
} // namespace clang

namespace comsec::facts {

class Flow;
class Places;
class Pointers;

/// The skeleton of \p F, whose flow is \p Way; one that clang draws no graph of has a __finally.
/// Empty when nothing that matters happens in it. \p Functions knows what calls through pointers
/// call.
Skeleton skeletonOf(const clang::FunctionDecl &F, const Flow &Way, clang::ASTContext &Context,
                    const Places &Where, const Pointers &Functions);

/// The skeleton of the initialisers of \p Globals, which run in this order.
Skeleton skeletonOf(llvm::ArrayRef<const clang::VarDecl *> Globals, clang::ASTContext &Context,
                    const Places &Where, const Pointers &Functions);

/// Removes what no event, call or result depends on.
void prune(Skeleton &S);

} // namespace comsec::facts
