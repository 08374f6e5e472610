// Findings for people, in clang's look: file:line:column, caret, notes in execution order.
#pragma once

#include "driver/report/Report.h"
#include "driver/report/Sources.h"

namespace llvm {
class raw_ostream;
}

namespace comsec::report {

struct TextOptions {
  bool Colours = false;
  bool Quiet = false; ///< findings only: no summary, no notifications
};

void writeText(llvm::raw_ostream &Out, const Report &R, Sources &Text, const TextOptions &Options);

} // namespace comsec::report
