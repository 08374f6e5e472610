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

const Folders::Listing &Folders::list(StringRef Folder) {
  auto [It, New] = Known.try_emplace(Folder);
  if (!New)
    return It->second;
  std::error_code Error;
  for (sys::fs::directory_iterator Entry(Folder, Error), End; Entry != End && !Error;
       Entry.increment(Error)) {
    StringRef Name = sys::path::filename(Entry->path());
    It->second[Name.lower()].push_back(Name.str());
  }
  for (auto &Names : It->second)
    llvm::sort(Names.second);
  return It->second;
}

std::optional<std::string> Folders::find(StringRef Base, StringRef Path) {
  std::string Wanted = normalised(Path, Base);
  if (!isBelow(Wanted, Base))
    return std::nullopt;
  std::string Result = Base.rtrim('/').str();
  for (StringRef Part : llvm::split(StringRef(Wanted).drop_front(Result.size()), '/')) {
    if (Part.empty())
      continue;
    const Listing &Names = list(Result.empty() ? "/" : StringRef(Result));
    auto Same = Names.find(Part.lower());
    if (Same == Names.end())
      return std::nullopt;
    Result += '/';
    Result += is_contained(Same->second, Part) ? Part.str() : Same->second.front();
  }
  return Result.empty() ? "/" : Result;
}

} // namespace comsec::scan
