// What git ignores: .gitignore files, read as data along a walk from a folder into its folders.
#pragma once

#include "driver/input/GitIndex.h"

#include <llvm/ADT/StringRef.h>
#include <llvm/Support/GlobPattern.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace comsec::input {

/// The lines of a .gitignore file.
class GitPatterns {
public:
  /// Lines that are no patterns fit nothing.
  explicit GitPatterns(std::string Text);
  GitPatterns(const GitPatterns &) = delete;

  /// Whether the last line that fits \p Path, relative to the folder of the file, ignores it;
  /// nothing when no line fits.
  std::optional<bool> ignores(llvm::StringRef Path, bool IsFolder) const;

  std::size_t size() const { return All.size(); }
  bool empty() const { return All.empty(); }

private:
  struct Pattern {
    bool Negated = false, FoldersOnly = false;
    bool OfName = false;                                 ///< fits a name in any folder
    std::vector<std::optional<llvm::GlobPattern>> Parts; ///< nothing: any number of folders
  };
  void add(llvm::StringRef Line);
  static bool fits(const Pattern &P, llvm::StringRef Path);

  const std::string Text; ///< which patterns point into
  std::vector<Pattern> All;
};

/// One work tree, and what its walk may cost.
struct GitTree {
  std::string Top;               ///< absolute
  std::optional<GitIndex> Index; ///< nothing: the folder is no repository
  bool IsUsable = true;          ///< not when files that are tracked cannot be told from others
  std::uint64_t Tests = 0;       ///< of names against patterns
};

/// One folder of a walk. Keeps those above it.
class GitFolder {
public:
  /// The folder \p Path as the top of a tree: a repository when it has ".git", whose files are read
  /// only below \p Bound. All paths are real.
  static std::shared_ptr<const GitFolder> top(const std::string &Path, llvm::StringRef Bound);

  /// As top(), when the folder below another one has a ".git" of its own; else with what is ignored
  /// there.
  static std::shared_ptr<const GitFolder> below(std::shared_ptr<const GitFolder> Above,
                                                const std::string &Path, llvm::StringRef Bound);

  /// The folder \p Path, named by the user, in the repository with the top \p Top: with what is
  /// ignored from there on, but when \p Path itself is ignored.
  static std::shared_ptr<const GitFolder> inside(const std::string &Path, llvm::StringRef Top);

  /// Whether the entry \p Path of this folder is ignored, by its name. That of a folder holds for
  /// all that is in it.
  bool ignores(llvm::StringRef Path, bool IsFolder) const;

  bool tracks(llvm::StringRef File) const;
  bool tracksBelow(llvm::StringRef Folder) const;

  const GitTree &tree() const { return *Tree; }

private:
  /// \p Excluded: patterns that come before those of .gitignore.
  GitFolder(std::string Path, std::shared_ptr<GitTree> Tree, std::shared_ptr<const GitFolder> Above,
            const std::string &Excluded);
  llvm::StringRef belowTop(llvm::StringRef Path) const;

  std::string Path;
  std::shared_ptr<GitTree> Tree;
  std::shared_ptr<const GitFolder> Above; ///< null at the top
  GitPatterns Patterns;
};

} // namespace comsec::input
