#include "driver/ProcessPatterns.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/Error.h>
#include <llvm/Support/GlobPattern.h>

#include <algorithm>

namespace comsec {

/// Alternatives in braces multiply.
static constexpr std::size_t MaxAlternatives = 1024;

bool ProcessPatterns::parse(const std::vector<std::string> &Texts, std::string &Error) {
  for (const std::string &Text : Texts) {
    auto [Name, Glob] = llvm::StringRef(Text).split('=');
    if (Name.empty() || Glob.empty()) {
      Error = "'" + Text + "' is no NAME=GLOB (--process)";
      return false;
    }
    auto Made = llvm::GlobPattern::create(Glob, MaxAlternatives);
    if (!Made) {
      Error = "'" + Glob.str() + "' is no pattern (--process): " + llvm::toString(Made.takeError());
      return false;
    }
    add(Name.str(), Glob.str(), "--process '" + Text + "'");
  }
  return true;
}

void ProcessPatterns::add(std::string Name, std::string Glob, std::string Origin) {
  Patterns.push_back({std::move(Name), std::move(Glob), std::move(Origin)});
}

void ProcessPatterns::apply(std::vector<facts::Unit> &Units,
                            std::vector<Notification> &Notifications) const {
  std::vector<bool> Fits(Patterns.size());
  std::vector<llvm::GlobPattern> Globs; // they refer to their texts
  for (const Pattern &P : Patterns)
    Globs.push_back(llvm::cantFail(llvm::GlobPattern::create(P.Glob, MaxAlternatives)));
  for (facts::Unit &U : Units) {
    std::vector<facts::Membership> Chosen;
    for (std::size_t I = 0; I < Patterns.size(); ++I)
      if (Globs[I].match(U.MainFile)) {
        Fits[I] = true;
        Chosen.push_back({Patterns[I].Name});
      }
    llvm::sort(Chosen);
    Chosen.erase(llvm::unique(Chosen), Chosen.end());
    if (!Chosen.empty())
      U.Programs = std::move(Chosen);
  }
  for (std::size_t I = 0; I < Patterns.size(); ++I)
    if (!Fits[I])
      Notifications.push_back({"process-without-files",
                               Level::Warning,
                               "no scanned file fits " + Patterns[I].Origin,
                               {}});
}

} // namespace comsec
