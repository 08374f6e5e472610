// Source lines for the HTML report.
#include "driver/report/HtmlParts.h"
#include "driver/report/Unicode.h"

#include <llvm/ADT/StringExtras.h>

#include <algorithm>

namespace comsec::report::html {

using llvm::StringRef;

/// A range may be a whole class; its beginning is enough to recognise it.
static constexpr unsigned MaxMarkedLines = 8;
/// Of a longer line the part around the mark is shown: generated code must not blow up the page.
static constexpr std::size_t MaxLine = 400;
static constexpr std::size_t MaxBeforeMark = 100;
static constexpr char Cut[] = "…";

/// A part of a line, in bytes from 0.
struct Part {
  std::size_t Begin = 0, End = 0;
};

/// What \p Where covers of \p Line, its line \p Number; nothing of the blanks around the code.
static Part markOn(StringRef Line, unsigned Number, const facts::Range &Where) {
  const auto Clamped = [&](unsigned Column) {
    return std::min<std::size_t>(std::max(Column, 1u) - 1, Line.size());
  };
  Part Mark{0, Line.rtrim().size()};
  if (Number == Where.Begin.Line) {
    Mark.Begin = Clamped(Where.Begin.Column);
    if (Where.EndLine < Number) // only the beginning is known: the word there
      Mark.End = Mark.Begin + Line.substr(Mark.Begin)
                                  .take_while([](char C) { return llvm::isAlnum(C) || C == '_'; })
                                  .size();
  } else {
    Mark.Begin = Line.size() - Line.ltrim().size();
  }
  if (Number == Where.EndLine)
    Mark.End = Clamped(Where.EndColumn);
  return {Mark.Begin, std::max(Mark.Begin, Mark.End)};
}

/// \p Code for the page: tabs stay, other controls show.
static std::string shown(StringRef Code) {
  std::string Text;
  for (StringRef Rest = Code; !Rest.empty();) {
    const StringRef Plain = Rest.take_while([](char C) { return llvm::isPrint(C) || C == '\t'; });
    Text += Plain;
    Rest = Rest.drop_front(Plain.size());
    if (Rest.empty())
      break;
    const Glyph Next = firstGlyph(Rest);
    Text += Next.Shown;
    Rest = Rest.drop_front(Next.Bytes);
  }
  return Text;
}

/// \p At, or the beginning of the character that it is in the middle of.
static std::size_t characterAt(StringRef Line, std::size_t At) {
  while (At > 0 && At < Line.size() && (static_cast<unsigned char>(Line[At]) & 0xC0) == 0x80)
    --At;
  return At;
}

Object markedLine(StringRef Line, std::size_t MarkBegin, std::size_t MarkEnd) {
  std::size_t Begin = 0, End = Line.size();
  if (End > MaxLine) {
    Begin = characterAt(Line, MarkBegin - std::min(MarkBegin, MaxBeforeMark));
    End = characterAt(Line, std::min(Begin + MaxLine, End));
  }
  const std::size_t From = std::clamp(characterAt(Line, MarkBegin), Begin, End);
  const std::size_t To = std::clamp(characterAt(Line, MarkEnd), From, End);
  Object Data{{"before", (Begin > 0 ? Cut : "") + shown(Line.slice(Begin, From))},
              {"after", shown(Line.slice(To, End)) + (End < Line.size() ? Cut : "")}};
  if (To > From)
    Data["mark"] = shown(Line.slice(From, To));
  return Data;
}

Value excerpt(Sources &Text, const facts::Range &Where, unsigned Around) {
  if (!Where.valid() || !Text.line(Where.Begin.File, Where.Begin.Line))
    return nullptr;
  const unsigned First = Where.Begin.Line;
  const unsigned Last = std::clamp(Where.EndLine, First, First + MaxMarkedLines - 1);
  Array Lines;
  for (unsigned Number = First - std::min(Around, First - 1); Number <= Last + Around; ++Number) {
    const auto Line = Text.line(Where.Begin.File, Number);
    if (!Line)
      break;
    const bool Covered = Number >= First && Number <= Last;
    const Part Mark = Covered ? markOn(*Line, Number, Where) : Part();
    Object Data = markedLine(*Line, Mark.Begin, Mark.End);
    Data["number"] = llvm::utostr(Number);
    Lines.push_back(std::move(Data));
  }
  return Object{{"lines", std::move(Lines)}};
}

} // namespace comsec::report::html
