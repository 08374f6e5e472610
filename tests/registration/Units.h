// How the tests of this folder make facts of a text, and say what these hold.
#pragma once

#include "checks/registration/Facts.h"
#include "tests/registration/Read.h"

namespace comsec::registration {

/// The unit of a file with these bytes; its language follows from its name.
inline facts::Unit unitOf(const std::string &Bytes, const std::string &Name) {
  return factsOf(textOf(Bytes), languageOf(Name).value(), Name);
}

/// \p Ascii as Windows saves "Unicode": UTF-16, little end first, with its mark.
inline std::string utf16(const std::string &Ascii) {
  std::string Result = "\xFF\xFE";
  for (const char C : Ascii)
    Result += {C, '\0'};
  return Result;
}

inline std::string shown(const facts::Location &L) {
  return std::to_string(L.Line) + ":" + std::to_string(L.Column);
}

/// "line:column-line:column", columns in bytes, the end behind the last.
inline std::string shown(const facts::Range &R) {
  return shown(R.Begin) + "-" + std::to_string(R.EndLine) + ":" + std::to_string(R.EndColumn);
}

} // namespace comsec::registration
