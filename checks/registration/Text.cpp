#include "checks/registration/Text.h"

#include "checks/registration/Cursor.h"

#include "llvm/Support/ConvertUTF.h"

#include <algorithm>
#include <iterator>

namespace comsec::registration {
namespace {

constexpr char DosEnd = '\x1A'; ///< ends some old files
constexpr std::string_view Utf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view LittleEndianMark = "\xFF\xFE";
constexpr std::string_view BigEndianMark = "\xFE\xFF";

/// What Windows-1252 has at 0x80 … 0x9F. Windows maps the five bytes that mean nothing to the
/// control characters of the same number.
constexpr char16_t FromWindows1252[] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

constexpr unsigned FirstSpecial = 0x80;

constexpr char32_t Replacement = 0xFFFD;
constexpr std::size_t MaxUtf8Bytes = 4; ///< of one character

// UTF-16's pairs.
constexpr char32_t FirstHigh = 0xD800;
constexpr char32_t FirstLow = 0xDC00;
constexpr char32_t SurrogateCount = 0x400; ///< of each half
constexpr char32_t FirstOfPairs = 0x10000;

bool isUtf8(std::string_view Bytes) {
  const auto *Begin = reinterpret_cast<const llvm::UTF8 *>(Bytes.data());
  return llvm::isLegalUTF8String(&Begin, Begin + Bytes.size());
}

} // namespace

void appendUtf8(std::string &To, char32_t Character) {
  char Buffer[MaxUtf8Bytes];
  char *End = Buffer;
  if (!llvm::ConvertCodePointToUTF8(Character, End)) {
    End = Buffer;
    llvm::ConvertCodePointToUTF8(Replacement, End);
  }
  To.append(Buffer, End);
}

std::string fromUtf16(std::string_view Bytes, bool LittleEndian) {
  auto UnitAt = [&](std::size_t At) -> char32_t {
    const auto First = static_cast<unsigned char>(Bytes[At]);
    const auto Second = static_cast<unsigned char>(Bytes[At + 1]);
    return LittleEndian ? First | Second << 8 : First << 8 | Second;
  };
  std::string Result;
  Result.reserve(Bytes.size() / 2);
  for (std::size_t At = 0; At + 1 < Bytes.size(); At += 2) {
    char32_t Unit = UnitAt(At);
    if (Unit - FirstHigh < SurrogateCount && At + 3 < Bytes.size()) {
      const char32_t Low = UnitAt(At + 2);
      if (Low - FirstLow < SurrogateCount) {
        Unit = FirstOfPairs + (Unit - FirstHigh) * SurrogateCount + (Low - FirstLow);
        At += 2;
      }
    }
    appendUtf8(Result, Unit);
  }
  return Result;
}

std::string fromWindows1252(std::string_view Bytes) {
  std::string Result;
  Result.reserve(Bytes.size());
  for (const char C : Bytes) {
    const auto Byte = static_cast<unsigned char>(C);
    const unsigned Special = Byte - FirstSpecial;
    appendUtf8(Result, Byte >= FirstSpecial && Special < std::size(FromWindows1252)
                           ? FromWindows1252[Special]
                           : Byte);
  }
  return Result;
}

Text::Text(std::string Characters, Encoding From) : Utf8(std::move(Characters)), From(From) {
  LineStarts.reserve(std::ranges::count(Utf8, '\n') + 1);
  LineStarts.push_back(0);
  for (std::size_t At = Utf8.find('\n'); At != std::string::npos; At = Utf8.find('\n', At + 1))
    LineStarts.push_back(static_cast<std::uint32_t>(At + 1));
}

std::optional<Text> Text::decode(std::string Bytes, std::string &Error) {
  if (Bytes.size() > MaxFileBytes) {
    Error = "the file has " + std::to_string(Bytes.size()) + " bytes, more than the " +
            std::to_string(MaxFileBytes) + " that are read";
    return std::nullopt;
  }
  if (Bytes.ends_with(DosEnd))
    Bytes.pop_back();
  const std::string_view All = Bytes;
  if (All.starts_with(LittleEndianMark))
    return Text(fromUtf16(All.substr(LittleEndianMark.size()), true), Encoding::Utf16LittleEndian);
  if (All.starts_with(BigEndianMark))
    return Text(fromUtf16(All.substr(BigEndianMark.size()), false), Encoding::Utf16BigEndian);
  if (!isUtf8(All))
    return Text(fromWindows1252(All), Encoding::Windows1252);
  if (All.starts_with(Utf8Mark))
    Bytes.erase(0, Utf8Mark.size());
  return Text(std::move(Bytes), Encoding::Utf8);
}

Position Text::position(std::size_t Offset) const {
  const auto Next = std::ranges::upper_bound(LineStarts, Offset);
  const std::size_t Start = *std::prev(Next);
  const std::string_view Before = std::string_view(Utf8).substr(Start, Offset - Start);
  const auto Inside = static_cast<unsigned>(std::ranges::count_if(Before, isContinuation));
  const auto Bytes = static_cast<unsigned>(Before.size());
  return {static_cast<unsigned>(Next - LineStarts.begin()), Bytes - Inside + 1, Bytes + 1};
}

} // namespace comsec::registration
