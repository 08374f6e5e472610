// A rule is a value: what it is called, how it ranks, and a pure function Program → findings.
// Everything else (SARIF rules[], --help, the README's table, clang-tidy) reads these records.
#pragma once

#include "checks/Finding.h"

#include <llvm/ADT/STLFunctionalExtras.h>

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace comsec {

namespace link {
class Program;
}

enum class RvssMode { Auto, On, Off };

struct RuleOptions {
  RvssMode Rvss = RvssMode::Auto;
};

/// What rules write to.
struct Results {
  std::vector<Finding> Findings;
  std::vector<Notification> Notifications;
};

enum class Precision { Low, Medium, High, VeryHigh };

struct Rule {
  std::string_view Id; ///< kebab-case, names the defect; "comsec-" is put before it in clang-tidy
  std::string_view Title; ///< one sentence with a full stop: SARIF shortDescription, README table
  Level Severity;         ///< of an ordinary finding; single findings may rank lower or higher
  double SecuritySeverity;
  Precision Confidence;
  std::span<const unsigned> Cwes; ///< the first is the primary one
  void (*Check)(const link::Program &, const RuleOptions &, Results &);
};

/// All rules, in the order of Rules.def.
std::span<const Rule *const> allRules();

/// The rule called \p Id, with or without the prefix "comsec-", or by its id in SARIF; null when
/// there is none.
const Rule *findRule(std::string_view Id);

/// The id of \p R, one of allRules(), in SARIF: "COMSEC1001". SARIF's own rules want a number,
/// which stays when a rule's name or words change.
std::string sarifId(const Rule &R);

/// The page docs/rules/<id>.md, as it was when the program was built.
std::string_view rulePage(const Rule &R);

/// Where the page can be read on the web: on the site that scripts/site makes.
std::string helpUri(const Rule &R);

/// Every enabled rule's results over \p P, sorted by place and rule, without duplicates.
Results checkRules(const link::Program &P, const RuleOptions &Options,
                   llvm::function_ref<bool(const Rule &)> Enabled);

std::optional<RvssMode> rvssModeFromName(std::string_view Name); ///< "auto", "on", "off"
std::optional<Level> levelFromName(std::string_view Name);       ///< what toString() calls so

std::string_view toString(Level L);     ///< "none", "note", "warning", "error"
std::string_view toString(Precision P); ///< "low", "medium", "high", "very-high"

} // namespace comsec
