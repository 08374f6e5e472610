#include "driver/input/CMakeReply.h"

#include "driver/input/Json.h"
#include "driver/scan/Folders.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringSet.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>
#include <nlohmann/json.hpp>

#include <set>

using namespace llvm;

namespace comsec::input {
namespace {

using Json = nlohmann::json;

constexpr const char *ReplyFolder = ".cmake/api/v1/reply/";
constexpr int CodemodelMajor = 2;
/// Of its objects and lists; CMake nests them six times.
constexpr unsigned MaxDepth = 16;
/// Of following dependencies; far beyond what real builds need.
constexpr unsigned MaxSteps = 4'000'000;

/// The member \p Key of the object \p J; null when there is none.
const Json *find(const Json &J, const char *Key) {
  if (!J.is_object())
    return nullptr;
  auto It = J.find(Key);
  return It == J.end() ? nullptr : &*It;
}

std::string text(const Json &J, const char *Key) {
  const Json *Found = find(J, Key);
  return Found && Found->is_string() ? Found->get<std::string>() : std::string();
}

const Json::array_t &list(const Json &J, const char *Key) {
  static const Json::array_t None;
  const Json *Found = find(J, Key);
  const auto *Elements = Found ? Found->get_ptr<const Json::array_t *>() : nullptr;
  return Elements ? *Elements : None;
}

std::optional<TargetKind> kindOf(const std::string &Type) {
  if (Type == "EXECUTABLE")
    return TargetKind::Executable;
  if (Type == "SHARED_LIBRARY" || Type == "MODULE_LIBRARY")
    return TargetKind::Dll;
  if (Type == "STATIC_LIBRARY")
    return TargetKind::StaticLibrary;
  if (Type == "OBJECT_LIBRARY")
    return TargetKind::Objects;
  return std::nullopt; // INTERFACE_LIBRARY, UTILITY: make nothing
}

std::string fileName(StringRef Path) { return Path.substr(Path.find_last_of("/\\") + 1).str(); }

/// A target with what is needed to tell links from mere build order.
struct Draft {
  Target Made;
  std::vector<std::string> DependsOn; ///< ids
  std::set<std::string> Artifacts;    ///< file names that a linker may be given for it
  std::set<std::string> Given;        ///< file names that its own linker is given
};

class ReplyReader {
public:
  ReplyReader(const std::string &Folder, std::string &Problem)
      : Folder(Folder), Files(Folder), Problem(Problem) {}

  std::vector<Target> read();

private:
  bool fail(const std::string &Why) {
    Problem = Why;
    return false;
  }
  std::string newestIndex() const;
  std::optional<Json> parse(const std::string &Name);
  std::string codemodelName(const Json &Index) const;
  bool readTarget(const Json &Listed);
  void readSources(const Json &J, Draft &D) const;
  void readLink(const Json &J, Draft &D) const;
  bool readLinks(Draft &D);

