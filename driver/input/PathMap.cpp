#include "driver/input/PathMap.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

#include <algorithm>

using namespace llvm;

namespace comsec::input {
namespace {

/// A file's name alone fits too many files; only beside the database it is enough.
constexpr std::size_t LeastTail = 2;
/// Databases have thousands of entries and few roots.
constexpr unsigned MaxRules = 16;
/// Bytes of tails that are looked for: some million look-ups.
constexpr std::uint64_t MaxTried = 256u << 20;

std::string withSlashes(StringRef Path) {
  std::string Result = Path.str();
  std::replace(Result.begin(), Result.end(), '\\', '/');
  return Result;
}

/// Whether \p Path is \p From or below it; Windows minds no case.
bool begins(StringRef Path, StringRef From) {
  const bool Same =
      isWindowsPath(From) ? Path.starts_with_insensitive(From) : Path.starts_with(From);
  return Same && (Path.size() == From.size() || Path[From.size()] == '/');
}

} // namespace

bool isWindowsPath(StringRef Path) {
  return Path.starts_with("\\\\") || (Path.size() > 2 && isAlpha(Path[0]) && Path[1] == ':' &&
                                      (Path[2] == '\\' || Path[2] == '/'));
}

bool PathMap::add(StringRef Text, StringRef Here, std::string &Error) {
  auto [From, To] = Text.split('=');
  if (From.empty() || To.empty()) {
    Error = "--path-map: '" + Text.str() + "' is not of the form FROM=TO";
    return false;
  }
  std::string Folder = scan::realPath(scan::normalised(To, Here));
  if (!sys::fs::is_directory(Folder)) {
    Error = "--path-map: no such folder: '" + To.str() + "'";
    return false;
  }
  Rules.push_back({StringRef(absolute(From, "")).rtrim('/').str(), std::move(Folder)});
  return true;
}

std::string PathMap::absolute(StringRef Path, StringRef Base) {
  std::string Whole = withSlashes(Path);
  if (!isWindowsPath(Path) && !StringRef(Whole).starts_with("/"))
    Whole = withSlashes(Base) + "/" + Whole;
  const bool Share = StringRef(Whole).starts_with("//");
  SmallString<256> Result(Share ? StringRef(Whole).drop_front() : StringRef(Whole));
  sys::path::remove_dots(Result, /*remove_dot_dot=*/true, sys::path::Style::posix);
  return (Share ? "/" : "") + std::string(Result);
}

std::optional<std::string> PathMap::resolve(StringRef Path) {
  const Rule *Best = nullptr;
  for (const Rule &R : Rules)
    if (begins(Path, R.From) && (!Best || R.From.size() > Best->From.size()))
      Best = &R;
  if (!Best)
    return std::nullopt;
  const StringRef Rest = Path.drop_front(Best->From.size()).ltrim('/');
  if (auto Found = Names.find(Best->To, Rest))
    return Found;
  return scan::normalised(Rest, Best->To);
}

std::string PathMap::here(StringRef Path, StringRef Base) {
  const std::string Written = absolute(Path, Base);
  if (auto Mapped = resolve(Written))
    return *Mapped;
  if (isWindowsPath(Written) || sys::fs::exists(Written))
    return Written;
  auto Holds = [&](const Rule &R) { return scan::isBelow(Written, R.To); };
  if (auto In = find_if(Rules, Holds); In != Rules.end())
    if (auto Found = Names.find(In->To, StringRef(Written).drop_front(In->To.size()).ltrim('/')))
      return *Found;
  return Written;
}

std::optional<PathMap::Rule> PathMap::guessFor(StringRef File, StringRef Folder, StringRef Top) {
  SmallVector<StringRef> Parts;
  File.split(Parts, '/', -1, /*KeepEmpty=*/false);
  for (std::size_t Cut = 1; Cut < Parts.size() && Tried <= MaxTried; ++Cut) {
    const std::size_t Length = Parts.size() - Cut;
    const std::string Tail = join(ArrayRef(Parts).drop_front(Cut), "/");
    for (StringRef Base = Folder; scan::isBelow(Base, Top) && Base.size() > 1;
         Base = sys::path::parent_path(Base))
      if ((Length >= LeastTail || Base == Folder) && (Tried += Tail.size()) <= MaxTried)
        if (Names.find(Base, Tail))
          return Rule{File.drop_back(Tail.size() + 1).str(), Base.str()};
  }
  return std::nullopt;
}

std::vector<PathMap::Rule> PathMap::guess(ArrayRef<std::string> Files, StringRef Folder,
                                          StringRef Top) {
  std::vector<Rule> Added;
  for (const std::string &File : Files) {
    std::optional<std::string> Known = resolve(File);
    if (Added.size() == MaxRules || (Known && sys::fs::exists(*Known)))
      continue;
    if (std::optional<Rule> R = guessFor(File, Folder, Top)) {
      Rules.push_back(*R);
      Added.push_back(std::move(*R));
    }
  }
  return Added;
}

} // namespace comsec::input
