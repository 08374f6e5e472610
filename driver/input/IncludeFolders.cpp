#include "driver/input/IncludeFolders.h"

#include "driver/scan/WindowsFileSystem.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringSet.h>
#include <llvm/Support/LineIterator.h>
#include <llvm/Support/Path.h>

#include <tuple>

using namespace llvm;

namespace comsec::input {
namespace {

/// Those that the headers of the C++ library and of Windows include themselves.
constexpr StringRef LibraryHeaders[] = {"assert.h", "ctype.h",  "errno.h",  "limits.h", "locale.h",
                                        "math.h",   "signal.h", "stdarg.h", "stddef.h", "stdint.h",
                                        "stdio.h",  "stdlib.h", "string.h", "time.h",   "wchar.h"};

/// The name in an #include line with its quotes or brackets; empty for any other line.
StringRef includedName(StringRef Line) {
  Line = Line.ltrim();
  if (!Line.consume_front("#"))
    return {};
  Line = Line.ltrim();
  if (!Line.consume_front("include") && !Line.consume_front("import"))
    return {};
  Line = Line.ltrim();
  std::size_t Close = Line.starts_with("\"")  ? Line.find('"', 1)
                      : Line.starts_with("<") ? Line.find('>')
                                              : StringRef::npos;
  return Close == StringRef::npos ? StringRef() : Line.take_front(Close + 1);
}

/// How many leading folders two paths share.
unsigned commonFolders(StringRef A, StringRef B) {
  unsigned Count = 0;
  for (auto I = sys::path::begin(A), J = sys::path::begin(B);
       I != sys::path::end(A) && J != sys::path::end(B) && *I == *J; ++I, ++J)
    ++Count;
  return Count;
}

} // namespace

IncludeFolders::IncludeFolders(std::string Root, const std::vector<std::string> &Headers,
                               const std::vector<std::string> &MadeHeaders,
                               std::function<bool(StringRef)> InSdk)
    : Root(std::move(Root)), InSdk(std::move(InSdk)) {
  for (const auto *List : {&Headers, &MadeHeaders})
    for (const std::string &Path : *List)
      ByName[sys::path::filename(Path).lower()].push_back({Path, List == &MadeHeaders});
}

std::string IncludeFolders::nearest(StringRef From, StringRef Name) {
  auto Candidates = ByName.find(sys::path::filename(Name).lower());
  if (Candidates == ByName.end())
    return {};
  std::string Suffix = "/" + Name.lower();
  const Header *Best = nullptr;
  auto Rank = [&](const Header &H) {
    return std::make_tuple(H.IsMade, -static_cast<int>(commonFolders(H.Path, From)), H.Path.size(),
                           StringRef(H.Path));
  };
  Steps += Candidates->second.size();
  for (const Header &H : Candidates->second)
    if (StringRef(H.Path).ends_with_insensitive(Suffix) && (!Best || Rank(H) < Rank(*Best)))
      Best = &H;
  return Best ? Best->Path : std::string();
}

std::vector<IncludeFolders::Inclusion> IncludeFolders::scan(const std::string &File) {
  auto Text = scan::readSource(File);
  if (!Text)
    return {};
  std::vector<Inclusion> Result;
  StringRef Folder = sys::path::parent_path(File);
  for (line_iterator Line(**Text); !Line.is_at_eof(); ++Line) {
    StringRef Quoted = includedName(*Line);
    if (Quoted.size() < 3)
      continue;
    StringRef Name = Quoted.drop_front().drop_back();
    std::string Beside = scan::normalised(Name, Folder);
    if (Quoted.front() == '"' && scan::isBelow(Beside, Root))
      if (auto Found = Names.find(Root, Beside);
          Found && scan::isBelow(scan::realPath(*Found), Root)) {
        Result.push_back({*Found, {}});
        continue;
      }
    if (Name.contains("..") || InSdk(Name))
      continue;
    if (std::string Path = nearest(File, Name); !Path.empty()) {
      std::string Searched = StringRef(Path).drop_back(Name.size()).rtrim('/').str();
      Result.push_back({std::move(Path), std::move(Searched)});
    }
  }
  return Result;
}

const std::vector<IncludeFolders::Inclusion> &IncludeFolders::inclusions(const std::string &File) {
  auto [It, New] = Known.try_emplace(File);
  if (New)
    It->second = scan(File);
  return It->second;
}

std::vector<std::string> IncludeFolders::of(const std::string &Source) {
  std::vector<std::string> Result;
  StringSet<> Seen;
  std::vector<std::string> Waiting = {Source};
  while (!Waiting.empty() && !exhausted()) {
    std::string File = std::move(Waiting.back());
    Waiting.pop_back();
    if (!Seen.insert(File).second)
      continue;
    Steps += 1 + inclusions(File).size();
    for (const Inclusion &I : reverse(inclusions(File)))
      Waiting.push_back(I.File);
    for (const Inclusion &I : inclusions(File))
      if (!I.Folder.empty() && !is_contained(Result, I.Folder))
        Result.push_back(I.Folder);
  }
  return Result;
}

bool IncludeFolders::hidesLibrary(StringRef Folder) {
  return any_of(LibraryHeaders,
                [&](StringRef Header) { return Names.find(Folder, Header).has_value(); });
}

} // namespace comsec::input
