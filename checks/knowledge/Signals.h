// Names by which a source file can matter: without one of them, in itself or in what it includes,
// none of its code is a fact of its own. What such a file can still do is be called by code that
// matters, or call it.
#pragma once

#include <string>
#include <vector>

namespace comsec::knowledge {

/// Functions with and without A or W, interfaces, classes, class ids, constants, library classes
/// that wrap them. Left out is what matters in company only: files and the registry (see below),
/// what reads memory, prints or asserts.
std::vector<std::string> signalNames();

/// What tells how a program treats files: it matters in programs that back files up.
std::vector<std::string> fileSignalNames();

} // namespace comsec::knowledge
