// Findings with their paths, for the HTML report.
#include "driver/report/HtmlParts.h"
#include "driver/report/Unicode.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/FormatVariadic.h>

#include <algorithm>

namespace comsec::report::html {

using llvm::StringRef;

static constexpr unsigned LinesAroundFinding = 2;
static constexpr unsigned LinesAroundStep = 1;
/// Deeper calls are not indented further; the page must fit on a phone.
static constexpr unsigned MaxIndent = 4;
/// What is in a common header is in every program.
static constexpr std::size_t MaxProcesses = 3;

std::string placeText(const facts::Location &Where) {
  std::string Place = printable(Where.File);
  if (Where.Line != 0)
    Place += ":" + llvm::utostr(Where.Line);
  if (Where.Line != 0 && Where.Column != 0)
    Place += ":" + llvm::utostr(Where.Column);
  return Place;
}

StringRef levelName(Level L) { return toString(std::max(L, Level::Note)); }

StringRef stateOf(const ReportedFinding &F) {
  if (F.Suppressed)
    return "suppressed";
  return F.Known ? "known" : levelName(F.What.Severity);
}

static Object stepData(Sources &Text, const Step &S) {
  return Object{{"words", printable(S.Message)},
                {"at", S.Where.valid() ? Value(placeText(S.Where.Begin)) : Value(nullptr)},
                {"indent", llvm::utostr(std::min(S.Nesting, MaxIndent))},
                {"excerpt", excerpt(Text, S.Where, LinesAroundStep)}};
}

static Object processName(const Report &R, unsigned Index) {
  return Object{{"index", llvm::utostr(Index)}, {"process", printable(R.Processes[Index].Name)}};
}

Object findingData(const Report &R, Sources &Text, const ReportedFinding &F, std::size_t Number) {
  const Finding &What = F.What;
  Array Steps, Fixes, Processes;
  for (const Step &S : What.Path)
    Steps.push_back(stepData(Text, S));
  for (const Fix &X : What.Fixes)
    Fixes.push_back(fix(Text, X));
  for (unsigned Index : llvm::ArrayRef(F.Processes).take_front(MaxProcesses))
    Processes.push_back(processName(R, Index));
  const auto Numbers = llvm::map_range(F.Processes, [](unsigned I) { return llvm::utostr(I); });
  Object Data{{"number", llvm::utostr(Number)},
              {"state", stateOf(F)},
              {"level", levelName(What.Severity)},
              {"suppressed", F.Suppressed && F.Justification.empty()},
              {"accepted", F.Justification.empty() ? Value(nullptr) : printable(F.Justification)},
              {"known", F.Known},
              {"rule", What.Rule},
              {"message", printable(What.Message)},
              {"place", placeText(What.Where.Begin)},
              {"processes", std::move(Processes)},
              {"processNumbers", F.Processes.empty() ? "none" : llvm::join(Numbers, " ")},
              {"excerpt", excerpt(Text, What.Where, LinesAroundFinding)},
              {"fixes", std::move(Fixes)}};
  if (!What.Function.empty())
    Data["function"] = printable(What.Function);
  if (F.Processes.size() > MaxProcesses)
    Data["otherProcesses"] = llvm::utostr(F.Processes.size() - MaxProcesses);
  if (!What.Path.empty())
    Data["path"] =
        Object{{"length", counted(What.Path.size(), "step")}, {"steps", std::move(Steps)}};
  return Data;
}

} // namespace comsec::report::html
