#include "driver/report/Gate.h"

#include <gtest/gtest.h>

namespace comsec::report {
namespace {

struct Row {
  std::vector<Level> Findings;
  unsigned Failed;
  Level Threshold;
  bool Strict;
  int Expected;
};

constexpr Level None = Level::None, Note = Level::Note, Warning = Level::Warning,
                Error = Level::Error;

TEST(Gate, Table) {
  const Row Rows[] = {
      {{}, 0, Warning, false, 0},
      {{Warning}, 0, Warning, false, 2},
      {{Error}, 0, Warning, false, 2},
      {{Note}, 0, Warning, false, 0},
      {{Note}, 0, Note, false, 2},
      {{None}, 0, Note, false, 0},
      {{Note, Warning}, 0, Error, false, 0},
      {{Note, Error}, 0, Error, false, 2},
      // "never" is no threshold at all.
      {{Error}, 0, None, false, 0},
      {{None}, 0, None, false, 0},
      // Lost units count with --strict only, and findings win.
      {{}, 1, Warning, false, 0},
      {{}, 1, Warning, true, 3},
      {{Note}, 1, Warning, true, 3},
      {{Error}, 1, None, true, 3},
      {{Warning}, 1, Warning, true, 2},
      {{}, 0, Warning, true, 0},
  };
  for (const Row &R : Rows) {
    Report Whole;
    Whole.Covered.Units = 2;
    Whole.Covered.Failed = R.Failed;
    for (Level L : R.Findings) {
      ReportedFinding F;
      F.What.Severity = L;
      Whole.Findings.push_back(F);
    }
    EXPECT_EQ(exitCode(Whole, {R.Threshold}, R.Strict), R.Expected) << &R - Rows;
  }
}

TEST(Gate, SuppressedFindingsDoNotCount) {
  Report R;
  R.Findings.push_back({{}, /*Suppressed=*/true});
  R.Findings.front().What.Severity = Level::Error;
  EXPECT_EQ(exitCode(R, {Level::Note}, true), ExitClean);
  R.Findings.front().Suppressed = false;
  EXPECT_EQ(exitCode(R, {Level::Note}, true), ExitFindings);
}

} // namespace
} // namespace comsec::report
