#include "checks/link/Known.h"

namespace comsec::link {

using facts::Relation;

static bool holds(std::int64_t Value, Relation Is, std::int64_t N) {
  switch (Is) {
  case Relation::Equal:
    return Value == N;
  case Relation::NotEqual:
    return Value != N;
  case Relation::Less:
    return Value < N;
  case Relation::GreaterEqual:
    return Value >= N;
  case Relation::Greater:
    return Value > N;
  case Relation::LessEqual:
    return Value <= N;
  }
  return true;
}

Known Known::number(std::int64_t N) {
  Known K(N < 0 ? Negative : N > 0 ? Positive : Zero);
  K.Exact = N;
  return K;
}

/// The signs that a value with that relation to \p N can have.
unsigned Known::signsWhere(Relation Is, std::int64_t N) {
  switch (Is) {
  case Relation::Equal:
    return N < 0 ? Negative : N > 0 ? Positive : Zero;
  case Relation::NotEqual:
    return N == 0 ? Negative | Positive : Any;
  case Relation::Less:
    return N <= 0 ? Negative : N == 1 ? Negative | Zero : Any;
  case Relation::LessEqual:
    return N < 0 ? Negative : N == 0 ? Negative | Zero : Any;
  case Relation::Greater:
    return N >= 0 ? Positive : N == -1 ? Zero | Positive : Any;
  case Relation::GreaterEqual:
    return N > 0 ? Positive : N == 0 ? Zero | Positive : Any;
  }
  return Any;
}

bool Known::narrow(unsigned To) {
  Signs &= To;
  if (Signs == Zero)
    Exact = 0;
  return Signs != 0;
}

bool Known::assume(Relation Is, std::int64_t N) {
  if (Exact)
    return holds(*Exact, Is, N);
  if (!narrow(signsWhere(Is, N)))
    return false;
  if (Is == Relation::Equal)
    Exact = N;
  return true;
}

bool Known::assume(const Known &More) {
  return More.Exact ? assume(Relation::Equal, *More.Exact)
         : Exact    ? (Signs & More.Signs) != 0
                    : narrow(More.Signs);
}

} // namespace comsec::link
