// Reads what WiX sources write into the registry: the elements RegistryKey and RegistryValue of
// WiX 3 to 6 (docs.firegiant.com: wix/schema/wxs/registrykey, registryvalue). Here and not beside
// the other readers, because these are a part of the plugin, which links no XML parser.
#pragma once

#include "checks/registration/Registry.h"

namespace comsec::scan {

/// XML with another document element than Wix or Include gives nothing. Places are start tags.
/// Variables, properties and localized strings are placeholders, "%NAME%" in paths and names; a
/// value that has any is open. So is the root HKMU, which the kind of installation decides. All
/// branches of the preprocessor's conditions are read. What is removed on installation or
/// uninstallation is left out.
registration::RegistryFile readWix(const registration::Text &File);

} // namespace comsec::scan
