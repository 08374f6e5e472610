#include "checks/knowledge/Wrappers.h"

#include "checks/knowledge/Knowledge.h"

#include <algorithm>
#include <iterator>

namespace comsec::knowledge {
namespace {

constexpr bool Armed = true;
constexpr bool Idle = false;

constexpr Guard Guards[] = {
#define GUARD(Class, Event, State, Source) {Class, Event, State},
#include "checks/knowledge/Wrappers.def"
};

constexpr GuardMethod Methods[] = {
#define METHOD(Class, Name, Does, Event, Source) {Class, Name, GuardEffect::Does, Event},
#include "checks/knowledge/Wrappers.def"
};

constexpr Maker Makers[] = {
#define MAKER(Function, Event, Source) {Function, Event},
#include "checks/knowledge/Wrappers.def"
};

constexpr std::string_view Holders[] = {
#define HOLDER(Class, Source) Class,
#include "checks/knowledge/Wrappers.def"
};

constexpr std::string_view Elsewhere[] = {
#define RUNS_ELSEWHERE(Function, Source) Function,
#include "checks/knowledge/Wrappers.def"
};

constexpr std::string_view Throwing[] = {
#define THROWS(Function, Source) Function,
#include "checks/knowledge/Wrappers.def"
};

bool isClass(std::string_view Row, std::string_view Class) {
  return Row == Class || (Row.find("::") == std::string_view::npos && Row == bareClass(Class));
}

/// The first row of \p Table that \p Fits; null when there is none.
template <typename Row, std::size_t N, typename Test>
const Row *find(const Row (&Table)[N], Test Fits) {
  auto It = std::ranges::find_if(Table, Fits);
  return It == std::end(Table) ? nullptr : &*It;
}

template <std::size_t N> bool holds(const std::string_view (&Table)[N], std::string_view Name) {
  return std::ranges::find(Table, Name) != std::end(Table);
}

} // namespace

const Guard *findGuard(std::string_view Class) {
  return find(Guards, [&](const Guard &G) { return isClass(G.Class, Class); });
}

const GuardMethod *findGuardMethod(std::string_view Class, std::string_view Method) {
  return find(Methods,
              [&](const GuardMethod &M) { return M.Name == Method && isClass(M.Class, Class); });
}

const Maker *findMaker(std::string_view Function) {
  return find(Makers, [&](const Maker &M) { return M.Function == Function; });
}

bool isHolder(std::string_view Class) { return holds(Holders, Class); }
bool runsElsewhere(std::string_view Function) { return holds(Elsewhere, Function); }
bool throwsOnFailure(std::string_view Function) { return holds(Throwing, Function); }

} // namespace comsec::knowledge
