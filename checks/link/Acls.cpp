#include "checks/link/Acls.h"

#include "checks/knowledge/Trustees.h"
#include "checks/link/Sids.h"

#include <llvm/ADT/STLExtras.h>

namespace comsec::link {

using descriptor::Ace;
using descriptor::AceType;
using descriptor::Acl;
using knowledge::Effect;

/// Lists made of lists are followed so far.
static constexpr unsigned MaxCopies = 12;

static void lose(Acl &A, std::string Reason) {
  A.Complete = false;
  if (A.Reason.empty())
    A.Reason = std::move(Reason);
}

/// A number that an entry has, or why it is not known.
struct Setting {
  std::optional<std::int64_t> Number;
  std::string Condition = {}, Reason = {};
};

static std::vector<Setting> settings(const std::vector<Concrete> &Values) {
  std::vector<Setting> Found;
  for (const Concrete &V : Values)
    Found.push_back({number(V), V.Condition, number(V) ? std::string() : V.Text});
  if (Found.empty())
    Found.push_back({std::nullopt, {}, "nobody sees how it is set"});
  return Found;
}

/// Whether control may pass the call by. A loop over a table, and tests of what went before, pass
/// by nothing that is meant to happen.
static bool isChosen(const facts::Call &C) {
  return llvm::any_of(C.Branches, [](const facts::Branch &B) { return !B.Condition.empty(); });
}

/// One entry for each pair of a mask and an account.
static void addPairs(const std::vector<Setting> &Masks, const std::vector<Account> &Accounts,
                     Ace Like, Acl &To) {
  for (const Setting &Mask : Masks)
    for (const Account &Who : Accounts) {
      Ace Entry = Like;
      if (Mask.Number)
        Entry.Mask = static_cast<std::uint32_t>(*Mask.Number);
      Entry.Account = Who.Sid;
      Entry.Reason = Mask.Number ? Who.Reason : Mask.Reason;
      Entry.Maybe |= !Mask.Condition.empty() || !Who.Condition.empty();
      To.Aces.push_back(std::move(Entry));
    }
}

void Acls::addEntries(const Filling &F, AceType Type, Acl &To) {
  constexpr unsigned Mask = 0, Sid = 1, Flags = 2;
  Ace Like;
  Like.Type = Type;
  for (const Concrete &V : All.values(F, Flags)) {
    if (!number(V))
      Like.Type = AceType::Unknown;
    Like.Flags |= number(V).value_or(0);
  }
  Like.Maybe = isChosen(*F.Call);
  Like.From.Place = Place(*F.Call);
  addPairs(settings(All.values(F, Mask)), accountsOf(All, F, Sid), Like, To);
}

/// Whether \p C assigns one field: then its value ends the statement. A list has more behind it, or
/// is all of its value.
static bool isAssignment(const facts::Call &C) {
  auto Field = llvm::find_if(C.Arguments, [](const facts::Argument &A) { return A.Where.valid(); });
  return Field != C.Arguments.end() && C.Where.Begin < Field->Where.Begin &&
         C.Where.EndLine == Field->Where.EndLine && C.Where.EndColumn == Field->Where.EndColumn;
}

/// "= {0}": stands for what is still to come, perhaps in a way that is not followed.
static bool isEmptyList(const facts::Call &C) {
  return !isAssignment(C) &&
         llvm::count_if(C.Arguments, [](const facts::Argument &A) { return A.Where.valid(); }) == 1;
}

/// What is written to one field of an element; nothing where that is an empty list only.
static std::vector<Concrete> written(const Parts &All, const std::vector<Filling> &Element,
                                     Effect Does, unsigned Index) {
  std::vector<Concrete> Initial, Assigned;
  for (const Filling &F : Element) {
    bool Entry =
        F.Shape->Does == Does || (Does == Effect::Entry && F.Shape->Does == Effect::NamedEntry);
    if (!Entry)
      continue;
    bool Assigns = F.Shape->Does == Effect::NamedEntry || isAssignment(*F.Call);
    for (const Concrete &V : All.values(F, Index))
      if (V.Where.valid() && !(number(V) == 0 && isEmptyList(*F.Call))) // invalid: not written
        (Assigns ? Assigned : Initial).push_back(V);
  }
  return Assigned.empty() ? Initial : Assigned;
}

/// The form that is written to the trustee; null when nobody sees just one.
static const knowledge::TrusteeForm *formOf(const Parts &All, const std::vector<Filling> &Element) {
  constexpr unsigned Form = 0;
  std::vector<Concrete> Forms = written(All, Element, Effect::Trustee, Form);
  std::optional<std::int64_t> Number = Forms.size() == 1 ? number(Forms.front()) : std::nullopt;
  return Number ? knowledge::trusteeForm(*Number) : nullptr;
}

/// The trustee holds \p Holds: whoever \p Who is then, unless the form \p Says otherwise.
static Account unlessContradicted(Account Who, knowledge::Content Holds,
                                  const knowledge::TrusteeForm *Says) {
  if (!Says || Says->Holds == Holds)
    return Who;
  return {std::nullopt, "its form " + std::string(Says->Name) + " contradicts the pointer",
          Who.Condition};
}

static std::vector<Account> trusteeOf(const Parts &All, const std::vector<Filling> &Element) {
  constexpr unsigned Name = 1;
  const knowledge::TrusteeForm *Says = formOf(All, Element);
  std::vector<Account> Found;
  auto AddNames = [&](const Filling &F, unsigned Index) {
    for (const Concrete &V : All.values(F, Index)) {
      Found.push_back(accountOfName(V));
      Found.back().Condition = V.Condition;
    }
  };
  for (const Filling &F : Element)
    switch (F.Shape->Does) {
    case Effect::SidTrustee:
      llvm::append_range(Found, accountsOf(All, All.leads(F, 0)));
      break;
    case Effect::NamedTrustee:
      AddNames(F, 0);
      break;
    case Effect::NamedEntry:
      AddNames(F, 3);
      break;
    case Effect::Trustee:
      for (const Concrete &V : All.values(F, Name))
        if (V.Kind == facts::ValueKind::String)
          Found.push_back(unlessContradicted(accountOfName(V), knowledge::Content::Text, Says));
      for (const Lead &L : All.leads(F, Name))
        if (!L.Part.empty())
          for (Account &Who : accountsOf(All, {L}))
            Found.push_back(unlessContradicted(std::move(Who), knowledge::Content::Sid, Says));
      break;
    default:
      break;
    }
  if (Found.empty())
    Found.push_back({std::nullopt, "nobody sees whom the entry is for", {}});
  return Found;
}

/// ACCESS_MODE of accctrl.h.
enum AccessMode : std::int64_t { NotUsed, Grant, Set, Deny, Revoke };

void Acls::addElement(const std::vector<Filling> &Element, Acl &To) {
  constexpr unsigned Mask = 0, Mode = 1, Inheritance = 2;
  Ace Like;
  Like.From.Place = Place(*Element.front().Call);
  Like.Maybe = llvm::all_of(Element, [](const Filling &F) { return isChosen(*F.Call); });
  for (const Concrete &V : written(All, Element, Effect::Entry, Inheritance))
    Like.Flags |= number(V).value_or(0);
  std::vector<Setting> Modes = settings(written(All, Element, Effect::Entry, Mode));
  for (const Setting &M : Modes) {
    if (M.Number == NotUsed || M.Number == Revoke)
      continue;
    Ace Entry = Like;
    Entry.Maybe |= Modes.size() > 1;
    bool Known = M.Number == Grant || M.Number == Set || M.Number == Deny;
    Entry.Type = !Known ? AceType::Unknown : M.Number == Deny ? AceType::Denied : AceType::Allowed;
    if (!Known)
      Entry.Reason = M.Reason;
    addPairs(settings(written(All, Element, Effect::Entry, Mask)), trusteeOf(All, Element), Entry,
             To);
  }
}

/// The index in "[2]…" behind \p List; -1 for any of them, 0 for the first.
static std::int64_t elementIndex(const Filling &F, llvm::StringRef List) {
  llvm::StringRef Way = pieces(F.Part).Way.drop_front(pieces(List).Way.size());
  if (!Way.consume_front(" ["))
    return 0;
  std::int64_t Index = -1;
  Way.take_until([](char C) { return C == ']'; }).getAsInteger(10, Index);
  return Index;
}

void Acls::addList(const Filling &F, Acl &To) {
  constexpr unsigned Count = 0, List = 1;
  std::vector<Setting> Counts = settings(All.values(F, Count));
  bool Counted = Counts.size() == 1 && Counts.front().Number;
  for (const Lead &L : All.leads(F, List)) {
    std::map<std::int64_t, std::vector<Filling>> Elements;
    if (!L.Part.empty())
      for (Filling &Part : All.fillingsBelow(L.Part))
        if (Part.Shape->Does != Effect::Zero) // zeros make no entry
          Elements[elementIndex(Part, L.Part)].push_back(std::move(Part));
    if (Elements.empty() && !(Counted && Counts.front().Number == 0))
      lose(To, "nobody sees which entries it gets");
    for (auto &[Index, Element] : Elements)
      if (!Counted || Index < *Counts.front().Number)
        addElement(Element, To);
  }
}

void Acls::addOld(const Filling &F, Acl &To, unsigned Copies) {
  constexpr unsigned Old = 2;
  for (const Lead &L : All.leads(F, Old)) {
    if (L.Null)
      continue;
    Acl Before = of(L, Copies + 1);
    llvm::append_range(To.Aces, Before.Aces);
    if (Before.Is != Acl::State::Listed || !Before.Complete)
      lose(To, Before.Reason);
  }
}

Acl Acls::of(const Lead &L, unsigned Copies) {
  Acl Made;
  Made.Is = Acl::State::Unknown;
  Made.Reason = L.Reason.empty() ? "nobody sees how it is made" : L.Reason;
  if (L.Null) {
    Made.Is = Acl::State::Null;
    return Made;
  }
  if (L.Part.empty() || Copies == MaxCopies)
    return Made;
  Acl Listed;
  Listed.Is = Acl::State::Listed;
  bool Begun = false;
  for (const Filling &F : All.fillings(L)) {
    bool Adds = F.Shape->Does == Effect::Allow || F.Shape->Does == Effect::Deny;
    Begun |= Adds && F.Shape->Filled.empty(); // a method
    switch (F.Shape->Does) {
    case Effect::NewAcl:
      Begun = true;
      Listed.From.Place = Place(*F.Call);
      break;
    case Effect::Allow:
      addEntries(F, AceType::Allowed, Listed);
      break;
    case Effect::Deny:
      addEntries(F, AceType::Denied, Listed);
      break;
    case Effect::Audit:
      addEntries(F, AceType::Audit, Listed);
      break;
    case Effect::Label:
      addEntries(F, AceType::MandatoryLabel, Listed);
      break;
    case Effect::FromEntries:
      Begun = true;
      Listed.From.Place = Place(*F.Call);
      addList(F, Listed);
      llvm::stable_sort(Listed.Aces, [](const Ace &A, const Ace &B) {
        return isDeny(A.Type) && !isDeny(B.Type);
      });
      addOld(F, Listed, Copies);
      break;
    case Effect::Copy:
      for (const Lead &From : All.leads(F, F.Shape->From.size() - 1)) {
        Acl Copied = of(From, Copies + 1);
        Begun |= Copied.Is == Acl::State::Listed;
        llvm::append_range(Listed.Aces, Copied.Aces);
        if (Copied.Is == Acl::State::Unknown || !Copied.Complete)
          lose(Listed, Copied.Reason);
      }
      break;
    case Effect::AnyEntry:
    case Effect::Unknown:
      lose(Listed, "entries are copied from elsewhere");
      break;
    default:
      break;
    }
  }
  if (!Begun)
    return Made;
  if (All.mayBeFilledUnseen(L.Part, All.fillings(L), nullptr))
    lose(Listed, "code that nobody sees may add to it");
  return Listed;
}

} // namespace comsec::link
