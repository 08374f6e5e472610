// Which rules run: globs as in clang-tidy, "-*,comsec-weak*".
#pragma once

#include "checks/Rule.h"

#include <string>
#include <vector>

namespace comsec {

class RuleFilter {
public:
  /// Later globs win; '-' before one switches off. A list that begins with '-' starts from all
  /// rules, any other from none; an empty one means all. Rules go by their id, with or without
  /// "comsec-". Returns false and sets \p Error to one line for a glob that switches nothing on,
  /// or when no rule is left: a gate must not pass because of a typing mistake. \p Origin: where
  /// they are written, for that line.
  bool parse(const std::string &Globs, const std::string &Origin, std::string &Error);

  bool operator()(const Rule &R) const;

private:
  std::vector<const Rule *> Enabled;
};

} // namespace comsec
