// What is wrong with a security descriptor that is given to CoInitializeSecurity. Unknown parts of
// it prove nothing.
#pragma once

#include "checks/Finding.h"
#include "checks/link/Descriptors.h"

#include <llvm/ADT/ArrayRef.h>

namespace comsec::rules {

/// Something that is wrong with a descriptor.
struct Defect {
  std::string_view Kind; ///< one finding of each kind and call
  Level Severity = Level::Warning;
  std::string Says;              ///< follows "CoInitializeSecurity is given "
  std::optional<unsigned> Place; ///< of what makes it so
  std::string Entries = {};      ///< SDDL that completes the list; empty when nobody can say
};

/// A descriptor with what decides about it.
struct Case {
  const link::BuiltDescriptor &Built;
  const link::Process &Q;
  bool Vss;              ///< a requester or writer: every process may be let in
  bool BeforeServer2003; ///< the unit targets Windows XP
};

using Defects = std::vector<Defect>;

Defects defectsOf(const Case &C);

/// What is wrong with the masks of \p Dacl: "an entry with the mask 0x2 without …".
Defects maskDefects(const descriptor::Acl &Dacl);

/// "A, B and C".
std::string joined(llvm::ArrayRef<std::string> Names);

} // namespace comsec::rules
