#include "checks/link/Descriptors.h"

#include "checks/descriptor/Sddl.h"
#include "checks/link/Acls.h"
#include "checks/link/Sids.h"

#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVectorExtras.h>

namespace comsec::link {

using descriptor::Acl;
using descriptor::Form;
using descriptor::Party;
using knowledge::Effect;
using Built = std::vector<BuiltDescriptor>;

/// Copies of copies are followed so far.
static constexpr unsigned MaxCopies = 8;

static Party unknownParty(const std::string &Reason) {
  Party Who;
  Who.Is = Party::State::Unknown;
  Who.Reason = Reason;
  return Who;
}

static Acl unknownList(const std::string &Reason) {
  Acl List;
  List.Is = Acl::State::Unknown;
  List.Reason = Reason;
  return List;
}

static BuiltDescriptor unknown(Form Layout, const std::string &Reason) {
  BuiltDescriptor D;
  D.What.Layout = Layout;
  D.What.Owner = D.What.Group = unknownParty(Reason);
  D.What.Dacl = D.What.Sacl = unknownList(Reason);
  return D;
}

class Descriptors::Builder {
public:
  Builder(const Program &P, const Process &Q)
      : All(P, Q, isOfDescriptors),
        Lists(All, [this](const facts::Call &C) { return place(C, C.Where); }) {}

  Built of(const CallSite &Site, unsigned Index);

  std::vector<Maker> Makers;

private:
  Built of(const Lead &L, const CallSite &Sink, unsigned Copies);
  Built ofText(const Filling &F);
  Built converted(const Filling &F, Form Layout, const CallSite &Sink, unsigned Copies);
  Built assembled(const std::vector<Filling> &Fillings, const CallSite &Sink);
  Party party(const std::vector<Filling> &Fillings, Effect Does);
  std::vector<std::pair<Acl, std::string>> lists(const std::vector<Filling> &Fillings, Effect Does,
                                                 const CallSite &Sink);
  Acl ownList(const Filling &Maker, const std::vector<Filling> &Fillings);
  unsigned place(const facts::Call &C, const facts::Range &Where);

