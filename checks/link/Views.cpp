#include "checks/link/Views.h"

#include <llvm/ADT/STLExtras.h>

namespace comsec::link {
namespace {

/// Longer ways are not followed back to their beginning.
constexpr std::size_t MaxCalls = 8;

/// The parameter of \p F that stands for the caller's \p Variable.
std::optional<unsigned> parameterOf(const facts::Function &F, std::string_view Variable) {
  auto It = llvm::find(F.ProxyParameters, Variable);
  if (Variable.empty() || It == F.ProxyParameters.end())
    return std::nullopt;
  return It - F.ProxyParameters.begin();
}

/// A call of the function that was looked at, with the variables as the caller names them.
struct Entry {
  const facts::Function *Caller;
  facts::Location Where;
  std::vector<std::string_view> Variables;
};

class Walk {
public:
  Walk(const Program &P, const Process &Q) : P(P), Q(Q) {}

  /// Adds the views of all ways to \p F, from which \p Here was reached.
  void addWays(const facts::Function *F, const View &Here);

  std::vector<View> Found;

private:
  std::vector<Entry> entries(const facts::Function &F, const View &Here) const;

  const Program &P;
  const Process &Q;
};

std::vector<Entry> Walk::entries(const facts::Function &F, const View &Here) const {
  std::vector<Entry> All;
  for (auto [I, Variable] : llvm::enumerate(Here.Variables)) {
    std::optional<unsigned> Parameter = parameterOf(F, Variable);
    if (!Parameter)
      continue;
    for (const Handed &H : P.handed(F, *Parameter)) {
      if (!Q.Functions.contains(H.Caller))
        continue;
      auto Same = [&](const Entry &E) { return E.Caller == H.Caller && E.Where == H.What->Where; };
      auto It = llvm::find_if(All, Same);
      if (It == All.end())
        It = All.insert(It, {H.Caller, H.What->Where, Here.Variables});
      if (!H.What->Variable.empty())
        It->Variables[I] = H.What->Variable;
    }
  }
  llvm::erase_if(All, [&](const Entry &E) { // a circle leads nowhere new
    return E.Caller == &F ||
           llvm::any_of(Here.Site.Calls, [&](const Through &T) { return T.To == E.Caller; });
  });
  return All;
}

void Walk::addWays(const facts::Function *F, const View &Here) {
  std::vector<Entry> Entries;
  if (F && Here.Site.Calls.size() < MaxCalls)
    Entries = entries(*F, Here);
  if (Entries.empty() || P.isCallback(*F)) // nobody sees who else calls it
    Found.push_back(Here);
  for (Entry &E : Entries) {
    if (Found.size() > MaxViews)
      return;
    View Outer = Here;
    Outer.Variables = std::move(E.Variables);
    Outer.Site.Calls.push_back({F, E.Where, E.Caller});
    addWays(E.Caller, Outer);
  }
}

} // namespace

std::vector<View> viewsOf(const Program &P, const Process &Q, const CallSite &Site,
                          llvm::ArrayRef<std::string_view> Variables) {
  View Plain{Site, Variables.vec()};
  Plain.Site.Processes = {&Q};
  Walk Ways(P, Q);
  Ways.addWays(Site.Function, Plain);
  for (const facts::Function *Other : Site.OtherInstances) {
    View Inside = Plain;
    Inside.OtherInstance = true;
    for (std::string_view &Variable : Inside.Variables)
      if (auto I = parameterOf(*Site.Function, Variable); I && *I < Other->ProxyParameters.size())
        Variable = Other->ProxyParameters[*I];
    if (Inside.Variables != Plain.Variables)
      Ways.addWays(Other, Inside);
  }
  if (Ways.Found.size() > MaxViews)
    return {Plain};
  return std::move(Ways.Found);
}

} // namespace comsec::link
