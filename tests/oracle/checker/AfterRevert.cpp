// A second opinion on wmi-call-after-revert: the same question to the Static Analyzer, which knows
// more about values than our engine and shares no code with it. Of APIs it knows these few only.
#include "clang/StaticAnalyzer/Core/BugReporter/BugType.h"
#include "clang/StaticAnalyzer/Core/Checker.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallDescription.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CheckerContext.h"
#include "clang/StaticAnalyzer/Frontend/CheckerRegistry.h"

using namespace clang;
using namespace ento;

REGISTER_TRAIT_WITH_PROGRAMSTATE(Reverted, bool)

namespace {

class AfterRevert : public Checker<check::PreCall, check::PostCall> {
  const BugType Bug{this, "call into WMI after the token was given back"};
  const CallDescriptionSet Reverts{{CDM::CLibrary, {"CoRevertToSelf"}},
                                   {CDM::CLibrary, {"RevertToSelf"}},
                                   {CDM::CLibrary, {"RpcRevertToSelf"}},
                                   {CDM::CLibrary, {"RpcRevertToSelfEx"}},
                                   {CDM::CXXMethod, {"IServerSecurity", "RevertToSelf"}}};
  /// How each one's result compares with 0 when it succeeds.
  const CallDescriptionMap<BinaryOperatorKind> Impersonations{
      {{CDM::CLibrary, {"CoImpersonateClient"}}, BO_GE},
      {{CDM::CLibrary, {"RpcImpersonateClient"}}, BO_EQ},
      {{CDM::CLibrary, {"ImpersonateLoggedOnUser"}}, BO_NE},
      {{CDM::CXXMethod, {"IServerSecurity", "ImpersonateClient"}}, BO_GE}};

public:
  void checkPostCall(const CallEvent &Call, CheckerContext &C) const {
    ProgramStateRef State = C.getState();
    if (Reverts.contains(Call))
      C.addTransition(State->set<Reverted>(true));
    const BinaryOperatorKind *Comparison = Impersonations.lookup(Call);
    if (!Comparison)
      return;
    SValBuilder &Values = C.getSValBuilder();
    QualType Type = Call.getResultType();
    SVal Worked = Values.evalBinOp(State, *Comparison, Call.getReturnValue(),
                                   Values.makeZeroVal(Type), Values.getConditionType());
    auto [Success, Failure] = State->assume(Worked.castAs<DefinedOrUnknownSVal>());
    if (Success)
      C.addTransition(Success->set<Reverted>(false));
    if (Failure) // changes nothing
      C.addTransition(Failure);
  }

  void checkPreCall(const CallEvent &Call, CheckerContext &C) const {
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call.getDecl());
    if (!Method || !C.getState()->get<Reverted>())
      return;
    StringRef Class = Method->getParent()->getName();
    if (Class != "IWbemServices" && Class != "CWbemProviderGlue")
      return;
    if (ExplodedNode *Node = C.generateNonFatalErrorNode())
      C.emitReport(std::make_unique<PathSensitiveBugReport>(
          Bug, "WMI is called after the token was given back", Node));
  }
};

} // namespace

extern "C" const char clang_analyzerAPIVersionString[] = CLANG_ANALYZER_API_VERSION_STRING;
extern "C" void clang_registerCheckers(CheckerRegistry &Registry) {
  Registry.addChecker<AfterRevert>("comsec.after-revert", "calls into WMI after a revert", "");
}
