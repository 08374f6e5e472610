// Questions about a descriptor that COM checks calls against: who is let in, who is missing, and
// what is wrong with it. Pure functions; "certain" is what holds however the unknown parts turn
// out.
#pragma once

#include "checks/descriptor/Descriptor.h"
#include "checks/knowledge/Principals.h"

#include <string_view>
#include <utility>

namespace comsec::descriptor {

enum class Call {
  Local,
  Remote,           ///< of a list that says who may launch: to start the server
  RemoteActivation, ///< of such a list only: to reach a server that runs
};

/// Whether somebody may call.
struct Admission {
  enum class Kind {
    Granted,
    Denied,  ///< the entry By keeps him out
    Missing, ///< no entry lets him in
    Unknown, ///< see Why
  };
  Kind Is = Kind::Unknown;
  std::optional<std::size_t> By; ///< the entry of the DACL that decides, or makes it unknown
  std::string Why;               ///< in words that follow "…, because "; empty for Missing
};

/// What the DACL says to callers that are or belong to \p Account (a SID, or a domain's alias).
/// A list that is not complete gives Unknown: an entry that is not there may be the first to apply.
Admission admit(const Descriptor &D, std::string_view Account, Call From);

struct Lack {
  const knowledge::Admitted *Who;
  Admission Because; ///< Denied or Missing
};

/// Those of a role's accounts that are certainly not let in when they call from the same machine,
/// in the order of the document. \p BeforeServer2003: the program targets Windows XP, where nobody
/// needs to let in the two service accounts.
std::vector<Lack> lacking(const Descriptor &D, knowledge::AdmitRole Role, bool BeforeServer2003);

struct BroadGrant {
  std::string_view Account; ///< a key of knowledge::principals()
  knowledge::Breadth Reach;
  std::optional<std::size_t> By; ///< the entry; absent: there is no DACL, so Everyone
};

/// Groups beyond an account that has been chosen, which certainly may call that way unless an entry
/// that is not there denies it.
std::vector<BroadGrant> broadGrants(const Descriptor &D, Call From);

/// Whether certainly no entry is about letting somebody call that way.
bool admitsNobody(const Descriptor &D, Call From);

// Of the entries that COM heeds (to allow or deny, not only inherited) and whose mask is known.

/// Those that lack COM_RIGHTS_EXECUTE, which makes the descriptor invalid. Masks with generic bits
/// are left out: nobody says what COM takes them for.
std::vector<std::size_t> entriesWithoutExecute(const Acl &Dacl);
/// Those whose generic bits COM is not documented to understand.
std::vector<std::size_t> entriesWithGenericRights(const Acl &Dacl);
/// An entry with an old mask (exactly COM_RIGHTS_EXECUTE) and one with a newer, where both occur.
std::optional<std::pair<std::size_t, std::size_t>> mixedMasks(const Acl &Dacl);

} // namespace comsec::descriptor