  Parts All;
  Acls Lists;
  llvm::DenseMap<const facts::Call *, unsigned> Places;
};

unsigned Descriptors::Builder::place(const facts::Call &C, const facts::Range &Where) {
  auto [It, New] = Places.try_emplace(&C, Makers.size());
  if (New)
    Makers.push_back({&C, Where});
  return It->second;
}

static bool has(const std::vector<Filling> &Fillings, Effect Does) {
  return llvm::any_of(Fillings, [&](const Filling &F) { return F.Shape->Does == Does; });
}

/// Whether the descriptor is made where nothing was before. Methods find one that is empty.
static bool isMade(const std::vector<Filling> &Fillings) {
  return llvm::any_of(Fillings, [](const Filling &F) {
    bool Sets = F.Shape->Does == Effect::SetDacl || F.Shape->Does == Effect::SetSacl ||
                F.Shape->Does == Effect::SetOwner || F.Shape->Does == Effect::SetGroup ||
                F.Shape->Does == Effect::NullDacl;
    return F.Shape->Does == Effect::NewDescriptor || (Sets && F.Shape->Filled.empty());
  });
}

/// Whether control that comes to one does not come to the other.
static bool exclude(const facts::Call &A, const facts::Call &B) {
  if (A.Function != B.Function)
    return false;
  return llvm::any_of(A.Branches, [&](const facts::Branch &X) {
    return llvm::any_of(
        B.Branches, [&](const facts::Branch &Y) { return X.Where == Y.Where && X.Way != Y.Way; });
  });
}

/// Whether \p Later undoes \p Earlier for certain: it stands behind it, and control that comes to
/// Earlier and goes on comes to it.
static bool overrides(const Filling &Later, const Filling &Earlier) {
  const facts::Call &A = *Earlier.Call, &B = *Later.Call;
  auto Way = [](const Filling &F) {
    return llvm::map_to_vector(F.Site.Calls, [](const Through &T) { return T.Where; });
  };
  if (A.Function != B.Function || !(A.Callee < B.Callee) || Way(Earlier) != Way(Later) ||
      B.Branches.size() > A.Branches.size())
    return false;
  return std::equal(B.Branches.begin(), B.Branches.end(), A.Branches.begin());
}

/// Whether it happens only when the descriptor has been used. What stands in the arguments of the
/// call happens before it.
static bool comesLater(const Filling &F, const CallSite &Sink) {
  facts::Location End = Sink.Call->Where.Begin;
  End.Line = Sink.Call->Where.EndLine;
  End.Column = Sink.Call->Where.EndColumn;
  return F.In && F.In == Sink.Function && Sink.Call->Callee < F.At && !(F.At < End);
}

/// Those of the effect that can be in force at the sink.
static std::vector<const Filling *> inForce(const std::vector<Filling> &Fillings, Effect Does,
                                            const CallSite &Sink) {
  std::vector<const Filling *> Found;
  for (const Filling &F : Fillings)
    if (F.Shape->Does == Does && !exclude(*F.Call, *Sink.Call) && !comesLater(F, Sink))
      Found.push_back(&F);
  std::vector<const Filling *> All = Found;
  llvm::erase_if(Found, [&](const Filling *Earlier) {
    return llvm::any_of(All, [&](const Filling *Later) { return overrides(*Later, *Earlier); });
  });
  return Found;
}

/// The condition under which \p C happens though \p Sink happens too.
static std::string conditionOf(const facts::Call &C, const facts::Call &Sink) {
  std::string Condition;
  for (const facts::Branch &B : C.Branches)
    if (C.Function != Sink.Function || !llvm::is_contained(Sink.Branches, B))
      Condition = B.Condition;
  return Condition;
}

Party Descriptors::Builder::party(const std::vector<Filling> &Fillings, Effect Does) {
  Party Who;
  for (const Filling &F : Fillings) {
    if (F.Shape->Does != Does)
      continue;
    if (llvm::all_of(All.leads(F, 0), [](const Lead &L) { return L.Null; }))
      continue;
    Account First = accountsOf(All, F, 0).front();
    Who.Is = First.Sid ? Party::State::Given : Party::State::Unknown;
    Who.Account = First.Sid.value_or("");
    Who.Reason = First.Reason;
    Who.From.Place = place(*F.Call, F.Call->Where);
  }
  return Who;
}

/// Every list that the descriptor can have; one that is absent when none is set.
std::vector<std::pair<Acl, std::string>>
Descriptors::Builder::lists(const std::vector<Filling> &Fillings, Effect Does,
                            const CallSite &Sink) {
  constexpr unsigned Present = 0, List = 1;
  std::vector<std::pair<Acl, std::string>> Found;
  for (const Filling *F : inForce(Fillings, Does, Sink)) {
    unsigned Place = place(*F->Call, F->Call->Where);
    std::string Outer = conditionOf(*F->Call, *Sink.Call);
    std::vector<Concrete> Is = All.values(*F, Present);
    bool Absent = !Is.empty() && llvm::all_of(Is, [](const auto &V) { return number(V) == 0; });
    std::vector<Lead> Leads = All.leads(*F, List);
    if (Absent) {
      Leads.assign(1, Lead());
      Leads.front().Null = true;
    }
    for (const Lead &L : Leads) {
      Acl Made = Absent ? Acl() : Lists.of(L);
      if (Made.Is != Acl::State::Listed)
        Made.From.Place = Place;
      Found.emplace_back(std::move(Made), L.Condition.empty() ? Outer : L.Condition);
    }
  }
  if (Found.empty())
    Found.emplace_back(Acl(), std::string());
  return Found;
}

/// The list of a descriptor whose class adds to it by methods.
Acl Descriptors::Builder::ownList(const Filling &Maker, const std::vector<Filling> &Fillings) {
  if (has(Fillings, Effect::Allow) || has(Fillings, Effect::Deny)) {
    Lead L;
    L.Part = Maker.Part;
    return Lists.of(L);
  }
  bool Dropped = llvm::any_of(Fillings, [](const Filling &F) { return F.Call->Unread; });
  Acl List = Dropped || All.isGivenToUnseen(Maker.Part)
                 ? unknownList("code that nobody sees may add to it")
                 : Acl();
  if (List.Is != Acl::State::Unknown)
    List.Is = Acl::State::Null;
  List.From.Place = place(*Maker.Call, Maker.Call->Where);
  return List;
}

/// An absolute descriptor from calls that set its parts.
Built Descriptors::Builder::assembled(const std::vector<Filling> &Fillings, const CallSite &Sink) {
  BuiltDescriptor Frame;
  Frame.What.Layout = Form::Absolute;
  for (const Filling &F : Fillings)
    if (F.Shape->Does == Effect::NewDescriptor)
      Frame.What.Dacl.From.Place = place(*F.Call, F.Call->Where);
  Frame.What.Owner = party(Fillings, Effect::SetOwner);
  Frame.What.Group = party(Fillings, Effect::SetGroup);
  if (has(Fillings, Effect::NullDacl))
    for (Party *Who : {&Frame.What.Owner, &Frame.What.Group})
      if (Who->Is == Party::State::Absent)
        *Who = unknownParty("it may come from a token");
  Frame.What.Sacl = lists(Fillings, Effect::SetSacl, Sink).front().first;
  Built Found;
  auto Dacls = lists(Fillings, Effect::SetDacl, Sink);
  for (const Filling &F : Fillings)
    if (F.Shape->Does == Effect::NullDacl)
      Dacls.assign(1, {ownList(F, Fillings), std::string()});
  for (auto &[List, Condition] : Dacls) {
    Found.push_back(Frame);
    if (List.Is != Acl::State::Absent || List.From.Place)
      Found.back().What.Dacl = List;
    Found.back().Condition = Condition;
  }
  return Found;
}

Built Descriptors::Builder::ofText(const Filling &F) {
  Built Found;
  // What a method makes of the text is its own business.
  Form Layout = F.Shape->Filled.empty() ? Form::Unknown : Form::SelfRelative;
  for (const Concrete &V : All.values(F, 0)) {
    BuiltDescriptor D = unknown(Layout, V.Text);
    if (V.Kind == facts::ValueKind::String) {
      descriptor::SyntaxError Error;
      D.Sddl = V.Text;
      D.SddlAt = V.Where;
      if (auto Parsed = descriptor::parseSddl(V.Text, Error))
        D.What = std::move(*Parsed);
      else
        D.Malformed = std::move(Error);
    }
    D.What.Layout = Layout;
    D.Condition = V.Condition;
    unsigned Place = place(*F.Call, F.Call->Where);
    for (descriptor::Ace &A : D.What.Dacl.Aces)
      A.From.Place = Place;
    D.What.Dacl.From.Place = D.What.Sacl.From.Place = Place;
    D.What.Owner.From.Place = D.What.Group.From.Place = Place;
    Found.push_back(std::move(D));
  }
  return Found;
}

Built Descriptors::Builder::converted(const Filling &F, Form Layout, const CallSite &Sink,
                                      unsigned Copies) {
  Built Found;
  for (const Lead &L : All.leads(F, 0))
    for (BuiltDescriptor &D : of(L, Sink, Copies + 1))
      if (!D.Null) {
        D.What.Layout = Layout;
        Found.push_back(std::move(D));
      }
  if (Found.empty())
    Found.push_back(unknown(Layout, "nobody sees what it is copied from"));
  return Found;
}

/// What is not there may be set by code that nobody sees.
static void doubtAbsence(descriptor::Descriptor &D) {
  const std::string Reason = "code that nobody sees may set it";
  for (Party *Who : {&D.Owner, &D.Group})
    if (Who->Is == Party::State::Absent)
      *Who = unknownParty(Reason);
  if (D.Dacl.Is == Acl::State::Absent)
    D.Dacl = unknownList(Reason);
}

Built Descriptors::Builder::of(const Lead &L, const CallSite &Sink, unsigned Copies) {
  if (L.Null) {
    BuiltDescriptor D;
    D.Null = true;
    return {D};
  }
  if (L.Part.empty() || Copies == MaxCopies)
    return {unknown(Form::Unknown, L.Reason)};
  std::vector<Filling> Fillings = All.fillings(L);
  Built Found;
  for (const Filling &F : Fillings) {
    if (exclude(*F.Call, *Sink.Call) || comesLater(F, Sink))
      continue;
    switch (F.Shape->Does) {
    case Effect::FromText:
      llvm::append_range(Found, ofText(F));
      break;
    case Effect::Absolute:
      llvm::append_range(Found, converted(F, Form::Absolute, Sink, Copies));
      break;
    case Effect::SelfRelative:
      llvm::append_range(Found, converted(F, Form::SelfRelative, Sink, Copies));
      break;
    case Effect::OfObject:
      Found.push_back(unknown(Form::SelfRelative, "it is the descriptor of an object"));
      Found.back().What.Dacl.From.Place = place(*F.Call, F.Call->Where);
      break;
    case Effect::Unknown:
      Found.push_back(unknown(Form::Unknown, "it is copied from elsewhere"));
      break;
    case Effect::Copy:
      for (const Lead &From : All.leads(F, F.Shape->From.size() - 1))
        if (!From.Null)
          llvm::append_range(Found, of(From, Sink, Copies + 1));
      break;
    default:
      break;
    }
  }
  if (isMade(Fillings) && Found.empty()) {
    Found = assembled(Fillings, Sink);
    if (All.mayBeFilledUnseen(L.Part, Fillings, Sink.Function))
      for (BuiltDescriptor &D : Found)
        doubtAbsence(D.What);
  }
  if (Found.empty())
    Found.push_back(unknown(Form::Unknown, "nobody sees how it is made"));
  return Found;
}

/// What the size query before the real conversion says is the same again.
static void dropRepeated(Built &All) {
  Built Kept;
  for (BuiltDescriptor &D : All) {
    bool Again = llvm::any_of(Kept, [&](const BuiltDescriptor &K) {
      return !D.Sddl.empty() && K.Sddl == D.Sddl && K.SddlAt == D.SddlAt &&
             K.What.Layout == D.What.Layout;
    });
    if (!Again)
      Kept.push_back(std::move(D));
  }
  All = std::move(Kept);
}

Built Descriptors::Builder::of(const CallSite &Site, unsigned Index) {
  Built Found;
  for (const Lead &L : All.leads(Site, Index))
    for (BuiltDescriptor &D : of(L, Site, 0)) {
      if (D.Condition.empty())
        D.Condition = L.Condition;
      Found.push_back(std::move(D));
    }
  dropRepeated(Found);
  if (Found.size() > MaxDescriptors)
    return {unknown(Form::Unknown, "it can be more than " + std::to_string(MaxDescriptors))};
  return Found;
}

Descriptors::Descriptors(const Program &P, const Process &Q) : B(std::make_unique<Builder>(P, Q)) {}
Descriptors::~Descriptors() = default;

std::vector<BuiltDescriptor> Descriptors::of(const CallSite &Site, unsigned Index) {
  return B->of(Site, Index);
}

const Maker *Descriptors::maker(unsigned Place) const {
  return Place < B->Makers.size() ? &B->Makers[Place] : nullptr;
}

} // namespace comsec::link
