// --line-filter, as clang-tidy and clang-tidy-diff.py write it.
#pragma once

#include "checks/Finding.h"

#include <string>
#include <utility>
#include <vector>

namespace comsec::report {

class LineFilter {
public:
  /// \p Json: [{"name":"file.cpp","lines":[[1,3],[5,7]]},{"name":"file.h"}]; empty: no filter. A
  /// file is meant when its path ends with the name; without lines, all of it is. Returns false and
  /// sets \p Error to one line when it says something else.
  bool parse(const std::string &Json, std::string &Error);

  /// Whether \p F stands in these lines, or a step of its path leads through. Without a filter
  /// everything does.
  bool tells(const Finding &F) const;

private:
  struct Part {
    std::string Name;
    std::vector<std::pair<unsigned, unsigned>> Lines; ///< first and last
  };
  bool covers(const facts::Range &Where) const;

  bool Any = false;
  std::vector<Part> Parts;
};

} // namespace comsec::report
