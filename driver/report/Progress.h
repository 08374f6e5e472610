// How far a scan is, on stderr while it runs. The report comes when every file is known, since what
// one file does may be right or wrong by another; until then this tells what has been seen.
#pragma once

#include "checks/Rule.h"
#include "checks/facts/Facts.h"

#include <functional>
#include <string>

namespace llvm {
class raw_ostream;
}

namespace comsec::report {

class Progress {
public:
  /// \p IsTerminal: one line that is written over and over; else no more than a line at the start
  /// of a scan of many files. \p Enabled and \p Rules as for checkRules.
  Progress(llvm::raw_ostream &Out, bool IsTerminal, RuleOptions Rules,
           std::function<bool(const Rule &)> Enabled)
      : Out(Out), IsTerminal(IsTerminal), Rules(Rules), Enabled(std::move(Enabled)) {}

  /// Before the first unit: \p All sources.
  void begin(std::size_t All);

  /// \p Done of the \p All units that are wanted so far, \p U the newest one.
  void unit(std::size_t Done, std::size_t All, const facts::Unit &U);

  /// Leaves the terminal's line empty.
  void end();

private:
  void look(const facts::Unit &U);

  llvm::raw_ostream &Out;
  bool IsTerminal;
  RuleOptions Rules;
  std::function<bool(const Rule &)> Enabled;
  std::size_t Findings = 0; ///< likely ones: each unit by itself
  std::string Newest;       ///< "file:line" of the last one
};

} // namespace comsec::report
