// What a call looks like from outside: a helper that is given a proxy, or the variable to put one
// into, names it as a parameter; what that is, only the calls of the helper tell.
#pragma once

#include "checks/link/Program.h"

#include <llvm/ADT/ArrayRef.h>

namespace comsec::link {

/// A call of an API as one way of calls leads to it.
struct View {
  CallSite Site;                           ///< with one process; Site.Calls tells the way
  std::vector<std::string_view> Variables; ///< USRs, as the first caller names them
  /// The way leads to another instance of a template than the one that the arguments of Site are
  /// of: they tell nothing of it.
  bool OtherInstance = false;
};

/// More ways than this are not told apart: then there is one view that knows nothing of calls.
inline constexpr std::size_t MaxViews = 32;

/// Every way on which \p Q comes to \p Site, as far as it decides what \p Variables (USRs, as Site
/// names them) are. A variable keeps its name where it is no parameter, where no call is seen, and
/// where the call gives something that has no name.
std::vector<View> viewsOf(const Program &P, const Process &Q, const CallSite &Site,
                          llvm::ArrayRef<std::string_view> Variables);

} // namespace comsec::link
