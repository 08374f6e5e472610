#include "driver/input/MsBuildProject.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/Path.h>

using namespace llvm;

namespace comsec::input {
namespace {

constexpr unsigned MaxImports = 500;
constexpr unsigned MaxChooseDepth = 16;

/// Of two paths, against copying a byte.
constexpr std::uint64_t ComparisonCost = 64;

/// Items that say what is compiled; of the others no more than file names is of interest.
constexpr StringRef ReadTypes[] = {"ClCompile", "ProjectReference", "ProjectConfiguration"};

/// Attributes of an item that are not its metadata.
constexpr StringRef ItemWords[] = {"Include", "Exclude", "Remove", "Update", "Condition", "Label"};

/// Metadata that name folders or files.
constexpr StringRef PathLists[] = {"AdditionalIncludeDirectories", "ForcedIncludeFiles"};

/// What an import names when it is a part of Visual Studio, which is modelled here and not read.
constexpr StringRef ToolsetFolders[] = {
    "$(VCTargetsPath", "$(MSBuildExtensionsPath", "$(MSBuildToolsPath", "$(MSBuildBinPath",
    "$(UserRootDir",   "$(VSToolsPath",           "$(LocalAppData",     "$(VSINSTALLDIR"};

std::string quoted(StringRef Text) { return "'" + Text.str() + "'"; }

std::uint64_t sizeOf(const Values &All) {
  std::uint64_t Size = 1;
  for (const auto &Value : All)
    Size += Value.second.size();
  return Size;
}

bool isElement(pugi::xml_node Node) { return Node.type() == pugi::node_element; }

bool is(pugi::xml_node Node, StringRef Name) { return Name == Node.name(); }

} // namespace

bool MsBuildProject::holds(pugi::xml_node Node, StringRef Folder, const Values *Item) {
  StringRef Condition = Node.attribute("Condition").value();
  std::optional<bool> Holds = Text.holds(Condition, Folder, Item);
  if (!Holds)
    Files.note("condition-not-evaluated", Level::Warning,
               quoted(Files.shown(Text.file())) + ": the condition \"" + Condition.trim().str() +
                   "\" cannot be evaluated and is taken as false");
  return Holds.value_or(false);
}

std::string MsBuildProject::expand(StringRef Value, const Values *Item) {
  Expanded E = Text.expand(Value, Item);
  for (const std::string &Function : E.NotEvaluated)
    Files.note("function-not-evaluated", Level::Warning,
               quoted(Files.shown(Text.file())) + ": the property function \"" + Function +
                   "\" is not evaluated and taken as empty");
  return E.Text;
}

bool MsBuildProject::readProperties(const std::string &Path, std::string &Problem) {
  Main = Path;
  pugi::xml_node Top = Files.xml(Path, "Project", Problem);
  if (!Top)
    return false;
  Imported.insert(Path);
  readFile(Path, Top);
  return true;
}

void MsBuildProject::readFile(const std::string &Path, pugi::xml_node Top) {
  std::string Before = Text.file();
  Text.enter(Path);
  readElements(Top, 0);
  if (!Before.empty())
    Text.enter(Before);
}

void MsBuildProject::readElements(pugi::xml_node Parent, unsigned Depth) {
  for (pugi::xml_node Node : Parent.children()) {
    if (!isElement(Node) || !Files.spend(1))
      continue;
    if (is(Node, "PropertyGroup"))
      readPropertyGroup(Node);
    else if (is(Node, "Import"))
      import(Node);
    else if (is(Node, "ImportGroup") && holds(Node, Text.folder()))
      for (pugi::xml_node Import : Node.children("Import"))
        import(Import);
    else if (is(Node, "ItemDefinitionGroup"))
      DefinitionGroups.push_back({Node, Text.file()});
    else if (is(Node, "ItemGroup"))
      ItemGroups.push_back({Node, Text.file()});
    else if (is(Node, "Choose") && Depth < MaxChooseDepth)
      readChoose(Node, Depth + 1);
  }
}

void MsBuildProject::readPropertyGroup(pugi::xml_node Node) {
  if (!holds(Node, Text.folder()))
    return;
  for (pugi::xml_node Property : Node.children()) {
    if (!isElement(Property) || !Files.spend(1) || !holds(Property, Text.folder()))
      continue;
    StringRef Name = Property.name(), Value = Property.text().get();
    Text.set(Name, Name.ends_with_insensitive("IncludePath") ? Text.expandPaths(Value, Main)
                                                             : expand(Value));
  }
}

void MsBuildProject::readChoose(pugi::xml_node Node, unsigned Depth) {
  for (pugi::xml_node When : Node.children("When"))
    if (holds(When, Text.folder()))
      return readElements(When, Depth);
  readElements(Node.child("Otherwise"), Depth);
}

void MsBuildProject::import(pugi::xml_node Node) {
  StringRef Raw = Node.attribute("Project").value();
  auto Names = [&](StringRef Folder) { return Raw.contains_insensitive(Folder); };
  if (any_of(ToolsetFolders, Names)) {
    // Two of Visual Studio's own files read what lies above a project.
    StringRef Folder = sys::path::parent_path(Main);
    if (Raw.ends_with_insensitive("Microsoft.Cpp.Default.props"))
      importFile(Files.findAbove("Directory.Build.props", Folder));
    else if (Raw.ends_with_insensitive("Microsoft.Cpp.targets"))
      importFile(Files.findAbove("Directory.Build.targets", Folder));
    return;
  }
  if (!holds(Node, Text.folder()))
    return;
  std::string Wanted = unescaped(StringRef(expand(Raw)).trim());
  if (StringRef(Wanted).contains('*')) {
    for (const std::string &Path : Files.match(Wanted, Text.folder()))
      importFile(Path);
    return;
  }
  std::string Path = Wanted.empty() ? Wanted : Files.find(Wanted, Text.folder());
  if (!Path.empty())
    return importFile(Path);
  if (Wanted.empty())
    return; // what it rests on was said
  bool IsOutside = !scan::isBelow(scan::normalised(Wanted, Text.folder()), Files.root());
  Files.note("import-not-read", Level::Warning,
             quoted(Files.shown(Text.file())) + ": the import " + quoted(Raw) +
                 (IsOutside ? " lies outside the root and is not read (--root)" : " is not there"));
}

/// A file that is imported again, be it in a circle, is passed over as by MSBuild.
void MsBuildProject::importFile(const std::string &Path) {
  if (Path.empty() || Imported.size() > MaxImports || !Imported.insert(Path).second)
    return;
  std::string Problem;
  if (pugi::xml_node Top = Files.xml(Path, "Project", Problem))
    readFile(Path, Top);
  else
    Files.note("import-not-read", Level::Warning, Problem);
  if (Imported.size() > MaxImports)
    Files.note("import-not-read", Level::Warning,
               quoted(Files.shown(Main)) + " imports more files than any real project");
}

void MsBuildProject::define(StringRef Type, StringRef Name, std::string Value) {
  Definitions[Type.lower()][Name.lower()] = std::move(Value);
}

void MsBuildProject::readMetadata(pugi::xml_node Node, Values &Into) {
  auto Set = [&](StringRef Name, StringRef Value) {
    Into[Name.lower()] =
        is_contained(PathLists, Name) ? Text.expandPaths(Value, Main, &Into) : expand(Value, &Into);
  };
  for (pugi::xml_attribute A : Node.attributes())
    if (!is_contained(ItemWords, StringRef(A.name())))
      Set(A.name(), A.value());
  for (pugi::xml_node Child : Node.children())
    if (isElement(Child) && Files.spend(1) && holds(Child, sys::path::parent_path(Main), &Into))
      Set(Child.name(), Child.text().get());
}

bool MsBuildProject::readItems(std::string &Problem) {
  StringRef Folder = sys::path::parent_path(Main);
  for (const Group &G : DefinitionGroups) {
    Text.enter(G.File);
    if (holds(G.Node, Folder))
      for (pugi::xml_node Type : G.Node.children())
        if (isElement(Type) && holds(Type, Folder))
          readMetadata(Type, Definitions[StringRef(Type.name()).lower()]);
  }
  for (const Group &G : ItemGroups) {
    Text.enter(G.File);
    if (!holds(G.Node, Folder))
      continue;
    for (pugi::xml_node Item : G.Node.children())
      if (!is_contained(ReadTypes, StringRef(Item.name())))
        readOtherFiles(Item);
      else if (holds(Item, Folder))
        readItem(Item);
  }
  if (Files.exhausted())
    Problem = quoted(Files.shown(Main)) + " is not read: it takes more work than any real project";
  return Problem.empty();
}

/// The items that a list names, without metadata.
std::vector<MsBuildItem> MsBuildProject::named(StringRef List) {
  std::vector<MsBuildItem> Result;
  StringRef Folder = sys::path::parent_path(Main);
  for (const std::string &Listed : listParts(List)) {
    StringRef Part = Listed;
    if (Part.contains("@(")) {
      Files.note("items-not-read", Level::Warning,
                 quoted(Files.shown(Main)) + ": the item list " + quoted(Part) + " is not read");
    } else if (Part.find_first_of("*?") != StringRef::npos) {
      for (const std::string &Path : Files.match(unescaped(Part), Folder))
        Result.push_back({Path, Path, {}});
    } else if (Files.spend(Part.size())) {
      std::string Name = unescaped(Part);
      Result.push_back({Name, scan::normalised(Name, Folder), {}});
    }
  }
  return Result;
}

/// Whatever kind of item it is, and in whatever configuration: what is registered counts.
void MsBuildProject::readOtherFiles(pugi::xml_node Node) {
  StringRef Include = Node.attribute("Include").value();
  if (Include.contains("@(") || none_of(listParts(Include), IsKept))
    return;
  for (const MsBuildItem &I : named(expand(Include)))
    if (IsKept(I.Name))
      OtherFiles.push_back(I.Name);
}

void MsBuildProject::readItem(pugi::xml_node Node) {
  auto List = [&](const char *Word) { return named(expand(Node.attribute(Word).value())); };
  auto Among = [](const std::vector<MsBuildItem> &Others) {
    return [&Others](const MsBuildItem &I) {
      return any_of(Others, [&](const MsBuildItem &Other) {
        return StringRef(I.Path).equals_insensitive(Other.Path);
      });
    };
  };
  std::string Type = StringRef(Node.name()).lower();
  std::vector<MsBuildItem> &All = Items[Type];
  std::vector<MsBuildItem> Added = List("Include"), Excluded = List("Exclude"),
                           Removed = List("Remove"), Updated = List("Update");
  if (!Files.spend(ComparisonCost * (Added.size() * Excluded.size() +
                                     All.size() * (Removed.size() + Updated.size()))))
    return;
  erase_if(Added, Among(Excluded));
  // Most elements only add: they must not look at all that came before.
  if (!Removed.empty())
    erase_if(All, Among(Removed));
  if (!Updated.empty())
    for (MsBuildItem &I : All)
      if (Among(Updated)(I))
        readMetadata(Node, I.Metadata);
  for (MsBuildItem &I : Added) {
    if (!Files.spend(sizeOf(Definitions[Type])))
      return;
    I.Metadata = Definitions[Type];
    readMetadata(Node, I.Metadata);
    All.push_back(std::move(I));
  }
}

} // namespace comsec::input
