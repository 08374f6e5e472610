#include "checks/knowledge/Assertions.h"

#include <algorithm>
#include <iterator>

namespace comsec::knowledge {

static constexpr std::string_view Assertions[] = {
#define ASSERTION(Name, Source) Name,
#include "checks/knowledge/Assertions.def"
};

bool isAssertion(std::string_view Macro) {
  return std::ranges::find(Assertions, Macro) != std::end(Assertions);
}

} // namespace comsec::knowledge
