// Which files make which program, by the word of somebody who knows: --process NAME=GLOB, or the
// project's file.
#pragma once

#include "checks/Finding.h"
#include "checks/facts/Facts.h"

#include <string>
#include <vector>

namespace comsec {

class ProcessPatterns {
public:
  /// Reads the values of --process. Returns false and sets \p Error to one line when one is no
  /// NAME=GLOB.
  bool parse(const std::vector<std::string> &Texts, std::string &Error);

  /// \p Glob must be a pattern. \p Origin is what it is called when it fits no file.
  void add(std::string Name, std::string Glob, std::string Origin);

  /// Makes every unit whose main file fits a glob a part of the executables named with it, and of
  /// nothing else, whatever the build says. A glob that fits no file is said.
  void apply(std::vector<facts::Unit> &Units, std::vector<Notification> &Notifications) const;

private:
  struct Pattern {
    std::string Name;
    std::string Glob;
    std::string Origin;
  };
  std::vector<Pattern> Patterns;
};

} // namespace comsec
