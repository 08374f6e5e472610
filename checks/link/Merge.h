// Joins what several units say of the same call or variable. Internal to link.
#pragma once

#include "checks/link/Graph.h"

#include <llvm/ADT/StringMap.h>

#include <map>
#include <string_view>
#include <vector>

namespace comsec::link {

/// In the order of (MainFile, Config), whatever order they come in.
std::vector<facts::Unit> sorted(std::vector<facts::Unit> Units);

/// A live call of an API, as all units see it.
struct MergedCall {
  facts::Call Call;
  unsigned Unit = 0;     ///< the first that has it
  FunctionIds Functions; ///< the bodies that hold it; several for a template. Never empty.
  std::vector<std::pair<unsigned, FunctionId>> Seen; ///< the same, with each unit that has it
};

/// Once per place, in the order of places.
std::vector<MergedCall> mergeCalls(const std::vector<facts::Unit> &Units, const Graph &G);

class VariableTable {
public:
  explicit VariableTable(const std::vector<facts::Unit> &Units);

  /// The variable that code in \p From means. Names that clang gives to one file only hold the
  /// file's name without its folder, hence can mean several variables: the nearest one counts.
  const facts::Variable *find(std::string_view Usr, std::string_view From) const;

private:
  /// By USR; for a variable of one file, by the folder of its writes.
  llvm::StringMap<std::map<std::string, facts::Variable>> ByUsr;
};

} // namespace comsec::link
