// The accounts that the code's SIDs stand for. Internal to link.
#pragma once

#include "checks/descriptor/Descriptor.h"
#include "checks/link/Parts.h"

namespace comsec::link {

/// An account that a SID can stand for.
struct Account {
  std::optional<descriptor::Sid> Sid;
  std::string Reason;    ///< why Sid is unknown
  std::string Condition; ///< under which it is this one
};

/// The accounts of what \p Leads lead to; never empty.
std::vector<Account> accountsOf(const Parts &All, const std::vector<Lead> &Leads);

/// The accounts of source \p Index of \p F, which may also be a text: a SID, or a name.
std::vector<Account> accountsOf(const Parts &All, const Filling &F, unsigned Index);

/// The account with that English name.
Account accountOfName(const Concrete &Name);

} // namespace comsec::link
