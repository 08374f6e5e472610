#include "driver/report/Sources.h"

#include "checks/registration/Comments.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallString.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/ConvertUTF.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Path.h>

namespace comsec::report {

namespace fs = llvm::sys::fs;

/// No source written by people is larger; a hostile tree must not fill the memory.
static constexpr std::uint64_t MaxSourceBytes = 64u << 20;
static constexpr std::string_view Utf8Bom = "\xEF\xBB\xBF";

/// Where the lines of \p Text begin. A line ends with LF, CR LF or CR, as for the compiler.
static std::vector<std::size_t> lineStarts(std::string_view Text) {
  std::vector<std::size_t> Starts = {0};
  for (std::size_t I = 0; I < Text.size(); ++I) {
    const bool CrOfCrLf = Text[I] == '\r' && I + 1 < Text.size() && Text[I + 1] == '\n';
    if (Text[I] == '\n' || (Text[I] == '\r' && !CrOfCrLf))
      Starts.push_back(I + 1);
  }
  return Starts;
}

facts::Location endPlace(const facts::Range &Where) {
  if (Where.EndLine == 0)
    return Where.Begin;
  return {Where.Begin.File, Where.EndLine, Where.EndColumn};
}

static bool isBelow(llvm::StringRef Path, llvm::StringRef Root) {
  return Path.consume_front(Root) && (Root.ends_with("/") || Path.starts_with("/"));
}

Sources::Sources(std::string Root) : Root(std::move(Root)) {
  llvm::SmallString<256> Real; // the check in read() compares real paths
  if (!fs::real_path(this->Root, Real))
    this->Root = Real.str().str();
}

std::string_view Sources::File::text() const {
  return Decoded.empty() ? std::string_view(Bytes).substr(Bom) : std::string_view(Decoded);
}

std::optional<Sources::File> Sources::read(const std::string &Path) const {
  llvm::SmallString<256> Full(Root);
  llvm::sys::path::append(Full, Path);
  // A pipe would make the open below wait for ever, so look before opening.
  if (Path.empty() || !fs::is_regular_file(Full))
    return std::nullopt;
  // The opened file itself is asked for its real path: no link can be slipped in between.
  llvm::SmallString<256> Real;
  llvm::Expected<fs::file_t> Handle = fs::openNativeFileForRead(Full, fs::OF_None, &Real);
  if (!Handle) {
    llvm::consumeError(Handle.takeError());
    return std::nullopt;
  }
  fs::file_status Status;
  const bool Wanted = isBelow(Real, Root) && !fs::status(*Handle, Status) &&
                      fs::is_regular_file(Status) && Status.getSize() <= MaxSourceBytes;
  std::optional<File> Result;
  if (Wanted)
    if (auto Buffer = llvm::MemoryBuffer::getOpenFile(*Handle, Full, Status.getSize(), false, true))
      Result.emplace().Bytes = (*Buffer)->getBuffer().str();
  fs::closeFile(*Handle);
  return Result;
}

/// Columns in registration files count bytes of what their readers make of them.
void Sources::decodeRegistration(File &F, registration::Language In) {
  std::string Error;
  if (auto Text = registration::Text::decode(F.Bytes, Error))
    F.Decoded = Text->utf8();
  F.Comments = registration::commentsOf(F.Decoded, In);
}

const Sources::File *Sources::open(const std::string &Path) {
  auto [Place, New] = Files.try_emplace(Path);
  std::optional<File> &Found = Place->second;
  if (New && (Found = read(Path))) {
    if (const auto Language = registration::languageOf(Path))
      decodeRegistration(*Found, *Language);
    else if (llvm::StringRef(Found->Bytes).starts_with(Utf8Bom))
      Found->Bom = Utf8Bom.size();
    else if (llvm::hasUTF16ByteOrderMark(Found->Bytes) &&
             !llvm::convertUTF16ToUTF8String(llvm::ArrayRef<char>(Found->Bytes), Found->Decoded))
      Found->Decoded.clear();
    Found->Starts = lineStarts(Found->text());
  }
  return Found ? &*Found : nullptr;
}

std::optional<std::string_view> Sources::text(const std::string &Path) {
  const File *F = open(Path);
  return F ? std::optional(F->text()) : std::nullopt;
}

std::optional<std::string_view> Sources::commented(const std::string &Path) {
  const File *F = open(Path);
  if (!F)
    return std::nullopt;
  return F->Comments.empty() ? F->text() : std::string_view(F->Comments);
}

std::optional<std::string_view> Sources::bytes(const std::string &Path) {
  const File *F = open(Path);
  return F ? std::optional<std::string_view>(F->Bytes) : std::nullopt;
}

std::optional<std::string_view> Sources::line(const std::string &Path, unsigned Number) {
  const File *F = open(Path);
  if (!F || Number == 0 || Number > F->Starts.size())
    return std::nullopt;
  const std::size_t Begin = F->Starts[Number - 1];
  const std::size_t End = Number < F->Starts.size() ? F->Starts[Number] : F->text().size();
  return llvm::StringRef(F->text().substr(Begin, End - Begin)).rtrim("\r\n");
}

std::pair<unsigned, unsigned> Sources::lineAndColumn(const std::string &Path,
                                                     std::size_t Position) {
  const std::vector<std::size_t> &Starts = open(Path)->Starts;
  const auto Next = llvm::upper_bound(Starts, Position);
  return {Next - Starts.begin(), Position - *std::prev(Next) + 1};
}

std::optional<std::size_t> Sources::offset(const std::string &Path, unsigned Line,
                                           unsigned Column) {
  const std::optional<std::string_view> Found = line(Path, Line);
  if (!Found || Column == 0 || Column > Found->size() + 1)
    return std::nullopt;
  const File *F = open(Path);
  if (!llvm::StringRef(F->Bytes).ends_with(F->text()))
    return std::nullopt;
  return F->Bytes.size() - F->text().size() + F->Starts[Line - 1] + Column - 1;
}

} // namespace comsec::report
