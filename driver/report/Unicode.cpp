#include "driver/report/Unicode.h"

#include <llvm/Support/ConvertUTF.h>
#include <llvm/Support/FormatVariadic.h>
#include <llvm/Support/Unicode.h>

namespace comsec::report {

static const llvm::UTF8 *units(std::string_view Text) {
  return reinterpret_cast<const llvm::UTF8 *>(Text.data());
}

std::u32string decode(std::string_view Bytes) {
  static_assert(sizeof(char32_t) == sizeof(llvm::UTF32));
  std::u32string Points(Bytes.size(), U'\0'); // never more code points than bytes
  const llvm::UTF8 *From = units(Bytes);
  auto *Begin = reinterpret_cast<llvm::UTF32 *>(Points.data());
  llvm::UTF32 *To = Begin;
  llvm::ConvertUTF8toUTF32(&From, From + Bytes.size(), &To, Begin + Points.size(),
                           llvm::lenientConversion);
  Points.resize(To - Begin);
  return Points;
}

static void append(std::string &Text, char32_t Point) {
  char Units[UNI_MAX_UTF8_BYTES_PER_CODE_POINT];
  char *End = Units;
  llvm::ConvertCodePointToUTF8(Point, End);
  Text.append(Units, End);
}

std::string toUtf8(std::string_view Bytes) {
  const llvm::UTF8 *Begin = units(Bytes);
  if (llvm::isLegalUTF8String(&Begin, units(Bytes) + Bytes.size()))
    return std::string(Bytes);
  std::string Text;
  for (char32_t Point : decode(Bytes))
    append(Text, Point);
  return Text;
}

unsigned utf16Length(std::string_view Bytes) {
  constexpr char32_t LastOfOneUnit = 0xFFFF;
  unsigned Length = 0;
  for (char32_t Point : decode(Bytes))
    Length += Point > LastOfOneUnit ? 2 : 1;
  return Length;
}

static Glyph escaped(unsigned Bytes, std::string Shown) {
  const unsigned Columns = Shown.size();
  return {Bytes, std::move(Shown), Columns};
}

Glyph firstGlyph(std::string_view Text) {
  const unsigned Bytes = llvm::getNumBytesForUTF8(Text.front());
  const llvm::UTF8 *From = units(Text);
  llvm::UTF32 Point = 0;
  if (Bytes > Text.size() ||
      llvm::convertUTF8Sequence(&From, From + Bytes, &Point, llvm::strictConversion) !=
          llvm::conversionOK)
    return escaped(1, llvm::formatv("<{0:X-2}>", static_cast<unsigned char>(Text.front())));
  if (!llvm::sys::unicode::isPrintable(Point))
    return escaped(Bytes, llvm::formatv("<U+{0:X-4}>", Point));
  const llvm::StringRef Shown(Text.data(), Bytes);
  return {Bytes, Shown.str(), static_cast<unsigned>(llvm::sys::unicode::columnWidthUTF8(Shown))};
}

std::string printable(std::string_view Text) {
  std::string Shown;
  while (!Text.empty()) {
    Glyph Next = firstGlyph(Text);
    Shown += Next.Shown;
    Text.remove_prefix(Next.Bytes);
  }
  return Shown;
}

} // namespace comsec::report
