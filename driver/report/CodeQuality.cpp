#include "driver/report/CodeQuality.h"

#include "driver/report/Fingerprint.h"
#include "driver/report/Unicode.h"

#include <llvm/ADT/STLExtras.h>
#include <nlohmann/json.hpp>

namespace comsec::report {

/// GitLab's names. A rule's security severity of 7 and more is high in CVSS's words.
static const char *severity(const Finding &F) {
  constexpr double High = 7.0;
  switch (F.Severity) {
  case Level::Error: {
    const Rule *R = findRule(F.Rule);
    return R && R->SecuritySeverity >= High ? "critical" : "major";
  }
  case Level::Warning:
    return "minor";
  case Level::Note:
  case Level::None:
    break;
  }
  return "info";
}

std::string toCodeQuality(const Report &R) {
  nlohmann::ordered_json List = nlohmann::ordered_json::array();
  for (const auto &[F, Key] : llvm::zip_equal(R.Findings, findingKeys(R))) {
    if (F.Suppressed)
      continue;
    List.push_back({{"type", "issue"},
                    {"check_name", "comsec-" + F.What.Rule},
                    {"description", toUtf8(F.What.Message)},
                    {"categories", {"Security"}},
                    {"severity", severity(F.What)},
                    {"fingerprint", Key},
                    {"location",
                     {{"path", toUtf8(F.What.Where.Begin.File)},
                      {"lines", {{"begin", std::max(F.What.Where.Begin.Line, 1u)}}}}}});
  }
  return List.dump(2) + "\n";
}

} // namespace comsec::report
