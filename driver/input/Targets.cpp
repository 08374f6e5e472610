#include "driver/input/Targets.h"

#include "driver/input/CMakeReply.h"
#include "driver/input/NinjaFile.h"
#include "driver/scan/Folders.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

using namespace llvm;

namespace comsec::input {
namespace {

using facts::Linkage;
using facts::Membership;

/// Far beyond what real builds have. A tree may be made to cost more: it gets nothing.
constexpr std::uint64_t MaxBuildBytes = 128u << 20;
constexpr unsigned MaxSteps = 4'000'000;

/// How a program gets the code of a library of kind \p Kind that something it has as \p How links.
std::optional<Linkage> linkage(Linkage How, TargetKind Kind) {
  switch (Kind) {
  case TargetKind::Objects:
    return How;
  case TargetKind::StaticLibrary:
    return std::max(How, Linkage::Archive);
  case TargetKind::Dll:
    return Linkage::Dll;
  case TargetKind::Executable:
    return std::nullopt; // a plug-in that calls its host
  }
  return std::nullopt;
}

/// Follows the links of each program.
class Closure {
public:
  explicit Closure(const std::vector<Target> &Targets) : Targets(Targets) {
    for (unsigned I = 0; I < Targets.size(); ++I)
      ById.try_emplace(Targets[I].Id, I);
  }

  /// What \p Program holds: targets, and how. Nothing when a limit is reached.
  std::optional<std::map<unsigned, Linkage>> of(unsigned Program) {
    std::map<unsigned, Linkage> Found{{Program, Linkage::Object}};
    std::vector<unsigned> Pending{Program};
    while (!Pending.empty()) {
      unsigned From = Pending.back();
      Pending.pop_back();
      Steps += 1 + Targets[From].Links.size() + Targets[From].Sources.size();
      if (Steps > MaxSteps)
        return std::nullopt;
      for (const std::string &Id : Targets[From].Links)
        visit(Id, Found[From], Found, Pending);
    }
    return Found;
  }

private:
  void visit(StringRef Id, Linkage From, std::map<unsigned, Linkage> &Found,
             std::vector<unsigned> &Pending) const {
    auto It = ById.find(Id);
    auto How = It == ById.end() ? std::nullopt : linkage(From, Targets[It->second].Kind);
    if (!How)
      return;
    auto [At, New] = Found.try_emplace(It->second, *How);
    if (!New && At->second <= *How)
      return;
    At->second = *How;
    Pending.push_back(It->second);
  }

  const std::vector<Target> &Targets;
  StringMap<unsigned> ById;
  unsigned Steps = 0;
};

/// The last \p Count parts of \p Path; all of it when it has no more.
StringRef ending(StringRef Path, unsigned Count) {
  size_t Begin = Path.size();
  for (; Count > 0 && Begin != StringRef::npos && Begin > 0; --Count)
    Begin = Path.take_front(Begin).rfind('/');
  return Begin == StringRef::npos ? Path : Path.drop_front(Begin).ltrim('/');
}

/// Short names for different paths with the same last part.
std::map<std::string, std::string> shortNames(const std::vector<std::string> &Paths) {
  constexpr unsigned MaxParts = 64;
  auto Differ = [&](unsigned Parts) {
    std::set<StringRef> Seen;
    for (const std::string &Path : Paths)
      Seen.insert(ending(Path, Parts));
    return Seen.size() == Paths.size();
  };
  unsigned Parts = 1;
  while (Parts < MaxParts && !Differ(Parts))
    ++Parts;
  std::map<std::string, std::string> Names;
  for (const std::string &Path : Paths)
    Names[Path] = Parts < MaxParts ? ending(Path, Parts).str() : Path;
  return Names;
}

} // namespace

bool BuildPrograms::read(const std::vector<Target> &Targets) {
  Closure Links(Targets);
  for (unsigned I = 0; I < Targets.size(); ++I) {
    const Target &Program = Targets[I];
    if (Program.Kind != TargetKind::Executable && Program.Kind != TargetKind::Dll)
      continue;
    auto Parts = Links.of(I);
    if (!Parts) {
      BySource.clear();
      return false;
    }
    auto Kind = Program.Kind == TargetKind::Dll ? facts::ProgramKind::Library
                                                : facts::ProgramKind::Executable;
    for (auto [Part, How] : *Parts)
      for (const TargetSource &S : Targets[Part].Sources)
        BySource[S.File].push_back({S.Object, {Program.Path, Kind, How}});
  }
  return true;
}

std::vector<Membership> BuildPrograms::of(StringRef File, StringRef Object) const {
  auto It = BySource.find(File);
  if (It == BySource.end())
    return {};
  auto Makes = [&](const Entry &E) {
    return !Object.empty() && !E.Object.empty() && scan::isBelow(Object, E.Object);
  };
  bool Known = any_of(It->second, Makes);
  std::vector<Membership> All;
  for (const Entry &E : It->second)
    if (!Known || Makes(E))
      All.push_back(E.In);
  keepClosest(All);
  return All;
}

void keepClosest(std::vector<Membership> &Programs) {
  std::sort(Programs.begin(), Programs.end()); // the closest linkage of each first
  auto IsSame = [](const Membership &A, const Membership &B) { return A.Program == B.Program; };
  Programs.erase(std::unique(Programs.begin(), Programs.end(), IsSame), Programs.end());
}

std::vector<Target> readTargets(const std::string &Folder, std::string &Problem) {
  std::vector<Target> Targets = readCMakeReply(Folder, Problem);
  if (Targets.empty() && Problem.empty())
    Targets = readNinjaFile(Folder, Problem);
  return Targets;
}

void shortenNames(const std::vector<std::vector<Membership> *> &Lists) {
  std::map<std::string, std::set<std::string>> ByFileName;
  for (const auto *List : Lists)
    for (const Membership &M : *List)
      ByFileName[ending(M.Program, 1).str()].insert(M.Program);
  std::map<std::string, std::string> Names;
  for (const auto &[FileName, Paths] : ByFileName)
    Names.merge(shortNames({Paths.begin(), Paths.end()}));
  for (auto *List : Lists) {
    for (Membership &M : *List)
      M.Program = Names.at(M.Program);
    std::sort(List->begin(), List->end());
  }
}

std::unique_ptr<MemoryBuffer> BuildFiles::read(StringRef Name, std::string &Problem) {
  std::string Shown = "'" + Name.str() + "'";
  std::string Path = scan::realPath(scan::normalised(Name, Folder));
  sys::fs::file_status Status;
  if (!scan::isBelow(Path, Folder) || sys::fs::status(Path, Status) ||
      !sys::fs::is_regular_file(Status)) {
    Problem = Shown + " is no file of the build folder";
    return nullptr;
  }
  Bytes += Status.getSize();
  if (Bytes > MaxBuildBytes) {
    Problem = Shown + " makes the build's files larger than any real ones";
    return nullptr;
  }
  auto Text = MemoryBuffer::getFile(Path);
  if (Text)
    return std::move(*Text);
  Problem = Shown + " cannot be read: " + Text.getError().message();
  return nullptr;
}

} // namespace comsec::input
