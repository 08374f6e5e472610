// The .clang-tidy files of a tree, as far as they speak of our checks: who runs the plugin keeps
// the settings there. Only Checks, CheckOptions and InheritParentConfig count; what they say of
// compiler arguments does not (a scanned tree is not trusted).
#pragma once

#include "checks/Rule.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace comsec {

class ClangTidyFiles {
public:
  /// \p Root absolute. Files count in the folder of a source and above it, no higher than the git
  /// repository of \p Root.
  explicit ClangTidyFiles(std::string Root);

  /// Whether findings of \p R in \p File (relative to the root) are wanted. The nearest file
  /// decides, as in clang-tidy. Lists that never name a check of ours are about other tools; one
  /// that only switches some of ours off leaves the others on.
  bool wants(const Rule &R, const std::string &File);

  /// The check option Rvss that holds for the root.
  std::optional<RvssMode> rvss();

  /// One for each file that is no YAML.
  const std::vector<Notification> &notifications() const { return Notifications; }

private:
  struct Settings {
    std::vector<std::string> Globs;             ///< in their order, with '-'
    std::map<std::string, std::string> Options; ///< CheckOptions
  };
  const Settings &of(const std::string &Folder);
  Settings read(const std::string &Folder);

  std::string Root, Top;
  std::map<std::string, Settings> Folders; ///< by absolute path
  std::vector<Notification> Notifications;
};

} // namespace comsec
