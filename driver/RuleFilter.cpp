#include "driver/RuleFilter.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/GlobPattern.h>

using namespace llvm;

namespace comsec {
namespace {

bool matches(const GlobPattern &Glob, const Rule &R) {
  return Glob.match(StringRef(R.Id)) || Glob.match("comsec-" + std::string(R.Id)) ||
         Glob.match(sarifId(R));
}

} // namespace

bool RuleFilter::parse(const std::string &Globs, const std::string &Origin, std::string &Error) {
  auto Switch = [&](const GlobPattern &Glob, bool On) {
    bool Any = false;
    for (const Rule *R : allRules()) {
      if (!matches(Glob, *R))
        continue;
      Any = true;
      erase(Enabled, R);
      if (On)
        Enabled.push_back(R);
    }
    return Any;
  };
  if (StringRef(Globs).trim().empty() || StringRef(Globs).trim().starts_with("-"))
    Enabled.assign(allRules().begin(), allRules().end());
  for (StringRef Part : split(Globs, ',')) {
    Part = Part.trim();
    if (Part.empty())
      continue;
    bool On = !Part.consume_front("-");
    Expected<GlobPattern> Glob = GlobPattern::create(Part);
    if (!Glob) {
      Error = Origin + ": '" + Part.str() + "': " + toString(Glob.takeError());
      return false;
    }
    if (!Switch(*Glob, On) && On) {
      Error = Origin + ": no rule matches '" + Part.str() + "'; comsec-tidy rules lists them";
      return false;
    }
  }
  if (Enabled.empty())
    Error = Origin + " '" + Globs + "' leaves no rule; comsec-tidy rules lists them";
  return Error.empty();
}

bool RuleFilter::operator()(const Rule &R) const { return is_contained(Enabled, &R); }

} // namespace comsec
