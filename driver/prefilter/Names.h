// Names as numbers, and places in a text.
#pragma once

#include <llvm/ADT/StringMap.h>
#include <llvm/ADT/StringRef.h>

#include <vector>

namespace comsec::prefilter {

/// A name as a number, from 1. Names are the same in every file that one table is given to.
using NameId = unsigned;

class NameTable {
public:
  NameId add(llvm::StringRef Name);
  NameId find(llvm::StringRef Name) const { return Ids.lookup(Name); } ///< 0: nobody uses it
  llvm::StringRef text(NameId Name) const { return Texts[Name - 1]; }
  std::size_t size() const { return Texts.size(); }

private:
  llvm::StringMap<NameId> Ids;
  std::vector<llvm::StringRef> Texts;
};

using NameIds = std::vector<NameId>; ///< sorted, each once

struct Place {
  unsigned Line = 0, Column = 0;
};

} // namespace comsec::prefilter
