// From the sources that the inputs name to the jobs that read them.
#pragma once

#include "driver/input/Arguments.h"
#include "driver/input/IncludeFolders.h"
#include "driver/input/Input.h"
#include "driver/input/SourceFolder.h"
#include "driver/input/Targets.h"
#include "driver/input/Windows.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace comsec::input {

/// One source of an input, before the root is known.
struct Draft {
  std::string File;
  std::optional<Command> By;            ///< how the project compiles it; nothing: it is not known
  std::string Folder;                   ///< where headers are looked for, when it is not known
  const BuildPrograms *Build = nullptr; ///< what the build makes of it, where that is known
  const Command *Hint = nullptr; ///< how a project beside it would compile it; null: not known
};

/// Folders that are read once.
class SourceFolders {
public:
  explicit SourceFolders(GitBound Git = {}) : Git(std::move(Git)) {}
  const SourceFolder &get(const std::string &Path);

private:
  GitBound Git;
  std::map<std::string, SourceFolder> Known;
};

/// Makes the jobs of \p Out, whose root is known, and says what is left out of them.
class JobMaker {
public:
  JobMaker(const InputOptions &Options, Windows &Platform,
           const std::vector<std::string> &UserFolders, SourceFolders &Folders, Input &Out)
      : Options(Options), Platform(Platform), UserFolders(UserFolders), Folders(Folders), Out(Out) {
  }

  void run(const std::vector<Draft> &Drafts);

private:
  using ByArguments = std::map<std::pair<std::string, std::vector<std::string>>, scan::Job>;

  void add(const Draft &D, scan::Job J, ByArguments &Jobs);
  void take(ByArguments Jobs);
  std::optional<scan::Job> commanded(const Draft &D);
  std::optional<scan::Job> guessed(const Draft &D);
  Allowed allowed(const Command &By);
  scan::Job job(const Draft &D, std::vector<std::string> Arguments);
  void appendUserArguments(scan::Job &J);
  bool mayRead(llvm::StringRef Path);
  unsigned standard(const std::string &InputFolder);
  IncludeFolders &guesser(const std::string &InputFolder);
  void note(const char *Id, Level Severity, const llvm::Twine &Message);
  void report();

  const InputOptions &Options;
  Windows &Platform;
  const std::vector<std::string> &UserFolders; ///< -I
  SourceFolders &Folders;
  Input &Out;
  std::map<std::string, IncludeFolders> Guessers;
  std::map<std::string, unsigned> Standards; ///< of C++, by input folder
  std::set<std::string> Dropped, Unreadable;
  std::uint64_t ArgumentBytes = 0;
  unsigned TooMany = 0; ///< sources without a job, because arguments take too much memory
};

} // namespace comsec::input
