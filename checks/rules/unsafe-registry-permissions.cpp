// unsafe-registry-permissions: what registration files write for COM's security, of one server
// under its AppID or of the whole machine. Values that nobody knows prove nothing.
#include "checks/knowledge/Keys.h"
#include "checks/knowledge/Knowledge.h"
#include "checks/knowledge/Requirements.h"
#include "checks/link/Applications.h"
#include "checks/rules/Common.h"
#include "checks/rules/Processes.h"
#include "checks/rules/RegistryDescriptors.h"

#include <llvm/ADT/STLExtras.h>

namespace comsec::rules {

using namespace knowledge;
using facts::RegistryValue;
using link::CallSite;
using link::Process;
using link::Program;

static constexpr std::string_view LevelName = "AuthenticationLevel";
static constexpr std::string_view AccessName = "AccessPermission";
static constexpr std::string_view SetBy = "CoInitializeSecurity";

// --- the level of an application ---

static std::optional<Finding> judgeLevel(const FileKey &Application) {
  const RegistryValue *Value = Application.value(LevelName);
  if (!Value)
    return std::nullopt;
  auto Wrong = [&](const std::string &Says, std::string_view What) {
    return findingAt(*Value, Level::Warning, text("{0} {1}", LevelName, Says),
                     subjectOf(Application, LevelName, What));
  };
  if (Value->Type != RegDword)
    return Wrong(text("is a value of {0}: COM reads a REG_DWORD there", registryType(Value->Type)),
                 "type");
  if (!Value->Number)
    return std::nullopt;
  if (*Value->Number > AuthnPktPrivacy)
    return Wrong(
        text("is {0}: the levels end with 6 (RPC_C_AUTHN_LEVEL_PKT_PRIVACY)", *Value->Number),
        "number");
  if (*Value->Number != AuthnNone)
    return std::nullopt;
  Finding F =
      Wrong("is 1 (RPC_C_AUTHN_LEVEL_NONE): COM does not ask who calls and does not look at "
            "AccessPermission; give 6 (RPC_C_AUTHN_LEVEL_PKT_PRIVACY)",
            "NONE");
  if (const RegistryValue *List = Application.value(AccessName))
    F.Path = {{List->NameWhere, "AccessPermission lists who may call"},
              {F.Where, "without authentication the list is not looked at"}};
  return F;
}

// --- an application whose code sets its security ---

namespace {
/// What the code of an application does about its security.
struct OwnSecurity {
  std::vector<const CallSite *> Calls;
  bool NullDescriptor = true; ///< in all of them
  std::string Assuming; ///< where code was not seen; follows "AccessPermission is not looked at"
};
} // namespace

/// Whether the registry certainly has no say in what \p Site sets.
static bool decides(const Program &P, const CallSite &Site) {
  Given Flags = given(P, Site, "dwCapabilities");
  return !Flags.Values.empty() && !mayHave(Flags, EoacAppId);
}

static bool givesNull(const Program &P, const CallSite &Site) {
  return holdsNumber(given(P, Site, "pSecDesc"), [](std::int64_t N) { return N == 0; }) ==
         Holds::Always;
}

/// Whether \p Q has a call of which nobody knows what it is given, or whether it is made.
static bool hasLostCall(const Program &P, const Process &Q) {
  auto IsLost = [](const facts::Note &N) {
    return (N.Kind == facts::NoteKind::CallLost || N.Kind == facts::NoteKind::CallRecovered) &&
           N.Text == SetBy;
  };
  return llvm::any_of(P.units(), [&](const facts::Unit &U) {
    return llvm::any_of(U.Notes, IsLost) && link::runs(Q, U);
  });
}

/// Adds the calls of \p Q; false when one may let the registry decide.
static bool setsItself(const Program &P, const Process &Q, OwnSecurity &All) {
  std::vector<const CallSite *> Calls = callsIn(P, Q, SetBy);
  if (Calls.empty() || Q.Kind != link::ProcessKind::Executable || hasLostCall(P, Q))
    return false;
  if (All.Assuming.empty())
    All.Assuming = assumption(Q, "does not ask for it");
  for (const CallSite *Site : Calls) {
    CallSite Here = *Site;
    Here.Processes = {&Q}; // what other processes give the call is not this one's
    if (!decides(P, Here))
      return false;
    All.NullDescriptor &= givesNull(P, Here);
    if (!llvm::is_contained(All.Calls, Site))
      All.Calls.push_back(Site);
  }
  return true;
}

static std::optional<OwnSecurity> ownSecurity(const Program &P, const link::Application &A) {
  OwnSecurity Found;
  const bool All = !A.Servers.empty() && llvm::all_of(A.Servers, [&](const Process *Q) {
    return setsItself(P, *Q, Found);
  });
  return All ? std::optional(std::move(Found)) : std::nullopt;
}

static constexpr std::string_view NullInstead =
    "puts a NULL descriptor in its place, which lets everybody in; give it EOAC_APPID and the "
    "AppID, or a descriptor";
static constexpr std::string_view OwnInstead =
    "without EOAC_APPID puts its own descriptor in its place; leave out the value, or give the "
    "call EOAC_APPID";

/// The list in the registry is for programs that leave their security to COM.
static std::optional<Finding> judgeUse(const Program &P, const facts::Unit &File,
                                       const FileKey &Application) {
  const RegistryValue *List = Application.value(AccessName);
  if (!List)
    return std::nullopt;
  link::Application Code = link::applicationOf(P, Application.Is.Name, File.MainFile);
  std::optional<OwnSecurity> Own = ownSecurity(P, Code);
  if (!Own)
    return std::nullopt;
  const Level Sure = Own->NullDescriptor ? Level::Warning : Level::Note;
  Finding F = findingAt(*List, Own->Assuming.empty() ? Sure : lowered(Sure),
                        text("AccessPermission is not looked at{0}: CoInitializeSecurity {1}",
                             Own->Assuming, Own->NullDescriptor ? NullInstead : OwnInstead),
                        subjectOf(Application, AccessName, "set by code"));
  for (const facts::Range &Named : Code.Named)
    F.Path.push_back({Named, "the code says here which application it is"});
  for (const CallSite *Site : Own->Calls)
    F.Path.push_back({placeOf(*Site->Call), "CoInitializeSecurity is called without EOAC_APPID"});
  F.Path.push_back({F.Where, "AccessPermission is written here"});
  return F;
}

// --- the machine ---

static void judgeMachine(const FileKey &Ole, Results &R) {
  for (const auto &[Name, Value] : Ole.Values)
    if (std::string_view Known = machineValue(Name);
        !Known.empty() && Value->Is == facts::DataState::Written)
      R.Findings.push_back(findingAt(
          *Value, Level::Warning,
          text("{0} is written: it holds for every COM server of the machine; leave it to "
               "the administrator, and set the values of the own AppID",
               Known),
          text("Ole\\{0}", Known)));
}

static void judgeHardening(const FileKey &Compatibility, Results &R) {
  for (const Hardening &H : hardenings()) {
    const RegistryValue *Value = Compatibility.value(H.Name);
    if (!Value || Value->Type != RegDword || Value->Number != H.Number)
      continue;
    Finding F = findingAt(*Value, H.Grave ? Level::Warning : Level::Note,
                          text("{0} is {1}, which {2}; write {3}, or leave it out", H.Name,
                               H.Number, H.Effect, H.Right),
                          text("Ole\\AppCompat\\{0}: {1}", H.Name, H.Number));
    offerDword(F, *Value, H.Right);
    R.Findings.push_back(std::move(F));
  }
}

static void judgeApplication(const Program &P, const facts::Unit &File, const FileKey &Application,
                             Results &R) {
  llvm::append_range(R.Findings, judgePermissions(Application));
  for (const std::optional<Finding> &F : {judgeLevel(Application), judgeUse(P, File, Application)})
    if (F)
      R.Findings.push_back(*F);
}

static void check(const Program &P, const RuleOptions &, Results &R) {
  for (const facts::Unit &File : P.registrations())
    for (const FileKey &Key : keysOf(File))
      switch (Key.Is.Is) {
      case KeyRole::Application:
        judgeApplication(P, File, Key, R);
        break;
      case KeyRole::Machine:
        judgeMachine(Key, R);
        break;
      case KeyRole::Compatibility:
        judgeHardening(Key, R);
        break;
      default:
        break;
      }
}

static constexpr unsigned Cwes[] = {732, 284, 306, 1220};

extern const Rule unsafe_registry_permissions{
    "unsafe-registry-permissions",
    "A registration file opens a COM server, or changes the COM security of the whole machine.",
    Level::Warning,
    6.5,
    Precision::High,
    Cwes,
    check};

} // namespace comsec::rules
