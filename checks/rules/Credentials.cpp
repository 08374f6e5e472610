#include "checks/rules/Credentials.h"

#include "checks/rules/Processes.h"

#include <llvm/ADT/STLExtras.h>

#include <map>
#include <set>

namespace comsec::rules {

using link::CallSite;
using link::Concrete;
using link::Process;
using link::Program;
using link::View;

/// The account that a blanket names, if it may name one; COLE_DEFAULT_AUTHINFO is a number.
static const Concrete *account(const Given &AuthInfo) {
  auto It = llvm::find_if(AuthInfo.Values,
                          [](const Concrete &V) { return V.Kind == facts::ValueKind::Address; });
  return It == AuthInfo.Values.end() ? nullptr : &*It;
}

static Finding withoutIdentity(const Given &AuthInfo, const Concrete &Account) {
  return findingFor(AuthInfo, Account,
                    {Level::Note,
                     "the account holds for this proxy alone; IUnknown, by which the object is "
                     "asked for interfaces and released, needs the same blanket",
                     "",
                     {},
                     stepsTo(*AuthInfo.Site, "{0} is given the proxy here")});
}

static Finding withoutBlanket(const CallSite &Makes, const CallSite &Blanket) {
  Finding F = findingAt(Makes, Level::Note,
                        text("{0} gives a new proxy, which starts with the process's own account "
                             "and gets no blanket; set the one of its connection on it, too",
                             Makes.Call->Api),
                        "no blanket");
  F.Path = stepsTo(Blanket, "{0} is given the connection here");
  F.Path.push_back({placeOf(*Blanket.Call), "the connection gets another account here", 0});
  llvm::append_range(F.Path, stepsTo(Makes, "{0} is called with it here"));
  F.Path.push_back({F.Where, "what it gives here does not", 0});
  return F;
}

namespace {
/// What the blankets of a process make of its WMI proxies.
struct Blankets {
  bool AllSeen = true; ///< each of them is of a proxy that a WMI call gives
  std::set<std::string_view> Reached;
  std::map<std::string_view, CallSite> WithAccount; ///< the first one that names an account
  std::vector<Finding> Found;
};
} // namespace

/// \p V is one way to a blanket.
static void addBlanket(const Program &P, const Proxies &Known, const View &V, Blankets &B) {
  std::string_view Proxy = V.Variables[0];
  const Made *Maker = Known.maker(Proxy);
  B.AllSeen = B.AllSeen && Maker;
  B.Reached.insert(Proxy);
  if (!Maker || V.OtherInstance)
    return;
  Given AuthInfo = given(P, V.Site, "pAuthInfo");
  const Concrete *Account = account(AuthInfo);
  if (Account && B.WithAccount.try_emplace(Proxy, V.Site).second && Maker->Row->Connects)
    B.Found.push_back(withoutIdentity(AuthInfo, *Account));
}

/// One finding of each place.
static void addOnce(std::vector<Finding> More, Results &R) {
  std::set<facts::Range> Places;
  for (Finding &F : More)
    if (Places.insert(F.Where).second)
      R.Findings.push_back(std::move(F));
}

void judgeCredentials(const Program &P, const Proxies &Known, const Process &Q, Results &R) {
  Blankets B;
  for (const CallSite *Site : blanketsIn(P, Q))
    for (const View &V : Known.views(*Site))
      addBlanket(P, Known, V, B);
  if (!B.AllSeen || !wholeSeen(Q))
    return;
  for (const Made &M : Known.made()) {
    auto Parent = B.WithAccount.find(M.parent());
    if (Parent != B.WithAccount.end() && !B.Reached.contains(M.proxy()))
      B.Found.push_back(withoutBlanket(M.Call.Site, Parent->second));
  }
  addOnce(std::move(B.Found), R);
}

} // namespace comsec::rules
