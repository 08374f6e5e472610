// Texts of MSBuild files: $(Properties), %(Metadata), a few path functions, and conditions.
// Evaluated as data: no other function is known, no environment and no registry is read.
#pragma once

#include "driver/input/ProjectFiles.h"

#include <llvm/ADT/StringMap.h>

#include <optional>
#include <string>
#include <vector>

namespace comsec::input {

/// Values by lower-case name: MSBuild tells no case apart.
using Values = llvm::StringMap<std::string>;

/// A text with what it refers to put in. What is not known is nothing, as in MSBuild.
struct Expanded {
  std::string Text;
  std::vector<std::string> NotEvaluated; ///< functions, as written
  std::vector<std::string> Unknown;      ///< properties without a value
};

class MsBuildText {
public:
  explicit MsBuildText(ProjectFiles &Files) : Files(Files) {}

  /// Sets a property that a project cannot change.
  void fix(llvm::StringRef Name, std::string Value);
  void set(llvm::StringRef Name, std::string Value);
  std::string property(llvm::StringRef Name) const;

  /// From now on, texts are of the file \p Path, which relative paths and $(MSBuildThisFile…)
  /// refer to.
  void enter(const std::string &Path);
  const std::string &file() const { return File; }
  llvm::StringRef folder() const;

  /// \p Item: what %(…) refers to; without it, to nothing.
  Expanded expand(llvm::StringRef Text, const Values *Item = nullptr);

  /// A list of folders or files with properties put in. Parts that need a property without a value
  /// are left out, because the rest of them names another place; unless it is a folder of Visual
  /// Studio, that is said of \p Project.
  std::string expandPaths(llvm::StringRef List, const std::string &Project,
                          const Values *Item = nullptr);

  /// Nothing when \p Condition cannot be evaluated. An empty one holds.
  /// Paths in it are relative to \p Folder.
  std::optional<bool> holds(llvm::StringRef Condition, llvm::StringRef Folder,
                            const Values *Item = nullptr);

private:
  void expandProperty(llvm::StringRef Inner, Expanded &Into);
  std::optional<std::string> call(llvm::StringRef Inner, Expanded &Into);

  ProjectFiles &Files;
  std::string File;
  Values Properties;
  Values Fixed;
  unsigned Depth = 0;
};

/// The end of the "$(…)" that begins at \p Begin, behind its ')'; npos when it has none.
std::size_t endOfReference(llvm::StringRef Text, std::size_t Begin);

/// The parts of a list "a;b;c", trimmed, without empty ones, %XX still escaped.
std::vector<std::string> listParts(llvm::StringRef List);

/// \p Text with each %XX as the character that it stands for.
std::string unescaped(llvm::StringRef Text);

} // namespace comsec::input
