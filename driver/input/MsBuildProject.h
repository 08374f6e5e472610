// A project of MSBuild with what it imports: properties first, then defaults of metadata, then
// items, as MSBuild does it. Targets and tasks are not looked at.
#pragma once

#include "driver/input/MsBuildText.h"

#include <set>

namespace comsec::input {

struct MsBuildItem {
  std::string Name; ///< as the project says it
  std::string Path; ///< the same as an absolute path, normalised; it need not exist
  Values Metadata;
};

class MsBuildProject {
public:
  /// \p IsKept: which files of items that are not compiled are of interest, by their names.
  explicit MsBuildProject(ProjectFiles &Files, bool (*IsKept)(llvm::StringRef))
      : Files(Files), IsKept(IsKept), Text(Files) {}

  MsBuildText &text() { return Text; }

  /// First step: the properties of the file \p Path, a real path. Returns false and sets
  /// \p Problem to one line when it cannot be read.
  bool readProperties(const std::string &Path, std::string &Problem);

  /// Between the steps: what metadata start with.
  void define(llvm::StringRef Type, llvm::StringRef Name, std::string Value);

  /// Second step. Returns false and sets \p Problem when a limit is reached.
  bool readItems(std::string &Problem);

  const Values &definitions(llvm::StringRef Type) { return Definitions[Type.lower()]; }
  const std::vector<MsBuildItem> &items(llvm::StringRef Type) { return Items[Type.lower()]; }
  /// The files of interest that are not compiled, as the project says them.
  const std::vector<std::string> &otherFiles() const { return OtherFiles; }

private:
  struct Group {
    pugi::xml_node Node;
    std::string File;
  };

  bool holds(pugi::xml_node Node, llvm::StringRef Folder, const Values *Item = nullptr);
  std::string expand(llvm::StringRef Text, const Values *Item = nullptr);
  void readFile(const std::string &Path, pugi::xml_node Top);
  void readElements(pugi::xml_node Parent, unsigned Depth);
  void readPropertyGroup(pugi::xml_node Node);
  void readChoose(pugi::xml_node Node, unsigned Depth);
  void import(pugi::xml_node Node);
  void importFile(const std::string &Path);
  void readMetadata(pugi::xml_node Node, Values &Into);
  void readItem(pugi::xml_node Node);
  void readOtherFiles(pugi::xml_node Node);
  std::vector<MsBuildItem> named(llvm::StringRef List);

  ProjectFiles &Files;
  bool (*IsKept)(llvm::StringRef);
  MsBuildText Text;
  std::string Main;
  std::set<std::string> Imported;
  std::vector<Group> DefinitionGroups, ItemGroups;
  llvm::StringMap<Values> Definitions;
  llvm::StringMap<std::vector<MsBuildItem>> Items;
  std::vector<std::string> OtherFiles;
};

} // namespace comsec::input
