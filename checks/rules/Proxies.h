// What is known of a proxy: which call made it, and whether its server is on another machine.
#pragma once

#include "checks/knowledge/Requirements.h"
#include "checks/rules/Common.h"

namespace comsec::rules {

/// A call that gives a new proxy, and the USR of the variable that takes it.
struct Made {
  const link::CallSite *Site = nullptr;
  const knowledge::NewProxy *Row = nullptr;
  std::string_view Variable;
};

/// The calls that give new proxies, as far as the variable is known.
std::vector<Made> proxiesMade(const link::Program &P);

enum class Reach { Unknown, Local, Remote };

/// Where the server of a WMI proxy is.
struct Origin {
  Reach To = Reach::Unknown;
  const link::CallSite *Connects = nullptr; ///< the call that shows it; null when unknown
};

/// Of the proxy in \p Variable. Local or Remote only when every call that fills it says so.
Origin originOf(const link::Program &P, std::string_view Variable);

/// The USR of the variable that \p Parameter of \p Site names; empty when it names none.
std::string_view variableGiven(const link::CallSite &Site, std::string_view Parameter);

} // namespace comsec::rules
