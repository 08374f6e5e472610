// --new-since: the same scan of an earlier revision, to tell which findings are new.
#pragma once

#include "driver/input/Input.h"

#include <optional>
#include <string>
#include <vector>

namespace comsec {

/// An earlier revision of the scanned tree, written into a temporary folder that goes with it.
class EarlierTree {
public:
  EarlierTree() = default;
  ~EarlierTree();
  EarlierTree(const EarlierTree &) = delete;
  EarlierTree &operator=(const EarlierTree &) = delete;

  /// Takes \p Revision of the repository that \p Root lies in. Returns false and sets \p Error to
  /// one line when there is no repository, or no such revision.
  bool read(const std::string &Root, const std::string &Revision, std::string &Error);

  /// \p Now with everything that lies in the work tree at its place in the earlier tree. A compile
  /// database that git does not track is read where it is, with its paths mapped. Inputs that were
  /// not there then are left out; nothing when none is left.
  std::optional<input::InputOptions> inputs(const input::InputOptions &Now,
                                            const std::string &Root) const;

  const std::string &commit() const { return Commit; }

private:
  std::string mapped(const std::string &Path) const;
  bool addInput(const std::string &Path, input::InputOptions &Then) const;

  std::string Top;    ///< of the work tree
  std::string Folder; ///< of the earlier one
  std::string Commit;
};

} // namespace comsec
