// A folder for one run, which goes with it, however the run ends: what a killed one left is removed
// by the next. Copies of sources should not lie about.
#pragma once

#include <string>

namespace comsec::scan {

class TemporaryFolder {
public:
  TemporaryFolder() = default;
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder &) = delete;
  TemporaryFolder &operator=(const TemporaryFolder &) = delete;

  /// Makes the folder, readable by this user only, where the system has its temporary files.
  /// Returns false and sets \p Error to one line when that fails.
  bool make(std::string &Error);

  /// Absolute, symlinks resolved; empty before make().
  const std::string &path() const { return Path; }

private:
  std::string Path;
  int Lock = -1; ///< held as long as the folder is in use
};

} // namespace comsec::scan
