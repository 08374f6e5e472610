#include "driver/scan/WindowsFileSystem.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/Support/ConvertUTF.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

#include <algorithm>

using namespace llvm;

namespace comsec::scan {
namespace {

/// Larger than any source that people write; a file beyond it is data.
constexpr std::uint64_t MaxSourceBytes = 64u << 20;

bool isInclusion(StringRef Directive) {
  return Directive.starts_with("include") || Directive.starts_with("import");
}

/// In the file name of an #include, '\\' separates folders. The change keeps every column.
void useSlashesInIncludes(std::string &Text) {
  for (std::size_t Start = 0; Start < Text.size();) {
    std::size_t End = std::min(Text.find('\n', Start), Text.size());
    StringRef Line = StringRef(Text).slice(Start, End).ltrim();
    if (Line.consume_front("#") && isInclusion(Line.ltrim())) {
      std::size_t Open = Line.find_first_of("\"<");
      std::size_t Close = Line.find_last_of("\">");
      if (Open != StringRef::npos && Close > Open) {
        char *Name = Text.data() + (Line.data() - Text.data());
        std::replace(Name + Open, Name + Close, '\\', '/');
      }
    }
    Start = End + 1;
  }
}

/// A buffer of Sources handed to the compiler as a file.
class SourceFile : public vfs::File {
public:
  SourceFile(vfs::Status S, StringRef Text) : S(std::move(S)), Text(Text) {}
  ErrorOr<vfs::Status> status() override { return S; }
  ErrorOr<std::unique_ptr<MemoryBuffer>> getBuffer(const Twine &Name, int64_t, bool,
                                                   bool) override {
    return MemoryBuffer::getMemBufferCopy(Text, Name);
  }
  std::error_code close() override { return {}; }

private:
  vfs::Status S;
  StringRef Text;
};

std::error_code noSuchFile() { return make_error_code(errc::no_such_file_or_directory); }

} // namespace

ErrorOr<std::unique_ptr<MemoryBuffer>> readSource(const std::string &Path) {
  sys::fs::file_status Status;
  if (std::error_code Error = sys::fs::status(Path, Status))
    return Error;
  if (!sys::fs::is_regular_file(Status))
    return noSuchFile();
  if (Status.getSize() > MaxSourceBytes)
    return make_error_code(errc::file_too_large);
  auto Raw = MemoryBuffer::getFile(Path);
  if (!Raw)
    return Raw.getError();

  StringRef Bytes = (*Raw)->getBuffer();
  std::string Text;
  if (hasUTF16ByteOrderMark(ArrayRef(Bytes.data(), Bytes.size()))) {
    // An odd last byte is the rest of a damaged character.
    ArrayRef Even(Bytes.data(), Bytes.size() & ~std::size_t{1});
    if (!convertUTF16ToUTF8String(Even, Text))
      return make_error_code(errc::illegal_byte_sequence);
  } else {
    Bytes.consume_front("\xEF\xBB\xBF");
    Text = Bytes.str();
  }
  if (StringRef(Text).contains('\0'))
    return make_error_code(errc::illegal_byte_sequence);
  useSlashesInIncludes(Text);
  return MemoryBuffer::getMemBufferCopy(Text, Path);
}

WindowsFileSystem::WindowsFileSystem(std::string RootFolder,
                                     const std::vector<std::string> &HeaderDirs)
    : ProxyFileSystem(vfs::createPhysicalFileSystem()), Root(realPath(RootFolder)),
      Names([this](StringRef RealPath) { return allowed(RealPath); }) {
  Spelled.push_back(Root);
  append_range(Spelled, HeaderDirs);
  for (const std::string &Folder : Spelled)
    Real.push_back(realPath(Folder));
}

bool WindowsFileSystem::allowed(StringRef RealPath) const {
  return any_of(Real, [&](const std::string &Folder) { return isBelow(RealPath, Folder); });
}

/// <version> is a header of the language, and a file VERSION is none, whatever Windows thinks: its
/// compilers' own headers do not ask for such names.
static bool isNamesake(StringRef Found, StringRef Wanted) {
  const StringRef Name = sys::path::filename(Wanted);
  return !Name.contains('.') && sys::path::filename(Found) != Name && !sys::fs::is_directory(Found);
}

std::string WindowsFileSystem::lookUp(const std::string &Path) {
  for (const auto *Set : {&Spelled, &Real})
    for (const std::string &Folder : *Set) {
      if (!isBelow(Path, Folder))
        continue;
      std::optional<std::string> Found = Names.find(Folder, Path);
      if (!Found || isNamesake(*Found, Path))
        continue;
      std::string Target = realPath(*Found);
      if (allowed(Target))
        return Target;
    }
  return {};
}

const std::string &WindowsFileSystem::resolve(const Twine &Path) {
  std::string Base = getCurrentWorkingDirectory().get();
  std::string Wanted = normalised(Path.str(), Base);
  auto [It, New] = Resolved.try_emplace(Wanted);
  if (New)
    It->second = lookUp(Wanted);
  return It->second;
}

std::string WindowsFileSystem::relative(StringRef Path) {
  StringRef Found = resolve(Path);
  if (Found.empty() || !isBelow(Found, Root))
    return {};
  return Found.drop_front(StringRef(Root).rtrim('/').size()).ltrim('/').str();
}

ErrorOr<MemoryBuffer *> WindowsFileSystem::source(const std::string &RealPath) {
  std::unique_ptr<MemoryBuffer> &Slot = Sources[RealPath];
  if (!Slot) {
    auto Read = readSource(RealPath);
    if (!Read)
      return Read.getError();
    Slot = std::move(*Read);
  }
  return Slot.get();
}

ErrorOr<vfs::Status> WindowsFileSystem::status(const Twine &Path) {
  const std::string &Found = resolve(Path);
  if (Found.empty())
    return noSuchFile();
  ErrorOr<vfs::Status> S = ProxyFileSystem::status(Found);
  if (!S) // a link to itself
    return noSuchFile();
  if (S->isDirectory())
    return vfs::Status::copyWithNewName(*S, Path);
  if (!S->isRegularFile())
    return noSuchFile();
  if (!isBelow(Found, Root))
    return vfs::Status::copyWithNewName(*S, Path);
  // Decoding changes the size, and the compiler insists on the size that it was told.
  ErrorOr<MemoryBuffer *> Text = source(Found);
  if (!Text)
    return noSuchFile();
  return vfs::Status::copyWithNewSize(vfs::Status::copyWithNewName(*S, Path),
                                      (*Text)->getBufferSize());
}

bool WindowsFileSystem::exists(const Twine &Path) { return static_cast<bool>(status(Path)); }

ErrorOr<std::unique_ptr<vfs::File>> WindowsFileSystem::openFileForRead(const Twine &Path) {
  ErrorOr<vfs::Status> S = status(Path);
  if (!S)
    return S.getError();
  if (S->isDirectory())
    return make_error_code(errc::is_a_directory);
  const std::string &Found = resolve(Path);
  if (!isBelow(Found, Root))
    return ProxyFileSystem::openFileForRead(Found);
  ErrorOr<MemoryBuffer *> Text = source(Found);
  if (!Text)
    return Text.getError();
  return std::make_unique<SourceFile>(*S, (*Text)->getBuffer());
}

vfs::directory_iterator WindowsFileSystem::dir_begin(const Twine &Dir, std::error_code &EC) {
  const std::string &Found = resolve(Dir);
  if (Found.empty()) {
    EC = noSuchFile();
    return {};
  }
  return ProxyFileSystem::dir_begin(Found, EC);
}

std::error_code WindowsFileSystem::getRealPath(const Twine &Path, SmallVectorImpl<char> &Out) {
  const std::string &Found = resolve(Path);
  if (Found.empty())
    return noSuchFile();
  Out.assign(Found.begin(), Found.end());
  return {};
}

} // namespace comsec::scan
