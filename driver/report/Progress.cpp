#include "driver/report/Progress.h"

#include "driver/report/Unicode.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/Support/raw_ostream.h>

using namespace llvm;

namespace comsec::report {

/// Fewer are done before anybody wonders.
static constexpr std::size_t ManySources = 200;

void Progress::begin(std::size_t All) {
  if (IsTerminal)
    Out << "[" << All << " sources]";
  else if (All >= ManySources)
    Out << "comsec-tidy: " << All << " sources, this may take minutes\n";
  Out.flush();
}

/// Only errors and warnings: a note may well go away when the rest of the program is known.
void Progress::count(const facts::Unit &U) {
  if (U.Calls.empty())
    return;
  for (const Finding &F : At(U)) {
    if (F.Severity != Level::Error && F.Severity != Level::Warning)
      continue;
    ++Findings;
    Newest = printable(F.Where.Begin.File) + ":" + std::to_string(F.Where.Begin.Line);
  }
}

void Progress::unit(std::size_t Done, std::size_t All, const facts::Unit &U) {
  if (!IsTerminal)
    return;
  count(U);
  Out << "\r\033[K[" << Done << "/" << All << "]";
  if (Findings > 0)
    Out << " " << Findings << (Findings == 1 ? " likely finding" : " likely findings")
        << " so far, the last in " << Newest;
  Out.flush();
}

void Progress::end() {
  if (IsTerminal)
    Out << "\r\033[K";
  Out.flush();
}

} // namespace comsec::report
