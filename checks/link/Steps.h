// When something is done to a part of a security descriptor: in which order, and under which
// decisions, as far as the text of the source tells it. Internal to link.
#pragma once

#include "checks/link/Parts.h"

namespace comsec::link {

/// A place on the way to what is done: a call, or at last the statement itself.
struct Step {
  const facts::Function *In = nullptr; ///< null at namespace scope
  facts::Location Where;
  std::vector<facts::Branch> Branches;
};

/// The outermost call first.
using Steps = std::vector<Step>;

Steps stepsOf(const Filling &F);

enum class Order { Before, Same, After, Unknown };

/// How \p A comes to \p B. Unknown in functions of which neither leads to the other.
Order order(const Steps &A, const Steps &B);

/// Decisions that are taken for granted.
class Path {
public:
  void take(const Steps &All);
  void take(facts::Branch B) { Taken.push_back(std::move(B)); }
  void takeConditions(const std::string &Joined); ///< of Value::Condition

  /// Whether no decision contradicts another one.
  bool possible() const;

  /// The first decision of \p All that is not taken yet; null when there is none. Loops are gone
  /// through at least once.
  const facts::Branch *open(const Steps &All) const;

  /// Whether something on the way of \p All is decided the other way.
  bool excludes(const Steps &All) const;

private:
  bool has(const facts::Branch &B) const;

  std::vector<facts::Branch> Taken;
};

/// The other way of an if; nothing for a decision with more ways than two.
std::optional<facts::Branch> otherWay(const facts::Branch &B);

} // namespace comsec::link