  const std::string &Folder;
  BuildFiles Files;
  std::string &Problem;
  std::string SourceTop, BuildTop;
  std::vector<Draft> Drafts;
  StringMap<unsigned> ById;
  unsigned Steps = 0;
};

/// The greatest name is the current one, says CMake.
std::string ReplyReader::newestIndex() const {
  std::string Newest;
  std::error_code Error;
  const std::string Replies = scan::realPath(Folder + "/" + ReplyFolder);
  if (!scan::isBelow(Replies, Folder))
    return Newest;
  for (sys::fs::directory_iterator I(Replies, Error), End; I != End && !Error; I.increment(Error)) {
    std::string Name = sys::path::filename(I->path()).str();
    if (StringRef(Name).starts_with("index-") && StringRef(Name).ends_with(".json"))
      Newest = std::max(Newest, Name);
  }
  return Newest;
}

std::optional<Json> ReplyReader::parse(const std::string &Name) {
  auto Text = Files.read(ReplyFolder + Name, Problem);
  if (!Text)
    return std::nullopt;
  Json J = parseJson(Text->getBuffer(), MaxDepth);
  if (J.is_object())
    return J;
  fail("'" + Name + "' is no JSON object");
  return std::nullopt;
}

std::string ReplyReader::codemodelName(const Json &Index) const {
  for (const Json &Object : list(Index, "objects"))
    if (const Json *Version = find(Object, "version");
        text(Object, "kind") == "codemodel" && Version)
      if (const Json *Major = find(*Version, "major"); Major && *Major == CodemodelMajor)
        return text(Object, "jsonFile");
  return {};
}

void ReplyReader::readSources(const Json &J, Draft &D) const {
  const Json *Paths = find(J, "paths");
  std::string Build = scan::normalised(Paths ? text(*Paths, "build") : "", BuildTop);
  std::string Objects = Build + "/CMakeFiles/" + text(J, "name") + ".dir";
  for (const Json &S : list(J, "sources"))
    if (std::string Path = text(S, "path"); !Path.empty() && find(S, "compileGroupIndex"))
      D.Made.Sources.push_back({scan::realPath(scan::normalised(Path, SourceTop)), Objects});
}

void ReplyReader::readLink(const Json &J, Draft &D) const {
  for (const Json &Dependency : list(J, "dependencies"))
    D.DependsOn.push_back(text(Dependency, "id"));
  for (const Json &Artifact : list(J, "artifacts"))
    D.Artifacts.insert(fileName(text(Artifact, "path")));
  const Json *Link = find(J, "link");
  if (!Link)
    return;
  for (const Json &Fragment : list(*Link, "commandFragments"))
    if (text(Fragment, "role") == "libraries")
      D.Given.insert(fileName(StringRef(text(Fragment, "fragment")).trim("\"").str()));
}

/// Reads the target that the codemodel lists as \p Listed. Its several configurations are one.
bool ReplyReader::readTarget(const Json &Listed) {
  std::optional<Json> J = parse(text(Listed, "jsonFile"));
  if (!J)
    return false;
  Draft D;
  D.Made.Id = text(*J, "id");
  std::optional<TargetKind> Kind = kindOf(text(*J, "type"));
  if (Kind) {
    D.Made.Kind = *Kind;
    std::string Path = text(*J, "nameOnDisk");
    if (const auto &Artifacts = list(*J, "artifacts"); !Artifacts.empty())
      Path = text(Artifacts.front(), "path");
    D.Made.Path = scan::normalised(Path.empty() ? text(*J, "name") : Path, BuildTop);
    readSources(*J, D);
  }
  readLink(*J, D);
  if (D.Made.Id.empty())
    return fail("a target has no id");
  auto [It, New] = ById.try_emplace(D.Made.Id, Drafts.size());
  if (New) {
    Drafts.push_back(std::move(D));
    return true;
  }
  Draft &Known = Drafts[It->second];
  append_range(Known.Made.Sources, D.Made.Sources);
  append_range(Known.DependsOn, D.DependsOn);
  Known.Artifacts.merge(D.Artifacts);
  Known.Given.merge(D.Given);
  return true;
}

/// Links are what a linker is given, among everything that \p D depends on, also indirectly, and
/// object libraries that \p D names itself. A dependency may as well be there for the order alone.
bool ReplyReader::readLinks(Draft &D) {
  auto Given = [&](const std::string &Name) { return D.Given.count(Name) > 0; };
  StringSet<> Seen;
  std::vector<StringRef> Pending(D.DependsOn.begin(), D.DependsOn.end());
  const size_t Direct = Pending.size();
  for (size_t Next = 0; Next < Pending.size(); ++Next) {
    if (++Steps > MaxSteps)
      return fail("its targets depend on each other in too many ways");
    auto It = ById.find(Pending[Next]);
    if (It == ById.end() || !Seen.insert(Pending[Next]).second)
      continue;
    const Draft &Other = Drafts[It->second];
    bool IsNamed = Next < Direct && Other.Made.Kind == TargetKind::Objects;
    if (IsNamed || any_of(Other.Artifacts, Given))
      D.Made.Links.push_back(Pending[Next].str());
    if (!D.Given.empty())
      Pending.insert(Pending.end(), Other.DependsOn.begin(), Other.DependsOn.end());
  }
  return true;
}

std::vector<Target> ReplyReader::read() {
  std::string Newest = newestIndex();
  if (Newest.empty())
    return {};
  std::optional<Json> Index = parse(Newest);
  std::string Name = Index ? codemodelName(*Index) : std::string();
  if (Name.empty()) // asked for something else, or by another version of CMake
    return {};
  std::optional<Json> Model = parse(Name);
  const Json *Paths = Model ? find(*Model, "paths") : nullptr;
  if (!Model)
    return {};
  SourceTop = Paths ? scan::normalised(text(*Paths, "source"), Folder) : Folder;
  BuildTop = Paths ? scan::normalised(text(*Paths, "build"), Folder) : Folder;
  for (const Json &Configuration : list(*Model, "configurations"))
    for (const Json &Listed : list(Configuration, "targets"))
      if (!readTarget(Listed))
        return {};
  for (Draft &D : Drafts)
    if (!readLinks(D))
      return {};
  std::vector<Target> Targets;
  for (Draft &D : Drafts)
    Targets.push_back(std::move(D.Made));
  return Targets;
}

} // namespace

std::vector<Target> readCMakeReply(const std::string &Folder, std::string &Problem) {
  return ReplyReader(Folder, Problem).read();
}

} // namespace comsec::input
