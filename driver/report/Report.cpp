#include "driver/report/Report.h"

#include "driver/report/Silence.h"
#include "driver/report/Unicode.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/FormatVariadic.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace comsec::report {

using facts::Note;
using facts::NoteKind;
using facts::Unit;

namespace {

/// A header that was not found, over all units.
struct Missing {
  std::string Name;                      ///< as the first includer writes it
  facts::Location First;                 ///< the first #include of it
  std::map<unsigned, std::string> Units; ///< that want it: indexes and main files
};

/// Turns what units noted into notifications and coverage.
class Notes {
public:
  explicit Notes(Report &R) : R(R) {}
  void add(const Unit &U, unsigned Index);
  void finish();

private:
  void addNote(const Unit &U, const Note &N, unsigned Index);
  void addParseError(const Unit &U);
  void notify(std::string Id, Level Severity, std::string Message, facts::Location Where) {
    R.Notifications.push_back({std::move(Id), Severity, std::move(Message), std::move(Where)});
  }

  Report &R;
  std::map<std::string, Missing> Headers;           ///< by name, folded as Windows folds it
  std::map<facts::Location, std::string> Skipped;   ///< calls that an #if leaves out, by API
  std::map<facts::Location, std::string> Recovered; ///< calls read from tokens, by API
  std::set<facts::Location> Seen;                   ///< calls that were not left out of some unit
};

} // namespace

/// Windows finds "ATLBase.h" and "sub\x.h" where the disk says "atlbase.h" and "sub/x.h".
static std::string folded(llvm::StringRef Header) {
  std::string Name = Header.lower();
  std::replace(Name.begin(), Name.end(), '\\', '/');
  return Name;
}

/// Where \p N is, or at least in which file.
static facts::Location placeOf(const Unit &U, const Note &N) {
  return N.Where.File.empty() ? facts::Location{U.MainFile} : N.Where;
}

void Notes::addNote(const Unit &U, const Note &N, unsigned Index) {
  switch (N.Kind) {
  case NoteKind::MissingHeader: {
    const facts::Location Where = placeOf(U, N);
    auto [Place, New] = Headers.try_emplace(folded(N.Text), Missing{N.Text, Where, {}});
    Missing &M = Place->second;
    if (std::tie(Where, N.Text) < std::tie(M.First, M.Name))
      std::tie(M.First, M.Name) = std::tie(Where, N.Text);
    M.Units.try_emplace(Index, U.MainFile);
    return;
  }
  case NoteKind::CallLost:
    return notify(
        "call-lost", Level::Warning,
        llvm::formatv("a call of {0} was not understood by the compiler and is not judged", N.Text),
        placeOf(U, N));
  case NoteKind::CallRecovered:
    Recovered.try_emplace(placeOf(U, N), N.Text);
    return;
  case NoteKind::CallSkipped:
    Skipped.try_emplace(placeOf(U, N), N.Text);
    return;
  case NoteKind::LimitReached:
    return notify("limit-reached", Level::Warning, N.Text, placeOf(U, N));
  case NoteKind::UnitFailed:
    return notify("unit-failed", Level::Error,
                  llvm::formatv("{0} could not be analysed: {1}", U.MainFile, N.Text),
                  placeOf(U, N));
  case NoteKind::Unread:
    return notify("not-read", Level::Note, N.Text + "; what is said here is passed over",
                  placeOf(U, N));
  case NoteKind::ParseError:
    return; // one for all of the unit's
  }
}

void Notes::addParseError(const Unit &U) {
  const Note *First = nullptr;
  unsigned Number = 0;
  for (const Note &N : U.Notes)
    if (N.Kind == NoteKind::ParseError && ++Number && (!First || N.Where < First->Where))
      First = &N;
  Number = std::max(Number, U.Errors);
  if (Number == 0)
    return;
  std::string Message = llvm::formatv("{0} has {1} and is analysed in part", U.MainFile,
                                      counted(Number, "compiler error"));
  if (First)
    Message += "; the first: " + First->Text;
  notify("parse-error", Level::Warning, std::move(Message),
         First ? placeOf(U, *First) : facts::Location{U.MainFile});
}

void Notes::add(const Unit &U, unsigned Index) {
  if (U.PassedOver) {
    ++R.Covered.PassedOver;
    return;
  }
  FileCounts &C = U.Kind == facts::UnitKind::Registration ? R.Covered.Registrations : R.Covered;
  ++C.Units;
  // What the preprocessor leaves out is no part of the unit.
  const bool Whole = U.Errors == 0 && llvm::all_of(U.Notes, [](const Note &N) {
                       return N.Kind == NoteKind::CallSkipped;
                     });
  ++(U.Failed ? C.Failed : Whole ? C.Complete : C.Partial);
  for (const Note &N : U.Notes)
    addNote(U, N, Index);
  for (const facts::Call &Call : U.Calls)
    Seen.insert(Call.Callee);
  if (!U.Failed)
    addParseError(U);
  else if (llvm::none_of(U.Notes, [](const Note &N) { return N.Kind == NoteKind::UnitFailed; }))
    notify("unit-failed", Level::Error, U.MainFile + " could not be analysed", {U.MainFile});
}

