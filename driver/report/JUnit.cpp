#include "driver/report/JUnit.h"

#include "driver/report/Unicode.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/Support/FormatVariadic.h>
#include <pugixml.hpp>

#include <sstream>

namespace comsec::report {
namespace {

class Suite {
public:
  Suite(const Report &R, const Thresholds &FailOn) : R(R), FailOn(FailOn) {
    Top = Document.append_child("testsuites").append_child("testsuite");
    Top.append_attribute("name") = "comsec-tidy";
  }

  void passed(const Rule &Rule) { test("comsec-tidy", "comsec-" + std::string(Rule.Id)); }

  void finding(const ReportedFinding &F) {
    pugi::xml_node Test = test("comsec-" + F.What.Rule, place(F.What.Where));
    if (!F.isNew()) {
      ++Skipped;
      Test.append_child("skipped").append_attribute("message") = skippedWhy(F).c_str();
    } else if (!FailOn.reachedBy(F.What)) {
      Test.append_child("system-out").text() = details(F.What).c_str();
    } else {
      ++Failures;
      say(Test.append_child("failure"), printable(F.What.Message), toString(F.What.Severity));
      Test.child("failure").text() = details(F.What).c_str();
    }
  }

  void lost(const Notification &N) {
    ++Errors;
    say(test("comsec-tidy", printable(N.Where.File)).append_child("error"), printable(N.Message),
        N.Id);
  }

  std::string text() {
    Top.append_attribute("tests") = Tests;
    Top.append_attribute("failures") = Failures;
    Top.append_attribute("errors") = Errors;
    Top.append_attribute("skipped") = Skipped;
    std::ostringstream Out;
    Document.save(Out, "  ", pugi::format_default, pugi::encoding_utf8);
    return Out.str();
  }

private:
  static std::string skippedWhy(const ReportedFinding &F) {
    if (!F.Suppressed)
      return "known before";
    return F.Justification.empty() ? "NOLINT" : "accepted: " + printable(F.Justification);
  }

  pugi::xml_node test(const std::string &Class, const std::string &Name) {
    ++Tests;
    pugi::xml_node Test = Top.append_child("testcase");
    Test.append_attribute("classname") = Class.c_str();
    Test.append_attribute("name") = Name.c_str();
    return Test;
  }

  static void say(pugi::xml_node Node, const std::string &Message, std::string_view Type) {
    Node.append_attribute("message") = Message.c_str();
    Node.append_attribute("type") = std::string(Type).c_str();
  }

  std::string place(const facts::Range &Where) const {
    return llvm::formatv("{0}:{1}:{2}", shownFile(R, Where.Begin.File),
                         std::max(Where.Begin.Line, 1u), std::max(Where.Begin.Column, 1u));
  }

  /// The finding and its path, a line each.
  std::string details(const Finding &F) const {
    std::string Text = place(F.Where) + ": " + printable(F.Message);
    for (const Step &S : F.Path)
      Text +=
          "\n" + (S.Where.valid() ? place(S.Where) + ": " : std::string()) + printable(S.Message);
    return Text;
  }

  const Report &R;
  const Thresholds &FailOn;
  pugi::xml_document Document;
  pugi::xml_node Top;
  unsigned Tests = 0, Failures = 0, Errors = 0, Skipped = 0;
};

} // namespace

std::string toJUnit(const Report &R, llvm::ArrayRef<const Rule *> Rules, const Thresholds &FailOn) {
  Suite S(R, FailOn);
  for (const Rule *Ran : Rules)
    if (llvm::none_of(R.Findings, [&](const ReportedFinding &F) { return F.What.Rule == Ran->Id; }))
      S.passed(*Ran);
  for (const ReportedFinding &F : R.Findings)
    S.finding(F);
  for (const Notification &N : R.Notifications)
    if (N.Id == "unit-failed")
      S.lost(N);
  return S.text();
}

} // namespace comsec::report
