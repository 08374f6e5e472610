#include "checks/rules/Processes.h"
#include "checks/rules/Common.h"

#include <llvm/ADT/STLExtras.h>

namespace comsec::rules {

using namespace knowledge;
using link::CallSite;
using link::Concrete;
using link::Evidence;
using link::Process;
using link::Program;

bool wholeSeen(const Process &Q) {
  return Q.Kind == link::ProcessKind::Executable && Q.Gaps.empty();
}

std::string unseen(const Process &Q) {
  if (Q.Kind != link::ProcessKind::Executable)
    return "it belongs to whichever program runs this code";
  return Q.Gaps.empty() ? std::string() : Q.Gaps.front().Why;
}

std::string hides(const Process &Q, std::string_view Name) {
  auto It = llvm::find_if(Q.Gaps, [&](const link::Gap &G) { return G.mayHide(Name); });
  return It == Q.Gaps.end() ? std::string() : It->Why;
}

std::string assumption(const Process &Q, std::string_view Otherwise) {
  if (wholeSeen(Q))
    return {};
  return text(", assuming that {0} {1}",
              Q.Gaps.empty() ? "the program that runs this code" : "code that was not seen",
              Otherwise);
}

RvssMode rvssMode(const Process &Q, const RuleOptions &Options) {
  if (Options.Rvss != RvssMode::Auto || !Q.RemoteSharesTold)
    return Options.Rvss;
  return *Q.RemoteSharesTold ? RvssMode::On : RvssMode::Off;
}

link::Rvss remoteShares(const Process &Q, const RuleOptions &Options) {
  const RvssMode Mode = rvssMode(Q, Options);
  if (!Q.has(link::Role::VssRequester) || Mode == RvssMode::Off)
    return link::Rvss::None;
  return Mode == RvssMode::On ? link::Rvss::Strong : Q.RemoteShares;
}

std::string_view roleName(link::Role R) {
  const Requirement *Row = requirement(link::toString(R));
  return Row ? Row->Who : link::toString(R);
}

Step stepOf(const Evidence &E) {
  return {E.Where, text("{0}: this makes the process {1}", E.What, roleName(E.Shows)), 0};
}

std::string doubtOf(std::vector<const Evidence *> &Shown) {
  llvm::stable_sort(
      Shown, [](const Evidence *A, const Evidence *B) { return A->FromTokens < B->FromTokens; });
  if (Shown.empty() || !Shown.front()->FromTokens)
    return {};
  return text("{0} in code that the compiler lost", Shown.front()->What);
}

std::vector<Step> because(const Process &Q, llvm::ArrayRef<link::Role> Roles, bool Remote) {
  std::vector<Step> Steps;
  for (link::Role R : Roles)
    if (const Evidence *E = Q.evidence(R))
      Steps.push_back(stepOf(*E));
  if (Remote && !Q.RemoteEvidence.empty()) {
    const Evidence &E = Q.RemoteEvidence.front();
    Steps.push_back({E.Where, E.What + ": a sign that remote file shares are backed up", 0});
  }
  return Steps;
}

std::vector<Step> pathTo(const Program &P, const Process &Q, const Evidence &E) {
  std::vector<Step> Steps;
  std::vector<facts::Location> Calls;
  if (Q.Entry)
    Steps.push_back({Q.Entry->Where, "the process starts here", 0});
  if (Q.Entry && E.Function)
    Calls = P.pathTo(Q, *E.Function);
  if (!Calls.empty())
    Calls.erase(Calls.begin()); // the entry point itself
  unsigned Depth = 0;
  for (const facts::Location &L : Calls)
    Steps.push_back({{L, L.Line, L.Column + 1}, "this call leads on", Depth++});
  Steps.push_back(stepOf(E));
  Steps.back().Nesting = Depth;
  return Steps;
}

/// "1 function", "2 functions".
static std::string counted(std::size_t Count, std::string_view Noun) {
  return text("{0} {1}{2}", Count, Noun, Count == 1 ? "" : "s");
}

Step searched(const Process &Q, std::string_view Lacks) {
  // Each unit has its initialisers, which have no USR.
  std::size_t Units = llvm::count_if(Q.Functions, [](const auto *F) { return F->Usr.empty(); });
  return {Q.Entry->Where,
          text("the process starts here; {0} in what it can reach (searched: {1} in {2} of {3})",
               Lacks, counted(Q.Functions.size() - Units, "function"),
               counted(Units, "translation unit"), Q.Name),
          0};
}

std::vector<const CallSite *> callsIn(const Program &P, const Process &Q, std::string_view Api) {
  std::vector<const CallSite *> Sites = P.calls(Api);
  llvm::erase_if(Sites, [&](const CallSite *S) { return !llvm::is_contained(S->Processes, &Q); });
  return Sites;
}

std::vector<const CallSite *> blanketsIn(const Program &P, const Process &Q) {
  std::vector<const CallSite *> Sites;
  for (std::string_view Api : BlanketApis)
    llvm::append_range(Sites, callsIn(P, Q, Api));
  return Sites;
}

bool raisesImpersonationOnProxies(const Program &P, const Process &Q) {
  for (const CallSite *Site : blanketsIn(P, Q))
    for (const Concrete &V : given(P, *Site, "dwImpLevel").Values)
      if (std::optional<std::int64_t> N = link::number(V); !N || *N >= ImpImpersonate)
        return true;
  return false;
}

Notification notJudged(std::string_view Rule, const Process &Q, std::string_view Why,
                       const facts::Location &Where) {
  return {"not-judged", Level::Note, text("{0} was not judged for {1}: {2}", Rule, Q.Name, Why),
          Where};
}

} // namespace comsec::rules
