// What CMake's File API tells of a build: .cmake/api/v1/reply/index-*.json, object kind codemodel.
#pragma once

#include "driver/input/Targets.h"

namespace comsec::input {

/// The targets of the newest reply in the build folder \p Folder; none when it has no reply. Sets
/// \p Problem to one line, and gives none, when there is a reply that cannot be used.
std::vector<Target> readCMakeReply(const std::string &Folder, std::string &Problem);

} // namespace comsec::input
