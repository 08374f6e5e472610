// A revision of a repository as files.
#pragma once

#include <string>

namespace comsec::input {

/// Writes the files of \p Revision (whatever git rev-parse takes for a commit) of the work tree
/// \p Top below the empty folder \p Folder, as they are stored: no hook, no filter and no
/// end-of-line conversion runs, submodules are left out. The work tree and git's own files stay
/// untouched. Returns the commit's id; empty with one line in \p Error when there is no such
/// commit.
std::string exportRevision(const std::string &Top, const std::string &Revision,
                           const std::string &Folder, std::string &Error);

} // namespace comsec::input
