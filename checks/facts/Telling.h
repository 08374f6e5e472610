// Whether code does something about a failure, or only tells of it.
#pragma once

namespace clang {
class ASTContext;
class Expr;
} // namespace clang

namespace comsec::facts {

/// Whether \p Reading, a value that is read, has no effect but what people read: it is printed, or
/// is the condition of an if whose branches print at most. Functions of the project whose bodies
/// are visible are looked into; any other function may do something.
bool isOnlyTold(const clang::Expr &Reading, clang::ASTContext &Context);

} // namespace comsec::facts
