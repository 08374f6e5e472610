// How far a scan is, on stderr while it runs. The report comes when every file is known, since what
// one file does may be right or wrong by another; until then this tells what has been seen.
#pragma once

#include "checks/Finding.h"
#include "checks/facts/Facts.h"

#include <functional>
#include <string>
#include <vector>

namespace llvm {
class raw_ostream;
}

namespace comsec::report {

class Progress {
public:
  /// What a unit has to show by itself, without the rest of the program.
  using Look = std::function<std::vector<Finding>(const facts::Unit &)>;

  /// \p IsTerminal: one line that is written over and over; else no more than a line at the start
  /// of a scan of many files.
  Progress(llvm::raw_ostream &Out, bool IsTerminal, Look At)
      : Out(Out), IsTerminal(IsTerminal), At(std::move(At)) {}

  /// Before the first unit: \p All sources.
  void begin(std::size_t All);

  /// \p Done of the \p All units that are wanted so far, \p U the newest one.
  void unit(std::size_t Done, std::size_t All, const facts::Unit &U);

  /// Leaves the terminal's line empty.
  void end();

private:
  void count(const facts::Unit &U);

  llvm::raw_ostream &Out;
  bool IsTerminal;
  Look At;
  std::size_t Findings = 0; ///< likely ones: each unit by itself
  std::string Newest;       ///< "file:line" of the last one
};

} // namespace comsec::report
