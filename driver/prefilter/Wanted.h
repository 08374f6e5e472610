// From the facts of some units to the names by which other units of the program can matter to them:
// who calls this code, what it calls, where its values come from.
#pragma once

#include "checks/facts/Facts.h"

#include <llvm/ADT/StringRef.h>

#include <set>
#include <string>
#include <vector>

namespace comsec::prefilter {

/// A name, and classes of which a file must name one to mean it; no classes: whoever uses the name.
struct WantedName {
  std::string Name;
  std::set<std::string> Classes = {};
  auto operator<=>(const WantedName &) const = default;
};

struct Wanted {
  std::set<WantedName> Uses;        ///< whoever uses them must be read
  std::set<WantedName> Definitions; ///< functions whose bodies must be read
};

/// Around code that has facts of its own:
/// - its callers up to the entry points, and the classes that are made for it;
/// - what it calls itself, and what gives its arguments their values, however far that is;
/// - everything that runs with a client's or another token, or for a client of WMI;
/// - in a program that backs files up, what tells how it treats files;
/// - what names a class or an application that a registration file speaks of.
Wanted wantedBy(const std::vector<facts::Unit> &Units);

/// The last part of a qualified name, without template arguments: "f" of "N::C<int>::f".
std::string simpleName(llvm::StringRef Qualified);

/// The part before that; empty when there is none.
std::string ownerName(llvm::StringRef Qualified);

} // namespace comsec::prefilter
