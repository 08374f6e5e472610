#include "checks/knowledge/Files.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringMap.h>
#include <llvm/ADT/StringRef.h>

namespace comsec::knowledge {
namespace {

constexpr FileSign Signs[] = {
#define FILE_SIGN(Shows, Kind, Name, Source) {FileTrait::Shows, FileSignKind::Kind, Name},
#include "checks/knowledge/Files.def"
};

/// Rows of all kinds by name; a few names have rows of two kinds that show the same.
const llvm::StringMap<llvm::SmallVector<const FileSign *, 1>> &byName() {
  static const auto Index = [] {
    llvm::StringMap<llvm::SmallVector<const FileSign *, 1>> Map;
    for (const FileSign &S : Signs)
      Map[S.Name].push_back(&S);
    return Map;
  }();
  return Index;
}

const FileSign *find(FileSignKind Kind, llvm::StringRef Name) {
  auto It = byName().find(Name);
  if (It == byName().end())
    return nullptr;
  auto Row = llvm::find_if(It->second, [&](const FileSign *S) { return S->Kind == Kind; });
  return Row == It->second.end() ? nullptr : *Row;
}

/// Whether \p Text leads through the folders \p Path, or into them.
bool holdsPath(llvm::StringRef Text, llvm::StringRef Path) {
  std::size_t At = Text.find_insensitive(Path);
  if (At == llvm::StringRef::npos)
    return false;
  llvm::StringRef Behind = Text.drop_front(At + Path.size());
  return (At == 0 || Text[At - 1] == '\\') && (Behind.empty() || Behind.front() == '\\');
}

} // namespace

const FileSign *fileSign(FileSignKind Kind, std::string_view Text) {
  llvm::StringRef Name = Text;
  if (const FileSign *S = find(Kind, Name))
    return S;
  if (Kind == FileSignKind::Function)
    return Name.consume_back("W") || Name.consume_back("A") ? find(Kind, Name) : nullptr;
  if (Kind != FileSignKind::Text || !Name.contains('\\'))
    return nullptr;
  auto Row = llvm::find_if(Signs, [&](const FileSign &S) {
    return S.Shows == FileTrait::ReadsSystem && holdsPath(Name, S.Name);
  });
  return Row == std::end(Signs) ? nullptr : &*Row;
}

const FileSign *fileSign(std::string_view Name) {
  auto It = byName().find(Name);
  return It == byName().end() ? nullptr : It->second.front();
}

} // namespace comsec::knowledge
