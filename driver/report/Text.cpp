#include "driver/report/Text.h"

#include "driver/report/Snippet.h"
#include "driver/report/Unicode.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/FormatVariadic.h>
#include <llvm/Support/raw_ostream.h>

namespace comsec::report {

using llvm::raw_ostream;

/// More would push the findings off the screen; SARIF has them all.
static constexpr std::size_t MaxNotifications = 20;
static constexpr std::size_t MaxHeaders = 5;

namespace {

struct Word {
  llvm::StringRef Text;
  raw_ostream::Colors Colour;
};

constexpr Word NoteWord = {"note", raw_ostream::CYAN};

class Writer {
public:
  Writer(raw_ostream &Out, const Report &R, Sources &Text) : Out(Out), R(R), Text(Text) {}
  void finding(const Finding &F);
  void notification(const Notification &N);
  void notifications();
  void summary();

private:
  std::string shown(const facts::Location &Where) const;
  void headline(const std::string &Place, Word W, llvm::StringRef Message, llvm::StringRef Rule);
  void snippet(const facts::Range &Where, std::vector<Edit> Edits = {});
  void fix(const Fix &F);
  void findingsLine();
  void unitsLine();
  void countsLine(const FileCounts &C, llvm::StringRef Kind);
  void callsLine();
  void headersLine();

