// What is known of a variable on a path: its sign, or its very value.
#pragma once

#include "checks/facts/Facts.h"

namespace comsec::link {

class Known {
public:
  Known() = default; ///< nothing is known
  static Known number(std::int64_t N);
  static Known nonZero() { return Known(Negative | Positive); }

  /// Takes "it Is N" for true. False when that cannot be; what is known is then of no use.
  bool assume(facts::Relation Is, std::int64_t N);

  /// Takes all of \p More for true, as above.
  bool assume(const Known &More);

  bool isAnything() const { return Signs == Any && !Exact; }
  std::optional<std::int64_t> exact() const { return Exact; }

  auto operator<=>(const Known &) const = default;

private:
  enum Sign : unsigned char { Negative = 1, Zero = 2, Positive = 4, Any = 7 };
  explicit Known(unsigned Signs) : Signs(Signs) {}
  static unsigned signsWhere(facts::Relation Is, std::int64_t N);
  bool narrow(unsigned To);

  unsigned char Signs = Any;
  std::optional<std::int64_t> Exact;
};

} // namespace comsec::link
