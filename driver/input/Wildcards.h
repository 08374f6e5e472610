// Sequences in which some items stand for any number of others: "*" in a name, "**" in a path.
#pragma once

#include <cstddef>

namespace comsec::input {

/// Whether the sequence \p Items fits \p Pattern: \p IsStar tells which parts of the pattern stand
/// for any number of items, \p Fits compares one part with one item. Takes at most the product of
/// the lengths.
template <typename Sequence, typename Pattern, typename Star, typename Same>
bool fitsWildcards(const Sequence &Items, const Pattern &Parts, Star IsStar, Same Fits) {
  std::size_t I = 0, P = 0, AfterStar = 0, Resume = 0;
  while (I < Items.size()) {
    if (P < Parts.size() && IsStar(Parts[P])) {
      AfterStar = ++P;
      Resume = I;
    } else if (P < Parts.size() && Fits(Items[I], Parts[P])) {
      ++I;
      ++P;
    } else if (AfterStar > 0) { // the last star takes one item more
      P = AfterStar;
      I = ++Resume;
    } else {
      return false;
    }
  }
  while (P < Parts.size() && IsStar(Parts[P]))
    ++P;
  return P == Parts.size();
}

} // namespace comsec::input
