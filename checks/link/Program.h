// The whole program: the facts of all translation units, joined.
// Takes units in any order and gives the same program for the same set; sees no clang.
// Function bodies that several units share (inline functions of a header) are kept once.
#pragma once

#include "checks/facts/Facts.h"
#include "checks/link/Process.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace comsec::link {

/// A call of a function of the project, by which something is reached.
struct Through {
  const facts::Function *To = nullptr;
  facts::Location Where;                 ///< of the call
  const facts::Function *From = nullptr; ///< who calls, where that is known
};

/// A call as rules see it: its facts, and the processes that it can run in.
struct CallSite {
  const facts::Call *Call = nullptr;
  const facts::Unit *Unit = nullptr;
  const facts::Function *Function = nullptr; ///< null at namespace scope
  std::vector<const Process *>
      Processes; ///< never empty: code that no entry point reaches is in a library
  /// The other functions that hold it: more instances of a template.
  std::vector<const facts::Function *> OtherInstances;
  /// The calls that lead to it, the nearest first, when it is looked at on one way only: the
  /// parameters of their functions have what these calls give. Else empty.
  std::vector<Through> Calls;

  /// Whether the compiler dropped the code around it: its arguments are known, but not what else
  /// happens there, nor whether anything leads to it.
  bool fromTokens() const { return Call->Form == facts::CallForm::Tokens; }

  /// The one of Calls that leads into \p F; null: all calls of \p F count.
  const Through *wayInto(const facts::Function &F) const;
};

/// Whether the compiler dropped code of \p F: nobody can say then what it never does.
bool hasLostCode(const facts::Function &F);

/// What one call gives to a parameter.
struct Handed {
  const facts::Passed *What = nullptr;
  const facts::Function *Caller = nullptr;
};

class FlowGraph;

class Program {
public:
  /// Joins \p Units. Merging is commutative and associative. \p Known: what the user says of
  /// processes; what is said of a name that no process has is passed over.
  explicit Program(std::vector<facts::Unit> Units, const std::vector<Told> &Known = {});
  Program(Program &&) noexcept;
  ~Program();

  /// Translation units in the order of (MainFile, Config).
  const std::vector<facts::Unit> &units() const;

  /// Registration files in the same order.
  const std::vector<facts::Unit> &registrations() const;

  /// Every live call of an API, once per place, in the order of places. Calls in dead code are left
  /// out.
  const std::vector<CallSite> &calls() const;

  /// The calls of one API (a name of knowledge/Apis.def).
  std::vector<const CallSite *> calls(std::string_view Api) const;

  const std::vector<Process> &processes() const;

  /// The definition with that USR that code in \p From means: the one of the same file, else the
  /// only one, else the one in the nearest folder. Null when there is none.
  const facts::Function *function(std::string_view Usr, std::string_view From) const;

  /// What the calls of all units give to parameter \p Parameter of \p To, also where they name a
  /// method that \p To overrides. In the order of callers' places.
  std::vector<Handed> handed(const facts::Function &To, unsigned Parameter) const;

  /// Whether the address of \p F is taken somewhere: then calls that nobody sees may give it more.
  bool isCallback(const facts::Function &F) const;

  /// Every function with a body, each once, in the order of places.
  const std::vector<facts::Function> &functions() const;

  /// The functions that a Call node of \p From's skeleton can end in: the definition that is meant,
  /// and the methods that override it. Empty when none was seen.
  std::vector<const facts::Function *> callees(const facts::Function &From,
                                               const facts::Node &Call) const;

  /// Whether the system, COM or a callback may call \p F: an entry point, a method of an interface
  /// that the project does not declare, a function whose address is taken.
  bool mayBeCalledFromOutside(const facts::Function &F) const;

  /// The skeletons, joined. Made when first asked for.
  const FlowGraph &flows() const;

  /// The call fact of an event, or null: \p At is one of \p In's nodes.
  const CallSite *callAt(const facts::Function &In, const facts::Node &At) const;

  const facts::Class *classOf(std::string_view Usr) const;

  /// The global, static or data member with that USR, as code in \p From means it, with the writes
  /// of all units. Null when no unit writes it.
  const facts::Variable *variable(std::string_view Usr, std::string_view From) const;

  /// The shortest chain of calls from the entry point of \p P to the place \p To in \p In, as steps
  /// of a finding's path: entry, then one step a call. Empty when there is none.
  std::vector<facts::Location> pathTo(const Process &P, const facts::Function &In) const;

private:
  struct State;
  std::unique_ptr<State> S;
};

} // namespace comsec::link
