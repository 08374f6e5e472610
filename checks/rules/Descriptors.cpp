#include "checks/rules/Descriptors.h"

#include "checks/descriptor/Admission.h"
#include "checks/rules/Common.h"
#include "checks/rules/Processes.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVectorExtras.h>

namespace comsec::rules {

using namespace knowledge;
using descriptor::Acl;
using descriptor::Form;
using link::Role;

std::string joined(llvm::ArrayRef<std::string> Names) {
  std::string Text;
  for (auto [I, Name] : llvm::enumerate(Names))
    Text += (I == 0 ? "" : I + 1 == Names.size() ? " and " : ", ") + Name;
  return Text;
}

/// "Local Service" for "NT AUTHORITY\LOCAL SERVICE", as the documents call it.
static std::string accountName(std::string_view Key) {
  static constexpr std::pair<std::string_view, std::string_view> Documented[] = {
      {LocalSystem, "Local System"},
      {LocalService, "Local Service"},
      {NetworkService, "Network Service"},
      {Anonymous, "Anonymous"},
      {AllPackages, "All application packages"},
      {AllRestrictedPackages, "All restricted application packages"}};
  for (const auto &[Sid, Name] : Documented)
    if (Key == Sid)
      return std::string(Name);
  const Principal *Who = principalByKey(Key);
  llvm::StringRef Name = Who ? Who->Name : Key;
  return Name.substr(Name.find('\\') + 1).str();
}

static void judgeText(const Case &C, Defects &Found) {
  if (!C.Built.Malformed)
    return;
  Found.push_back({"sddl", Level::Warning,
                   text("malformed SDDL at column {0}: {1}; the conversion fails",
                        C.Built.Malformed->Offset + 1, C.Built.Malformed->Message),
                   C.Built.What.Dacl.From.Place});
}

static void judgeForm(const Case &C, Defects &Found) {
  if (C.Built.What.Layout == Form::SelfRelative)
    Found.push_back({"form", Level::Warning,
                     "a self-relative descriptor, but takes absolute ones only, so the call fails; "
                     "convert it with MakeAbsoluteSD",
                     C.Built.What.Dacl.From.Place});
}

static void judgeParties(const Case &C, Defects &Found) {
  using State = descriptor::Party::State;
  bool NoOwner = C.Built.What.Owner.Is == State::Absent;
  bool NoGroup = C.Built.What.Group.Is == State::Absent;
  if (!NoOwner && !NoGroup)
    return;
  const char *Lacks = NoOwner && NoGroup ? "owner or group" : NoOwner ? "owner" : "group";
  Found.push_back({"parties", Level::Warning,
                   text("a descriptor with no {0}; COM demands both an owner and a group", Lacks),
                   C.Built.What.Dacl.From.Place});
}

/// Integrity labels lie in the SACL, too, and are no audit.
static void judgeSacl(const Case &C, Defects &Found) {
  auto IsLabel = [](const descriptor::Ace &A) {
    return A.Type == descriptor::AceType::MandatoryLabel;
  };
  const Acl &Sacl = C.Built.What.Sacl;
  if (Sacl.Is == Acl::State::Listed && !llvm::all_of(Sacl.Aces, IsLabel))
    Found.push_back({"sacl", Level::Warning, "a descriptor with a SACL, which must be NULL there",
                     Sacl.From.Place});
}

static void judgeAccess(const Case &C, Defects &Found) {
  const Acl &Dacl = C.Built.What.Dacl;
  if (Dacl.Is == Acl::State::Absent || Dacl.Is == Acl::State::Null)
    Found.push_back({"dacl", C.Vss ? Level::Note : Level::Warning,
                     "a descriptor with a NULL DACL, which lets everybody in; list the accounts "
                     "that may call",
                     Dacl.From.Place});
  if (Dacl.Is == Acl::State::Listed && Dacl.Complete && Dacl.Aces.empty())
    Found.push_back({"dacl", Level::Warning,
                     "a descriptor with an empty DACL, which lets nobody in", Dacl.From.Place});
}

Defects maskDefects(const Acl &Dacl) {
  Defects Found;
  auto PlaceOf = [&](std::size_t I) { return Dacl.Aces[I].From.Place; };
  if (std::vector<std::size_t> Without = entriesWithoutExecute(Dacl); !Without.empty())
    Found.push_back({"execute", Level::Warning,
                     text("an entry with the mask {0:x} without COM_RIGHTS_EXECUTE (1), which "
                          "every entry must have",
                          *Dacl.Aces[Without.front()].Mask),
                     PlaceOf(Without.front())});
  if (auto Mixed = mixedMasks(Dacl))
    Found.push_back({"mixed", Level::Warning,
                     text("a DACL that mixes masks of the old form ({0:x}) and of the new one "
                          "({1:x}); use one form in all entries",
                          *Dacl.Aces[Mixed->first].Mask, *Dacl.Aces[Mixed->second].Mask),
                     PlaceOf(Mixed->second)});
  return Found;
}

/// A requester or writer is called by whoever takes part in a backup; in others nobody needs to let
/// in everyone.
static void judgeBroadGrants(const Case &C, Defects &Found) {
  const Acl &Dacl = C.Built.What.Dacl;
  if (C.Vss || Dacl.Is != Acl::State::Listed)
    return;
  for (const descriptor::BroadGrant &G : broadGrants(C.Built.What, descriptor::Call::Remote))
    if (G.Reach != Breadth::AnyAccount && G.By)
      Found.push_back({G.Account, Level::Warning,
                       text("a descriptor that admits {0} from other machines; name the accounts "
                            "that may call",
                            accountName(G.Account)),
                       Dacl.Aces[*G.By].From.Place});
}

/// The mask that all entries have; nothing when they differ.
static std::optional<std::uint32_t> commonMask(const Acl &Dacl) {
  std::optional<std::uint32_t> Mask;
  for (const descriptor::Ace &A : Dacl.Aces) {
    if (!A.Mask || (Mask && Mask != A.Mask))
      return std::nullopt;
    Mask = A.Mask;
  }
  return Mask;
}

/// What completes the list in SDDL.
static std::string missingEntries(const Acl &Dacl, llvm::ArrayRef<descriptor::Lack> Lacks) {
  std::optional<std::uint32_t> Mask = commonMask(Dacl);
  std::string Text;
  for (const descriptor::Lack &L : Lacks) {
    const Principal *Who = principalByKey(L.Who->Sid);
    if (!Mask || !Who || L.Because.Is != descriptor::Admission::Kind::Missing)
      return {};
    Text += text("(A;;{0:x};;;{1})", *Mask, Who->Alias);
  }
  return Text;
}

static void judgeLacks(const Case &C, Defects &Found) {
  const Acl &Dacl = C.Built.What.Dacl;
  bool Requester = C.Q.has(Role::VssRequester);
  if (!C.Vss || (Dacl.Is == Acl::State::Listed && Dacl.Aces.empty()))
    return;
  std::vector<descriptor::Lack> Lacks = lacking(
      C.Built.What, Requester ? AdmitRole::VssRequester : AdmitRole::VssWriter, C.BeforeServer2003);
  if (Lacks.empty())
    return;
  auto Names =
      llvm::map_to_vector(Lacks, [](const descriptor::Lack &L) { return accountName(L.Who->Sid); });
  Found.push_back({"lacks", Level::Warning,
                   text("a descriptor that shuts out {0}, which {1} must let in", joined(Names),
                        roleName(Requester ? Role::VssRequester : Role::VssWriter)),
                   Dacl.From.Place, missingEntries(Dacl, Lacks)});
}

Defects defectsOf(const Case &C) {
  Defects Found;
  judgeText(C, Found);
  judgeForm(C, Found);
  judgeParties(C, Found);
  judgeSacl(C, Found);
  judgeAccess(C, Found);
  llvm::append_range(Found, maskDefects(C.Built.What.Dacl));
  judgeBroadGrants(C, Found);
  judgeLacks(C, Found);
  return Found;
}

} // namespace comsec::rules
