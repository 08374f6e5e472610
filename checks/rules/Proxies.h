// What is known of the proxies of a process: which calls make them, which calls give them a
// blanket, and whether their servers are on another machine. A proxy goes by the variable that it
// is put into first, also where functions name it as a parameter.
#pragma once

#include "checks/knowledge/Requirements.h"
#include "checks/link/Views.h"
#include "checks/rules/Common.h"

namespace comsec::rules {

/// A call that gives a new proxy.
struct Made {
  link::View Call;
  const knowledge::NewProxy *Row = nullptr;

  std::string_view proxy() const { return Call.Variables[0]; }  ///< never empty
  std::string_view parent() const { return Call.Variables[1]; } ///< the one it is asked of
};

enum class Reach { Unknown, Local, Remote };

/// Where the server of a WMI proxy is.
struct Origin {
  Reach To = Reach::Unknown;
  const Made *Connects = nullptr; ///< what shows it; null when unknown
};

class Proxies {
public:
  /// Of \p Q.
  Proxies(const link::Program &P, const link::Process &Q);

  /// The calls that give new proxies, as far as the variables are known.
  const std::vector<Made> &made() const { return All; }

  /// The first call that makes the proxy in \p Variable; null when it is none of made().
  const Made *maker(std::string_view Variable) const;

  /// Of the proxy in \p Variable. Local or Remote only when every call that fills it says so.
  Origin originOf(std::string_view Variable) const;

  /// The ways to \p Blanket, a call of BlanketApis; the proxy is the only variable.
  std::vector<link::View> views(const link::CallSite &Blanket) const;

private:
  Origin originOf(std::string_view Variable, unsigned Hops) const;

  const link::Program &P;
  const link::Process &Q;
  std::vector<Made> All;
};

/// One step for each call on the way to \p Site, the first one first. \p Format words it of the
/// function's name.
std::vector<Step> stepsTo(const link::CallSite &Site, const char *Format);

} // namespace comsec::rules
