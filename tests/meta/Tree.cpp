#include "tests/meta/Tree.h"

#include "checks/Rule.h"
#include "tests/rules/FrontEnds.h"

#include "llvm/ADT/STLExtras.h"

#include <filesystem>

namespace fs = std::filesystem;

namespace comsec::test {

std::string inTree(llvm::StringRef Relative) { return COMSEC_SOURCE_DIR "/" + Relative.str(); }

std::vector<std::string> filesBelow(llvm::StringRef Folder, std::vector<std::string> Extensions) {
  std::vector<std::string> Files;
  for (const fs::directory_entry &Entry : fs::recursive_directory_iterator(inTree(Folder)))
    if (Entry.is_regular_file() &&
        llvm::is_contained(Extensions, Entry.path().extension().string()))
      Files.push_back(fs::relative(Entry.path(), COMSEC_SOURCE_DIR).generic_string());
  llvm::sort(Files);
  return Files;
}

std::set<std::string> namesIn(llvm::StringRef Folder, llvm::StringRef Extension) {
  std::set<std::string> Names;
  for (const fs::directory_entry &Entry : fs::directory_iterator(inTree(Folder)))
    if (Extension.empty() ? Entry.is_directory() : Entry.path().extension() == Extension.str())
      Names.insert(Entry.path().stem().string());
  return Names;
}

std::string textOf(llvm::StringRef Relative) { return readFile(inTree(Relative)); }

std::set<std::string> ruleIds() {
  std::set<std::string> Ids;
  for (const Rule *R : allRules())
    Ids.emplace(R->Id);
  return Ids;
}

} // namespace comsec::test
