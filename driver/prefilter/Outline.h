// What a source file names and defines, read from its tokens alone: no preprocessor, no types.
// Errs on one side only: what may be a use is one, and code that an #if leaves out counts too.
#pragma once

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringMap.h>
#include <llvm/ADT/StringRef.h>

#include <string>
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

/// A function with a body.
struct Definition {
  NameId Name = 0;
  NameId Class = 0;    ///< "C::f" or f inside of class C; 0: neither
  NameId Template = 0; ///< the outermost template that it is of: that class or function; 0: none
  Place Where;
  NameIds Uses;
};

/// A function without one, other than a pure virtual one.
struct Declaration {
  NameId Name = 0;
  Place Where;
};

/// A name that stands for others: a macro, a typedef, a class by its bases.
struct Alias {
  NameId Name = 0;
  NameIds For;
  /// Of a macro: what it pastes a name together from, as far as that is written there, with '*' for
  /// the rest: "Co*".
  std::vector<std::string> Pasted;
};

struct Inclusion {
  std::string Name;
  bool Quoted = false;
  Place Where;
};

struct Outline {
  NameIds Names;   ///< every identifier, words in texts included
  NameIds Outside; ///< those that are used outside of Definitions
  std::vector<Definition> Definitions;
  std::vector<Declaration> Declarations;
  std::vector<Alias> Macros;
  std::vector<Alias> Types;
  std::vector<Inclusion> Inclusions;
  bool Computed = false; ///< an #include names its file by a macro
};

/// \p Text is a source in UTF-8.
Outline outlineOf(llvm::StringRef Text, NameTable &Names);

} // namespace comsec::prefilter
