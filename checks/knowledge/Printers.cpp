#include "checks/knowledge/Printers.h"

#include <algorithm>
#include <iterator>

namespace comsec::knowledge {

static constexpr std::string_view Printers[] = {
#define PRINTER(Name, Source) Name,
#include "checks/knowledge/Printers.def"
};

static constexpr std::string_view Streams[] = {
#define PRINTING_STREAM(Name, Source) Name,
#include "checks/knowledge/Printers.def"
};

bool isPrinter(std::string_view Function) {
  return std::ranges::find(Printers, Function) != std::end(Printers);
}

bool isPrintingStream(std::string_view Object) {
  return std::ranges::find(Streams, Object) != std::end(Streams);
}

} // namespace comsec::knowledge
