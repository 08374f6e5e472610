// What the rules ask about a process: what it is, what was seen of it, and how it gets somewhere.
#pragma once

#include "checks/Rule.h"
#include "checks/link/Program.h"

#include <llvm/ADT/ArrayRef.h>

namespace comsec::rules {

/// Whether all code of the process was seen, so that "nowhere" can be said.
bool wholeSeen(const link::Process &Q);

/// Why not; empty when it was.
std::string unseen(const link::Process &Q);

/// Why nobody can say that \p Q never uses the sought \p Name; empty when everything was seen.
std::string hides(const link::Process &Q, std::string_view Name);

/// ", assuming that <what was not seen of Q> <Otherwise>"; empty when wholeSeen().
std::string assumption(const link::Process &Q, std::string_view Otherwise);

/// How \p Q is to be judged: as the options say, else as somebody tells of it.
RvssMode rvssMode(const link::Process &Q, const RuleOptions &Options);

/// How sure it is that \p Q backs up remote shares, as the user decided it or the code shows it.
link::Rvss remoteShares(const link::Process &Q, const RuleOptions &Options);

std::string_view roleName(link::Role R); ///< "a VSS requester"

/// "CreateVssBackupComponents is called: this makes the process a VSS requester".
Step stepOf(const link::Evidence &E);

/// Puts evidence from tokens behind all other. Says why nobody can be sure of what \p Shown tells,
/// when there is no other; else nothing.
std::string doubtOf(std::vector<const link::Evidence *> &Shown);

/// The first evidence of each role of \p Roles that \p Q has, and of remote shares if \p Remote.
std::vector<Step> because(const link::Process &Q, llvm::ArrayRef<link::Role> Roles, bool Remote);

/// From the entry point of \p Q to \p E, as steps; the last one is \p E itself.
std::vector<Step> pathTo(const link::Program &P, const link::Process &Q, const link::Evidence &E);

/// Where \p Q, an executable, starts, with what it lacks and how much was searched for it:
/// "the process starts here; \p Lacks in what it can reach (searched: 7 functions in 3 translation
/// units of main in a.cpp)".
Step searched(const link::Process &Q, std::string_view Lacks);

/// The live calls of \p Api that \p Q can run.
std::vector<const link::CallSite *> callsIn(const link::Program &P, const link::Process &Q,
                                            std::string_view Api);

/// The functions that set the security of one proxy; their parameters have the same names.
inline constexpr std::string_view BlanketApis[] = {"CoSetProxyBlanket",
                                                   "IClientSecurity::SetBlanket"};

/// The live calls of BlanketApis that \p Q can run.
std::vector<const link::CallSite *> blanketsIn(const link::Program &P, const link::Process &Q);

/// Whether \p Q sets IMPERSONATE or DELEGATE, or a level that is not known, on some proxy: then the
/// process's own impersonation level does not decide about its calls.
bool raisesImpersonationOnProxies(const link::Program &P, const link::Process &Q);

/// "<rule> was not judged for <process>: <why>".
Notification notJudged(std::string_view Rule, const link::Process &Q, std::string_view Why,
                       const facts::Location &Where);

} // namespace comsec::rules
