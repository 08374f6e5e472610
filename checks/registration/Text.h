// The text of a registration file, whatever its encoding, and places in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comsec::registration {

/// Larger files are refused: what people write has some hundred kilobytes, and all of a file is
/// held in memory, with what the readers make of it. Who reads files should ask for their size
/// first.
inline constexpr std::size_t MaxFileBytes = std::size_t(32) << 20;

/// A part of Text::utf8(), in bytes. The end is behind the last byte.
struct Range {
  std::uint32_t Begin = 0;
  std::uint32_t End = 0;
  friend bool operator==(const Range &, const Range &) = default;
};

/// Both from 1.
struct Position {
  unsigned Line = 1;
  unsigned Column = 1;     ///< in characters: Unicode code points
  unsigned ByteColumn = 1; ///< in bytes of the UTF-8 text, as findings count
  friend bool operator==(const Position &, const Position &) = default;
};

enum class Encoding { Utf8, Utf16LittleEndian, Utf16BigEndian, Windows1252 };

/// A file's characters as UTF-8, without a byte order mark. Line ends stay as they are: LF or CRLF.
class Text {
public:
  /// UTF-16 is known by its byte order mark only, as for mofcomp and regedit. What is no UTF-8 is
  /// Windows-1252, where every byte means something. Half a surrogate pair becomes U+FFFD.
  /// Returns nothing and sets \p Error, one line, when the file is too large.
  static std::optional<Text> decode(std::string Bytes, std::string &Error);

  std::string_view utf8() const { return Utf8; }
  Encoding encoding() const { return From; }
  /// \p Offset: of a byte of utf8(), or its size.
  Position position(std::size_t Offset) const;

private:
  Text(std::string Characters, Encoding From);

  std::string Utf8;
  Encoding From;
  std::vector<std::uint32_t> LineStarts;
};

} // namespace comsec::registration
