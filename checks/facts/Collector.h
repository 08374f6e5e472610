// Collects the facts of one translation unit: the only stage that sees the clang AST.
// Takes a parsed unit, also one with errors; gives plain facts; words no finding.
#pragma once

#include "checks/facts/Facts.h"

#include <functional>
#include <memory>
#include <string>

namespace clang {
class ASTContext;
class Preprocessor;
} // namespace clang

namespace comsec::facts {

struct CollectorOptions {
  /// A file's path relative to the root; an empty answer means "not the project's" (SDK, system).
  std::function<std::string(const std::string &Path)> Relative;
  bool Skeletons = true; ///< off only to measure what they cost
};

/// Watches one compilation. Create before parsing, call collect() after it.
class Collector {
public:
  explicit Collector(CollectorOptions Options);
  ~Collector();

  /// Listens to the preprocessor: live tokens and missing headers. With \p SkipMissing a missing
  /// header is skipped instead of ending the compilation. Optional: without it the unit has no
  /// notes of the kinds CallLost, CallRecovered and MissingHeader.
  void watch(clang::Preprocessor &PP, bool SkipMissing);

  /// The facts of the parsed unit.
  Unit collect(clang::ASTContext &Context);

private:
  struct State;
  std::unique_ptr<State> S;
};

} // namespace comsec::facts
