// Whose rights a thread has on a path: what the rules about WMI providers and impersonation share.
#pragma once

#include "checks/rules/Flow.h"

#include <llvm/ADT/StringSet.h>

namespace comsec::rules {

/// Whose rights the thread has.
enum class Rights : unsigned char {
  Start,  ///< its host's: nobody was impersonated on this path
  Client, ///< the client's
  Stale,  ///< were the client's, until control entered WMI
  Self,   ///< its host's again: the client's token was given back
};

/// Which function the path starts in.
enum class Origin : unsigned char {
  Other,
  ClientDriven, ///< a provider's method that WMI calls for a client
  Initialize,   ///< IWbemProviderInit::Initialize
};

/// The state of the automaton, taken apart.
struct ThreadState {
  Rights Has = Rights::Start;
  Origin From = Origin::Other;
  bool Checked = false; ///< the code looked at who the client is, or what it may do
  bool Own = false;  ///< the thread has a copy of the process's token: giving it back is no return
  bool Gave = false; ///< with Rights::Self: the token given back was taken on on this path
  /// With Rights::Client and Stale: what kind of function has put the token there.
  knowledge::TokenFamily By = knowledge::TokenFamily::Unknown;

  static ThreadState of(link::FlowState S);
  link::FlowState encoded() const;
};

/// The violations that rules can ask for.
enum ThreadFault : unsigned {
  WmiAfterRevert,
  WmiBeforeImpersonation,
  TouchWhenStale,
  TouchBeforeImpersonation,
  TokenBeforeImpersonation, ///< in a provider's method
  TokenAtStart,             ///< the same in other code
  TokenAsClient,
  FamiliesMixed, ///< the token is given back by a function of another family
  RevertUnmeant, ///< not in a client-driven method: there the work that follows is the fault
};

/// How a class of the project is called for a client; null for other functions.
Origin originOf(const link::Program &P, const facts::Function &F);

/// SetThreadToken(…, NULL) gives back the token.
bool givesNoToken(const link::Event &E);

class ImpersonationAutomaton final : public link::Automaton {
public:
  /// Watches what changes rights, and events of the \p Others kinds.
  ImpersonationAutomaton(const link::Program &P, std::vector<knowledge::EventKind> Others);

  bool watches(const knowledge::EventRow &E) const override;
  /// Each thread has a token of its own.
  std::optional<link::FlowState> elsewhere(link::FlowState) const override { return std::nullopt; }
  /// A function that impersonates, does its work and reverts leaves its caller where it was; it is
  /// taken for a look at the client.
  link::FlowState returned(link::FlowState Entered, link::FlowState Left) const override;
  link::Move move(link::FlowState Now, const link::Event &E) const override;

private:
  link::Move enterWmi(ThreadState S, const link::Event &E) const;

  std::vector<knowledge::EventKind> Others;
  llvm::StringSet<> Connections; ///< USRs of variables that a connection of the code's own gave
};

/// Follows all paths on which somebody impersonates or reverts, and those of providers' methods,
/// and reports what \p Word makes of each violation.
void judgeRights(const link::Program &P, std::string_view Rule,
                 std::vector<knowledge::EventKind> Others, Results &R,
                 llvm::function_ref<std::optional<Finding>(const link::Violation &)> Word);

} // namespace comsec::rules
