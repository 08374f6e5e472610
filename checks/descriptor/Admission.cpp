#include "checks/descriptor/Admission.h"

#include <algorithm>

namespace comsec::descriptor {
namespace {

using knowledge::Membership;

enum class Truth { No, Maybe, Yes };

/// COM heeds entries that allow or deny. Of an unknown type anything is possible.
bool isHeeded(const Ace &A) {
  return !(A.Flags & InheritOnly) &&
         (isAllow(A.Type) || isDeny(A.Type) || A.Type == AceType::Unknown);
}

bool isNewer(std::uint32_t Mask) { return Mask & knowledge::ComNewerRights; }
bool isGeneric(std::uint32_t Mask) { return Mask & knowledge::GenericRights; }
bool isOld(std::uint32_t Mask) {
  return (Mask & knowledge::ComExecute) && !isNewer(Mask) && !isGeneric(Mask);
}

/// The heeded entries whose known mask \p Fits.
template <typename Test> std::vector<std::size_t> entriesWhere(const Acl &Dacl, Test Fits) {
  std::vector<std::size_t> Found;
  for (std::size_t I = 0; I < Dacl.Aces.size(); ++I) {
    const Ace &A = Dacl.Aces[I];
    if (isHeeded(A) && A.Mask && Fits(*A.Mask))
      Found.push_back(I);
  }
  return Found;
}

/// A truth with the reason why it is Maybe.
struct Answer {
  Truth Is;
  std::string Why;
};

/// The right of newer masks that such a call needs.
std::uint32_t rightFor(Call From) {
  switch (From) {
  case Call::Local:
    return knowledge::ComExecuteLocal;
  case Call::Remote:
    return knowledge::ComExecuteRemote;
  case Call::RemoteActivation:
    return knowledge::ComActivateRemote;
  }
  return 0;
}

/// Whether an entry with that mask is about calls from there.
Answer concerns(std::uint32_t Mask, Call From, bool Mixed) {
  if (isGeneric(Mask))
    return {Truth::Maybe, "what COM takes generic rights for is not documented"};
  if (!(Mask & knowledge::ComExecute))
    return {Truth::No, {}};
  if (isOld(Mask) && Mixed)
    return {Truth::Maybe, "the list mixes old masks and newer ones"};
  return {isOld(Mask) || (Mask & rightFor(From)) ? Truth::Yes : Truth::No, {}};
}

/// Whether the entry is about callers of that account.
Answer names(const Ace &A, std::string_view Account, Call From) {
  if (!A.Account)
    return {Truth::Maybe, A.Reason};
  switch (knowledge::membership(Account, *A.Account, From != Call::Local)) {
  case Membership::Never:
    return {Truth::No, {}};
  case Membership::Always:
    return {Truth::Yes, {}};
  case Membership::Perhaps:
    break;
  }
  const knowledge::Principal *P = knowledge::principalByKey(*A.Account);
  return {Truth::Maybe, "who belongs to " + std::string(P ? P->Name : *A.Account) +
                            " depends on the logon or machine"};
}

/// Whether the entry counts where it concerns the call.
Answer counts(const Ace &A) {
  if (A.Type == AceType::Unknown)
    return {Truth::Maybe, A.Reason};
  if (A.Conditional)
    return {Truth::Maybe, "an entry counts under a condition only"};
  if (A.Maybe)
    return {Truth::Maybe, A.Reason.empty() ? "an entry is there on some ways only" : A.Reason};
  if (A.Typed)
    return {Truth::Maybe, "an entry is for one kind of object only"};
  return {Truth::Yes, {}};
}

/// Whether the entry applies to such calls of the account.
Answer applies(const Ace &A, std::string_view Account, Call From, bool Mixed) {
  if (!isHeeded(A))
    return {Truth::No, {}};
  const Answer All[] = {names(A, Account, From),
                        A.Mask ? concerns(*A.Mask, From, Mixed) : Answer{Truth::Maybe, A.Reason},
                        counts(A)};
  return *std::ranges::min_element(All, {}, &Answer::Is);
}

using Kind = Admission::Kind;

/// Goes through the entries as Windows does: the first one that applies decides, except that one
/// which may apply leaves open whatever disagrees with it later.
Admission walk(const Acl &Dacl, std::string_view Account, Call From) {
  const bool Mixed = mixedMasks(Dacl).has_value();
  std::optional<Admission> MayAllow, MayDeny;
  for (std::size_t I = 0; I < Dacl.Aces.size(); ++I) {
    const Ace &A = Dacl.Aces[I];
    Answer Applies = applies(A, Account, From, Mixed);
    if (Applies.Is == Truth::Yes && isAllow(A.Type))
      return MayDeny.value_or(Admission{Kind::Granted, I, "an entry lets him in"});
    if (Applies.Is == Truth::Yes)
      return MayAllow.value_or(Admission{Kind::Denied, I, "an entry keeps him out"});
    if (Applies.Is == Truth::No)
      continue;
    Admission Open{Kind::Unknown, I, std::move(Applies.Why)};
    if (!isDeny(A.Type) && !MayAllow)
      MayAllow = Open;
    if (!isAllow(A.Type) && !MayDeny)
      MayDeny = Open;
  }
  return MayAllow.value_or(Admission{Kind::Missing, std::nullopt, {}});
}

bool letsEverybodyIn(const Acl &Dacl) {
  return Dacl.Is == Acl::State::Absent || Dacl.Is == Acl::State::Null;
}

/// Whether an entry before \p Index certainly keeps out all of \p Account.
bool isDeniedBefore(const Acl &Dacl, std::size_t Index, std::string_view Account, Call From) {
  Acl Before = Dacl;
  Before.Aces.resize(Index);
  std::erase_if(Before.Aces, [](const Ace &A) { return !isDeny(A.Type); });
  return walk(Before, Account, From).Is == Kind::Denied;
}

} // namespace

Admission admit(const Descriptor &D, std::string_view Account, Call From) {
  if (letsEverybodyIn(D.Dacl))
    return {Kind::Granted, std::nullopt, "there is no DACL"};
  if (D.Dacl.Is == Acl::State::Unknown)
    return {Kind::Unknown, std::nullopt, D.Dacl.Reason};
  Admission Found = walk(D.Dacl, Account, From);
  if (D.Dacl.Complete || Found.Is == Kind::Unknown)
    return Found;
  return {Kind::Unknown, std::nullopt, D.Dacl.Reason};
}

std::vector<Lack> lacking(const Descriptor &D, knowledge::AdmitRole Role, bool BeforeServer2003) {
  std::vector<Lack> Found;
  for (const knowledge::Admitted &Who : knowledge::admitted()) {
    if (Who.Role != Role || (Who.SinceServer2003 && BeforeServer2003))
      continue;
    Admission A = admit(D, Who.Sid, Call::Local);
    if (A.Is == Kind::Denied || A.Is == Kind::Missing)
      Found.push_back({&Who, std::move(A)});
  }
  return Found;
}

std::vector<BroadGrant> broadGrants(const Descriptor &D, Call From) {
  if (letsEverybodyIn(D.Dacl))
    return {{knowledge::Everyone, knowledge::breadth(knowledge::Everyone), std::nullopt}};
  std::vector<BroadGrant> Found;
  const bool Mixed = mixedMasks(D.Dacl).has_value();
  for (std::size_t I = 0; I < D.Dacl.Aces.size(); ++I) {
    const Ace &A = D.Dacl.Aces[I];
    if (!A.Account || !isAllow(A.Type))
      continue;
    const knowledge::Breadth Reach = knowledge::breadth(*A.Account);
    if (Reach != knowledge::Breadth::Narrow &&
        applies(A, *A.Account, From, Mixed).Is == Truth::Yes &&
        !isDeniedBefore(D.Dacl, I, *A.Account, From))
      Found.push_back({knowledge::principalByKey(*A.Account)->key(), Reach, I});
  }
  return Found;
}

bool admitsNobody(const Descriptor &D, Call From) {
  if (D.Dacl.Is != Acl::State::Listed || !D.Dacl.Complete)
    return false;
  const bool Mixed = mixedMasks(D.Dacl).has_value();
  return std::ranges::none_of(D.Dacl.Aces, [&](const Ace &A) {
    return isHeeded(A) && !isDeny(A.Type) &&
           (!A.Mask || concerns(*A.Mask, From, Mixed).Is != Truth::No);
  });
}

std::vector<std::size_t> entriesWithoutExecute(const Acl &Dacl) {
  return entriesWhere(
      Dacl, [](std::uint32_t Mask) { return !(Mask & knowledge::ComExecute) && !isGeneric(Mask); });
}

std::vector<std::size_t> entriesWithGenericRights(const Acl &Dacl) {
  return entriesWhere(Dacl, isGeneric);
}

std::optional<std::pair<std::size_t, std::size_t>> mixedMasks(const Acl &Dacl) {
  const std::vector<std::size_t> Old = entriesWhere(Dacl, isOld);
  const std::vector<std::size_t> Newer = entriesWhere(Dacl, isNewer);
  if (Old.empty() || Newer.empty())
    return std::nullopt;
  return std::pair(Old.front(), Newer.front());
}

} // namespace comsec::descriptor
