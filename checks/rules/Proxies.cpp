#include "checks/rules/Proxies.h"

#include "checks/rules/Processes.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringRef.h>

namespace comsec::rules {

using namespace knowledge;
using link::CallSite;
using link::Concrete;
using link::Process;
using link::Program;
using link::View;

/// From an enumerator to its connection, and from a namespace to the one around it.
static constexpr unsigned MaxHops = 4;

/// The USR of the variable that \p Parameter of \p Site names; empty when it names none.
static std::string_view variableGiven(const CallSite &Site, std::string_view Parameter) {
  const Api *A = findApi(Site.Call->Api);
  std::optional<unsigned> Index = A ? parameter(*A, Parameter) : std::nullopt;
  if (!Index || *Index >= Site.Call->Arguments.size())
    return {};
  return Site.Call->Arguments[*Index].Variable;
}

Proxies::Proxies(const Program &P, const Process &Q) : P(P), Q(Q) {
  for (const NewProxy &Row : newProxies())
    for (const CallSite *Site : callsIn(P, Q, Row.Api)) {
      std::string_view Variable = variableGiven(*Site, Row.Parameter);
      if (Variable.empty())
        continue;
      for (View &V : viewsOf(P, Q, *Site, {Variable, Site->Call->Object}))
        All.push_back({std::move(V), &Row});
    }
}

std::vector<View> Proxies::views(const CallSite &Blanket) const {
  return viewsOf(P, Q, Blanket, variableGiven(Blanket, "pProxy"));
}

const Made *Proxies::maker(std::string_view Variable) const {
  auto It = llvm::find_if(All, [&](const Made &M) { return M.proxy() == Variable; });
  return It == All.end() ? nullptr : &*It;
}

/// The one text that a string argument has.
static std::optional<std::string> textOf(const Given &G) {
  bool IsText = G.Values.size() == 1 && G.Values.front().Kind == facts::ValueKind::String;
  return IsText ? std::optional(G.Values.front().Text) : std::nullopt;
}

/// Whether the path of a namespace ("\\host\root\cimv2", also with slashes) names a machine that is
/// not this one.
static bool namesOtherMachine(llvm::StringRef Path) {
  auto IsSlash = [](char C) { return C == '\\' || C == '/'; };
  if (Path.size() < 2 || !IsSlash(Path[0]) || !IsSlash(Path[1]))
    return false;
  llvm::StringRef Host = Path.drop_front(2).take_until(IsSlash);
  return !Host.empty() && Host != "." && Host != "127.0.0.1" &&
         !Host.equals_insensitive("localhost");
}

/// WMI takes another account's name for other machines only.
static Reach reachOf(const Program &P, const CallSite &Connects) {
  Given User = given(P, Connects, "strUser");
  auto IsObject = [](const Concrete &V) {
    return V.Kind == facts::ValueKind::Address || V.Kind == facts::ValueKind::String;
  };
  if (textOf(User) || holds(User, IsObject) == Holds::Always)
    return Reach::Remote;
  std::optional<std::string> Path = textOf(given(P, Connects, "strNetworkResource"));
  if (!Path)
    return Reach::Unknown;
  if (namesOtherMachine(*Path))
    return Reach::Remote;
  auto IsNull = [](std::int64_t N) { return N == 0; };
  return holdsNumber(User, IsNull) == Holds::Always ? Reach::Local : Reach::Unknown;
}

Origin Proxies::originOf(std::string_view Variable, unsigned Hops) const {
  Origin Common;
  bool First = true;
  for (const Made &M : All) {
    if (M.proxy() != Variable)
      continue;
    Origin One;
    if (M.Row->Connects && !M.Call.OtherInstance)
      One = {reachOf(P, M.Call.Site), &M};
    else if (Hops && !M.parent().empty())
      One = originOf(M.parent(), Hops - 1);
    if (One.To == Reach::Unknown || (!First && One.To != Common.To))
      return {};
    Common = First ? One : Common;
    First = false;
  }
  return Common;
}

Origin Proxies::originOf(std::string_view Variable) const {
  return Variable.empty() ? Origin() : originOf(Variable, MaxHops);
}

std::vector<Step> stepsTo(const CallSite &Site, const char *Format) {
  std::vector<Step> Steps;
  for (const link::Through &T : llvm::reverse(Site.Calls))
    Steps.push_back(
        {{T.Where, T.Where.Line, T.Where.Column + 1}, llvm::formatv(Format, T.To->Name).str(), 0});
  return Steps;
}

} // namespace comsec::rules
