// Where a parser of SDDL stands in its text. Internal to this folder.
#pragma once

#include "checks/descriptor/Descriptor.h"

#include <string_view>

namespace comsec::descriptor {

// Of ASCII, whatever the locale.
constexpr bool isDigit(char C) { return C >= '0' && C <= '9'; }
constexpr bool isAlpha(char C) { return (C >= 'A' && C <= 'Z') || (C >= 'a' && C <= 'z'); }
constexpr bool isHexDigit(char C) {
  return isDigit(C) || (C >= 'A' && C <= 'F') || (C >= 'a' && C <= 'f');
}
constexpr bool isSpace(char C) { return C == ' ' || (C >= '\t' && C <= '\r'); }
constexpr char upper(char C) { return C >= 'a' && C <= 'z' ? static_cast<char>(C - 'a' + 'A') : C; }

/// Steps through a text. The functions that read return false when the text is wrong; the first
/// error that was noted is the one that counts.
class Cursor {
public:
  explicit Cursor(std::string_view Text) : Text(Text) {}

  std::size_t at() const { return At; }
  void goTo(std::size_t Offset) { At = Offset; }
  bool atEnd() const { return At == Text.size(); }
  /// The character \p Ahead of here; NUL behind the end.
  char peek(std::size_t Ahead = 0) const {
    return At + Ahead < Text.size() ? Text[At + Ahead] : '\0';
  }
  std::string_view rest() const { return Text.substr(At); }
  std::string_view since(std::size_t Start) const { return Text.substr(Start, At - Start); }

  void skip(std::size_t Count = 1) { At += Count; }
  void skipSpace() { takeWhile(isSpace); }
  template <typename Test> std::string_view takeWhile(Test Fits) {
    std::size_t Start = At;
    while (At < Text.size() && Fits(Text[At]))
      ++At;
    return since(Start);
  }

  /// Whether \p Word, given in capitals, comes next, in any case.
  bool comes(std::string_view Word) const;
  bool take(std::string_view Word);
  /// Takes \p C, and space on both sides of it, or notes that it is missing.
  bool expect(char C);

  /// Always false.
  bool fail(std::size_t Offset, std::string Message);
  bool fail(std::string Message) { return fail(At, std::move(Message)); }
  bool failed() const { return Error.has_value(); }
  SyntaxError error() const { return Error.value_or(SyntaxError()); }
  void forgetError() { Error.reset(); }

private:
  std::string_view Text;
  std::size_t At = 0;
  std::optional<SyntaxError> Error;
};

/// Reads 0x1F, 017 or 15, of at most \p Bits bits.
bool readNumber(Cursor &C, unsigned Bits, std::uint64_t &Number);

/// Reads "S-1-…" or an alias.
bool readSid(Cursor &C, Sid &Result);

/// Reads "(expression)" of a conditional entry, with what is inside. It is checked, not kept: its
/// value depends on the caller.
bool readCondition(Cursor &C);

/// Reads ("name",type,flags,values…) of a resource attribute.
bool readAttribute(Cursor &C);

} // namespace comsec::descriptor
