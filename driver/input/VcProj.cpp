// Projects of Visual Studio 2005 and 2008: one element per configuration and tool, settings as
// attributes, more of them in property sheets (*.vsprops). Their names become those of .vcxproj.
#include "driver/input/VsProject.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/ADT/StringSwitch.h>
#include <llvm/Support/Path.h>

#include <set>

using namespace llvm;

namespace comsec::input {
namespace {

/// Of folders in the list of files, and of property sheets that inherit from others.
constexpr unsigned MaxDepth = 64;

constexpr StringRef NoInherit = "$(NOINHERIT)";

/// Attributes whose values add up along the property sheets; others replace each other.
constexpr StringRef Lists[] = {"additionalincludedirectories", "preprocessordefinitions",
                               "forcedincludefiles",           "undefinepreprocessordefinitions",
                               "additionaldependencies",       "additionaloptions"};

StringRef typeName(StringRef Number) {
  return StringSwitch<StringRef>(Number)
      .Case("1", "Application")
      .Case("2", "DynamicLibrary")
      .Case("4", "StaticLibrary")
      .Default("Utility"); // 0: makefile, 10: utility
}

StringRef runtimeName(StringRef Number) {
  return StringSwitch<StringRef>(Number)
      .Case("0", "MultiThreaded")
      .Case("1", "MultiThreadedDebug")
      .Case("3", "MultiThreadedDebugDLL")
      .Default("MultiThreadedDLL");
}

StringRef compileAsName(StringRef Number) {
  return Number == "1" ? "CompileAsC" : Number == "2" ? "CompileAsCpp" : "Default";
}

StringRef precompiledName(StringRef Number) {
  return Number == "1" ? "Create" : Number == "2" ? "Use" : "NotUsing";
}

/// "1": static, "2": dynamic, for ATL and MFC alike.
StringRef useName(StringRef Number) {
  return Number == "1" ? "Static" : Number == "2" ? "Dynamic" : "";
}

StringRef attribute(pugi::xml_node Node, const char *Name) { return Node.attribute(Name).value(); }

pugi::xml_node tool(pugi::xml_node Parent, const char *Name) {
  return Parent.find_child_by_attribute("Tool", "Name", Name);
}

/// One configuration with its tools.
struct Configuration {
  Values Own, Compiler, Linker, Librarian;
};

class Reader {
public:
  Reader(const VsSettings &Settings, ProjectFiles &Files, VsProject &Out)
      : Settings(Settings), Files(Files), Out(Out), Text(Files) {}

  bool run(pugi::xml_node Top) {
    pugi::xml_node Chosen = choose(Top.child("Configurations"));
    if (!Chosen)
      return false;
    for (const auto &P : startProperties(Out.File, Settings, Out.Configuration))
      Text.fix(P.first(), P.second);
    if (StringRef Name = attribute(Top, "Name"); !Name.empty())
      Text.fix("ProjectName", Name.str());
    readSettings(Chosen, 0);
    Text.set("OutDir", expand(All.Own.lookup("outputdirectory")));
    Text.set("IntDir", expand(All.Own.lookup("intermediatedirectory")));
    fill(Top);
    return true;
  }

private:
  /// The configuration to read.
  pugi::xml_node choose(pugi::xml_node List) {
    for (pugi::xml_node Node : List.children("Configuration"))
      Out.Known.push_back(attribute(Node, "Name").str());
    Out.Configuration = bestConfiguration(Out.Known, Settings);
    return List.find_child_by_attribute("Configuration", "Name", Out.Configuration.c_str());
  }

  /// What property sheets say comes first: the later one wins, and lists begin with the own part.
  void readSettings(pugi::xml_node Node, unsigned Depth) {
    for (StringRef Sheet : listParts(attribute(Node, "InheritedPropertySheets")))
      readSheet(Sheet, Depth + 1);
    for (pugi::xml_node Macro : Node.children("UserMacro"))
      Text.set(attribute(Macro, "Name"), expand(attribute(Macro, "Value")));
    merge(Node, All.Own);
    merge(tool(Node, "VCCLCompilerTool"), All.Compiler);
    merge(tool(Node, "VCLinkerTool"), All.Linker);
    merge(tool(Node, "VCLibrarianTool"), All.Librarian);
  }

  void readSheet(StringRef Raw, unsigned Depth) {
    if (Raw.contains_insensitive("$(VCInstallDir)") || Depth > MaxDepth)
      return; // of Visual Studio itself
    std::string Path = Files.find(expand(Raw), sys::path::parent_path(Out.File));
    if (Path.empty() || !Sheets.insert(Path).second) {
      if (Path.empty())
        Files.note("import-not-read", Level::Warning,
                   "'" + Files.shown(Out.File) + "': there is no property sheet '" + Raw.str() +
                       "' below the root");
      return;
    }
    std::string Problem;
    if (pugi::xml_node Top = Files.xml(Path, "VisualStudioPropertySheet", Problem))
      readSettings(Top, Depth);
    else
      Files.note("import-not-read", Level::Warning, Problem);
  }

