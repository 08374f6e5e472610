#include "driver/prefilter/Tree.h"

#include "checks/registration/Facts.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/Support/Path.h>

using namespace llvm;

namespace comsec::prefilter {

Tree::Search &Tree::searchOf(const scan::Job &J, std::vector<std::string> &Forced) {
  Search S;
  std::string Key;
  std::vector<StringRef> After;
  const auto Add = [&](std::vector<std::string> &To, StringRef Folder) {
    To.push_back(scan::normalised(Folder, J.Directory));
    Key += (&To == &S.Quoted ? '"' : '<') + To.back() + '\n';
  };
  for (std::size_t I = 0; I < J.Arguments.size(); ++I) {
    StringRef Option = J.Arguments[I];
    const auto Value = [&](StringRef Name) -> std::optional<StringRef> {
      if (!Option.consume_front(Name))
        return std::nullopt;
      if (!Option.empty())
        return Option;
      return I + 1 < J.Arguments.size() ? StringRef(J.Arguments[++I]) : StringRef();
    };
    if (auto File = Value("-include"))
      Forced.push_back(File->str());
    else if (auto Own = Value("-iquote"))
      Add(S.Quoted, *Own);
    else if (auto Last = Value("-idirafter"))
      After.push_back(*Last);
    else if (auto System = Value("-isystem"))
      Add(S.All, *System);
    else if (auto Folder = Value("-I"))
      Add(S.All, *Folder);
  }
  for (StringRef Folder : After)
    Add(S.All, Folder);
  return Searches.try_emplace(Key, std::move(S)).first->second;
}

Tree::Tree(const std::vector<scan::Job> &Jobs) : Readings(Jobs.size()) {
  for (unsigned I = 0; I < Jobs.size(); ++I) {
    if (registration::languageOf(Jobs[I].MainFile))
      continue;
    if (!Disk) {
      Root = Jobs[I].Root;
      Disk = std::make_unique<scan::WindowsFileSystem>(Root, Jobs[I].HeaderDirs);
    }
    read(I, Jobs[I]);
  }
}

std::optional<unsigned> Tree::open(const std::string &Path) {
  SmallString<256> Real;
  ErrorOr<vfs::Status> Status = Disk->status(Path);
  if (!Status || Status->isDirectory() || Disk->getRealPath(Path, Real))
    return std::nullopt;
  auto [It, New] = ByPath.try_emplace(Real, Files.size());
  if (!New)
    return It->second;
  SourceText &File = Files.emplace_back();
  File.Path = std::string(Real);
  File.IsOurs = scan::isBelow(File.Path, Root);
  if (auto Text = Disk->getBufferForFile(Real)) {
    File.IsRead = true;
    File.Says = outlineOf((*Text)->getBuffer(), Names);
  }
  return It->second;
}

std::optional<unsigned> Tree::tryIn(StringRef Folder, StringRef Name) {
  return open(scan::normalised(Name, Folder));
}

std::optional<unsigned> Tree::find(const Inclusion &I, Search &In) {
  auto [It, New] = In.Found.try_emplace((I.Quoted ? '"' : '<') + I.Name);
  if (!New)
    return It->second;
  std::optional<unsigned> File;
  if (I.Quoted)
    for (const std::string &Folder : In.Quoted)
      if (!File)
        File = tryIn(Folder, I.Name);
  for (const std::string &Folder : In.All)
    if (!File)
      File = tryIn(Folder, I.Name);
  return It->second = File;
}

std::optional<unsigned> Tree::beside(unsigned File, unsigned I) {
  auto [It, New] = Beside.try_emplace({File, I});
  if (New) {
    const std::string Folder = sys::path::parent_path(Files[File].Path).str();
    const std::string Name = Files[File].Says.Inclusions[I].Name;
    It->second = tryIn(Folder, Name);
  }
  return It->second;
}

void Tree::read(unsigned Job, const scan::Job &J) {
  Reading &R = Readings[Job];
  std::vector<std::string> Forced;
  Search &In = searchOf(J, Forced);
  const auto Main = open(J.MainFile);
  if (!Main)
    return;
  SmallVector<unsigned, 64> Left;
  for (const std::string &Name : Forced) {
    auto File = tryIn(J.Directory, Name);
    if (!File)
      File = find({Name, true, {}}, In);
    if (File)
      Left.push_back(*File);
    else
      R.Missing.push_back({Name, true, {}});
  }
  Left.push_back(*Main);
  DenseSet<unsigned> Seen;
  while (!Left.empty()) {
    const unsigned File = Left.pop_back_val();
    const bool IsOurs = Files[File].IsOurs;
    if (!(IsOurs ? Seen : ReadOnce).insert(File).second)
      continue;
    if (IsOurs) {
      R.Files.push_back(File);
      Files[File].Includers.push_back(Job);
      R.Computed |= Files[File].Says.Computed;
    }
    for (unsigned I = 0; I < Files[File].Says.Inclusions.size(); ++I) {
      // A copy: whoever opens a file moves the others.
      const Inclusion Wanted = Files[File].Says.Inclusions[I];
      auto Header = Wanted.Quoted ? beside(File, I) : std::nullopt;
      if (!Header)
        Header = find(Wanted, In);
      if (Header)
        Left.push_back(*Header);
      else if (IsOurs)
        R.Missing.push_back(Wanted);
    }
  }
  if (auto It = llvm::find(R.Files, *Main); It != R.Files.end())
    std::swap(*It, R.Files.front());
}

} // namespace comsec::prefilter
