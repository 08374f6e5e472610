// Reads .reg files (Windows support: "add, modify or delete registry subkeys and values by using a
// .reg file"; REGEDIT4 is the form of Windows 95 and NT 4).
#pragma once

#include "checks/registration/Registry.h"

namespace comsec::registration {

/// A file without one of the two headers is not read, as by regedit; it is one problem. Else what
/// cannot be read is a problem, and the reader goes on with the next line. A value that has a name
/// is kept, be its data unread. Values below a key that cannot be read are passed over.
RegistryFile readReg(const Text &File);

} // namespace comsec::registration
