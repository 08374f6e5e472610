// What is known of variables on a path, and the keys that paths are told apart by.
#pragma once

#include "checks/link/FlowGraph.h"
#include "checks/link/Known.h"

#include <map>
#include <vector>

namespace comsec::link {

/// What is known of one variable; nothing known is no entry.
struct Binding {
  FlowVariableId Variable = 0;
  Known Value;
  bool Assigned = false; ///< by an assignment, not only by a test
  auto operator<=>(const Binding &) const = default;
};

/// Sorted by variable.
class Valuation {
public:
  const Known *find(FlowVariableId V) const;
  Known get(FlowVariableId V) const;
  void set(FlowVariableId V, Known K, bool Assigned);
  void forget(FlowVariableId V);

  /// Takes for true that \p V has that relation to \p N; false when it cannot.
  bool assume(FlowVariableId V, facts::Relation Is, std::int64_t N);

  template <typename Test> void keepIf(Test Keep) {
    std::erase_if(Bindings, [&](const Binding &B) { return !Keep(B); });
  }
  const std::vector<Binding> &bindings() const { return Bindings; }

  auto operator<=>(const Valuation &) const = default;

private:
  std::vector<Binding>::iterator place(FlowVariableId V);
  std::vector<Binding> Bindings;
};

/// Gives equal valuations one number.
class Valuations {
public:
  unsigned number(const Valuation &V);
  const Valuation &of(unsigned Number) const { return *ByNumber[Number]; }

private:
  std::map<Valuation, unsigned> Numbers;
  std::vector<const Valuation *> ByNumber;
};

} // namespace comsec::link
