#include "checks/link/FieldWrites.h"

#include <llvm/ADT/STLExtras.h>

namespace comsec::link {

using knowledge::Content;
using knowledge::Effect;

/// Copies of copies are followed so far.
static constexpr unsigned MaxCopies = 6;

/// Which structure is written.
struct FieldCollector::Target {
  std::int64_t Element = 0;
  bool Everywhere = false;
  bool Entry = false; ///< an entry; else a trustee
  Steps Before = {};  ///< the copies by which it gets to the structure that is read
  unsigned Copies = 0;

  Steps when(const Filling &F) const {
    Steps All = Before;
    llvm::append_range(All, stepsOf(F));
    return All;
  }
};

/// "[2]" at the beginning of \p Way, taken off; AnyElement for "[*]"; nothing when there is none.
static std::optional<std::int64_t> takeIndex(llvm::StringRef &Way) {
  if (!Way.consume_front(" ["))
    return std::nullopt;
  auto [Text, Rest] = Way.split(']');
  Way = Rest;
  std::int64_t Index = AnyElement;
  Text.getAsInteger(10, Index);
  return Index;
}

void FieldCollector::add(const Filling &F, const PartName &Base) {
  llvm::StringRef Way = pieces(F.Part).Way.drop_front(pieces(Base).Way.size());
  std::optional<std::int64_t> Index = takeIndex(Way);
  bool OfTrustee = !Entries || Way == " .Trustee";
  if (!(Way.empty() || OfTrustee) || (!Entries && !Way.empty()))
    return;
  Effect Does = F.Shape->Does;
  bool Whole = !Index && Way.empty() && (Does == Effect::Zero || Does == Effect::Unknown);
  add(F, Target{Index.value_or(0), Whole, !OfTrustee});
}

void FieldCollector::add(const Filling &F, const Target &To) {
  constexpr unsigned Trustee = 3, Mode = 1, NameOfEntry = 3;
  switch (F.Shape->Does) {
  case Effect::Zero:
    return addAll(F, To, /*Zeroed=*/true);
  case Effect::Unknown:
    return addAll(F, To, /*Zeroed=*/false);
  case Effect::Copy:
    return addCopies(F, To, F.Shape->From.size() - 1);
  case Effect::Entry:
    addField(F, To, TrusteeField::Mode, Mode);
    return addCopies(F, To, Trustee);
  case Effect::Holder:
    return addCopies(F, To, 0);
  case Effect::NamedEntry:
    addField(F, To, TrusteeField::Mode, Mode);
    return addBuilder(F, To, Content::Text, NameOfEntry);
  case Effect::Trustee:
    return addRecord(F, To);
  case Effect::NamedTrustee:
    return addBuilder(F, To, Content::Text, 0);
  case Effect::SidTrustee:
    return addBuilder(F, To, Content::Sid, 0);
  case Effect::ObjectsSidTrustee:
    return addBuilder(F, To, Content::ObjectsAndSid, 0);
  case Effect::ObjectsNameTrustee:
    return addBuilder(F, To, Content::ObjectsAndName, 0);
  default:
    return;
  }
}

void FieldCollector::addImplied(const Filling &F, const Target &To, TrusteeField Field,
                                Concrete What, bool Zeroed) {
  FieldValue V{F.Call, F.Call->Where, std::move(What), true, Zeroed};
  writesOf(Writes, Field).push_back({{V}, To.when(F), To.Element, To.Everywhere, Zeroed});
}

static Concrete integer(std::int64_t Number, std::string_view Name) {
  Concrete V;
  V.Kind = facts::ValueKind::Integer;
  V.Number = Number;
  V.Text = Name;
  return V;
}

/// What is done to the whole structure.
void FieldCollector::addAll(const Filling &F, const Target &To, bool Zeroed) {
  Concrete What = integer(0, "0");
  if (!Zeroed) {
    What.Kind = facts::ValueKind::Unknown;
    What.Text = "it is copied from elsewhere";
  }
  for (TrusteeField Field : {TrusteeField::Form, TrusteeField::Name, TrusteeField::ActsFor,
                             TrusteeField::Operation, TrusteeField::Mode})
    if (To.Entry || Field != TrusteeField::Mode)
      addImplied(F, To, Field, What, Zeroed);
}

/// An assignment of a field, or an initialiser.
void FieldCollector::addRecord(const Filling &F, const Target &To) {
  static constexpr TrusteeField Fields[] = {TrusteeField::Form, TrusteeField::Name,
                                            TrusteeField::ActsFor, TrusteeField::Operation};
  for (auto [Source, Field] : llvm::enumerate(Fields))
    addField(F, To, Field, Source);
}

void FieldCollector::addBuilder(const Filling &F, const Target &To, Content Holds, unsigned Name) {
  const knowledge::TrusteeForm &Form = *knowledge::formFor(Holds);
  addImplied(F, To, TrusteeField::Form, integer(Form.Number, Form.Name), false);
  addField(F, To, TrusteeField::Name, Name);
  addImplied(F, To, TrusteeField::ActsFor, integer(0, "0"), false);
  addImplied(F, To, TrusteeField::Operation, integer(0, "0"), false);
}

void FieldCollector::addField(const Filling &F, const Target &To, TrusteeField Field,
                              unsigned Source) {
  const facts::Argument *A = All.source(F, Source);
  if (!A || !A->Where.valid()) // not written there
    return;
  FieldWrite W{{}, To.when(F), To.Element, To.Everywhere, false};
  for (Concrete &V : All.values(F, Source)) {
    Content Holds = Field == TrusteeField::Name ? held(F, Source, V) : Content::Unknown;
    W.Values.push_back({F.Call, A->Where, std::move(V), false, false, Holds});
  }
  writesOf(Writes, Field).push_back(std::move(W));
}

/// A structure that gets what another one has.
void FieldCollector::addCopies(const Filling &F, const Target &To, unsigned Source) {
  const facts::Argument *A = All.source(F, Source);
  if (!A || (A->Object.empty() && !A->Where.valid()))
    return;
  bool ToTrustee = !To.Entry || F.Shape->Does == Effect::Entry || F.Shape->Does == Effect::Holder;
  Target Inner = To;
  Inner.Entry = !ToTrustee;
  for (const Lead &L : All.leads(F, Source)) {
    Inner.Before = To.when(F);
    if (!L.Condition.empty())
      Inner.Before.back().Branches.push_back({{}, L.Condition, 0});
    std::vector<Filling> From;
    if (!L.Part.empty() && To.Copies < MaxCopies)
      From = All.fillingsBelow(L.Part);
    llvm::erase_if(From, [&](const Filling &Write) {
      return order(stepsOf(Write), stepsOf(F)) == Order::After;
    });
    if (From.empty())
      addAll(F, Inner, /*Zeroed=*/false);
    for (const Filling &Write : From) {
      llvm::StringRef Way = pieces(Write.Part).Way.drop_front(pieces(L.Part).Way.size());
      bool OfTrustee = ToTrustee ? Way.empty() : Way == " .Trustee";
      if (!OfTrustee && !Way.empty())
        continue;
      Target Copied = Inner;
      Copied.Entry = !OfTrustee;
      ++Copied.Copies;
      add(Write, Copied);
    }
  }
}

static bool makesSid(const Filling &F) {
  switch (F.Shape->Does) {
  case Effect::WellKnownSid:
  case Effect::WholeSid:
  case Effect::NewSid:
  case Effect::SidFromText:
  case Effect::SidOfName:
    return true;
  default:
    return F.Call->Api == "CopySid";
  }
}

/// What is put into the memory says more than its type: bytes can hold a SID.
Content FieldCollector::held(const Filling &F, unsigned Source, const Concrete &Name) const {
  if (Name.Kind == facts::ValueKind::String)
    return Content::Text;
  for (const Lead &L : All.leads(F, Source))
    if (!L.Part.empty() && L.Condition == Name.Condition && llvm::any_of(All.fillings(L), makesSid))
      return Content::Sid;
  return knowledge::contentOf(Name.Pointee);
}

/// Deeper nests of decisions are not unfolded.
static constexpr unsigned MaxDecisions = 8;

/// Whether \p W comes behind \p E. Zeros are there before what is written elsewhere.
static bool comesLater(const FieldWrite &W, const FieldWrite &E) {
  switch (order(E.When, W.When)) {
  case Order::Before:
    return true;
  case Order::Same:
  case Order::Unknown:
    return E.Zeroed && !W.Zeroed;
  case Order::After:
    return false;
  }
  return false;
}

static bool undone(const FieldWrite &E, const std::vector<const FieldWrite *> &Same, const Path &On,
                   unsigned Decisions) {
  const facts::Branch *Open = nullptr;
  for (const FieldWrite *W : Same) {
    if (W == &E || !comesLater(*W, E) || On.excludes(W->When))
      continue;
    const facts::Branch *First = On.open(W->When);
    if (!First)
      return true;
    Open = Open ? Open : First;
  }
  if (!Open || Decisions == MaxDecisions)
    return Open != nullptr;
  std::optional<facts::Branch> Other = otherWay(*Open);
  if (!Other) // of a switch nobody knows whether its cases are all
    return E.Zeroed;
  Path One = On, Two = On;
  One.take(*Open);
  Two.take(*Other);
  return undone(E, Same, One, Decisions + 1) && undone(E, Same, Two, Decisions + 1);
}

bool undone(const FieldWrite &E, const std::vector<const FieldWrite *> &Same, const Path &On) {
  return undone(E, Same, On, 0);
}

} // namespace comsec::link
