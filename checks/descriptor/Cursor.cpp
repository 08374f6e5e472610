#include "checks/descriptor/Cursor.h"

#include <algorithm>
#include <charconv>

namespace comsec::descriptor {

bool Cursor::comes(std::string_view Word) const {
  std::string_view Next = rest().substr(0, Word.size());
  return std::ranges::equal(Next, Word, {}, upper);
}

bool Cursor::take(std::string_view Word) {
  if (!comes(Word))
    return false;
  skip(Word.size());
  return true;
}

bool Cursor::expect(char C) {
  skipSpace();
  if (atEnd() || peek() != C)
    return fail(std::string("'") + C + "' is missing here");
  skip();
  skipSpace();
  return true;
}

bool Cursor::fail(std::size_t Offset, std::string Message) {
  if (!Error)
    Error = SyntaxError{Offset, std::move(Message)};
  return false;
}

namespace {

bool isOctal(std::string_view Digits) {
  return Digits.size() > 1 && Digits[0] == '0' &&
         std::ranges::all_of(Digits, [](char D) { return D < '8'; });
}

} // namespace

bool readNumber(Cursor &C, unsigned Bits, std::uint64_t &Number) {
  std::size_t Start = C.at();
  bool Hex = C.take("0X");
  std::string_view Digits = Hex ? C.takeWhile(isHexDigit) : C.takeWhile(isDigit);
  if (Digits.empty())
    return C.fail("a number is missing here");
  int Base = Hex ? 16 : isOctal(Digits) ? 8 : 10;
  auto [End, Result] = std::from_chars(Digits.data(), Digits.data() + Digits.size(), Number, Base);
  bool Fits = Result == std::errc() && (Bits == 64 || Number >> Bits == 0);
  return Fits || C.fail(Start, "the number does not fit " + std::to_string(Bits) + " bits");
}

} // namespace comsec::descriptor
