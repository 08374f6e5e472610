// One source line under a diagnostic, with caret and replacement, as clang 22 prints it.
#pragma once

#include "checks/Finding.h"

#include <string_view>
#include <vector>

namespace llvm {
class raw_ostream;
}

namespace comsec::report {

/// What is shown of one line. The line itself comes from a scanned tree: nothing of it reaches the
/// terminal but printable text.
struct Snippet {
  std::string_view Line;
  facts::Range Where;        ///< begins on this line; what it covers of it is underlined
  std::vector<Edit> Edits;   ///< on this line: the replacements stand under what they replace
  unsigned GutterDigits = 4; ///< room for line numbers
};

void writeSnippet(llvm::raw_ostream &Out, const Snippet &S);

} // namespace comsec::report
