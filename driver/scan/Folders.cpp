#include "driver/scan/Folders.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

#include <algorithm>

using namespace llvm;

namespace comsec::scan {

bool isBelow(StringRef Path, StringRef Folder) {
  if (!Path.consume_front(Folder.rtrim('/')))
    return false;
  return Path.empty() || Path.front() == '/';
}

std::string normalised(StringRef Path, StringRef Base) {
  std::string Slashes = Path.str();
  std::replace(Slashes.begin(), Slashes.end(), '\\', '/');
  SmallString<256> Result(Slashes);
  sys::path::make_absolute(Base, Result);
  sys::path::remove_dots(Result, /*remove_dot_dot=*/true);
  return std::string(Result);
}

std::string realPath(StringRef Path) {
  SmallString<256> Real;
  if (sys::fs::real_path(Path, Real))
    return Path.str();
  return std::string(Real);
}

std::string currentFolder() {
  SmallString<256> Here;
  sys::fs::current_path(Here);
  return realPath(Here);
}

std::string typedPath(StringRef Path) { return realPath(normalised(Path, currentFolder())); }

Folders::Listing Folders::list(StringRef Path) {
  Listing Names;
  std::error_code Error;
  for (sys::fs::directory_iterator Entry(Path, Error), End; Entry != End && !Error;
       Entry.increment(Error)) {
    StringRef Name = sys::path::filename(Entry->path());
    Names[Name.lower()].push_back(Name.str());
  }
  for (auto &Same : Names)
    llvm::sort(Same.second);
  return Names;
}

Folders::Folder &Folders::folder(StringRef Path, StringRef Real) {
  auto [It, New] = Known.try_emplace(Path);
  if (!New)
    return It->second;
  sys::fs::file_status Status;
  const bool IsLink =
      sys::fs::status(Path, Status, /*follow=*/false) || sys::fs::is_symlink_file(Status);
  It->second.Real = IsLink ? realPath(Path) : Real.str();
  return It->second;
}

std::optional<std::string> Folders::find(StringRef Base, StringRef Path) {
  std::string Wanted = normalised(Path, Base);
  if (!isBelow(Wanted, Base))
    return std::nullopt;
  std::string Result = Base.rtrim('/').str();
  auto [It, New] = RealBases.try_emplace(Base);
  if (New)
    It->second = realPath(Base);
  const std::string Top = It->second;
  std::string Real = Top;
  for (StringRef Part : llvm::split(StringRef(Wanted).drop_front(Result.size()), '/')) {
    if (Part.empty())
      continue;
    Folder &In = folder(Result.empty() ? "/" : StringRef(Result), Real);
    if (MayList ? !MayList(In.Real) : !isBelow(In.Real, Top))
      return std::nullopt;
    if (!In.Names)
      In.Names = list(In.Real);
    auto Same = In.Names->find(Part.lower());
    if (Same == In.Names->end())
      return std::nullopt;
    const std::string &Name = is_contained(Same->second, Part) ? Part.str() : Same->second.front();
    Result += "/" + Name;
    Real = StringRef(In.Real).rtrim('/').str() + "/" + Name;
  }
  return Result.empty() ? "/" : Result;
}

} // namespace comsec::scan