void Notes::finish() {
  for (const auto &[Where, Api] : Skipped)
    if (!Seen.contains(Where))
      notify("call-skipped", Level::Note,
             llvm::formatv("a call of {0} is left out by the preprocessor and is not judged", Api),
             Where);
  R.Covered.RecoveredCalls = Recovered.size();
  for (const auto &[Where, Api] : Recovered)
    notify("call-recovered", Level::Note,
           llvm::formatv("the compiler lost the code around a call of {0}; the call is read from "
                         "its tokens, and what else happens there is not judged",
                         Api),
           Where);
  for (auto &[Key, M] : Headers) {
    const unsigned Units = M.Units.size();
    MissingHeader &Missed = R.Covered.MissingHeaders.emplace_back();
    Missed.Name = M.Name;
    llvm::append_range(Missed.WantedBy, llvm::make_second_range(M.Units));
    notify("missing-header", Level::Note,
           llvm::formatv("'{0}' was not found; {1} of {2} included it and {3} analysed without it",
                         M.Name, Units, counted(R.Covered.Units, "translation unit"),
                         Units == 1 ? "is" : "are"),
           M.First);
  }
  llvm::stable_sort(R.Covered.MissingHeaders, [](const auto &A, const auto &B) {
    return A.WantedBy.size() > B.WantedBy.size();
  });
}

static auto place(const Finding &F) {
  return std::tie(F.Where.Begin, F.Rule, F.Message, F.Where.EndLine, F.Where.EndColumn);
}

/// By place, then rule; of findings that say the same of the same place the gravest stays, with
/// the shortest proof.
static void sortFindings(std::vector<Finding> &Findings) {
  llvm::stable_sort(Findings, [](const Finding &A, const Finding &B) {
    if (place(A) != place(B))
      return place(A) < place(B);
    return std::make_tuple(B.Severity, A.Path.size()) < std::make_tuple(A.Severity, B.Path.size());
  });
  const auto Same = [](const Finding &A, const Finding &B) { return place(A) == place(B); };
  Findings.erase(std::unique(Findings.begin(), Findings.end(), Same), Findings.end());
}

/// Worst first, then by place.
static void sortNotifications(std::vector<Notification> &Notifications) {
  const auto Key = [](const Notification &N) { return std::tie(N.Where, N.Id, N.Message); };
  llvm::sort(Notifications, [&](const Notification &A, const Notification &B) {
    return A.Severity != B.Severity ? A.Severity > B.Severity : Key(A) < Key(B);
  });
  Notifications.erase(std::unique(Notifications.begin(), Notifications.end()), Notifications.end());
}

/// The files where something would have been found if it were there.
static std::set<std::string> analysed(llvm::ArrayRef<Unit> Units,
                                      llvm::ArrayRef<Unit> Registrations) {
  std::set<std::string> Files;
  for (llvm::ArrayRef<Unit> All : {Units, Registrations})
    for (const Unit &U : All)
      if (!U.Failed)
        Files.insert(U.MainFile);
  return Files;
}

Report makeReport(std::string Root, std::string ShownPrefix, Results FromRules,
                  llvm::ArrayRef<Unit> Units, std::vector<Notification> FromInput,
                  llvm::ArrayRef<Unit> Registrations, const Silencing &How) {
  Report R;
  R.Root = std::move(Root);
  R.ShownPrefix = std::move(ShownPrefix);

  R.Notifications = std::move(FromRules.Notifications);
  llvm::append_range(R.Notifications, FromInput);
  Notes Noted(R);
  for (const auto &[Index, U] : llvm::enumerate(Units))
    Noted.add(U, Index);
  for (const auto &[Index, U] : llvm::enumerate(Registrations))
    Noted.add(U, Index);
  Noted.finish();

  sortFindings(FromRules.Findings);
  for (Finding &F : FromRules.Findings)
    R.Findings.push_back({std::move(F)});
  Silencer Silence(R.Root, How.ByProject);
  Silence.apply(R);
  if (!How.UnusedOf.empty())
    Silence.noteUnused(R, analysed(Units, Registrations), How.UnusedOf);
  sortNotifications(R.Notifications);
  return R;
}

std::string counted(std::size_t Number, llvm::StringRef Noun) {
  return llvm::formatv("{0} {1}{2}", Number, Noun, Number == 1 ? "" : "s");
}

std::string shownFile(const Report &R, const std::string &File) {
  std::string Prefix = R.ShownPrefix == "." ? "" : R.ShownPrefix;
  if (!Prefix.empty() && Prefix.back() != '/')
    Prefix += '/';
  return printable(Prefix + File);
}

} // namespace comsec::report
