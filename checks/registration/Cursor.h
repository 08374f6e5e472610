// Where a reader stands in its text, what it could not read, and how much it may keep. For readers
// only.
#pragma once

#include "checks/registration/Problem.h"

#include "llvm/ADT/StringRef.h"

namespace comsec::registration {

/// Adds to \p List unless it is full; an entry then says that there are more.
void addProblem(std::vector<Problem> &List, Range At, std::string_view Message);
/// The same of what stands at \p At: "<Expected> expected, met <that>".
void addUnexpected(std::vector<Problem> &List, std::string_view Text, Range At,
                   std::string_view Expected);
/// Readers look ahead and go back.
void sortByPlace(std::vector<Problem> &List);

/// Appends \p Character, or U+FFFD where that is none.
void appendUtf8(std::string &To, char32_t Character);
/// A last odd byte does not count.
std::string fromUtf16(std::string_view Bytes, bool LittleEndian);
std::string fromWindows1252(std::string_view Bytes);

constexpr bool isBlank(char C) {
  return C == ' ' || C == '\t' || C == '\r' || C == '\f' || C == '\v';
}
constexpr bool isSpace(char C) { return isBlank(C) || C == '\n'; }

/// Whether \p C is not the first byte of a character of UTF-8.
constexpr bool isContinuation(char C) { return (static_cast<unsigned char>(C) & 0xC0) == 0x80; }

/// Steps through a text.
class Cursor {
public:
  explicit Cursor(std::string_view Text) : Text(Text) {}

  std::uint32_t at() const { return At; }
  void goTo(std::uint32_t Offset) { At = Offset; }
  bool atEnd() const { return At == Text.size(); }
  /// The character \p Ahead of here; NUL behind the end.
  char peek(std::size_t Ahead = 0) const {
    return At + Ahead < Text.size() ? Text[At + Ahead] : '\0';
  }
  std::string_view all() const { return Text; }
  std::string_view rest() const { return Text.substr(At); }
  std::string_view in(Range R) const { return Text.substr(R.Begin, R.End - R.Begin); }
  std::string_view since(std::uint32_t Start) const { return in({Start, At}); }
  Range rangeSince(std::uint32_t Start) const { return {Start, At}; }

  /// Stays at the end.
  void skip(std::size_t Count = 1) {
    At = static_cast<std::uint32_t>(std::min(Text.size(), At + Count));
  }
  template <typename Test> std::string_view takeWhile(Test Fits) {
    const std::uint32_t Start = At;
    while (At < Text.size() && Fits(Text[At]))
      ++At;
    return since(Start);
  }
  bool take(char C) {
    const bool Comes = !atEnd() && Text[At] == C;
    At += Comes;
    return Comes;
  }
  /// Whether \p Word, in any case, came next, and was taken.
  bool takeWord(llvm::StringRef Word) {
    const bool Comes = llvm::StringRef(rest()).starts_with_insensitive(Word);
    At += Comes ? Word.size() : 0;
    return Comes;
  }
  /// Goes to the line end, and over it if \p Over.
  void skipLine(bool Over = true) {
    takeWhile([](char C) { return C != '\n'; });
    if (Over)
      skip();
  }

private:
  std::string_view Text;
  std::uint32_t At = 0;
};

/// How much the plain data of one file may take. A hostile file can be small and mean much, such
/// as a million keys below one long name.
class Budget {
public:
  /// Whether \p Bytes more are left; false from then on.
  bool take(std::size_t Bytes) {
    Left = Bytes <= Left ? Left - Bytes : 0;
    return Left != 0;
  }
  bool spent() const { return Left == 0; }

private:
  std::size_t Left = std::size_t(128) << 20;
};

inline constexpr const char *BudgetSpent = "the file says more than can be kept: the rest is not "
                                           "read";

} // namespace comsec::registration
