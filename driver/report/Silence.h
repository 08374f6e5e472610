// Which findings of a report are silenced, by comments or by the project, and which of these
// silence nothing.
#pragma once

#include "driver/report/Report.h"
#include "driver/report/Sources.h"
#include "driver/report/Suppress.h"

#include <llvm/Support/GlobPattern.h>

#include <map>
#include <set>
#include <string>

namespace comsec::report {

/// Findings that a project accepts, and why.
struct Suppression {
  std::string Rule;     ///< its id
  std::string Path;     ///< a glob of the file, from the root on; '*' is any text, with '/' in it
  std::string Function; ///< the name of the enclosing function; empty: any
  std::string Reason;   ///< never empty
  std::string Place;    ///< where it is written, for people: ".comsec-tidy:7"
};

class Silencer {
public:
  /// \p ByProject must outlive this object; what is no glob fits nothing.
  Silencer(const std::string &Root, llvm::ArrayRef<Suppression> ByProject);

  /// Marks the findings that are silenced: where they stand, or at an end of their path that lies
  /// in another file. Such a path is found at link time, and who owns one end of it may not own the
  /// other. Notes comments without a partner.
  void apply(Report &R);

  /// Notes what names one of \p Checks ("comsec-…"), may concern one of \p Files and silenced
  /// nothing. After apply().
  void noteUnused(Report &R, const std::set<std::string> &Files,
                  const std::vector<std::string> &Checks);

private:
  const NoLint *comments(const std::string &File);
  bool isSilenced(const facts::Location &Where, const std::string &Check);
  void applyProject(ReportedFinding &F);
  void note(Report &R, const char *Id, Level Severity, const char *Message, const std::string &File,
            std::size_t Position);

  Sources Text;
  std::map<std::string, std::optional<NoLint>> Files;
  std::set<std::pair<std::string, std::size_t>> Used; ///< comments
  llvm::ArrayRef<Suppression> ByProject;
  std::vector<llvm::GlobPattern> Paths; ///< parallel to ByProject
  std::vector<bool> IsUsed;             ///< parallel to ByProject
};

} // namespace comsec::report
