#include "driver/input/SourceFolder.h"

#include "checks/knowledge/Keys.h"
#include "checks/registration/Facts.h"
#include "driver/input/Arguments.h"
#include "driver/input/VisualStudio.h"
#include "driver/scan/WindowsFileSystem.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringSet.h>
#include <llvm/ADT/StringSwitch.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/LineIterator.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Path.h>

#include <tuple>

using namespace llvm;

namespace comsec::input {
namespace {

bool mayBeIncluded(StringRef File) {
  return languageOf(File) || StringSwitch<bool>(sys::path::extension(File).lower())
                                 .Cases({".h", ".hh", ".hpp", ".hxx", ".h++"}, true)
                                 .Cases({".inl", ".ipp", ".inc", ".def", ".tlh", ".tli"}, true)
                                 .Default(false);
}

/// Most files of drivers and installers name no key that matters: they are not worth a process.
bool isRegistration(const std::string &Path) {
  using registration::Language;
  const auto In = registration::languageOf(Path);
  if (!In || (*In != Language::Inf && *In != Language::Wix))
    return In.has_value();
  auto Bytes = MemoryBuffer::getFile(Path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  std::string Error;
  if (!Bytes || (*Bytes)->getBufferSize() > registration::MaxFileBytes)
    return true; // who reads it says why it is not read
  auto Text = registration::Text::decode((*Bytes)->getBuffer().str(), Error);
  return !Text || knowledge::mayNameJudgedKey(Text->utf8());
}

/// Folders that hold what tools made, not what people wrote.
bool passedOver(StringRef Folder) {
  StringRef Name = sys::path::filename(Folder);
  return Name.starts_with(".") || Name == "CMakeFiles" || Name == "node_modules" ||
         sys::fs::exists(Folder + "/CMakeCache.txt");
}

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

bool isVendored(StringRef Name) {
  return StringSwitch<bool>(Name.lower())
      .Cases({"third_party", "third-party", "thirdparty", "3rd_party"}, true)
      .Cases({"3rd-party", "3rdparty", "vendor", "vendored", "vcpkg_installed"}, true)
      .Default(false);
}

/// Whether a folder on the way from \p Folder to \p File is vendored.
static bool liesInVendored(StringRef File, StringRef Folder) {
  const StringRef Way = sys::path::parent_path(File.drop_front(Folder.size()));
  return any_of(make_range(sys::path::begin(Way), sys::path::end(Way)), isVendored);
}

SourceFolder readFolder(const std::string &Folder) {
  SourceFolder Result;
  std::error_code Error;
  for (sys::fs::recursive_directory_iterator I(Folder, Error, /*follow_symlinks=*/false), End;
       I != End; I.increment(Error)) {
    if (Error) // an unreadable folder is like an empty one
      Error.clear();
    StringRef Path = I->path();
    if (I->type() == sys::fs::file_type::directory_file) {
      if (passedOver(Path))
        I.no_push();
    } else if (I->type() == sys::fs::file_type::regular_file && isVisualStudioFile(Path)) {
      Result.Projects.push_back(Path.str());
    } else if (I->type() == sys::fs::file_type::regular_file && isRegistration(I->path())) {
      Result.Registrations.push_back(Path.str());
    } else if (I->type() == sys::fs::file_type::regular_file && mayBeIncluded(Path)) {
      Result.Headers.push_back(Path.str());
      if (languageOf(Path))
        (liesInVendored(Path, Folder) ? Result.Vendored : Result.Sources).push_back(Path.str());
    }
  }
  sort(Result.Headers);
  if (Result.Sources.empty()) // then it is what the user means
    Result.Sources.swap(Result.Vendored);
  sort(Result.Sources);
  sort(Result.Vendored);
  sort(Result.Registrations);
  sort(Result.Projects);
  return Result;
}

IncludeFolders::IncludeFolders(std::string Root, const std::vector<std::string> &Headers,
                               std::function<bool(StringRef)> InSdk)
    : Root(std::move(Root)), InSdk(std::move(InSdk)) {
  for (const std::string &Path : Headers)
    ByName[sys::path::filename(Path).lower()].push_back(Path);
}

std::string IncludeFolders::nearest(StringRef From, StringRef Name) const {
  auto Candidates = ByName.find(sys::path::filename(Name).lower());
  if (Candidates == ByName.end())
    return {};
  std::string Suffix = "/" + Name.lower();
  const std::string *Best = nullptr;
  auto Rank = [&](const std::string &Path) {
    return std::make_tuple(-static_cast<int>(commonFolders(Path, From)), Path.size(),
                           StringRef(Path));
  };
  for (const std::string &Path : Candidates->second)
    if (StringRef(Path).ends_with_insensitive(Suffix) && (!Best || Rank(Path) < Rank(*Best)))
      Best = &Path;
  return Best ? *Best : std::string();
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
      if (auto Found = Names.find(Root, Beside)) {
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
  while (!Waiting.empty()) {
    std::string File = std::move(Waiting.back());
    Waiting.pop_back();
    if (!Seen.insert(File).second)
      continue;
    for (const Inclusion &I : reverse(inclusions(File)))
      Waiting.push_back(I.File);
    for (const Inclusion &I : inclusions(File))
      if (!I.Folder.empty() && !is_contained(Result, I.Folder))
        Result.push_back(I.Folder);
  }
  return Result;
}

} // namespace comsec::input
