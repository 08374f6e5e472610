// The outlines of all files that some jobs read, and which job reads which.
#pragma once

#include "driver/prefilter/Outline.h"
#include "driver/scan/Job.h"
#include "driver/scan/WindowsFileSystem.h"

#include <llvm/ADT/DenseSet.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace comsec::prefilter {

struct SourceText {
  std::string Path;    ///< as it is on disk
  bool IsOurs = false; ///< below the root, hence no header of the SDK
  bool IsRead = false; ///< else it is no text
  Outline Says;
  std::vector<unsigned> Includers; ///< jobs, ascending
};

/// What one job reads. Headers of the SDK are left out.
struct Reading {
  std::vector<unsigned> Files; ///< the main file first; none: it cannot be read
  std::vector<Inclusion> Missing;
  bool Computed = false; ///< a file of ours includes what a macro names
};

class Tree {
public:
  /// Reads every job's main file and, where they exist, its headers: those of the SDK, too. Headers
  /// are found as the compiler finds them.
  explicit Tree(const std::vector<scan::Job> &Jobs);

  NameTable Names;
  std::vector<SourceText> Files;
  std::vector<Reading> Readings; ///< by job

private:
  /// Where a job looks for headers that do not lie beside the includer; shared by the jobs that
  /// look in the same folders.
  struct Search {
    std::vector<std::string> Quoted, All;
    llvm::StringMap<std::optional<unsigned>> Found; ///< by '"' or '<' and the name
  };

  void read(unsigned Job, const scan::Job &J);
  Search &searchOf(const scan::Job &J, std::vector<std::string> &Forced);
  std::optional<unsigned> open(const std::string &Path);
  std::optional<unsigned> tryIn(llvm::StringRef Folder, llvm::StringRef Name);
  std::optional<unsigned> find(const Inclusion &I, Search &In);
  std::optional<unsigned> beside(unsigned File, unsigned I);

  std::unique_ptr<scan::WindowsFileSystem> Disk;
  std::string Root;
  llvm::StringMap<unsigned> ByPath;
  llvm::StringMap<Search> Searches;
  /// By file and number of its inclusion: what lies beside it under that name.
  llvm::DenseMap<std::pair<unsigned, unsigned>, std::optional<unsigned>> Beside;
  llvm::DenseSet<unsigned> ReadOnce; ///< headers of the SDK
};

} // namespace comsec::prefilter
