#include "driver/input/GitIgnore.h"

#include "driver/input/Wildcards.h"
#include "driver/scan/Folders.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Path.h>

using namespace llvm;

namespace comsec::input {
namespace {

/// Those of the largest real trees have some ten thousand bytes.
constexpr std::uint64_t MaxIgnoreBytes = 1u << 20;
/// A hundred patterns in each of a million files: seconds.
constexpr std::uint64_t MaxTests = 100'000'000;
/// No name of a file is longer, but for the folders before it.
constexpr std::size_t MaxPattern = 4096;

constexpr StringRef AnyFolders = "**";

/// Blanks at the end do not count unless they are escaped.
StringRef withoutBlanks(StringRef Line) {
  while (Line.ends_with(" ") && !Line.ends_with("\\ "))
    Line = Line.drop_back();
  return Line;
}

/// The lines of a file as git would read it: it follows no link.
std::string ignoreFile(const std::string &Path) {
  sys::fs::file_status Status;
  if (sys::fs::status(Path, Status, /*follow=*/false) || !sys::fs::is_regular_file(Status) ||
      Status.getSize() > MaxIgnoreBytes)
    return {};
  auto Text = MemoryBuffer::getFile(Path);
  StringRef Lines = Text ? (*Text)->getBuffer() : StringRef();
  Lines.consume_front("\xEF\xBB\xBF");
  return Lines.str() + "\n";
}

bool isThere(const std::string &Path) {
  sys::fs::file_status Status;
  return !sys::fs::status(Path, Status, /*follow=*/false);
}

} // namespace

GitPatterns::GitPatterns(std::string Lines) : Text(std::move(Lines)) {
  for (StringRef Line : split(Text, '\n'))
    add(withoutBlanks(Line.rtrim('\r')));
}

void GitPatterns::add(StringRef Line) {
  Pattern P;
  if (Line.starts_with("#") || Line.size() > MaxPattern)
    return;
  P.Negated = Line.consume_front("!");
  P.FoldersOnly = Line.consume_back("/");
  P.OfName = !Line.contains('/') && Line != AnyFolders;
  if (Line.empty())
    return;
  for (StringRef Name : split(Line.ltrim('/'), '/')) {
    P.Parts.push_back(std::nullopt);
    if (Name == AnyFolders)
      continue;
    Expected<GlobPattern> Glob = GlobPattern::create(Name);
    if (!Glob)
      return consumeError(Glob.takeError());
    P.Parts.back() = std::move(*Glob);
  }
  if (!P.Parts.back()) // "a/**" is what is in a, and not a itself
    P.Parts.push_back(cantFail(GlobPattern::create("*")));
  All.push_back(std::move(P));
}

bool GitPatterns::fits(const Pattern &P, StringRef Path) {
  if (P.OfName)
    return P.Parts.front()->match(sys::path::filename(Path));
  SmallVector<StringRef, 16> Parts;
  Path.split(Parts, '/');
  using Part = std::optional<GlobPattern>;
  return fitsWildcards(
      Parts, P.Parts, [](const Part &Wanted) { return !Wanted; },
      [](StringRef Name, const Part &Wanted) { return Wanted->match(Name); });
}

std::optional<bool> GitPatterns::ignores(StringRef Path, bool IsFolder) const {
  for (const Pattern &P : reverse(All))
    if ((IsFolder || !P.FoldersOnly) && fits(P, Path))
      return !P.Negated;
  return std::nullopt;
}

GitFolder::GitFolder(std::string Folder, std::shared_ptr<GitTree> OfTree,
                     std::shared_ptr<const GitFolder> Parent, const std::string &Excluded)
    : Path(std::move(Folder)), Tree(std::move(OfTree)), Above(std::move(Parent)),
      Patterns(Excluded + ignoreFile(Path + "/.gitignore")) {}

std::shared_ptr<const GitFolder> GitFolder::top(const std::string &Path, StringRef Bound) {
  auto Tree = std::make_shared<GitTree>();
  Tree->Top = Path;
  std::string Excluded;
  if (isThere(Path + "/.git")) {
    const std::string Own = gitFolder(Path, Bound);
    const std::string Index = scan::realPath(Own + "/index"), Info = scan::realPath(Own + "/info");
    if (!Own.empty() && scan::isBelow(Index, Bound))
      Tree->Index = GitIndex::read(Index);
    if (!Own.empty() && scan::isBelow(Info, Bound))
      Excluded = ignoreFile(Info + "/exclude");
    Tree->IsUsable = Tree->Index.has_value();
  }
  return std::shared_ptr<const GitFolder>(new GitFolder(Path, std::move(Tree), nullptr, Excluded));
}

std::shared_ptr<const GitFolder> GitFolder::below(std::shared_ptr<const GitFolder> Above,
                                                  const std::string &Path, StringRef Bound) {
  if (isThere(Path + "/.git"))
    return top(Path, Bound);
  std::shared_ptr<const GitFolder> Own(new GitFolder(Path, Above->Tree, Above, {}));
  return Own->Patterns.empty() ? Above : Own;
}

std::shared_ptr<const GitFolder> GitFolder::inside(const std::string &Path, StringRef Top) {
  std::shared_ptr<const GitFolder> Folder = top(Top.str(), Top);
  std::size_t End = Top.size();
  while (End < Path.size()) {
    End = std::min(Path.find('/', End + 1), Path.size());
    const std::string Next = Path.substr(0, End);
    if (Folder->ignores(Next, /*IsFolder=*/true) && !Folder->tracksBelow(Next))
      return top(Path, Path);
    Folder = below(Folder, Next, Top);
  }
  return Folder;
}

bool GitFolder::ignores(StringRef Entry, bool IsFolder) const {
  for (const GitFolder *F = this; F && Tree->IsUsable; F = F->Above.get()) {
    Tree->Tests += F->Patterns.size();
    if (Tree->Tests > MaxTests)
      Tree->IsUsable = false; // nobody writes that many
    else if (auto Answer =
                 F->Patterns.ignores(Entry.drop_front(F->Path.size()).ltrim('/'), IsFolder))
      return *Answer;
  }
  return false;
}

StringRef GitFolder::belowTop(StringRef Entry) const {
  return Entry.drop_front(Tree->Top.size()).ltrim('/');
}

bool GitFolder::tracks(StringRef File) const {
  return Tree->Index && Tree->Index->tracks(belowTop(File).str());
}

bool GitFolder::tracksBelow(StringRef Folder) const {
  return Tree->Index && Tree->Index->tracksBelow(belowTop(Folder).str());
}

} // namespace comsec::input
