// What the templates of driver/report/html are given, in pieces. All text of a scanned tree comes
// as a terminal may see it (printable), and the templates escape it; numbers come as text, because
// the template engine would round them.
#pragma once

#include "driver/report/Report.h"
#include "driver/report/Sources.h"

#include <llvm/Support/JSON.h>

#include <string>

namespace comsec::report::html {

using llvm::json::Array;
using llvm::json::Object;
using llvm::json::Value;

/// "src/a.cpp:3:5", as far as it is known.
std::string placeText(const facts::Location &Where);

/// "error", "warning" or "note".
llvm::StringRef levelName(Level L);

/// {title, items, more}: \p All as a list to be opened, of which the first \p Most are shown.
Object list(const llvm::Twine &Title, llvm::ArrayRef<std::string> All, std::size_t Most);

/// The lines of \p Where with \p Around lines on either side, the part that it covers marked. Null
/// when the source cannot be read.
Value excerpt(Sources &Text, const facts::Range &Where, unsigned Around);

/// {before, mark, after}: \p Line with the bytes [\p MarkBegin, \p MarkEnd) marked, if there are
/// any. Of a long line what is around them.
Object markedLine(llvm::StringRef Line, std::size_t MarkBegin, std::size_t MarkEnd);

/// {description, changes: [{place, changed: [{sign, kind, before, mark, after}]}]}
Value fix(Sources &Text, const Fix &F);

/// {rule, title, helpUri, why, example …}: the record of \p R and what its page says, as HTML.
Object ruleWords(const Rule &R);

/// All about one finding; \p Number tells it from all others.
Object findingData(const Report &R, Sources &Text, const ReportedFinding &F, std::size_t Number);

/// "error", "warning" or "note" of what is new, else "known" or "suppressed": by this the reader
/// sorts findings.
llvm::StringRef stateOf(const ReportedFinding &F);

/// The processes that have a role or a finding, and how many others there are.
Object processesData(const Report &R, Sources &Text);

/// How much was analysed, which headers were missing, all notifications.
Object coverageData(const Report &R);

} // namespace comsec::report::html
