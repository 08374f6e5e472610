#include "checks/knowledge/Combinations.h"
#include "checks/knowledge/Requirements.h"

namespace comsec::knowledge {

static constexpr Combination Combinations[] = {
#define COMBINATION(...) {__VA_ARGS__},
#include "checks/knowledge/Combinations.def"
};

static constexpr Combination Blankets[] = {
#define COMBINATION(...) {__VA_ARGS__},
#include "checks/knowledge/Blankets.def"
};

static constexpr Combination Activations[] = {
#define COMBINATION(...) {__VA_ARGS__},
#include "checks/knowledge/Activations.def"
};

std::span<const Combination> combinations() { return Combinations; }
std::span<const Combination> blanketCombinations() { return Blankets; }
std::span<const Combination> activationCombinations() { return Activations; }

} // namespace comsec::knowledge
