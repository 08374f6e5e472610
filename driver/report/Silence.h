// Which findings of a report are silenced, and which comments silence nothing.
#pragma once

#include "driver/report/Report.h"
#include "driver/report/Sources.h"
#include "driver/report/Suppress.h"

#include <map>
#include <set>
#include <string>

namespace comsec::report {

class Silencer {
public:
  explicit Silencer(const std::string &Root) : Text(Root) {}

  /// Marks the findings that a NOLINT silences: where they stand, and at the ends of their path
  /// that lie in other files. Such a path is found at link time, and who owns one end of it may not
  /// own the other. Notes comments without a partner.
  void apply(Report &R);

  /// Notes the comments in \p Files that name one of \p Checks ("comsec-…") and silenced nothing.
  /// After apply().
  void noteUnused(Report &R, const std::set<std::string> &Files,
                  const std::vector<std::string> &Checks);

private:
  const NoLint *comments(const std::string &File);
  bool isSilenced(const facts::Location &Where, const std::string &Check);
  void note(Report &R, const char *Id, Level Severity, const char *Message, const std::string &File,
            std::size_t Position);

  Sources Text;
  std::map<std::string, std::optional<NoLint>> Files;
  std::set<std::pair<std::string, std::size_t>> Used;
};

} // namespace comsec::report
