// Which processes an application of COM is: what registration files say under an AppID, joined with
// the code that names it.
#pragma once

#include "checks/link/Program.h"

namespace comsec::link {

struct Application {
  std::vector<const Process *> Servers; ///< DCOM servers that run code of units that name it
  std::vector<facts::Range> Named;      ///< where these units do, sorted
};

/// The application that \p File registers as \p AppId: a GUID "{…}" in any case, which code spells
/// out, or the token of an .rgs script that ATL's module of the same folder fills in.
Application applicationOf(const Program &P, std::string_view AppId, std::string_view File);

/// Whether \p Q runs code of \p U: a function of its file.
bool runs(const Process &Q, const facts::Unit &U);

} // namespace comsec::link
