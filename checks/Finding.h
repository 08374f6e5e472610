// What a rule says: data only. Text, SARIF and clang-tidy diagnostics are made of it elsewhere.
#pragma once

#include "checks/facts/Facts.h"

#include <string>
#include <vector>

namespace comsec {

enum class Level { None, Note, Warning, Error };

/// One step of the path that proves a finding, in execution order.
struct Step {
  facts::Range Where;
  std::string Message;  ///< lower case, no full stop
  unsigned Nesting = 0; ///< depth of calls
};

struct Edit {
  facts::Range Where;
  std::string Replacement;
};

/// A change that is right beyond doubt.
struct Fix {
  std::string Description;
  std::vector<Edit> Edits;
};

struct Finding {
  std::string Rule; ///< id of Rules.def
  Level Severity = Level::Warning;
  std::string
      Message; ///< lower case, no full stop; names the API, the value found, what is required
  facts::Range Where;
  std::vector<Step> Path;
  std::vector<Fix> Fixes;
  std::string Function; ///< name of the enclosing function, for fingerprints
  std::string Subject;  ///< API and normalised value, for fingerprints:
                        ///< "CoInitializeSecurity(dwAuthnLevel=1)"
};

/// Something that was not judged, and why.
struct Notification {
  std::string Id; ///< stable, kebab-case: "missing-header", "unit-failed", "not-judged" …
  Level Severity = Level::Note;
  std::string Message;
  facts::Location Where;
  auto operator<=>(const Notification &) const = default;
};

} // namespace comsec
