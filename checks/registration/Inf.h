// Reads what INF files write into the registry (windows-hardware/drivers/install:
// inf-addreg-directive, inf-delreg-directive, inf-strings-section), and .inx files, from which INF
// files are made.
#pragma once

#include "checks/registration/Registry.h"

namespace comsec::registration {

/// A file without a [Version] section is no INF: it gives nothing. Only sections that an AddReg or
/// DelReg directive names are read. Keys below HKR are left out: they belong to a device, which no
/// file names. What DelReg deletes comes first: it cleans up before an installation, or is done
/// when nothing is installed any more. What cannot be read is a problem and costs one entry; a
/// value that has a name is kept, be its data unread. Tokens are replaced by [Strings], not by the
/// sections of single languages.
RegistryFile readInf(const Text &File);

} // namespace comsec::registration
