#include "checks/registration/MofLexer.h"

#include "llvm/ADT/StringExtras.h"

#include <charconv>

namespace comsec::registration {
namespace {

constexpr unsigned MaxHexDigits = 4; ///< of an escape

bool isHexDigit(char C) { return llvm::isHexDigit(C); }

/// What a letter behind a backslash means; NUL where it means nothing.
char escaped(char Letter) {
  switch (Letter) {
  case 'b':
    return '\b';
  case 't':
    return '\t';
  case 'n':
    return '\n';
  case 'f':
    return '\f';
  case 'r':
    return '\r';
  case '"':
  case '\'':
  case '\\':
    return Letter;
  default:
    return '\0';
  }
}

/// Reads \x and up to four digits.
bool readHexEscape(Cursor &C, std::string &Result) {
  if (!C.takeWord("x"))
    return false;
  const std::uint32_t Start = C.at();
  unsigned Character = 0;
  while (C.at() - Start < MaxHexDigits && isHexDigit(C.peek())) {
    Character = Character * 16 + llvm::hexDigitValue(C.peek());
    C.skip();
  }
  if (C.at() == Start)
    return false;
  appendUtf8(Result, Character);
  return true;
}

/// Reads what follows a backslash at \p Start. What is no escape stays as it is written.
void readEscape(Cursor &C, std::uint32_t Start, std::string &Result,
                std::vector<Problem> &Problems) {
  if (const char Meant = escaped(C.peek())) {
    C.skip();
    Result += Meant;
    return;
  }
  if (readHexEscape(C, Result))
    return;
  C.goTo(Start + 1);
  Result += '\\';
  Cursor Behind = C;
  Behind.skip();
  Behind.takeWhile(isContinuation);
  addUnexpected(Problems, C.all(), Behind.rangeSince(Start), "an escape of MOF");
}

/// Reads up to \p Quote, behind which the token must end.
bool readQuoted(Cursor &C, Range Token, char Quote, std::string &Result,
                std::vector<Problem> &Problems) {
  C.goTo(Token.Begin + 1);
  while (C.at() < Token.End && C.peek() != Quote) {
    const std::uint32_t Start = C.at();
    if (C.take('\\'))
      readEscape(C, Start, Result, Problems);
    else
      Result +=
          C.takeWhile([&](char Next) { return Next != '\\' && Next != Quote && Next != '\n'; });
  }
  if (C.at() < Token.End)
    return true;
  addProblem(Problems, Token,
             Quote == '"' ? "the string is not closed on its line"
                          : "the character is not closed on its line");
  return false;
}

template <typename Number> bool readAll(std::string_view Digits, Number &Result, auto... Base) {
  const char *End = Digits.data() + Digits.size();
  const auto [Stop, Error] = std::from_chars(Digits.data(), End, Result, Base...);
  return !Digits.empty() && Stop == End && Error == std::errc();
}

bool isReal(llvm::StringRef Digits) { return Digits.find_first_of(".eE") != llvm::StringRef::npos; }

bool readNumber(llvm::StringRef Written, MofValue &Value) {
  Value.Negative = Written.consume_front("-");
  if (!Value.Negative)
    Written.consume_front("+");
  Value.Is = MofValue::Kind::Integer;
  if (Written.consume_front_insensitive("0x"))
    return readAll(Written, Value.Magnitude, 16);
  if (Written.size() > 1 && Written.find_first_not_of("01") == Written.size() - 1 &&
      Written.consume_back_insensitive("b"))
    return readAll(Written, Value.Magnitude, 2);
  if (isReal(Written)) {
    Value.Is = MofValue::Kind::Real;
    const bool Read = readAll(Written, Value.Real);
    Value.Real = Value.Negative ? -Value.Real : Value.Real;
    return Read;
  }
  return readAll(Written, Value.Magnitude, Written.size() > 1 && Written[0] == '0' ? 8 : 10);
}

/// A character is one UTF-8 sequence.
bool readCharacter(std::string_view Characters, MofValue &Value) {
  std::size_t Count = 0;
  char32_t Code = 0;
  for (const char C : Characters) {
    const auto Byte = static_cast<unsigned char>(C);
    const bool Continues = isContinuation(C);
    Count += !Continues;
    const unsigned Lead = Byte < 0x80 ? 0x7F : Byte < 0xE0 ? 0x1F : Byte < 0xF0 ? 0x0F : 0x07;
    Code = Continues ? Code << 6 | (Byte & 0x3F) : Byte & Lead;
  }
  Value.Is = MofValue::Kind::Character;
  Value.Magnitude = Code;
  return Count == 1;
}

} // namespace

bool readConstant(std::string_view Text, const MofToken &Token, MofValue &Value,
                  std::vector<Problem> &Problems) {
  Cursor C(Text);
  switch (Token.Is) {
  case MofToken::Kind::Number:
    if (readNumber(Token.Written, Value))
      return true;
    addUnexpected(Problems, Text, Token.At, "a number of at most 64 bits");
    return false;
  case MofToken::Kind::String:
    Value.Is = MofValue::Kind::String;
    return readQuoted(C, Token.At, '"', Value.Text, Problems);
  default: {
    std::string Characters;
    if (!readQuoted(C, Token.At, '\'', Characters, Problems))
      return false;
    if (readCharacter(Characters, Value))
      return true;
    addUnexpected(Problems, Text, Token.At, "one character between quotes");
    return false;
  }
  }
}

} // namespace comsec::registration
