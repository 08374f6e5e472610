// What a build.ninja tells: its edges from sources to objects, and from these to programs.
#pragma once

#include "driver/input/Targets.h"

namespace comsec::input {

/// The targets of the build.ninja in the build folder \p Folder; none when there is none, or when
/// it links nothing. Sets \p Problem to one line, and gives none, when it cannot be used.
/// Files that it includes are read, those that they include are not.
std::vector<Target> readNinjaFile(const std::string &Folder, std::string &Problem);

} // namespace comsec::input
