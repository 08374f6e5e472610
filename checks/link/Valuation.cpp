#include "checks/link/Valuation.h"

#include <algorithm>

namespace comsec::link {

std::vector<Binding>::iterator Valuation::place(FlowVariableId V) {
  return std::ranges::lower_bound(Bindings, V, {}, &Binding::Variable);
}

const Known *Valuation::find(FlowVariableId V) const {
  auto It = std::ranges::lower_bound(Bindings, V, {}, &Binding::Variable);
  return It != Bindings.end() && It->Variable == V ? &It->Value : nullptr;
}

Known Valuation::get(FlowVariableId V) const {
  const Known *K = find(V);
  return K ? *K : Known();
}

void Valuation::set(FlowVariableId V, Known K, bool Assigned) {
  if (K.isAnything())
    return forget(V);
  auto It = place(V);
  if (It == Bindings.end() || It->Variable != V)
    It = Bindings.insert(It, {V, {}, false});
  It->Value = K;
  It->Assigned = Assigned;
}

void Valuation::forget(FlowVariableId V) {
  auto It = place(V);
  if (It != Bindings.end() && It->Variable == V)
    Bindings.erase(It);
}

bool Valuation::assume(FlowVariableId V, facts::Relation Is, std::int64_t N) {
  auto It = place(V);
  bool Has = It != Bindings.end() && It->Variable == V;
  Known K = Has ? It->Value : Known();
  if (!K.assume(Is, N))
    return false;
  set(V, K, Has && It->Assigned);
  return true;
}

unsigned Valuations::number(const Valuation &V) {
  auto [It, New] = Numbers.try_emplace(V, ByNumber.size());
  if (New)
    ByNumber.push_back(&It->first);
  return It->second;
}

} // namespace comsec::link
