#include "driver/scan/Scan.h"

#include "checks/facts/Json.h"
#include "checks/registration/Facts.h"
#include "driver/scan/Folders.h"
#include "driver/scan/Pool.h"
#include "driver/scan/TemporaryFolder.h"

#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Path.h>
#include <llvm/Support/raw_ostream.h>
#include <llvm/Support/xxhash.h>

using namespace llvm;

namespace comsec::scan {
namespace {

std::string join(StringRef Folder, StringRef Name) {
  SmallString<256> Path(Folder);
  sys::path::append(Path, Name);
  return std::string(Path);
}

bool write(const std::string &Path, StringRef Text) {
  std::error_code Error;
  raw_fd_ostream Out(Path, Error);
  if (Error)
    return false;
  Out << Text;
  Out.close();
  bool Written = !Out.has_error();
  Out.clear_error();
  return Written;
}

std::string read(const std::string &Path) {
  auto Text = MemoryBuffer::getFile(Path);
  return Text ? (*Text)->getBuffer().str() : std::string();
}

/// A name that stays the same from run to run: the file's own, and a hash that tells apart files
/// of one name and configurations of one file.
std::string factsName(StringRef MainFile, StringRef Config) {
  std::string Key = MainFile.str() + '\0' + Config.str();
  return (sys::path::filename(MainFile) + "-" + utohexstr(xxh3_64bits(Key)) + ".facts.json").str();
}

facts::Unit failed(const Job &J, std::string Why) {
  facts::Unit U;
  if (registration::languageOf(J.MainFile))
    U.Kind = facts::UnitKind::Registration;
  U.MainFile = relativeMain(J);
  U.Config = J.Config;
  U.Programs = J.Programs;
  U.Failed = true;
  U.Notes.push_back({facts::NoteKind::UnitFailed, std::move(Why), {U.MainFile, 1, 1}});
  return U;
}

/// The jobs of one run, as processes and files.
class Run {
public:
  Run(const std::vector<Job> &Jobs, const ScanOptions &Options, StringRef Folder)
      : Jobs(Jobs), Options(Options), Folder(Folder),
        FactsDir(Options.FactsDir.empty() ? Folder.str() : Options.FactsDir) {}

  Process process(unsigned I) const {
    std::string Number = std::to_string(I);
    std::string JobFile = join(Folder, Number + ".job.json");
    write(JobFile, toJson(Jobs[I]));
    Process P;
    P.Arguments = {Options.Program, "extract", "--job", JobFile, "--out", factsFile(I)};
    P.Errors = join(Folder, Number + ".stderr");
    return P;
  }

  facts::Unit unit(unsigned I, const Ending &How) const {
    std::string Why = reason(How, I);
    if (Why.empty()) {
      std::string Error;
      if (auto U = facts::fromJson(read(factsFile(I)), Error))
        return *U;
      Why = "its facts cannot be read: " + Error;
    }
    facts::Unit U = failed(Jobs[I], Why);
    if (!Options.FactsDir.empty())
      write(factsFile(I), facts::toJson(U));
    return U;
  }

private:
  std::string factsFile(unsigned I) const {
    return join(FactsDir, factsName(relativeMain(Jobs[I]), Jobs[I].Config));
  }

  /// Why job \p I gave no facts; empty when it did.
  std::string reason(const Ending &How, unsigned I) const {
    switch (How.Kind) {
    case EndingKind::Exited:
      if (How.ExitCode == 0)
        return {};
      if (How.ExitCode == ExitOutOfMemory)
        return "needs more than " + std::to_string(Options.MemoryMegabytes) +
               " MB of memory (--memory)";
      return "the worker failed" + lastWords(I);
    case EndingKind::TimedOut:
      return "not done after " + std::to_string(Options.TimeoutSeconds) + " s (--timeout)";
    case EndingKind::Crashed:
      return "the compiler crashed" + lastWords(I);
    case EndingKind::NotStarted:
      return "the worker did not start: " + How.Error;
    }
    return "unknown";
  }

  /// The last line that a worker wrote to stderr.
  std::string lastWords(unsigned I) const {
    std::string Text = read(join(Folder, std::to_string(I) + ".stderr"));
    StringRef Line = StringRef(Text).rtrim().rsplit('\n').second;
    if (Line.empty())
      Line = StringRef(Text).trim();
    return Line.empty() ? std::string() : (": " + Line.take_front(200)).str();
  }

  const std::vector<Job> &Jobs;
  const ScanOptions &Options;
  StringRef Folder;
  std::string FactsDir;
};

} // namespace

std::string relativeMain(const Job &J) {
  StringRef File = J.MainFile;
  return isBelow(File, J.Root) ? File.drop_front(StringRef(J.Root).rtrim('/').size() + 1).str()
                               : sys::path::filename(File).str();
}

void keepFacts(const std::vector<facts::Unit> &Units, const ScanOptions &Options) {
  if (!Options.FactsDir.empty())
    for (const facts::Unit &U : Units)
      write(join(Options.FactsDir, factsName(U.MainFile, U.Config)), facts::toJson(U));
}

std::vector<facts::Unit> runJobs(const std::vector<Job> &Jobs, const ScanOptions &Options,
                                 std::string &Error) {
  if (!Options.FactsDir.empty())
    if (std::error_code Failure = sys::fs::create_directories(Options.FactsDir)) {
      Error = "cannot create the folder '" + Options.FactsDir + "': " + Failure.message();
      return {};
    }
  TemporaryFolder Folder;
  if (!Folder.make(Error))
    return {};

  Run R(Jobs, Options, Folder.path());
  std::vector<facts::Unit> Units(Jobs.size());
  unsigned Done = 0;
  bool Finished = runPool(
      Jobs.size(), {Options.Parallel, Options.TimeoutSeconds, Options.MemoryMegabytes},
      [&](unsigned I) { return R.process(I); },
      [&](unsigned I, const Ending &How) {
        Units[I] = R.unit(I, How);
        if (Options.Progress)
          Options.Progress(++Done, Jobs.size(), Units[I]);
      });
  if (!Finished) {
    Error = "interrupted";
    return {};
  }
  return Units;
}

} // namespace comsec::scan
