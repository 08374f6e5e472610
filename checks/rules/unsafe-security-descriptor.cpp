// unsafe-security-descriptor: what the descriptor says that CoInitializeSecurity is given, and whom
// it lets in. A descriptor's unknown parts prove nothing.
#include "checks/descriptor/Admission.h"
#include "checks/link/Descriptors.h"
#include "checks/rules/Common.h"
#include "checks/rules/Processes.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVectorExtras.h>

#include <map>

namespace comsec::rules {

using namespace knowledge;
using descriptor::Acl;
using descriptor::Form;
using link::BuiltDescriptor;
using link::Role;

/// Something that is wrong with a descriptor.
struct Defect {
  std::string_view Kind; ///< one finding of each kind and call
  Level Severity = Level::Warning;
  std::string Says;              ///< follows "CoInitializeSecurity is given "
  std::optional<unsigned> Place; ///< of what makes it so
  std::string Entries = {};      ///< SDDL that completes the list; empty when nobody can say
};

/// A descriptor with what decides about it.
struct Case {
  const BuiltDescriptor &Built;
  const link::Process &Q;
  bool Vss;              ///< a requester or writer: every process may be let in
  bool BeforeServer2003; ///< the unit targets Windows XP
};

using Defects = std::vector<Defect>;

static std::string joined(llvm::ArrayRef<std::string> Names) {
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

static void judgeMasks(const Case &C, Defects &Found) {
  const Acl &Dacl = C.Built.What.Dacl;
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

static Defects defectsOf(const Case &C) {
  Defects Found;
  judgeText(C, Found);
  judgeForm(C, Found);
  judgeParties(C, Found);
  judgeSacl(C, Found);
  judgeAccess(C, Found);
  judgeMasks(C, Found);
  judgeBroadGrants(C, Found);
  judgeLacks(C, Found);
  return Found;
}

/// Where a string of SDDL can take more entries: behind its last one. Only where the source spells
/// the string as it is.
static std::optional<Fix> completed(const BuiltDescriptor &B, const std::string &Entries) {
  const facts::Range &At = B.SddlAt;
  bool OneLine = At.valid() && At.Begin.Line == At.EndLine;
  std::size_t Quotes = OneLine ? At.EndColumn - At.Begin.Column : 0;
  bool Spelled = Quotes == B.Sddl.size() + 2 || Quotes == B.Sddl.size() + 3; // with or without L
  if (Entries.empty() || !Spelled || !llvm::StringRef(B.Sddl).ends_with(")") ||
      llvm::StringRef(B.Sddl).contains("S:"))
    return std::nullopt;
  facts::Range Behind = At;
  Behind.Begin.Column = Behind.EndColumn = At.EndColumn - 1; // before the closing quote
  return Fix{"let them in", {{Behind, Entries}}};
}

static Finding findingOf(const Given &G, const Case &C, const Defect &D,
                         const link::Descriptors &All) {
  std::string When = C.Built.Condition.empty() ? "" : text(" when '{0}'", C.Built.Condition);
  Finding F =
      findingAt(*G.Site, D.Severity, text("{0} is given {1}{2}", G.Site->Call->Api, D.Says, When),
                text("pSecDesc={0}", D.Kind));
  if (G.Argument->Where.valid())
    F.Where = G.Argument->Where;
  if (C.Built.SddlAt.valid())
    F.Path.push_back(
        {C.Built.SddlAt, "the descriptor is written here, as \"" + C.Built.Sddl + "\""});
  if (D.Place)
    if (const link::Maker &M = All.maker(*D.Place); M.Where.valid())
      F.Path.push_back({M.Where, M.Call->Api + " makes this part of it"});
  if (D.Kind == "lacks")
    llvm::append_range(F.Path, because(C.Q, {Role::VssRequester, Role::VssWriter}, false));
  F.Path.push_back({F.Where, G.Site->Call->Api + " is called with it here"});
  if (std::optional<Fix> Edit = completed(C.Built, D.Entries))
    F.Fixes.push_back(std::move(*Edit));
  return F;
}

/// What asks who calls: a server that does needs no descriptor.
static bool checksCallers(const link::Program &P, const link::Process &Q) {
  static constexpr std::string_view Apis[] = {
      "CoImpersonateClient",  "IServerSecurity::ImpersonateClient", "RpcImpersonateClient",
      "CoQueryClientBlanket", "IServerSecurity::QueryBlanket",      "AccessCheck",
      "CheckTokenMembership"};
  return llvm::any_of(Apis, [&](std::string_view Api) { return !callsIn(P, Q, Api).empty(); });
}

/// Authentication at some level: without one weak-authentication-level speaks of it.
static bool authenticates(const link::Program &P, const link::CallSite &Site) {
  return holdsNumber(given(P, Site, "dwAuthnLevel"),
                     [](std::int64_t N) { return N != AuthnNone; }) == Holds::Always;
}

static std::optional<Finding> judgeNull(const link::Program &P, const Given &G,
                                        const link::Process &Q) {
  const link::Evidence *Server = Q.evidence(Role::DcomServer);
  if (!Server || Q.has(Role::VssRequester) || Q.has(Role::VssWriter) || !wholeSeen(Q) ||
      checksCallers(P, Q) || !authenticates(P, *G.Site))
    return std::nullopt;
  Finding F =
      findingAt(*G.Site, Level::Warning,
                text("{0} is given a NULL descriptor in a server that never asks who calls: "
                     "every authenticated caller gets in; list the accounts that may call",
                     G.Site->Call->Api),
                "pSecDesc=NULL");
  if (G.Argument->Where.valid())
    F.Where = G.Argument->Where;
  F.Path = because(Q, {Role::DcomServer}, false);
  F.Path.push_back({F.Where, G.Site->Call->Api + " is called here"});
  return F;
}

/// A descriptor that is given together with the level that asks nobody for a name.
static void judgeLevel(const link::Program &P, const Given &G, Defects &Found) {
  Holds None =
      holdsNumber(given(P, *G.Site, "dwAuthnLevel"), [](std::int64_t N) { return N == AuthnNone; });
  if (None == Holds::Always)
    Found.push_back({"none", Level::Warning,
                     "a descriptor together with RPC_C_AUTHN_LEVEL_NONE, at which no caller has a "
                     "name to check; use RPC_C_AUTHN_LEVEL_PKT_PRIVACY",
                     std::nullopt});
}

static bool isKnown(const BuiltDescriptor &B) { return B.What.Dacl.Is != Acl::State::Unknown; }

/// XP has no Local Service and Network Service to let in.
static bool targetsXp(const facts::Unit &U) {
  constexpr std::int64_t Server2003 = 0x0502; // _WIN32_WINNT_WS03 of sdkddkver.h
  return U.WindowsTarget && U.WindowsTarget < Server2003;
}

using ByKind = std::map<std::string, std::vector<std::optional<Finding>>>;

static void judge(const link::Program &P, const link::CallSite &Site, const link::Process &Q,
                  ByKind &Found) {
  Given G = given(P, Site, "pSecDesc");
  bool OtherObject = mayHave(given(P, Site, "dwCapabilities"), EoacAppId | EoacAccessControl);
  if (!G.Argument || OtherObject)
    return;
  if (holdsNumber(G, [](std::int64_t N) { return N == 0; }) == Holds::Always) {
    Found["NULL"].push_back(judgeNull(P, G, Q));
    return;
  }
  link::Descriptors All(P, Q);
  bool Vss = Q.has(Role::VssRequester) || Q.has(Role::VssWriter);
  std::vector<BuiltDescriptor> Each = All.of(Site, 0);
  for (const BuiltDescriptor &B : Each) {
    if (B.Null)
      continue;
    Case C{B, Q, Vss, targetsXp(*Site.Unit)};
    Defects Wrong = defectsOf(C);
    if (isKnown(B))
      judgeLevel(P, G, Wrong);
    for (const Defect &D : Wrong)
      Found[std::string(D.Kind)].push_back(findingOf(G, C, D, All));
  }
}

static void check(const link::Program &P, const RuleOptions &, Results &R) {
  for (const link::CallSite *Site : P.calls("CoInitializeSecurity")) {
    ByKind Found;
    for (const link::Process *Q : Site->Processes) {
      link::CallSite Here = *Site;
      Here.Processes = {Q};
      judge(P, Here, *Q, Found);
    }
    for (auto &[Kind, Same] : Found)
      if (std::optional<Finding> Worst = gravest(std::move(Same)))
        R.Findings.push_back(std::move(*Worst));
  }
}

static constexpr unsigned Cwes[] = {732, 284, 863, 1220};

extern const Rule unsafe_security_descriptor{
    "unsafe-security-descriptor",
    "The security descriptor given to CoInitializeSecurity admits too many, too few, or cannot be "
    "used.",
    Level::Warning,
    6.5,
    Precision::High,
    Cwes,
    check};

} // namespace comsec::rules
