// The access control lists that the code makes. Internal to link.
#pragma once

#include "checks/descriptor/Descriptor.h"
#include "checks/link/Parts.h"

#include <functional>

namespace comsec::link {

class Acls {
public:
  /// \p Place numbers what makes an entry, for descriptor::Origin.
  Acls(const Parts &All, std::function<unsigned(const facts::Call &)> Place)
      : All(All), Place(std::move(Place)) {}

  /// The list that \p L leads to, or that the descriptor there has by methods of its class. Where
  /// nobody sees how it is made it is unknown.
  descriptor::Acl of(const Lead &L) { return of(L, 0); }

private:
  descriptor::Acl of(const Lead &L, unsigned Copies);
  void addEntries(const Filling &F, descriptor::AceType Type, descriptor::Acl &To);
  void addOld(const Filling &F, descriptor::Acl &To, unsigned Copies);
  void addList(const Filling &F, descriptor::Acl &To);
  void addElement(const std::vector<Filling> &Element, descriptor::Acl &To);

  const Parts &All;
  std::function<unsigned(const facts::Call &)> Place;
};

} // namespace comsec::link
