// permissive-access-control: an access control object that lets in whom it should not, or that COM
// cannot use as one.
#include "checks/link/Descriptors.h"
#include "checks/link/Engine.h"
#include "checks/link/Views.h"
#include "checks/rules/AccessChecks.h"
#include "checks/rules/Flow.h"

#include <llvm/ADT/STLExtras.h>

namespace comsec::rules {

using namespace knowledge;
using facts::ValueKind;
using link::CallSite;
using link::FlowState;
using link::Move;
using link::Process;
using link::Program;

static constexpr std::string_view Id = "permissive-access-control";
static constexpr std::string_view Interface = "IAccessControl";

// --- pSecDesc and EOAC_ACCESS_CONTROL ---

namespace {
enum class Is { Object, Other, Unknown };
} // namespace

/// What a pointer to a class is. One to IUnknown may be to any object.
static Is kindOf(llvm::ArrayRef<std::string> Types) {
  if (llvm::is_contained(Types, Interface))
    return Is::Object;
  return Types.empty() || Types.front() == "IUnknown" ? Is::Unknown : Is::Other;
}

static const facts::Class *classNamed(const Program &P, std::string_view Name) {
  for (const facts::Unit &U : P.units())
    for (const facts::Class &C : U.Classes)
      if (C.Name == Name)
        return &C;
  return nullptr;
}

static Is kindOf(const Program &P, const link::Concrete &V) {
  if (V.Kind != ValueKind::Address)
    return Is::Unknown;
  if (const facts::Class *C = classNamed(P, V.Text)) {
    std::vector<std::string> Types = C->Bases;
    Types.insert(Types.begin(), C->Name);
    return kindOf(Types);
  }
  return llvm::StringRef(V.Text).ends_with("SECURITY_DESCRIPTOR") ? Is::Other : Is::Unknown;
}

/// Whether what is known of a pointer's descriptors proves that it leads to one.
static bool isDescriptor(const Program &P, const CallSite &Site) {
  return llvm::all_of(Site.Processes, [&](const Process *Q) {
    link::Descriptors All(P, *Q);
    std::vector<link::BuiltDescriptor> Each = All.of(Site, 0);
    return !Each.empty() && llvm::all_of(Each, [](const link::BuiltDescriptor &B) {
      return !B.Null && B.What.Layout != descriptor::Form::Unknown;
    });
  });
}

/// What the object of \p G is for certain.
static Is kindOf(const Program &P, const Given &G) {
  if (llvm::any_of(G.Values, [](const auto &V) { return V.Kind == ValueKind::Null; }))
    return Is::Unknown;
  if (Is ByType = kindOf(G.Argument->Types); ByType != Is::Unknown)
    return ByType;
  std::vector<Is> Each;
  for (const link::Concrete &V : G.Values)
    Each.push_back(kindOf(P, V));
  if (!Each.empty() && llvm::all_equal(Each) && Each.front() != Is::Unknown)
    return Each.front();
  return isDescriptor(P, *G.Site) ? Is::Other : Is::Unknown;
}

static Finding wrongFlag(const CallSite &Site, std::string_view Says, std::string_view Subject) {
  Finding F = findingAt(Site, Level::Warning, text("{0} {1}", Site.Call->Api, Says), Subject);
  F.Path.push_back({F.Where, text("{0} is called here", Site.Call->Api)});
  return F;
}

static std::optional<Finding> judgeFlag(const Program &P, const CallSite &Site) {
  Given Object = given(P, Site, "pSecDesc"), Flags = given(P, Site, "dwCapabilities");
  if (!Object.Argument || Flags.Values.empty())
    return std::nullopt;
  Is What = kindOf(P, Object);
  auto Flagged = [](std::int64_t N) { return (N & EoacAccessControl) != 0; };
  if (What == Is::Other && holdsNumber(Flags, Flagged) == Holds::Always)
    return wrongFlag(Site,
                     "is given EOAC_ACCESS_CONTROL and a pSecDesc that is no IAccessControl: COM "
                     "calls methods of something that has none; give it an object, or leave out "
                     "the flag",
                     "pSecDesc=no IAccessControl");
  if (What == Is::Object && !mayHave(Flags, EoacAccessControl))
    return wrongFlag(Site,
                     "is given an IAccessControl as pSecDesc without EOAC_ACCESS_CONTROL: COM "
                     "reads the object as if it was something else; add the flag",
                     "pSecDesc=IAccessControl");
  return std::nullopt;
}

// --- changes ---

namespace {
/// State 1: COM has the object.
class HandOver final : public link::Automaton {
public:
  bool watches(const EventRow &E) const override {
    return E.Kind == EventKind::Initialize || E.Kind == EventKind::ChangeAccess;
  }
  std::optional<FlowState> elsewhere(FlowState Now) const override { return Now; }
  Move move(FlowState Now, const link::Event &E) const override {
    if (E.Row->Kind == EventKind::Initialize)
      return {1, Now, E.Node->Name + " takes the object, and remembers its answers", {}};
    Move M = Move::stay(Now);
    if (Now == 1)
      M.Bad = 0;
    return M;
  }
};
} // namespace

/// The variables of the objects that CoInitializeSecurity takes in \p Q.
static std::set<std::string_view> handedOver(const Program &P, const Process &Q) {
  std::set<std::string_view> Variables;
  for (const CallSite *Site : P.calls("CoInitializeSecurity")) {
    if (!llvm::is_contained(Site->Processes, &Q) || Site->Call->Arguments.empty() ||
        !mayHave(given(P, *Site, "dwCapabilities"), EoacAccessControl))
      continue;
    for (const link::View &V : viewsOf(P, Q, *Site, {Site->Call->Arguments.front().Variable}))
      Variables.insert(V.Variables.begin(), V.Variables.end());
  }
  Variables.erase("");
  return Variables;
}

static bool changesHandedOver(const Program &P, const CallSite &Change) {
  return llvm::any_of(Change.Processes, [&](const Process *Q) {
    std::set<std::string_view> Given = handedOver(P, *Q);
    return llvm::any_of(viewsOf(P, *Q, Change, {Change.Call->Object}), [&](const link::View &V) {
      return llvm::any_of(V.Variables, [&](std::string_view Each) { return Given.contains(Each); });
    });
  });
}

static void judgeChanges(const Program &P, Results &R) {
  bool Any = llvm::any_of(P.calls(), [](const CallSite &Site) {
    const EventRow *Row = eventNamed(Site.Call->Api);
    return Row && Row->Kind == EventKind::ChangeAccess;
  });
  if (!Any)
    return;
  HandOver A;
  link::FlowResult Flow = link::followPaths(P, A, startsOf(P, A));
  for (const link::Violation &V : Flow.Violations) {
    const CallSite *Change = P.callAt(*V.In, *V.At);
    if (!Change || restsOnOverrides(V) || !changesHandedOver(P, *Change))
      continue;
    R.Findings.push_back(
        flowFinding(P, V, Level::Warning,
                    text("{0} is called after CoInitializeSecurity has taken the object: COM "
                         "remembers answers, so the change reaches some callers and others not; "
                         "make it before",
                         V.At->Name),
                    "after", text("{0} is called here", V.At->Name)));
  }
  noteLimits(Id, Flow, R);
}

static void check(const Program &P, const RuleOptions &, Results &R) {
  for (const facts::Function *F : accessChecksOf(P))
    if (std::optional<Finding> Found = judgeAccessCheck(Id, P, *F, R))
      R.Findings.push_back(std::move(*Found));
  for (const CallSite *Site : P.calls("CoInitializeSecurity"))
    if (std::optional<Finding> Found = judgeFlag(P, *Site))
      R.Findings.push_back(std::move(*Found));
  judgeChanges(P, R);
}

static constexpr unsigned Cwes[] = {863, 862, 636, 665};

extern const Rule permissive_access_control{
    "permissive-access-control",
    "An access control object lets in whom it should not, or COM cannot use it as one.",
    Level::Warning,
    7.1,
    Precision::High,
    Cwes,
    check};

} // namespace comsec::rules
