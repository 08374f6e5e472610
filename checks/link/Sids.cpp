#include "checks/link/Sids.h"

#include "checks/descriptor/Sddl.h"
#include "checks/knowledge/Principals.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringRef.h>

namespace comsec::link {
namespace {

using knowledge::Effect;

/// Copies of copies are followed so far.
constexpr unsigned MaxCopies = 8;

Account unknown(std::string Reason) { return {std::nullopt, std::move(Reason), {}}; }

Account ofPrincipal(const knowledge::Principal *Who, std::string Reason) {
  return Who ? Account{std::string(Who->key()), {}, {}} : unknown(std::move(Reason));
}

/// A SID in the words of SDDL: "S-1-5-18", "BA".
Account ofText(const Concrete &Text) {
  if (Text.Kind != facts::ValueKind::String)
    return unknown(Text.Text);
  descriptor::SyntaxError Error;
  auto D = descriptor::parseSddl("O:" + Text.Text, Error);
  if (!D || D->Owner.Is != descriptor::Party::State::Given)
    return unknown("\"" + Text.Text + "\" is no SID");
  return {D->Owner.Account, {}, {}};
}

class Reader {
public:
  explicit Reader(const Parts &All) : All(All) {}

  std::vector<Account> of(const Lead &L, unsigned Copies);

private:
  std::vector<Account> filledBy(const Filling &F, unsigned Copies);
  std::vector<Account> eachValue(const Filling &F, unsigned Index,
                                 llvm::function_ref<Account(const Concrete &)> Make);
  std::optional<std::int64_t> number(const Filling &F, unsigned Index);
  std::optional<std::int64_t> authority(const Filling &F);
  Account whole(const Filling &F);
  Account ofPieces(const std::vector<Filling> &Fillings);

  const Parts &All;
};

std::vector<Account> Reader::eachValue(const Filling &F, unsigned Index,
                                       llvm::function_ref<Account(const Concrete &)> Make) {
  std::vector<Account> Found;
  for (const Concrete &V : All.values(F, Index)) {
    Found.push_back(Make(V));
    Found.back().Condition = V.Condition;
  }
  return Found;
}

/// The only number that it can be.
std::optional<std::int64_t> Reader::number(const Filling &F, unsigned Index) {
  std::vector<Concrete> Values = All.values(F, Index);
  return Values.size() == 1 ? link::number(Values.front()) : std::nullopt;
}

std::optional<std::int64_t> Reader::authority(const Filling &F) {
  std::optional<std::int64_t> Found;
  for (const Lead &L : All.leads(F, 0))
    for (const Filling &Write : All.fillings(L))
      if (Write.Shape->Does == Effect::Authority) {
        auto Number = number(Write, 0);
        if (!Number || (Found && Found != Number))
          return std::nullopt;
        Found = Number;
      }
  return Found;
}

constexpr std::int64_t MaxSubAuthorities = 8;

/// A SID from its parts; sub-authorities are 32 bits wide.
Account sidOf(std::int64_t Authority, const std::vector<std::optional<std::int64_t>> &Parts) {
  std::string Text = "S-1-" + std::to_string(Authority);
  for (std::optional<std::int64_t> Part : Parts) {
    if (!Part)
      return unknown("a part of the SID is not known");
    Text += "-" + std::to_string(static_cast<std::uint32_t>(*Part));
  }
  return {Text, {}, {}};
}

Account Reader::whole(const Filling &F) {
  auto Authority = authority(F), Count = number(F, 1);
  if (!Authority || !Count || *Count < 0 || *Count > MaxSubAuthorities)
    return unknown("a part of the SID is not known");
  std::vector<std::optional<std::int64_t>> Parts;
  for (unsigned I = 0; I < *Count; ++I)
    Parts.push_back(number(F, 2 + I));
  return sidOf(*Authority, Parts);
}

/// InitializeSid, and then one sub-authority after the other.
Account Reader::ofPieces(const std::vector<Filling> &Fillings) {
  std::optional<std::int64_t> Authority;
  std::vector<std::optional<std::int64_t>> Parts;
  for (const Filling &F : Fillings)
    if (F.Shape->Does == Effect::NewSid) {
      Authority = authority(F);
      Parts.assign(std::clamp<std::int64_t>(number(F, 1).value_or(0), 0, MaxSubAuthorities), {});
    }
  for (const Filling &F : Fillings)
    if (F.Shape->Does == Effect::SubAuthority)
      if (auto Index = number(F, 0); Index && *Index >= 0 && std::size_t(*Index) < Parts.size())
        Parts[*Index] = number(F, 1);
  if (!Authority)
    return unknown("a part of the SID is not known");
  return sidOf(*Authority, Parts);
}

std::vector<Account> Reader::filledBy(const Filling &F, unsigned Copies) {
  switch (F.Shape->Does) {
  case Effect::WellKnownSid:
    return eachValue(F, 0, [](const Concrete &V) {
      auto Type = link::number(V);
      return ofPrincipal(Type ? knowledge::principalByNumber(*Type) : nullptr, V.Text);
    });
  case Effect::WholeSid:
    return {whole(F)};
  case Effect::SidFromText:
    return eachValue(F, 0, ofText);
  case Effect::SidOfName:
    return eachValue(F, 0, accountOfName);
  case Effect::Copy: {
    std::vector<Account> Found;
    if (Copies < MaxCopies)
      for (const Lead &L : All.leads(F, F.Shape->From.size() - 1))
        llvm::append_range(Found, of(L, Copies + 1));
    return Found;
  }
  default:
    return {};
  }
}

std::vector<Account> Reader::of(const Lead &L, unsigned Copies) {
  if (L.Part.empty())
    return {unknown(L.Null ? "a null pointer" : L.Reason)};
  std::vector<Filling> Fillings = All.fillings(L);
  std::vector<Account> Found;
  for (const Filling &F : Fillings)
    llvm::append_range(Found, filledBy(F, Copies));
  if (llvm::any_of(Fillings, [](const Filling &F) { return F.Shape->Does == Effect::NewSid; }))
    Found.push_back(ofPieces(Fillings));
  if (Found.empty())
    Found.push_back(unknown("nobody sees how the SID is made"));
  for (Account &A : Found)
    if (A.Condition.empty())
      A.Condition = L.Condition;
  return Found;
}

} // namespace

Account accountOfName(const Concrete &Name) {
  if (Name.Kind != facts::ValueKind::String)
    return unknown(Name.Text);
  return ofPrincipal(knowledge::principalByName(Name.Text),
                     "the account \"" + Name.Text + "\" depends on the machine");
}

std::vector<Account> accountsOf(const Parts &All, const Filling &F, unsigned Index) {
  std::vector<Account> Found;
  for (const Concrete &V : All.values(F, Index)) {
    if (V.Kind != facts::ValueKind::String)
      continue;
    Found.push_back(llvm::StringRef(V.Text).starts_with("S-1-") ? ofText(V) : accountOfName(V));
    Found.back().Condition = V.Condition;
  }
  return Found.empty() ? accountsOf(All, All.leads(F, Index)) : Found;
}

std::vector<Account> accountsOf(const Parts &All, const std::vector<Lead> &Leads) {
  std::vector<Account> Found;
  for (const Lead &L : Leads)
    llvm::append_range(Found, Reader(All).of(L, 0));
  if (Found.empty())
    Found.push_back(unknown("nobody sees how the SID is made"));
  return Found;
}

} // namespace comsec::link
