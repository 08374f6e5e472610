// Functions and streams that only tell people something (Printers.def).
#pragma once

#include <string_view>

namespace comsec::knowledge {

bool isPrinter(std::string_view Function);
bool isPrintingStream(std::string_view Object);

} // namespace comsec::knowledge
