// Findings that are known already: a gate counts new ones only.
#pragma once

#include "driver/report/Report.h"
#include "driver/report/Sources.h"

#include <optional>
#include <string>
#include <vector>

namespace comsec::report {

/// A finding as it is known again when the code around it moves: without line numbers.
struct KnownFinding {
  std::string Rule;        ///< id
  std::string Fingerprint; ///< of rule, function and subject: "comsec/v1" without its number
  std::string File;        ///< relative to the root
  std::string LineHash;    ///< of its line, as GitHub computes it, without its number; may be empty
  std::string Message;     ///< for people
  auto operator<=>(const KnownFinding &) const = default;
};

class Baseline {
public:
  /// The findings of \p R that are not suppressed.
  static Baseline of(const Report &R, Sources &Text);

  /// Reads a file that text() made, or a SARIF log of this program. Returns nothing and sets
  /// \p Error to one line for any other file. Results that were suppressed, or absent, are not
  /// known.
  static std::optional<Baseline> read(const std::string &Path, std::string &Error);

  void add(std::vector<KnownFinding> More);

  /// A JSON file for people and version control: a finding a line, sorted; the same findings are
  /// the same bytes.
  std::string text() const;

  /// Marks the findings of \p R that are in here as Known, and returns the entries that \p R has
  /// not. Each entry stands for one finding. Of several that it could stand for it takes the one in
  /// the same file and line, else in the same file, else with the same line elsewhere, else the
  /// first.
  std::vector<KnownFinding> apply(Report &R, Sources &Text) const;

private:
  std::vector<KnownFinding> Known; ///< sorted
};

/// Marks the known findings of \p R, and notes the entries of \p B that are gone, so that the file
/// can shrink. Entries of rules that did not run, or in files that were not analysed completely,
/// are not gone: they are returned.
std::vector<KnownFinding> applyBaseline(Report &R, Sources &Text, const Baseline &B,
                                        llvm::ArrayRef<const Rule *> Ran);

} // namespace comsec::report
