// Fixes as small diffs, for the HTML report.
#include "driver/report/HtmlParts.h"
#include "driver/report/Unicode.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>

#include <algorithm>
#include <map>

namespace comsec::report::html {

using llvm::ArrayRef;
using llvm::StringRef;

using Lines = llvm::SmallVector<StringRef>;

namespace {

/// Lines First to Last of a file, which \p Edits change.
struct Hunk {
  unsigned First = 0, Last = 0;
  llvm::SmallVector<const Edit *> Edits; ///< in order
};

} // namespace

/// Edits on one line are one change.
static std::vector<Hunk> hunksOf(ArrayRef<const Edit *> Edits) {
  std::vector<Hunk> Hunks;
  for (const Edit *E : Edits) {
    if (Hunks.empty() || Hunks.back().Last < E->Where.Begin.Line)
      Hunks.push_back({E->Where.Begin.Line, 0, {}});
    Hunks.back().Last = std::max(Hunks.back().Last, endPlace(E->Where).Line);
    Hunks.back().Edits.push_back(E);
  }
  return Hunks;
}

/// \p Old, the lines of \p H, with its edits made.
static std::string edited(const Hunk &H, const Lines &Old) {
  std::vector<std::size_t> Starts = {0};
  for (StringRef Line : Old)
    Starts.push_back(Starts.back() + Line.size() + 1);
  const auto At = [&](unsigned Line, unsigned Column) {
    const unsigned Index = std::min<std::size_t>(Line - H.First, Old.size() - 1);
    return Starts[Index] + std::min<std::size_t>(std::max(Column, 1u) - 1, Old[Index].size());
  };
  std::string Text = llvm::join(Old, "\n");
  for (const Edit *E : llvm::reverse(H.Edits)) {
    const facts::Location EndAt = endPlace(E->Where);
    const std::size_t Begin = At(E->Where.Begin.Line, E->Where.Begin.Column);
    const std::size_t End = std::max(At(EndAt.Line, EndAt.Column), Begin);
    Text.replace(Begin, End - Begin, E->Replacement);
  }
  return Text;
}

/// Whether a mark must not begin or end behind \p C: in a word, or in a character.
static bool inWord(char C) {
  return llvm::isAlnum(C) || C == '_' || static_cast<unsigned char>(C) >= 0x80;
}

/// How long \p A and \p B are the same at their beginning, in whole words.
static std::size_t sameBeginning(StringRef A, StringRef B) {
  std::size_t Same = std::mismatch(A.begin(), A.end(), B.begin(), B.end()).first - A.begin();
  while (Same > 0 && inWord(A[Same - 1]))
    --Same;
  return Same;
}

/// The same at their ends.
static std::size_t sameEnd(StringRef A, StringRef B) {
  std::size_t Same = std::mismatch(A.rbegin(), A.rend(), B.rbegin(), B.rend()).first - A.rbegin();
  while (Same > 0 && inWord(A[A.size() - Same]))
    --Same;
  return Same;
}

/// Puts the lines of one side of a change into \p To. What the line that stands for it on the
/// \p Other side does not have is marked.
static void addLines(Array &To, ArrayRef<StringRef> Side, ArrayRef<StringRef> Other, StringRef Sign,
                     StringRef Kind) {
  for (const auto &[Index, Line] : llvm::enumerate(Side)) {
    Object Data;
    if (Side.size() == Other.size()) {
      const std::size_t Begin = sameBeginning(Line, Other[Index]);
      const std::size_t End = sameEnd(Line.drop_front(Begin), Other[Index].drop_front(Begin));
      Data = markedLine(Line, Begin, Line.size() - End);
    } else {
      Data = markedLine(Line, 0, 0);
    }
    Data["sign"] = Sign;
    Data["kind"] = Kind;
    To.push_back(std::move(Data));
  }
}

/// The lines that \p H takes away and puts in. Null when the source is not what it was.
static Value change(Sources &Text, const std::string &File, const Hunk &H) {
  Lines Old;
  for (unsigned Number = H.First; Number <= H.Last; ++Number) {
    const auto Line = Text.line(File, Number);
    if (!Line)
      return nullptr;
    Old.push_back(*Line);
  }
  const std::string NewText = edited(H, Old);
  Lines New;
  StringRef(NewText).split(New, '\n');
  // What an insertion of whole lines leaves as it is.
  std::size_t Same = 0;
  while (Same < std::min(Old.size(), New.size()) && Old[Same] == New[Same])
    ++Same;
  ArrayRef<StringRef> Gone = ArrayRef(Old).drop_front(Same), Come = ArrayRef(New).drop_front(Same);
  while (!Gone.empty() && !Come.empty() && Gone.back() == Come.back()) {
    Gone = Gone.drop_back();
    Come = Come.drop_back();
  }
  Array Changed;
  addLines(Changed, Gone, Come, "-", "gone");
  addLines(Changed, Come, Gone, "+", "come");
  return Object{{"place", placeText({File, static_cast<unsigned>(H.First + Same)})},
                {"changed", std::move(Changed)}};
}

Value fix(Sources &Text, const Fix &F) {
  std::map<std::string, std::vector<const Edit *>> ByFile;
  for (const Edit &E : F.Edits)
    ByFile[E.Where.Begin.File].push_back(&E);
  Array Changes;
  for (auto &[File, Edits] : ByFile) {
    llvm::stable_sort(Edits, [](const Edit *A, const Edit *B) { return A->Where < B->Where; });
    for (const Hunk &H : hunksOf(Edits))
      if (Value Change = change(Text, File, H); Change.getAsObject())
        Changes.push_back(std::move(Change));
  }
  return Object{{"description", printable(F.Description)}, {"changes", std::move(Changes)}};
}

} // namespace comsec::report::html
