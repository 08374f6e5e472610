#include "driver/report/Lines.h"

#include "driver/report/Unicode.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/ADT/StringSwitch.h>
#include <llvm/Support/FormatVariadic.h>

namespace comsec::report {
namespace {

/// What ends a workflow command or one of its properties, as GitHub's toolkit writes it.
std::string escaped(llvm::StringRef Text, bool IsProperty) {
  std::string Result;
  for (char C : Text) {
    const llvm::StringRef Special = IsProperty ? "%\r\n:," : "%\r\n";
    if (Special.contains(C))
      Result += llvm::formatv("%{0:X-2}", static_cast<unsigned char>(C));
    else
      Result += C;
  }
  return Result;
}

llvm::StringRef command(Level L) {
  switch (L) {
  case Level::Error:
    return "error";
  case Level::Warning:
    return "warning";
  case Level::Note:
  case Level::None:
    break;
  }
  return "notice";
}

/// Findings without a line, as of a whole file, are shown at its first one.
unsigned lineOf(const Finding &F) { return std::max(F.Where.Begin.Line, 1u); }

std::string workflowCommand(const Report &R, const Finding &F) {
  std::string Place = llvm::formatv("file={0},line={1}",
                                    escaped(shownFile(R, F.Where.Begin.File), true), lineOf(F));
  if (F.Where.Begin.Line != 0 && F.Where.EndLine == F.Where.Begin.Line)
    Place += llvm::formatv(",col={0},endColumn={1}", F.Where.Begin.Column, F.Where.EndColumn);
  return llvm::formatv("::{0} {1},title=comsec-{2}::{3}\n", command(F.Severity), Place, F.Rule,
                       escaped(printable(F.Message), false));
}

} // namespace

std::string toLines(const Report &R) {
  std::string Result;
  for (const ReportedFinding &F : R.Findings)
    if (F.isNew())
      Result += llvm::formatv("{0}:{1}:{2}: {3}: {4} [comsec-{5}]\n",
                              shownFile(R, F.What.Where.Begin.File), lineOf(F.What),
                              std::max(F.What.Where.Begin.Column, 1u), toString(F.What.Severity),
                              printable(F.What.Message), F.What.Rule);
  return Result;
}

std::string toMsBuild(const Report &R) {
  std::string Result;
  for (const ReportedFinding &F : R.Findings) {
    const Rule *Of = findRule(F.What.Rule);
    if (F.isNew())
      Result += llvm::formatv(
          "{0}({1},{2}): {3} {4}: {5} [comsec-{6}]\n", shownFile(R, F.What.Where.Begin.File),
          lineOf(F.What), std::max(F.What.Where.Begin.Column, 1u),
          F.What.Severity <= Level::Note ? "message" : toString(F.What.Severity),
          Of ? sarifId(*Of) : "COMSEC", printable(F.What.Message), F.What.Rule);
  }
  return Result;
}

std::string toWorkflowCommands(const Report &R) {
  std::vector<const Finding *> Shown;
  for (const ReportedFinding &F : R.Findings)
    if (F.isNew())
      Shown.push_back(&F.What);
  llvm::stable_sort(Shown, [](const Finding *A, const Finding *B) {
    return A->Severity > B->Severity; // the report's own order is by place
  });
  std::string Result;
  for (const Finding *F : Shown)
    Result += workflowCommand(R, *F);
  return Result;
}

} // namespace comsec::report
