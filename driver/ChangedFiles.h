// A review looks at some files of a program: --files-from, and the files behind -p.
#pragma once

#include "checks/Finding.h"

#include <string>
#include <vector>

namespace comsec {

class ChangedFiles {
public:
  /// \p List: a file with one path a line, "-" for standard input; empty: none is given. \p Named:
  /// more of them. Both relative to the current folder; files that are not there (any more) are
  /// fine. Returns false and sets \p Error to one line when \p List cannot be read.
  bool read(const std::string &List, const std::vector<std::string> &Named, std::string &Error);

  /// Whether \p F has to do with these files: it is found there, or a step of its path leads
  /// through. Without a list everything has. Paths in \p F are relative to \p Root.
  bool tells(const Finding &F, const std::string &Root) const;

private:
  bool Any = false;               ///< a list was given, be it empty
  std::vector<std::string> Files; ///< absolute, sorted
};

} // namespace comsec
