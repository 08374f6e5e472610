// missing-static-cloaking: a requester for remote file shares must reach the file server as its
// caller; that takes static cloaking. Also the two ways to ask for cloaking that cannot work.
#include "checks/knowledge/Knowledge.h"
#include "checks/rules/Common.h"
#include "checks/rules/Processes.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringRef.h>

namespace comsec::rules {

using namespace knowledge;
using link::Role;
using link::Rvss;

static constexpr std::string_view Flag = "EOAC_STATIC_CLOAKING";
/// What older editions of the VSS documents called the flag; no header has it.
static constexpr std::string_view OldSpelling = "EOAC_STATIC";

/// The old spelling among the values; null when there is none, or something declares the name.
static const link::Concrete *oldSpelling(const Given &G) {
  auto It = llvm::find_if(G.Values, [](const link::Concrete &V) {
    return V.Kind == facts::ValueKind::Unknown && V.Name == OldSpelling;
  });
  return It == G.Values.end() ? nullptr : &*It;
}

static bool missesHeaders(const facts::Unit &U) {
  return llvm::any_of(
      U.Notes, [](const facts::Note &N) { return N.Kind == facts::NoteKind::MissingHeader; });
}

/// No compiler accepts the old spelling, unless a header that is missing here defines it.
static Finding didYouMean(const Given &G, const link::Concrete &Old) {
  bool Sure = !missesHeaders(*G.Site->Unit);
  Finding F = findingAt(*G.Site, Sure ? Level::Warning : Level::Note,
                        text("{0} is given {1} as dwCapabilities, which is declared nowhere{2}; "
                             "did you mean {3}?",
                             G.Site->Call->Api, OldSpelling,
                             Sure ? "" : ", unless in a header that was not found", Flag),
                        text("dwCapabilities={0}", OldSpelling));
  F.Where = Old.Where.valid() ? Old.Where : G.Argument->Where;
  if (Sure && G.Argument->Editable && Old.Via.empty() && Old.Where.valid())
    F.Fixes.push_back({text("use {0}", Flag), {{Old.Where, std::string(Flag)}}});
  return F;
}

/// The argument with the flag added; empty when its text cannot take an operator behind it.
static std::string withFlag(const Given &G, std::int64_t Number) {
  llvm::StringRef Text = G.Argument->Text;
  if (Number == EoacNone)
    return std::string(Flag);
  if (Text.empty() || Text.contains('?'))
    return {};
  return (Text + " | " + Flag).str();
}

/// One sign of remote shares is not enough to ask for cloaking; with IMPERSONATE, which only remote
/// shares need, it is worth a note.
static bool likelyRemote(const link::Program &P, const link::CallSite &Site, Rvss Remote) {
  auto Impersonates = [](std::int64_t N) { return N == ImpImpersonate; };
  return Remote == Rvss::Medium &&
         holdsNumber(given(P, Site, "dwImpLevel"), Impersonates) == Holds::Always;
}

static std::optional<Verdict> judgeFlags(const Given &G, std::int64_t Number, Rvss Remote,
                                         bool Likely) {
  if ((Number & EoacCloaking) == EoacCloaking)
    return Verdict{Level::Warning,
                   "static and dynamic cloaking exclude each other, so the call fails; keep one"};
  if (Number & (EoacStaticCloaking | EoacAppId | EoacDefault))
    return std::nullopt; // set, taken from the registry, or invalid-security-arguments' business
  if (Remote == Rvss::Strong && (Number & EoacDynamicCloaking))
    return Verdict{Level::Note,
                   "a VSS requester for remote file shares is advised to use EOAC_STATIC_CLOAKING; "
                   "dynamic cloaking follows every change of the thread's token"};
  if (Remote == Rvss::Strong)
    return Verdict{Level::Warning,
                   "a VSS requester for remote file shares needs EOAC_STATIC_CLOAKING, or the file "
                   "server sees the process instead of the caller",
                   withFlag(G, Number)};
  if (Likely && !(Number & EoacDynamicCloaking))
    return Verdict{Level::Note, "if remote file shares are backed up, EOAC_STATIC_CLOAKING is "
                                "required beside RPC_C_IMP_LEVEL_IMPERSONATE"};
  return std::nullopt;
}

static std::optional<Finding> judge(const link::Program &P, const RuleOptions &Options,
                                    const link::CallSite &Site, const link::Process &Q) {
  Given Flags = given(P, Site, "dwCapabilities");
  if (const link::Concrete *Old = oldSpelling(Flags))
    return didYouMean(Flags, *Old);
  Rvss Remote = remoteShares(Q, Options);
  bool Likely = likelyRemote(P, Site, Remote);
  return judgeValues(Flags, [&](const link::Concrete &V) {
    std::optional<std::int64_t> N = link::number(V);
    std::optional<Verdict> W = N ? judgeFlags(Flags, *N, Remote, Likely) : std::nullopt;
    if (W && Remote != Rvss::None)
      W->Because = because(Q, {Role::VssRequester}, true);
    return W;
  });
}

static void check(const link::Program &P, const RuleOptions &Options, Results &R) {
  judgeCalls(P, "CoInitializeSecurity", R, [&](const auto &Site, const auto &Process) {
    return judge(P, Options, Site, Process);
  });
}

static constexpr unsigned Cwes[] = {441, 573, 628, 687};

extern const Rule missing_static_cloaking{
    "missing-static-cloaking",
    "A VSS requester for remote file shares does not ask for static cloaking, or asks in vain.",
    Level::Warning,
    4.0,
    Precision::High,
    Cwes,
    check};

} // namespace comsec::rules
