// --new-since: the same scan of an earlier revision, to tell which findings are new.
#pragma once

#include "driver/input/GitExport.h"
#include "driver/input/Input.h"
#include "driver/scan/TemporaryFolder.h"

#include <optional>
#include <string>
#include <vector>

namespace comsec {

/// An earlier revision of the scanned tree, written into a temporary folder that goes with it.
class EarlierTree {
public:
  /// Takes \p Revision of the repository that \p Root lies in. Returns false and sets \p Error to
  /// one line when there is no repository, or no such revision.
  bool read(const std::string &Root, const std::string &Revision, std::string &Error);

  /// Reads the inputs \p Options, which gave \p Now, at their places in the earlier tree. A compile
  /// database that git does not track is read where it is, with its paths mapped, and what it makes
  /// of a source is what it makes of it now. Inputs that were not there are left out, but for what
  /// was only called otherwise. Returns false when nothing is left.
  bool readInput(const input::InputOptions &Options, const input::Input &Now, input::Input &Then);

  /// What is to be told of the comparison.
  const std::vector<Notification> &notifications() const { return Notifications; }

private:
  std::string mapped(const std::string &Path) const;
  void addInput(const std::string &Name, input::InputOptions &Then);
  void addRenamed(const std::string &Path, input::InputOptions &Then) const;
  void linkRenamed() const;
  void takePrograms(const input::Input &Now, input::Input &Then) const;
  void note(Level Severity, const std::string &Message);

  std::string Top; ///< of the work tree
  scan::TemporaryFolder Temporary;
  std::string Folder; ///< of the earlier one
  input::ExportedRevision Revision;
  bool IsDatabaseOfNow = false; ///< among the inputs
  std::vector<Notification> Notifications;
};

} // namespace comsec
