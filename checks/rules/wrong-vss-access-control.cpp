// wrong-vss-access-control: what code writes where VSS looks up who may take part. An entry is a
// number under the name of an account; all else says nothing, and some numbers say too much. Files
// that write the same are judged in VssAccess.cpp.
#include "checks/knowledge/Keys.h"
#include "checks/knowledge/Knowledge.h"
#include "checks/link/Keys.h"
#include "checks/rules/Common.h"
#include "checks/rules/Processes.h"
#include "checks/rules/RegistryFiles.h"
#include "checks/rules/VssAccess.h"

#include <llvm/ADT/STLExtras.h>

#include <map>

namespace comsec::rules {

using namespace knowledge;
using namespace vss_access;
using link::Concrete;
using link::KeyCall;
using link::Role;

/// One write or creation, on one way, in one process.
struct Case {
  const link::Program &P;
  const link::Process &Q;
  const link::Keys &All;
  const KeyCall &Here;
  const KeyUse &Use;

  Given argument(std::string_view Parameter) const { return given(P, Here.Site, Parameter); }
};

static Finding findingOf(const Case &C, Level Severity, std::string Says,
                         std::string_view Subject) {
  Finding F = findingAt(C.Here.Site, Severity, std::move(Says), Subject);
  for (const facts::Range &Opened : C.Here.Key.Opened)
    F.Path.push_back({Opened, "the key is opened here"});
  for (const link::Through &Call : llvm::reverse(C.Here.Site.Calls))
    F.Path.push_back({{Call.Where, Call.Where.Line, Call.Where.Column + 1},
                      text("{0} is called with it", Call.To->Name)});
  if (!F.Path.empty())
    F.Path.push_back({F.Where, C.Here.Site.Call->Api + " is called here"});
  return F;
}

/// "when 'x'", for a value that is only one of several.
static std::string condition(const Given &G, const Concrete &V) {
  if (G.Values.size() == 1)
    return {};
  return V.Condition.empty() ? text(" in one of {0} cases", G.Values.size())
                             : text(" when '{0}'", V.Condition);
}

/// A value that is only one of several ranks one lower.
static Level severity(const Given &G) {
  return G.Values.size() == 1 ? Level::Warning : lowered(Level::Warning);
}

static std::optional<Finding> judgeType(const Case &C) {
  Given Type = C.argument(C.Use.Type);
  if (C.Use.Type.empty()) {
    Type.Values.emplace_back();
    Type.Values.back().Kind = facts::ValueKind::Integer;
    Type.Values.back().Number = C.Use.Always;
  }
  for (const Concrete &V : Type.Values) {
    std::optional<std::int64_t> N = link::number(V);
    if (!N || *N == RegDword)
      continue;
    const std::string Written = registryType(*N);
    return findingOf(C, severity(Type),
                     wrongType({C.Here.Site.Call->Api, condition(Type, V)}, Written),
                     text("type={0}", Written));
  }
  return std::nullopt;
}

static std::optional<std::uint32_t> entry(const Concrete &V) {
  std::optional<std::int64_t> N = link::number(V);
  return N ? std::optional(static_cast<std::uint32_t>(*N)) : std::nullopt;
}

static std::optional<Finding> judgeNumber(const Case &C) {
  Given Value = C.argument(C.Use.Value);
  for (const Concrete &V : Value.Values)
    if (auto N = entry(V); N && *N > Both)
      return findingOf(C, severity(Value),
                       wrongNumber({C.Here.Site.Call->Api, condition(Value, V)}, *N),
                       text("value={0}", *N));
  return std::nullopt;
}

static std::optional<Finding> judgeGroup(const Case &C) {
  Given Account = C.argument(C.Use.Name);
  Given Value = C.argument(C.Use.Value);
  auto Admits = [](const Concrete &V) { return entry(V).value_or(Refused) != Refused; };
  if (holds(Value, Admits) != Holds::Always)
    return std::nullopt;
  for (const Concrete &Name : Account.Values)
    if (Name.Kind == facts::ValueKind::String && isBroadGroup(Name.Text))
      return findingOf(C, severity(Account),
                       broadGroup({C.Here.Site.Call->Api, condition(Account, Name)}, Name.Text),
                       text("account={0}", Name.Text));
  return std::nullopt;
}

/// A requester that lets in itself, but as a writer.
static std::optional<Finding> judgeOwnAccount(const Case &C) {
  auto IsWriter = [](const Concrete &V) { return entry(V) == Writer; };
  bool Wrong = C.Q.has(Role::VssRequester) &&
               holds(C.argument(C.Use.Value), IsWriter) == Holds::Always &&
               C.All.isOwnName(C.Here.Site, C.Use.Name);
  if (!Wrong)
    return std::nullopt;
  Finding F = findingOf(C, Level::Note,
                        text("{0} writes the value 1 for the account that this VSS requester runs "
                             "as: 1 admits writers only; write 2, or 3 for both",
                             C.Here.Site.Call->Api),
                        "value=1");
  std::vector<Step> Why = because(C.Q, {Role::VssRequester}, false);
  F.Path.insert(F.Path.begin(), Why.begin(), Why.end());
  return F;
}

/// Whether the value has a name for certain: the one without is nobody's.
static bool isEntry(const Case &C) {
  auto Nameless = [](const Concrete &V) {
    return link::number(V) == 0 || (V.Kind == facts::ValueKind::String && V.Text.empty());
  };
  return holds(C.argument(C.Use.Name), Nameless) == Holds::Never;
}

static std::optional<Finding> judgeWrite(const Case &C) {
  if (placeInRegistry(C.Here.Key.Path, VssAccessControl) != KeyPlace::Same || !isEntry(C))
    return std::nullopt;
  if (std::optional<Finding> Wrong = judgeType(C))
    return Wrong;
  return gravest({judgeNumber(C), judgeGroup(C), judgeOwnAccount(C)});
}

static std::optional<Finding> judgeCreation(const Case &C) {
  if (placeInRegistry(C.Here.Key.Path, VssAccessControl) != KeyPlace::Below)
    return std::nullopt;
  std::string Name = C.Here.Key.Path.substr(VssAccessControl.size() + 1);
  return findingOf(C, Level::Warning, keyForAccount(C.Here.Site.Call->Api, Name), "key");
}

using Judge = std::optional<Finding> (*)(const Case &);

using KeysOf = std::map<const link::Process *, link::Keys>;

static void judgeUses(const link::Program &P, std::span<const KeyUse> Uses, Judge Wrong,
                      KeysOf &ByProcess, Results &R) {
  for (const KeyUse &Use : Uses)
    for (const link::CallSite *Site : P.calls(Use.Api)) {
      std::vector<std::optional<Finding>> Found;
      for (const link::Process *Q : Site->Processes) {
        const link::Keys &All = ByProcess.try_emplace(Q, P, *Q).first->second;
        for (const KeyCall &Here : All.of(*Site, Use.Key, Use.Way))
          Found.push_back(Wrong({P, *Q, All, Here, Use}));
      }
      if (std::optional<Finding> Worst = gravest(std::move(Found)))
        R.Findings.push_back(std::move(*Worst));
    }
}

static void check(const link::Program &P, const RuleOptions &, Results &R) {
  llvm::append_range(R.Findings, judgeFiles(P));
  if (!link::holdsText(P, Last)) // most programs: nothing needs to be followed
    return;
  KeysOf ByProcess;
  judgeUses(P, keyWrites(), judgeWrite, ByProcess, R);
  judgeUses(P, keyCreations(), judgeCreation, ByProcess, R);
}

static constexpr unsigned Cwes[] = {1220, 732};

extern const Rule wrong_vss_access_control{
    "wrong-vss-access-control",
    "An entry of VssAccessControl has a form that VSS does not read, or admits nearly everybody.",
    Level::Warning,
    4.3,
    Precision::High,
    Cwes,
    check};

} // namespace comsec::rules
