#include "checks/knowledge/Combinations.h"
#include "checks/knowledge/Requirements.h"

namespace comsec::knowledge {

static constexpr Combination Combinations[] = {
#define COMBINATION(...) {__VA_ARGS__},
#include "checks/knowledge/Combinations.def"
};

std::span<const Combination> combinations() { return Combinations; }

} // namespace comsec::knowledge
