// What a source file names and defines, read from its tokens alone: no preprocessor, no types.
// Errs on one side only: what may be a use is one, and code that an #if leaves out counts too.
#pragma once

#include "driver/prefilter/Names.h"

#include <llvm/ADT/StringRef.h>

#include <string>
#include <vector>

namespace comsec::prefilter {

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
