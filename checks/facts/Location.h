// Places in source files.
#pragma once

#include <compare>
#include <string>

namespace comsec::facts {

/// A place in a source file. Lines and columns count from 1, columns in bytes of UTF-8.
/// For code that comes out of a macro this is always the place of the expansion.
struct Location {
  std::string File; ///< relative to the root; empty = no place known
  unsigned Line = 0;
  unsigned Column = 0;

  bool valid() const { return !File.empty() && Line != 0; }
  auto operator<=>(const Location &) const = default;
};

/// A stretch of one file; End is the place just behind the last character.
struct Range {
  Location Begin;
  unsigned EndLine = 0;
  unsigned EndColumn = 0;

  bool valid() const { return Begin.valid(); }
  auto operator<=>(const Range &) const = default;
};

} // namespace comsec::facts
