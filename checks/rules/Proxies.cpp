#include "checks/rules/Proxies.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringRef.h>

namespace comsec::rules {

using namespace knowledge;
using link::CallSite;
using link::Concrete;
using link::Program;

/// From an enumerator to its connection, and from a namespace to the one around it.
static constexpr unsigned MaxHops = 4;

std::string_view variableGiven(const CallSite &Site, std::string_view Parameter) {
  const Api *A = findApi(Site.Call->Api);
  std::optional<unsigned> Index = A ? parameter(*A, Parameter) : std::nullopt;
  if (!Index || *Index >= Site.Call->Arguments.size())
    return {};
  return Site.Call->Arguments[*Index].Variable;
}

std::vector<Made> proxiesMade(const Program &P) {
  std::vector<Made> All;
  for (const NewProxy &Row : newProxies())
    for (const CallSite *Site : P.calls(Row.Api))
      if (std::string_view Variable = variableGiven(*Site, Row.Parameter); !Variable.empty())
        All.push_back({Site, &Row, Variable});
  return All;
}

/// The one text that a string argument has, also as a BSTR made of it.
static std::optional<std::string> textOf(const Given &G) {
  if (G.Values.size() == 1 && G.Values.front().Kind == facts::ValueKind::String)
    return G.Values.front().Text;
  if (!G.Argument)
    return std::nullopt;
  const facts::Value &V = G.Argument->Given;
  bool IsBstr = V.Kind == facts::ValueKind::Result && V.Name == "SysAllocString";
  if (!IsBstr || V.Operands.size() != 1 || V.Operands[0].Kind != facts::ValueKind::String)
    return std::nullopt;
  return V.Operands[0].Text;
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

static Origin originOf(const Program &P, std::string_view Variable, unsigned Hops) {
  Origin Common;
  bool First = true;
  for (const Made &M : proxiesMade(P)) {
    if (M.Variable != Variable)
      continue;
    Origin One;
    if (M.Row->Connects)
      One = {reachOf(P, *M.Site), M.Site};
    else if (Hops && !M.Site->Call->Object.empty())
      One = originOf(P, M.Site->Call->Object, Hops - 1);
    if (One.To == Reach::Unknown || (!First && One.To != Common.To))
      return {};
    Common = First ? One : Common;
    First = false;
  }
  return Common;
}

Origin originOf(const Program &P, std::string_view Variable) {
  return Variable.empty() ? Origin() : originOf(P, Variable, MaxHops);
}

} // namespace comsec::rules
