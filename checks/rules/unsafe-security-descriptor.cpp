// unsafe-security-descriptor: what the descriptor says that CoInitializeSecurity is given, and whom
// it lets in. A descriptor's unknown parts prove nothing.
#include "checks/rules/Common.h"
#include "checks/rules/Descriptors.h"
#include "checks/rules/Processes.h"

#include <llvm/ADT/STLExtras.h>

#include <map>

namespace comsec::rules {

using namespace knowledge;
using descriptor::Acl;
using link::BuiltDescriptor;
using link::Role;

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
  std::string When = C.Built.Condition.empty() ? "" : text(", when '{0}',", C.Built.Condition);
  Finding F =
      findingAt(*G.Site, D.Severity, text("{0} is given{1} {2}", G.Site->Call->Api, When, D.Says),
                text("pSecDesc={0}", D.Kind));
  if (G.Argument->Where.valid())
    F.Where = G.Argument->Where;
  if (C.Built.SddlAt.valid())
    F.Path.push_back(
        {C.Built.SddlAt, "the descriptor is written here, as \"" + C.Built.Sddl + "\""});
  if (D.Place)
    if (const link::Maker *M = All.maker(*D.Place); M && M->Where.valid())
      F.Path.push_back({M->Where, M->Call->Api + " makes this part of it"});
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
