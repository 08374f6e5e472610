#include "driver/report/Snippet.h"

#include "driver/report/Unicode.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/FormatVariadic.h>
#include <llvm/Support/raw_ostream.h>

#include <algorithm>

namespace comsec::report {

static constexpr unsigned TabStop = 8;
/// Longer lines are cut around the caret: generated code must not flood a terminal.
static constexpr unsigned MaxColumns = 140;
static constexpr llvm::StringRef Cut = "...";

namespace {

/// A source line laid out for a terminal: columns from 0, tabs expanded.
class Layout {
public:
  explicit Layout(std::string_view Line);

  /// The terminal column of byte column \p Column (from 1); behind the line: its end.
  unsigned at(unsigned Column) const {
    return Columns[std::min<std::size_t>(Column ? Column - 1 : 0, Columns.size() - 1)];
  }
  unsigned width() const { return Columns.back(); }

  /// Keeps at most MaxColumns columns, with [\p Begin, \p End) among them if it can be.
  void cutAround(unsigned Begin, unsigned End);

  std::string shown() const;
  /// Where what is shown of column \p At stands.
  unsigned position(unsigned At) const {
    return std::clamp(At, First, Last) - First + (First > 0 ? Cut.size() : 0);
  }

private:
  std::vector<Glyph> Glyphs;
  std::vector<unsigned> Columns; ///< terminal column of each byte and of the end
  unsigned First = 0;            ///< first column that is shown
  unsigned Last = 0;             ///< end of what is shown
};

} // namespace

Layout::Layout(std::string_view Line) {
  unsigned Column = 0;
  while (!Line.empty()) {
    Glyph Next = firstGlyph(Line);
    if (Line.front() == '\t') {
      const unsigned Blanks = TabStop - Column % TabStop;
      Next = {1, std::string(Blanks, ' '), Blanks};
    }
    Columns.insert(Columns.end(), Next.Bytes, Column);
    Column += Next.Columns;
    Line.remove_prefix(Next.Bytes);
    Glyphs.push_back(std::move(Next));
  }
  Columns.push_back(Column);
  Last = Column;
}

void Layout::cutAround(unsigned Begin, unsigned End) {
  if (width() <= MaxColumns)
    return;
  // The range in the middle; when it is longer than the room its beginning counts.
  const unsigned Covered = std::min(End - Begin, MaxColumns);
  const unsigned Before = (MaxColumns - Covered) / 2;
  const unsigned Wanted = std::min(Begin - std::min(Begin, Before), width() - MaxColumns);
  // Not in the middle of a character.
  const auto Start = llvm::lower_bound(Columns, Wanted);
  First = std::min(*Start, Begin);
  Last = *std::prev(llvm::upper_bound(Columns, First + MaxColumns));
}

std::string Layout::shown() const {
  std::string Text(First > 0 ? Cut : "");
  unsigned Column = 0;
  for (const Glyph &G : Glyphs) {
    if (Column >= First && Column + G.Columns <= Last)
      Text += G.Shown;
    Column += G.Columns;
  }
  return Text += Last < width() ? Cut : "";
}

/// The byte column where the underline of \p S ends.
static unsigned endColumn(const Snippet &S) {
  const facts::Range &R = S.Where;
  if (R.EndLine > R.Begin.Line) // only this line is shown of it
    return llvm::StringRef(S.Line).rtrim().size() + 1;
  return R.EndLine == R.Begin.Line ? R.EndColumn : 0;
}

/// The replacements of \p S, each under the place where it belongs, or behind the one before.
static std::string replacements(const Snippet &S, const Layout &L) {
  std::vector<Edit> Edits = S.Edits;
  llvm::stable_sort(Edits, [](const Edit &A, const Edit &B) { return A.Where < B.Where; });
  std::string Line;
  unsigned Column = 0;
  for (const Edit &E : Edits) {
    const unsigned At = L.position(L.at(E.Where.Begin.Column));
    if (At > Column || Column == 0)
      Line.append(At - Column, ' '), Column = At;
    else
      Line += ' ', ++Column;
    std::string_view Rest = E.Replacement;
    for (; !Rest.empty(); Rest.remove_prefix(firstGlyph(Rest).Bytes)) {
      Glyph Next = firstGlyph(Rest);
      Line += Next.Shown;
      Column += Next.Columns;
    }
  }
  return Line;
}

static void writeMarks(llvm::raw_ostream &Out, llvm::StringRef Gutter, llvm::StringRef Marks,
                       bool Bold) {
  Out << Gutter;
  Out.changeColor(llvm::raw_ostream::GREEN, Bold) << Marks.rtrim();
  Out.resetColor() << '\n';
}

void writeSnippet(llvm::raw_ostream &Out, const Snippet &S) {
  Layout L(S.Line);
  const unsigned Caret = L.at(S.Where.Begin.Column);
  const unsigned End = std::max(L.at(endColumn(S)), Caret + 1);
  L.cutAround(Caret, End);

  const std::string Number = llvm::utostr(S.Where.Begin.Line);
  const unsigned Digits = std::max<std::size_t>(S.GutterDigits, Number.size());
  Out.indent(1 + Digits - Number.size()) << Number << " | " << L.shown() << '\n';

  const std::string Gutter = std::string(Digits + 2, ' ') + "| ";
  const unsigned From = L.position(Caret);
  const unsigned To = std::max(L.position(End), From + 1);
  writeMarks(Out, Gutter, std::string(From, ' ') + '^' + std::string(To - From - 1, '~'), true);
  if (!S.Edits.empty())
    writeMarks(Out, Gutter, replacements(S, L), false);
}

} // namespace comsec::report
