// The files of Visual Studio below one folder: XML and lists of names, read as data. They are
// written by strangers: nothing is executed, no entity is expanded, nothing outside the folder is
// opened, and what all of them together may cost has a limit.
#pragma once

#include "checks/Finding.h"
#include "driver/scan/Folders.h"

#include <llvm/ADT/StringMap.h>
#include <llvm/Support/MemoryBuffer.h>
#include <pugixml.hpp>

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace comsec::input {

class ProjectFiles {
public:
  /// \p Root absolute, symlinks resolved.
  explicit ProjectFiles(std::string Root) : Root(std::move(Root)) {}

  const std::string &root() const { return Root; }

  /// \p Path, as messages name it.
  std::string shown(llvm::StringRef Path) const;

  /// The real path of a file or folder; \p Path may be relative to the absolute \p Base, in any
  /// case and with either separator. Empty when there is none below the root.
  std::string find(llvm::StringRef Path, llvm::StringRef Base);

  /// The nearest \p Name in \p Folder or above it, up to the root; empty when there is none.
  std::string findAbove(llvm::StringRef Name, llvm::StringRef Folder);

  /// The real paths of the files that a pattern with '*', '?' and '**' names. Sorted. Folders that
  /// are symlinks are passed over.
  std::vector<std::string> match(llvm::StringRef Pattern, llvm::StringRef Base);

  /// The root element \p Element of the file \p Path, as find() gave it; each file is read once.
  /// An empty node, with \p Problem set to one line, when it cannot be used.
  pugi::xml_node xml(const std::string &Path, llvm::StringRef Element, std::string &Problem);

  /// The text of a file in UTF-8 without byte order mark; null, with \p Problem set, when there is
  /// none.
  std::unique_ptr<llvm::MemoryBuffer> text(const std::string &Path, std::string &Problem);

  /// Pays for \p Amount bytes or steps of work; false when the limit for all files is reached.
  bool spend(std::uint64_t Amount);
  bool exhausted() const { return Spent > MaxSpent; }

  /// Says once what was passed over in the files; \p Message is cut to what a reader can take in.
  void note(const char *Id, Level Severity, llvm::StringRef Message);
  const std::set<Notification> &notes() const { return Notes; }

private:
  /// Far beyond what real solutions need.
  static constexpr std::uint64_t MaxSpent = 512u << 20;

  std::string Root;
  std::uint64_t Spent = 0;
  std::set<Notification> Notes;
  scan::Folders Names;
  llvm::StringMap<std::unique_ptr<pugi::xml_document>> Documents;
};

/// Whether \p Name fits \p Pattern, where '*' is any text and '?' any character; in any case.
bool fitsPattern(llvm::StringRef Name, llvm::StringRef Pattern);

} // namespace comsec::input