  void merge(pugi::xml_node Node, Values &Into) {
    for (pugi::xml_attribute A : Node.attributes()) {
      std::string Name = StringRef(A.name()).lower();
      StringRef Value = A.value();
      std::string &Slot = Into[Name];
      if (!is_contained(Lists, Name))
        Slot = Value.str();
      else if (Value.contains(NoInherit))
        Slot = Value.take_front(Value.find(NoInherit)).str();
      else if (Files.spend(Value.size() + Slot.size()))
        Slot = Name == "additionaloptions" ? (Value + " " + Slot).str() : list(Name, Value) + Slot;
    }
  }

  /// Commas and blanks separate in these lists as well as semicolons, each in its own ones.
  static std::string list(StringRef Name, StringRef Value) {
    StringRef Separators = Name == "additionaldependencies" ? " " : ",";
    std::string Result = Value.str() + ";";
    for (char &C : Result)
      if (Separators.contains(C))
        C = ';';
    return Result;
  }

  std::string expand(StringRef Value) { return Text.expand(Value).Text; }

  void fill(pugi::xml_node Top) {
    auto Own = [&](StringRef Name) { return All.Own.lookup(Name); };
    StringRef Type = typeName(Own("configurationtype"));
    bool IsLibrary = Type == "StaticLibrary";
    std::string Name = Text.property("ProjectName");
    auto Output = [&](const Values &Tool, StringRef Key, StringRef Extension) {
      std::string Told = lastPart(expand(Tool.lookup(Key))).str();
      return Told.empty() ? Name + Extension.str() : Told;
    };
    setTarget(Out, Type, Output(All.Linker, "outputfile", Type == "Application" ? ".exe" : ".dll"));
    Out.LibraryFile = IsLibrary ? Output(All.Librarian, "outputfile", ".lib")
                                : Output(All.Linker, "importlibrary", ".lib");
    for (StringRef Library : listParts(All.Linker.lookup("additionaldependencies")))
      Out.LinkedFiles.push_back(lastPart(Library.trim("\"")).lower());
    for (pugi::xml_node R : Top.child("References").children("ProjectReference"))
      if (attribute(R, "LinkLibraryDependency") != "false")
        Out.References.push_back(attribute(R, "ReferencedProjectIdentifier").str());
    StringRef Characters = StringSwitch<StringRef>(Own("characterset"))
                               .Case("1", "Unicode")
                               .Case("2", "MultiByte")
                               .Default("");
    Implied = impliedDefines(Characters, Type, useName(Own("useofatl")), useName(Own("useofmfc")));
    readFiles(Top.child("Files"), 0);
    addSources(Out, Items, Files);
  }

  void readFiles(pugi::xml_node Parent, unsigned Depth) {
    for (pugi::xml_node Node : Parent.children()) {
      StringRef Kind = Node.name();
      if (!Files.spend(1))
        return;
      if (Kind == "Filter" && Depth < MaxDepth)
        readFiles(Node, Depth + 1);
      else if (Kind == "File" && languageOf(lastPart(attribute(Node, "RelativePath"))))
        addFile(Node);
      else if (Kind == "File" && isOtherFile(attribute(Node, "RelativePath")))
        addOtherFile(Out, expand(attribute(Node, "RelativePath")), Files);
    }
  }

  void addFile(pugi::xml_node Node) {
    Values Item = All.Compiler;
    for (const auto &Value : Item)
      Files.spend(Value.second.size());
    pugi::xml_node Special =
        Node.find_child_by_attribute("FileConfiguration", "Name", Out.Configuration.c_str());
    merge(tool(Special, "VCCLCompilerTool"), Item);
    Item["runtimelibrary"] = runtimeName(Item.lookup("runtimelibrary"));
    Item["precompiledheader"] = precompiledName(Item.lookup("useprecompiledheader"));
    Item["compileas"] = compileAsName(Item.lookup("compileas"));
    Item["preprocessordefinitions"] = expand(Item.lookup("preprocessordefinitions")) + Implied;
    for (const char *Name : {"additionalincludedirectories", "forcedincludefiles"})
      Item[Name] = Text.expandPaths(Item.lookup(Name), Out.File);
    Item["additionaloptions"] = expand(Item.lookup("additionaloptions"));
    Item["excludedfrombuild"] = attribute(Special, "ExcludedFromBuild").str();
    std::string Name = expand(attribute(Node, "RelativePath"));
    std::string Path = scan::normalised(Name, sys::path::parent_path(Out.File));
    Items.push_back({std::move(Name), std::move(Path), std::move(Item)});
  }

  const VsSettings &Settings;
  ProjectFiles &Files;
  VsProject &Out;
  MsBuildText Text;
  Configuration All;
  std::string Implied;
  std::vector<MsBuildItem> Items;
  std::set<std::string> Sheets;
};

} // namespace

bool readVcProj(const std::string &File, const VsSettings &Settings, ProjectFiles &Files,
                VsProject &Result, std::string &Problem) {
  Result = VsProject();
  Result.File = File;
  pugi::xml_node Top = Files.xml(File, "VisualStudioProject", Problem);
  if (!Top)
    return false;
  if (!Reader(Settings, Files, Result).run(Top))
    Problem = "'" + Files.shown(File) + "' has no configuration";
  else if (Files.exhausted())
    Problem = "'" + Files.shown(File) + "' is not read: it takes more work than any real project";
  return Problem.empty();
}

} // namespace comsec::input
