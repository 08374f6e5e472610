// Reads compile_commands.json as other people's tools write it.
#pragma once

#include "checks/Finding.h"
#include "driver/input/Arguments.h"

#include <string>
#include <vector>

namespace comsec::input {

/// The commands of the database \p Path, which may come from another machine: \p Paths, which must
/// outlive them, tells where its paths are here, and gets the rules that can be guessed. A bad
/// entry is a notification and loses only itself. Returns false and sets \p Error to one line when
/// the file cannot be read, is no JSON array, or has no entry.
bool readCompileCommands(const std::string &Path, PathMap &Paths, std::vector<Command> &Commands,
                         std::vector<Notification> &Notifications, std::string &Error);

} // namespace comsec::input
