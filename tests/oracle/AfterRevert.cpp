// A second opinion on wmi-call-after-revert: the same rule as a checker of the Static Analyzer,
// which knows more about values and nothing of our engine.
#include "clang/StaticAnalyzer/Core/BugReporter/BugType.h"
#include "clang/StaticAnalyzer/Core/Checker.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CheckerContext.h"
#include "clang/StaticAnalyzer/Frontend/CheckerRegistry.h"

using namespace clang;
using namespace ento;

REGISTER_TRAIT_WITH_PROGRAMSTATE(Reverted, bool)

namespace {

class AfterRevert : public Checker<check::PreCall, check::PostCall> {
  const BugType Bug{this, "call into WMI after the token was given back"};

public:
  void checkPostCall(const CallEvent &Call, CheckerContext &C) const {
    const IdentifierInfo *Name = Call.getCalleeIdentifier();
    if (Name && Name->isStr("CoRevertToSelf"))
      C.addTransition(C.getState()->set<Reverted>(true));
    if (!Name || !Name->isStr("CoImpersonateClient"))
      return;
    // Both ways: it succeeds, or it fails and changes nothing.
    SValBuilder &Values = C.getSValBuilder();
    SVal Fails =
        Values.evalBinOp(C.getState(), BO_LT, Call.getReturnValue(),
                         Values.makeIntVal(0, C.getASTContext().LongTy), C.getASTContext().BoolTy);
    if (auto Known = Fails.getAs<DefinedOrUnknownSVal>()) {
      auto [Failed, Worked] = C.getState()->assume(*Known);
      if (Failed)
        C.addTransition(Failed);
      if (Worked)
        C.addTransition(Worked->set<Reverted>(false));
    }
  }

  void checkPreCall(const CallEvent &Call, CheckerContext &C) const {
    auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call.getDecl());
    if (!Method || Method->getParent()->getName() != "IWbemServices" ||
        !C.getState()->get<Reverted>())
      return;
    if (ExplodedNode *Node = C.generateNonFatalErrorNode())
      C.emitReport(std::make_unique<PathSensitiveBugReport>(Bug, "after revert", Node));
  }
};

} // namespace

extern "C" const char clang_analyzerAPIVersionString[] = CLANG_ANALYZER_API_VERSION_STRING;
extern "C" void clang_registerCheckers(CheckerRegistry &Registry) {
  Registry.addChecker<AfterRevert>("comsec.AfterRevert", "", "");
}
