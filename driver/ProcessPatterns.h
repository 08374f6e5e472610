// --process NAME=GLOB: which files make which program, by the word of somebody who knows.
#pragma once

#include "checks/Finding.h"
#include "checks/facts/Facts.h"

#include <llvm/Support/GlobPattern.h>

#include <string>
#include <vector>

namespace comsec {

class ProcessPatterns {
public:
  /// Reads the options' values. Returns false and sets \p Error to one line when one is no
  /// NAME=GLOB.
  bool parse(const std::vector<std::string> &Texts, std::string &Error);

  /// Makes every unit whose main file fits a glob a part of the executables named with it, and of
  /// nothing else, whatever the build says. A glob that fits no file is said.
  void apply(std::vector<facts::Unit> &Units, std::vector<Notification> &Notifications) const;

private:
  struct Pattern {
    std::string Text;
    std::string Name;
    llvm::GlobPattern Glob;
  };
  std::vector<Pattern> Patterns;
};

} // namespace comsec
