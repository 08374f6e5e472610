// The HTML report in a real browser: what its elements, style and script do together.
#include "driver/report/Html.h"
#include "tests/report/Tree.h"

#include <gtest/gtest.h>

#include <iostream>

namespace comsec::report {
namespace {

constexpr char Script[] = COMSEC_SOURCE_DIR "/tests/report/browser/report.mjs";

/// Does what \p Scenario of browser/report.mjs says with the page of \p R.
void expectInBrowser(const Tree &T, const Report &R, const std::string &Scenario) {
  Sources Text(T.root());
  Tree Page; // not in the scanned tree
  Page.write("report.html", toHtml(R, Text));
  const Outcome O =
      run("/usr/bin/env", {"node", Script, Scenario, Page.path("report.html")}, Page.root());
  EXPECT_EQ(O.Status, 0) << O.Output;
  if (O.Status == 0 && !O.Output.empty())
    std::cout << O.Output;
}

ReportedProcess process(std::string Name) {
  ReportedProcess P;
  P.Name = std::move(Name);
  P.Roles = {{"wmi-client", {{"IWbemLocator::ConnectServer is called", range("a.cpp", 1, 1, 4)}}}};
  return P;
}

Finding of(Level Severity, unsigned Line, std::string Message) {
  Finding F = finding(range("a.cpp", Line, 1, 4), std::move(Message));
  F.Severity = Severity;
  return F;
}

/// Six findings of two rules in two processes: "gravest", "in both" (with a path), "also",
/// "a remark", "silenced" of one rule, "other rule" of the other.
Report small(Tree &T) {
  T.write("a.cpp", "one();\none();\none();\none();\none(); // NOLINT\none();\n");
  T.write("second.cpp", "two();\n" + std::string(500, 'x') + "\n");
  Finding Path = of(Level::Warning, 2, "in both");
  Path.Path = {{range("second.cpp", 1, 1, 4), "the step"}, {range("second.cpp", 2, 1, 4), "next"}};
  Finding Other = of(Level::Error, 6, "other rule");
  Other.Rule = "missing-static-cloaking";
  Report R =
      reportOn(T, {of(Level::Error, 1, "gravest"), Path, of(Level::Warning, 3, "also"),
                   of(Level::Note, 4, "a remark"), of(Level::Warning, 5, "silenced"), Other});
  R.Processes = {process("first.exe"), process("second.exe")};
  R.Findings[1].Processes = {0, 1};
  R.Findings[2].Processes = {0};
  R.Findings[5].Processes = {1};
  return R;
}

void inBrowser(const std::string &Scenario) {
  Tree T;
  expectInBrowser(T, small(T), Scenario);
}

TEST(HtmlInBrowser, FiltersAndCounts) { inBrowser("filter"); }

TEST(HtmlInBrowser, Searches) { inBrowser("search"); }

TEST(HtmlInBrowser, ObeysKeys) { inBrowser("keyboard"); }

TEST(HtmlInBrowser, OpensPaths) { inBrowser("path"); }

TEST(HtmlInBrowser, IsReadableWithoutScripts) { inBrowser("withoutScripts"); }

TEST(HtmlInBrowser, FitsNarrowAndWideLightAndDark) { inBrowser("widths"); }

TEST(HtmlInBrowser, FiveThousandFindingsAreUsable) {
  constexpr unsigned Files = 20, Lines = 250, Steps = 4;
  Tree T;
  std::vector<Finding> Findings;
  for (unsigned File = 0; File < Files; ++File) {
    const std::string Name = "folder/file-" + std::to_string(File) + ".cpp";
    std::string Text;
    for (unsigned Line = 1; Line <= Lines; ++Line) {
      Text += "  Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_NONE, NULL);\n";
      Finding F = finding(range(Name, Line, 8, 28), "the level is too low; use a higher one");
      for (unsigned Step = 0; Step < Steps; ++Step)
        F.Path.push_back({range(Name, Line, 8, 28), "CoInitializeSecurity is called", Step});
      F.Fixes = {
          {"use a higher one", {{range(Name, Line, 53, 75), "RPC_C_AUTHN_LEVEL_PKT_PRIVACY"}}}};
      if (Line % 2)
        F.Rule = "missing-static-cloaking";
      Findings.push_back(std::move(F));
    }
    T.write(Name, Text);
  }
  expectInBrowser(T, reportOn(T, std::move(Findings)), "many");
}

TEST(HtmlInBrowser, RunsNothingOfAHostileTree) {
  const std::string Bad =
      "</script></style><script>hacked = 1</script><img src=x: onerror='hacked = "
      "1'>\" onfocus=\"hacked = 1\" x=\"\u202E\x1B";
  const std::string Name = "a\" onfocus=\"hacked = 1\" x=\".cpp";
  Tree T;
  T.write(Name, Bad + "\n");
  Finding F = finding(range(Name, 1, 1, 30), Bad);
  F.Function = Bad;
  F.Path = {{range(Name, 1, 1, 30), Bad}};
  F.Fixes = {{Bad, {{range(Name, 1, 1, 30), Bad}}}};
  Report R = reportOn(T, {F});
  R.Repository = "javascript://%0Ahacked=1";
  R.Notifications = {{"x", Level::Warning, Bad, {Name}}};
  R.Covered.MissingHeaders = {{Bad, {Bad}}};
  R.Processes = {{Bad, false, {Bad}, {{Bad, {{Bad, range(Name, 1, 1, 30)}}}}, {Bad}}};
  R.Findings[0].Processes = {0};
  expectInBrowser(T, R, "hostile");
}

} // namespace
} // namespace comsec::report
