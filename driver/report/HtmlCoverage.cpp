// How much of the program was analysed, for the HTML report.
#include "driver/report/HtmlParts.h"
#include "driver/report/Unicode.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>

#include <map>

namespace comsec::report::html {

using llvm::StringRef;

/// Who wants a header is a matter of some examples, once it is hundreds of files.
static constexpr std::size_t MaxIncluders = 50;
/// A page is no log; the SARIF report has all of them.
static constexpr std::size_t MaxNotifications = 200;

Object list(const llvm::Twine &Title, llvm::ArrayRef<std::string> All, std::size_t Most) {
  Array Items;
  for (const std::string &Item : All.take_front(Most))
    Items.push_back(printable(Item));
  Object Data{{"title", Title.str()}, {"items", std::move(Items)}};
  if (All.size() > Most)
    Data["more"] = llvm::utostr(All.size() - Most);
  return Data;
}

static Object countsData(const FileCounts &C, StringRef Kind, unsigned PassedOver) {
  return Object{{"files", Kind},
                {"all", llvm::utostr(C.Units + PassedOver)},
                {"complete", llvm::utostr(C.Complete)},
                {"partial", llvm::utostr(C.Partial)},
                {"failed", llvm::utostr(C.Failed)},
                {"passedOver", llvm::utostr(PassedOver)}};
}

/// One line for the head of the page; what is missing comes first for who reads no further.
static std::string inShort(const FileCounts &C) {
  std::string Text;
  if (C.Failed > 0)
    Text += counted(C.Failed, "file") + " could not be analysed, ";
  if (C.Partial > 0)
    Text += counted(C.Partial, "file") + " only in part, ";
  return Text + llvm::utostr(C.Complete) + " of " + counted(C.Units, "file") + " completely";
}

static Array headersData(const Coverage &C) {
  Array Headers;
  for (const MissingHeader &H : C.MissingHeaders) {
    Object Data = list(counted(H.WantedBy.size(), "file"), H.WantedBy, MaxIncluders);
    Data["header"] = printable(H.Name);
    Headers.push_back(std::move(Data));
  }
  return Headers;
}

/// \p All under \p Name, or null: a heading wants something below it.
static Value unlessEmpty(StringRef Name, Array All) {
  if (All.empty())
    return nullptr;
  return Object{{Name, std::move(All)}};
}

/// Notifications by what they are about, the worst kind first as in the report.
static Array notificationsData(const std::vector<Notification> &All) {
  std::vector<StringRef> Order;
  std::map<StringRef, std::vector<const Notification *>> Kinds;
  for (const Notification &N : All) {
    if (N.Id == "missing-header")
      continue; // has a table of its own
    auto &Kind = Kinds[N.Id];
    if (Kind.empty())
      Order.push_back(N.Id);
    Kind.push_back(&N);
  }
  Array Data;
  for (StringRef Id : Order) {
    const auto &Kind = Kinds[Id];
    Array Items;
    for (const Notification *N : llvm::ArrayRef(Kind).take_front(MaxNotifications))
      Items.push_back(Object{{"words", printable(N->Message)}, {"at", placeText(N->Where)}});
    Object Group{{"id", Id},
                 {"level", levelName(Kind.front()->Severity)},
                 {"count", llvm::utostr(Kind.size())},
                 {"items", std::move(Items)}};
    if (Kind.size() > MaxNotifications)
      Group["more"] = llvm::utostr(Kind.size() - MaxNotifications);
    Data.push_back(std::move(Group));
  }
  return Data;
}

Object coverageData(const Report &R) {
  const Coverage &C = R.Covered;
  FileCounts Sum = C;
  Sum.Units += C.Registrations.Units;
  Sum.Complete += C.Registrations.Complete;
  Sum.Partial += C.Registrations.Partial;
  Sum.Failed += C.Registrations.Failed;
  Array Counts{countsData(C, "translation units", C.PassedOver)};
  if (C.Registrations.Units > 0)
    Counts.push_back(countsData(C.Registrations, "registration files", 0));
  Object Data{{"inShort", inShort(Sum)},
              {"allSeen", Sum.Complete == Sum.Units},
              {"counts", std::move(Counts)},
              {"missing", unlessEmpty("headers", headersData(C))},
              {"noted", unlessEmpty("notifications", notificationsData(R.Notifications))}};
  if (C.RecoveredCalls > 0)
    Data["recovered"] = counted(C.RecoveredCalls, "call");
  return Data;
}

} // namespace comsec::report::html
