// Text of unknown origin: how long it is in UTF-16, how a terminal may see it.
// Takes any bytes; ill-formed UTF-8 never stops a report.
#pragma once

#include <string>
#include <string_view>

namespace comsec::report {

/// The code points of \p Bytes. Each maximal ill-formed part becomes one U+FFFD, as in browsers,
/// Node.js and .NET, so that columns and hashes agree with theirs.
std::u32string decode(std::string_view Bytes);

/// \p Bytes as well-formed UTF-8, by the same rule.
std::string toUtf8(std::string_view Bytes);

/// How many UTF-16 code units \p Bytes take.
unsigned utf16Length(std::string_view Bytes);

/// One character as a terminal may see it.
struct Glyph {
  unsigned Bytes = 1;   ///< of the source
  std::string Shown;    ///< controls and bidi marks as <U+XXXX>, bytes that are no UTF-8 as <XX>
  unsigned Columns = 1; ///< on the terminal
};

/// The first character of \p Text, which is not empty.
Glyph firstGlyph(std::string_view Text);

/// All of \p Text as a terminal may see it: no control character, no escape sequence, one line.
std::string printable(std::string_view Text);

} // namespace comsec::report
