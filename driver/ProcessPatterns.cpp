#include "driver/ProcessPatterns.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/Error.h>

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
    Patterns.push_back({Text, Name.str(), std::move(*Made)});
  }
  return true;
}

void ProcessPatterns::apply(std::vector<facts::Unit> &Units,
                            std::vector<Notification> &Notifications) const {
  std::vector<bool> Fits(Patterns.size());
  for (facts::Unit &U : Units) {
    std::vector<facts::Membership> Chosen;
    for (std::size_t I = 0; I < Patterns.size(); ++I)
      if (Patterns[I].Glob.match(U.MainFile)) {
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
                               "no scanned file fits --process '" + Patterns[I].Text + "'",
                               {}});
}

} // namespace comsec