  raw_ostream &Out;
  const Report &R;
  Sources &Text;
};

} // namespace

/// A finding of level note is called a remark: clang's notes belong to the diagnostic above them.
static Word wordFor(Level L) {
  switch (L) {
  case Level::Error:
    return {"error", raw_ostream::RED};
  case Level::Warning:
    return {"warning", raw_ostream::MAGENTA};
  case Level::Note:
  case Level::None:
    break;
  }
  return {"remark", raw_ostream::BLUE};
}

/// The edits of \p F that stand on line \p Line of \p File and go no further.
static std::vector<Edit> editsOn(const Fix &F, const facts::Location &Where) {
  std::vector<Edit> Edits;
  llvm::copy_if(F.Edits, std::back_inserter(Edits), [&](const Edit &E) {
    return E.Where.Begin.File == Where.File && E.Where.Begin.Line == Where.Line &&
           E.Where.EndLine == Where.Line;
  });
  return Edits;
}

/// Whether \p F can be shown as clang does: under the caret, all of it, and nothing else.
static bool fitsUnderCaret(const Finding &F) {
  return F.Fixes.size() == 1 &&
         editsOn(F.Fixes.front(), F.Where.Begin).size() == F.Fixes.front().Edits.size();
}

std::string Writer::shown(const facts::Location &Where) const {
  std::string Place = shownFile(R, Where.File);
  if (Where.Line != 0)
    Place += llvm::formatv(":{0}:{1}", Where.Line, std::max(Where.Column, 1u));
  return Place;
}

void Writer::headline(const std::string &Place, Word W, llvm::StringRef Message,
                      llvm::StringRef Rule) {
  Out.changeColor(raw_ostream::SAVEDCOLOR, true) << Place << ": ";
  Out.resetColor();
  Out.changeColor(W.Colour, true) << W.Text << ": ";
  Out.resetColor();
  const bool Bold = W.Text != NoteWord.Text;
  if (Bold)
    Out.changeColor(raw_ostream::SAVEDCOLOR, true);
  Out << printable(Message);
  if (!Rule.empty())
    Out << " [comsec-" << Rule << ']';
  if (Bold)
    Out.resetColor();
  Out << '\n';
}

void Writer::snippet(const facts::Range &Where, std::vector<Edit> Edits) {
  if (const auto Line = Text.line(Where.Begin.File, Where.Begin.Line))
    writeSnippet(Out, {*Line, Where, std::move(Edits)});
}

void Writer::fix(const Fix &F) {
  if (F.Edits.empty())
    return;
  const facts::Range &Where = F.Edits.front().Where;
  headline(shown(Where.Begin), NoteWord, F.Description, "");
  snippet(Where, editsOn(F, Where.Begin));
}

void Writer::finding(const Finding &F) {
  const bool Under = fitsUnderCaret(F);
  headline(shown(F.Where.Begin), wordFor(F.Severity), F.Message, F.Rule);
  snippet(F.Where, Under ? F.Fixes.front().Edits : std::vector<Edit>());
  for (const Step &S : F.Path) {
    const bool HasPlace = S.Where.valid();
    headline(HasPlace ? shown(S.Where.Begin) : "comsec-tidy", NoteWord, S.Message, "");
    if (HasPlace)
      snippet(S.Where);
  }
  if (!Under)
    llvm::for_each(F.Fixes, [&](const Fix &X) { fix(X); });
}

void Writer::notification(const Notification &N) {
  const Word W = N.Severity <= Level::Note ? NoteWord : wordFor(N.Severity);
  const std::string Place = N.Where.File.empty() ? "" : " (" + shown(N.Where) + ")";
  Out << "comsec-tidy: ";
  Out.changeColor(W.Colour, true) << W.Text << ": ";
  Out.resetColor() << printable(N.Message) << Place << '\n';
}

void Writer::notifications() {
  std::size_t Written = 0, Left = 0;
  for (const Notification &N : R.Notifications) {
    if (N.Id == "missing-header" || N.Id == "call-recovered")
      continue; // the summary names the headers, and counts the calls
    if (Written == MaxNotifications) {
      ++Left;
      continue;
    }
    notification(N);
    ++Written;
  }
  if (Left > 0)
    Out << "comsec-tidy: and " << Left << " more like these; the SARIF report has them all\n";
}

void Writer::findingsLine() {
  std::size_t Number[4] = {}, Commented = 0, Accepted = 0, Known = 0;
  for (const ReportedFinding &F : R.Findings)
    ++(F.Suppressed ? F.Justification.empty() ? Commented : Accepted
       : F.Known    ? Known
                    : Number[static_cast<unsigned>(F.What.Severity)]);
  std::vector<std::string> Parts;
  for (Level L : {Level::Error, Level::Warning, Level::Note, Level::None})
    if (const std::size_t N = Number[static_cast<unsigned>(L)])
      Parts.push_back(counted(N, wordFor(L).Text));
  const llvm::StringRef None = R.HasBaseline ? "no new findings" : "no findings";
  Out << "comsec-tidy: " << (Parts.empty() ? None.str() : llvm::join(Parts, ", "));
  Parts.clear();
  if (Known > 0)
    Parts.push_back(llvm::formatv("{0} known before", Known));
  if (Commented > 0)
    Parts.push_back(llvm::formatv("{0} suppressed by NOLINT", Commented));
  if (Accepted > 0)
    Parts.push_back(llvm::formatv("{0} accepted by the project", Accepted));
  if (!Parts.empty())
    Out << " (and " << llvm::join(Parts, ", ") << ")";
  Out << '\n';
}

void Writer::unitsLine() {
  if (R.Covered.Units > 0 || R.Covered.Registrations.Units == 0)
    countsLine(R.Covered, "translation unit");
  if (R.Covered.PassedOver > 0)
    Out << "  " << R.Covered.PassedOver << " more passed over: nothing in "
        << (R.Covered.PassedOver > 1 ? "them" : "it") << " can matter (--no-prefilter)\n";
  if (R.Covered.Registrations.Units > 0)
    countsLine(R.Covered.Registrations, "registration file");
}

void Writer::countsLine(const FileCounts &C, llvm::StringRef Kind) {
  Out << "  " << counted(C.Units, Kind) << ": " << C.Complete << " analysed completely";
  if (C.Partial > 0)
    Out << ", " << C.Partial << " in part";
  if (C.Failed > 0)
    Out << ", " << C.Failed << " not at all";
  Out << '\n';
}

void Writer::callsLine() {
  if (const unsigned Calls = R.Covered.RecoveredCalls)
    Out << "  " << counted(Calls, "call") << " read from tokens, in code that the compiler lost\n";
}

void Writer::headersLine() {
  const auto &Headers = R.Covered.MissingHeaders;
  if (Headers.empty())
    return;
  std::vector<std::string> Names;
  for (const MissingHeader &H : llvm::ArrayRef(Headers).take_front(MaxHeaders))
    Names.push_back(
        llvm::formatv("{0} ({1})", printable(H.Name), counted(H.WantedBy.size(), "unit")));
  Out << "  headers not found: " << llvm::join(Names, ", ");
  if (Headers.size() > MaxHeaders)
    Out << " and " << Headers.size() - MaxHeaders << " more";
  Out << '\n';
}

void Writer::summary() {
  findingsLine();
  unitsLine();
  callsLine();
  headersLine();
}

void writeText(raw_ostream &Out, const Report &R, Sources &Text, const TextOptions &Options) {
  Out.enable_colors(Options.Colours);
  Writer W(Out, R, Text);
  for (const ReportedFinding &F : R.Findings)
    if (F.isNew())
      W.finding(F.What);
  if (Options.Quiet)
    return;
  W.notifications();
  W.summary();
}

} // namespace comsec::report
