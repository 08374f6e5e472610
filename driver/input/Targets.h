// What a build makes: which sources go into which EXE and DLL. Each kind of build information is
// read into plain targets; what follows from them for a source is worked out here once for all.
#pragma once

#include "checks/facts/Facts.h"

#include <llvm/ADT/StringMap.h>
#include <llvm/Support/MemoryBuffer.h>

#include <memory>
#include <string>
#include <vector>

namespace comsec::input {

enum class TargetKind { Executable, Dll, StaticLibrary, Objects };

struct TargetSource {
  std::string File;   ///< absolute, symlinks resolved
  std::string Object; ///< absolute: its object file, or the folder of that; empty: not known
};

/// One thing that a build makes.
struct Target {
  std::string Id;   ///< as Links of other targets name it
  std::string Path; ///< of the file that is made; tells programs apart
  TargetKind Kind = TargetKind::Executable;
  std::vector<TargetSource> Sources;
  std::vector<std::string> Links; ///< what is linked into it; unknown ids are passed over
};

/// The programs of one build, by source.
class BuildPrograms {
public:
  /// Returns false, and knows no programs, when the targets are too entangled to be honest.
  bool read(const std::vector<Target> &Targets);

  bool empty() const { return BySource.empty(); }

  /// What \p File is part of when it is compiled into \p Object (empty: not known). The programs'
  /// names are their paths. Sorted, each program once.
  std::vector<facts::Membership> of(llvm::StringRef File, llvm::StringRef Object) const;

private:
  struct Entry {
    std::string Object;
    facts::Membership In;
  };
  llvm::StringMap<std::vector<Entry>> BySource;
};

/// The targets that a CMake File API reply in the build folder \p Folder tells of, else those of
/// its Ninja file; none when it has neither. Sets \p Problem to one line when what is there cannot
/// be used.
std::vector<Target> readTargets(const std::string &Folder, std::string &Problem);

/// Sorts, and keeps of several entries of one program the closest linkage.
void keepClosest(std::vector<facts::Membership> &Programs);

/// Replaces the paths that programs are called by with the shortest endings that differ.
void shortenNames(const std::vector<std::vector<facts::Membership> *> &Lists);

/// Reads the files of a build folder, up to a limit for all of them together.
class BuildFiles {
public:
  explicit BuildFiles(std::string Folder) : Folder(std::move(Folder)) {}

  /// The text of a file below the folder; null, with \p Problem set, when it is none or too large.
  std::unique_ptr<llvm::MemoryBuffer> read(llvm::StringRef Name, std::string &Problem);

private:
  std::string Folder;
  std::uint64_t Bytes = 0;
};

} // namespace comsec::input
