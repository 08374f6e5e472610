#include "driver/Outputs.h"

#include "driver/report/CodeQuality.h"
#include "driver/report/Fixes.h"
#include "driver/report/Html.h"
#include "driver/report/JUnit.h"
#include "driver/report/Lines.h"
#include "driver/report/Sarif.h"
#include "driver/report/Summary.h"
#include "driver/report/Text.h"
#include "driver/report/WriteFile.h"

#include <llvm/Support/raw_ostream.h>

#include <functional>

using namespace llvm;

namespace comsec {
namespace {

/// Carries out what the findings suggest. Returns what failed, in one line.
std::string fixSources(const report::Report &R, report::Sources &Text) {
  const report::FixedFiles Fixed = report::applyFixes(R, Text);
  std::string Error;
  for (const auto &[File, Contents] : Fixed.Contents)
    if (std::string Failure = report::writeFile(R.Root + "/" + File, Contents); !Failure.empty())
      Error = Failure;
  errs() << "comsec-tidy: fixes carried out: " << Fixed.Applied
         << ", files changed: " << Fixed.Contents.size();
  if (Fixed.LeftOut > 0)
    errs() << "; left out: " << Fixed.LeftOut
           << ", as they overlap others or the file is in UTF-16";
  errs() << "\n";
  return Error;
}

void writeStandardOutput(const report::Report &R, report::Sources &Text, const ReportOptions &O) {
  switch (O.Format) {
  case TextFormat::Text:
    return report::writeText(outs(), R, Text, {O.Colours, O.Quiet});
  case TextFormat::Lines:
    outs() << report::toLines(R);
    return;
  case TextFormat::MsBuild:
    outs() << report::toMsBuild(R);
    return;
  case TextFormat::GitHub:
    outs() << report::toWorkflowCommands(R);
    return;
  }
}

struct OutputFile {
  std::string Path; ///< empty: not wanted
  std::function<std::string()> Contents;
};

} // namespace

std::string writeOutputs(const report::Report &R, const ReportOptions &O,
                         ArrayRef<const Rule *> Rules, const report::Thresholds &FailOn,
                         int ExitCode) {
  report::Sources Text(R.Root);
  const bool SummaryIsShown = O.Summary == "-";
  const report::SarifOptions Sarif = {O.Profile, report::AzureBuild::fromEnvironment()};
  const OutputFile Files[] = {
      {O.Sarif, [&] { return report::toSarif(R, Text, ExitCode, Sarif); }},
      {O.Html, [&] { return report::toHtml(R, Text); }},
      {O.CodeQuality, [&] { return report::toCodeQuality(R); }},
      {O.JUnit, [&] { return report::toJUnit(R, Rules, FailOn); }},
      {O.ExportFixes, [&] { return report::toFixesYaml(R, Text); }},
      {SummaryIsShown ? "" : O.Summary, [&] { return report::toSummary(R, ExitCode); }},
  };
  writeStandardOutput(R, Text, O);
  if (SummaryIsShown)
    outs() << report::toSummary(R, ExitCode);
  std::string Error;
  const auto Keep = [&](std::string Failure) {
    if (Error.empty())
      Error = std::move(Failure);
  };
  for (const OutputFile &F : Files)
    if (!F.Path.empty())
      Keep(report::writeFile(F.Path, F.Contents()));
  if (O.Fix)
    Keep(fixSources(R, Text));
  return Error;
}

} // namespace comsec
