#include "driver/input/ProjectFiles.h"

#include "driver/input/Wildcards.h"
#include "driver/scan/WindowsFileSystem.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

using namespace llvm;

namespace comsec::input {
namespace {

/// Larger than the project files of the largest real programs, and read in moments.
constexpr std::uint64_t MaxFileBytes = 16u << 20;

/// What one entry of a folder, one element and one attribute cost beside their bytes: the time to
/// ask for it, or the memory to hold it.
constexpr std::uint64_t EntryCost = 256, ElementCost = 64, AttributeCost = 40;

/// No path is longer; a longer pattern would only take time.
constexpr size_t MaxPattern = 1024;

/// Of remarks, and of bytes in one: a tree must not be able to bury the report.
constexpr size_t MaxNotes = 500;
constexpr size_t MaxNoteBytes = 400;

std::vector<StringRef> parts(StringRef Path) {
  SmallVector<StringRef> Parts;
  Path.split(Parts, '/', -1, /*KeepEmpty=*/false);
  return {Parts.begin(), Parts.end()};
}

} // namespace

bool fitsPattern(StringRef Name, StringRef Pattern) {
  return fitsWildcards(
      Name, Pattern, [](char C) { return C == '*'; },
      [](char Is, char Wanted) { return Wanted == '?' || toLower(Is) == toLower(Wanted); });
}

std::string ProjectFiles::shown(StringRef Path) const {
  StringRef Below = Path;
  return Path != Root && Below.consume_front(Root) ? Below.ltrim('/').str() : Path.str();
}

std::string ProjectFiles::find(StringRef Path, StringRef Base) {
  std::string Wanted = scan::normalised(Path, Base);
  if (Path.empty() || Path.contains('\0') || !scan::isBelow(Wanted, Root))
    return {};
  std::string Real = scan::realPath(Names.find(Root, Wanted).value_or(""));
  return scan::isBelow(Real, Root) ? Real : std::string();
}

std::string ProjectFiles::findAbove(StringRef Name, StringRef Folder) {
  for (; scan::isBelow(Folder, Root); Folder = sys::path::parent_path(Folder)) {
    if (std::string Found = find(Name, Folder); !Found.empty())
      return Found;
    if (Folder == Root || !spend(1))
      break;
  }
  return {};
}

std::vector<std::string> ProjectFiles::match(StringRef Pattern, StringRef Base) {
  if (Pattern.size() > MaxPattern)
    return {};
  std::string Whole = scan::normalised(Pattern, Base);
  StringRef Fixed = StringRef(Whole).take_front(Whole.find_first_of("*?"));
  std::string Top = find(Fixed.take_front(Fixed.rfind('/')), Base);
  if (Top.empty() || !sys::fs::is_directory(Top))
    return {};
  StringRef Rest = StringRef(Whole).drop_front(Fixed.rfind('/') + 1);
  std::vector<StringRef> Wanted = parts(Rest);
  bool Deep = is_contained(Wanted, "**");

  std::vector<std::string> Found;
  std::error_code Error;
  for (sys::fs::recursive_directory_iterator I(Top, Error, /*follow_symlinks=*/false), End;
       I != End && spend(EntryCost + I->path().size() * Rest.size() / 16); I.increment(Error)) {
    if (!Deep && I.level() + 1 >= static_cast<int>(Wanted.size()))
      I.no_push();
    StringRef Below = StringRef(I->path()).drop_front(Top.size());
    if (I->type() == sys::fs::file_type::regular_file &&
        fitsWildcards(
            parts(Below), Wanted, [](StringRef Part) { return Part == "**"; }, fitsPattern))
      Found.push_back(I->path());
  }
  sort(Found);
  return Found;
}

bool ProjectFiles::spend(std::uint64_t Amount) {
  Spent = std::min(Spent + Amount, MaxSpent + 1);
  return !exhausted();
}

void ProjectFiles::note(const char *Id, Level Severity, StringRef Message) {
  std::string Shown = Message.take_front(MaxNoteBytes).str();
  if (Shown.size() < Message.size())
    Shown += "…";
  if (Notes.size() < MaxNotes)
    Notes.insert({Id, Severity, std::move(Shown), {}});
  else
    Notes.insert(
        {"project-files", Level::Warning, "more remarks on project files are left out", {}});
}

std::unique_ptr<MemoryBuffer> ProjectFiles::text(const std::string &Path, std::string &Problem) {
  std::string Shown = "'" + shown(Path) + "'";
  sys::fs::file_status Status;
  if (sys::fs::status(Path, Status) || !sys::fs::is_regular_file(Status)) {
    Problem = Shown + " is not a file";
    return nullptr;
  }
  if (Status.getSize() > MaxFileBytes || !spend(Status.getSize())) {
    Problem = Shown + " is not read: it is larger than any real project (" +
              std::to_string(Status.getSize() >> 20) + " MB)";
    return nullptr;
  }
  auto Text = scan::readSource(Path);
  if (Text)
    return std::move(*Text);
  Problem = Shown + " cannot be read: " + Text.getError().message();
  return nullptr;
}

pugi::xml_node ProjectFiles::xml(const std::string &Path, StringRef Element, std::string &Problem) {
  auto &Document = Documents[Path];
  if (!Document) {
    auto Text = text(Path, Problem);
    if (!Text)
      return {};
    StringRef Bytes = Text->getBuffer();
    Document = std::make_unique<pugi::xml_document>();
    if (!spend(ElementCost * Bytes.count('<') + AttributeCost * Bytes.count('='))) {
      Problem = "'" + shown(Path) +
                "' is not read: with the other files it takes more memory than " +
                "any real project";
      return {};
    }
    // What the file says about its encoding is right for Visual Studio's old code pages only in
    // comments and names; what is compared here is ASCII.
    pugi::xml_parse_result Read =
        Document->load_buffer(Text->getBufferStart(), Text->getBufferSize(),
                              pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
    if (!Read)
      Document->reset(); // half a project would be a wrong one
  }
  if (any_of(Document->children(),
             [](pugi::xml_node N) { return N.type() == pugi::node_doctype; })) {
    Problem = "'" + shown(Path) + "' is not read: it has a DTD, which no project needs";
    return {};
  }
  pugi::xml_node Top = Document->document_element();
  if (StringRef(Top.name()) == Element)
    return Top;
  Problem = "'" + shown(Path) + "' is no XML with the element <" + Element.str() + ">";
  return {};
}

} // namespace comsec::input
