// What is wrong with the descriptors that the registry holds for an application of COM.
#pragma once

#include "checks/rules/RegistryFiles.h"

namespace comsec::rules {

/// Judges LaunchPermission and AccessPermission of \p Application, each by itself and beside the
/// other.
std::vector<Finding> judgePermissions(const FileKey &Application);

/// "AppID\{…}\LaunchPermission: NULL DACL", as fingerprints know the finding.
std::string subjectOf(const FileKey &Application, std::string_view Value, std::string_view What);

} // namespace comsec::rules
