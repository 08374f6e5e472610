#include "driver/report/SarifParts.h"
#include "driver/report/Unicode.h"

#include <llvm/ADT/StringExtras.h>

#include <algorithm>

namespace comsec::report::sarif {

/// Code longer than this is left out: minified and generated lines would blow up the report.
static constexpr std::size_t MaxSnippet = 2000;
static constexpr char BaseId[] = "SRCROOT";

std::string relativeUri(std::string_view Path) {
  std::string Uri;
  for (char C : Path) {
    if (llvm::isAlnum(C) || llvm::StringRef("/-._~").contains(C))
      Uri += C;
    else
      Uri += '%' + llvm::utohexstr(static_cast<unsigned char>(C), false, 2);
  }
  return Uri;
}

Json artifactLocation(const std::string &File) {
  return {{"uri", relativeUri(File)}, {"uriBaseId", BaseId}};
}

unsigned Places::utf16Column(const std::string &File, unsigned Line, unsigned Column) {
  const unsigned Before = std::max(Column, 1u) - 1;
  const auto Found = Text.line(File, Line);
  return (Found ? utf16Length(Found->substr(0, Before)) : Before) + 1;
}

Json Places::exactRegion(const facts::Range &Where) {
  const facts::Location &Begin = Where.Begin;
  const facts::Location End = endPlace(Where);
  return {{"startLine", Begin.Line},
          {"startColumn", utf16Column(Begin.File, Begin.Line, Begin.Column)},
          {"endLine", End.Line},
          {"endColumn", utf16Column(End.File, End.Line, End.Column)}};
}

/// Where the marked part of \p Line ends, as byte column: at the end of \p Where, of the line when
/// it spans several, of the word when only its beginning is known.
static std::size_t endOf(std::string_view Line, const facts::Range &Where) {
  const llvm::StringRef Text(Line);
  const std::size_t Begin = Where.Begin.Column;
  if (Where.EndLine > Where.Begin.Line)
    return std::max(Text.rtrim().size(), Begin) + 1;
  if (Where.EndLine == Where.Begin.Line && Where.EndColumn > Begin)
    return Where.EndColumn;
  const auto InWord = [](char C) { return llvm::isAlnum(C) || C == '_'; };
  const std::size_t Word = Text.substr(Begin - 1).take_while(InWord).size();
  return Begin + std::max<std::size_t>(Word, 1);
}

Json Places::region(const facts::Range &Where) {
  facts::Range One = Where;
  One.Begin.Column = std::max(One.Begin.Column, 1u);
  const auto Line = Text.line(One.Begin.File, One.Begin.Line);
  if (Line)
    One.Begin.Column = std::min<std::size_t>(One.Begin.Column, Line->size() + 1);
  One.EndColumn = endOf(Line.value_or(""), One);
  if (Line)
    One.EndColumn = std::min<std::size_t>(One.EndColumn, Line->size() + 1);
  One.EndLine = One.Begin.Line;
  Json Region = exactRegion(One);
  const unsigned Length = One.EndColumn - One.Begin.Column;
  if (Line && Length <= MaxSnippet)
    Region["snippet"] = message(Line->substr(One.Begin.Column - 1, Length));
  return Region;
}

/// The line and what fits of its neighbours; null when the line itself is too long.
Json Places::linesAround(const facts::Location &Where) {
  unsigned First = Where.Line, Last = Where.Line;
  std::size_t Room = MaxSnippet;
  const auto Fits = [&](unsigned Number) {
    const auto Line = Text.line(Where.File, Number);
    if (!Line || Line->size() > Room)
      return false;
    Room -= Line->size();
    return true;
  };
  if (!Fits(Where.Line))
    return nullptr;
  if (Fits(First - 1))
    --First;
  if (Fits(Last + 1))
    ++Last;
  std::string Code;
  for (unsigned Number = First; Number <= Last; ++Number)
    Code.append(Number > First ? "\n" : "").append(*Text.line(Where.File, Number));
  return {{"startLine", First}, {"endLine", Last}, {"snippet", message(Code)}};
}

/// The part of a long line around the place; null when the line cannot be read.
Json Places::partAround(const facts::Location &Where) {
  const auto Line = Text.line(Where.File, Where.Line);
  if (!Line)
    return nullptr;
  const auto InCharacter = [&](std::size_t At) {
    return At < Line->size() && (static_cast<unsigned char>((*Line)[At]) & 0xC0) == 0x80;
  };
  const std::size_t Middle = std::min<std::size_t>(Where.Column, Line->size());
  std::size_t Begin = Middle - std::min(Middle, MaxSnippet / 2);
  std::size_t End = std::min(Begin + MaxSnippet, Line->size());
  while (Begin > 0 && InCharacter(Begin))
    --Begin;
  while (InCharacter(End))
    ++End;
  facts::Range Part = {Where, Where.Line, static_cast<unsigned>(End + 1)};
  Part.Begin.Column = Begin + 1;
  Json Region = exactRegion(Part);
  Region["snippet"] = message(Line->substr(Begin, End - Begin));
  return Region;
}

Json Places::physicalLocation(const facts::Range &Where) {
  Json Place = {{"artifactLocation", artifactLocation(Where.Begin.File)}};
  if (!Where.valid()) // a whole file
    return Place;
  Place["region"] = region(Where);
  // Viewers show the context when they have no source. It must hold more than the region itself.
  Json Context = linesAround(Where.Begin);
  if (Context.is_null())
    Context = partAround(Where.Begin);
  if (!Context.is_null() && Context["snippet"] != Place["region"].value("snippet", Json()))
    Place["contextRegion"] = std::move(Context);
  return Place;
}

} // namespace comsec::report::sarif
