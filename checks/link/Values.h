// Values through the program: what an argument can be, as a small set.
#pragma once

#include "checks/facts/Facts.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace comsec::link {

class Program;
struct CallSite;

/// More values than this for one argument are one unknown.
inline constexpr std::size_t MaxValues = 8;

/// One possible value: Kind is Integer, Null, String, Address or Unknown.
/// Via names every stop from the argument to the value; Condition joins the choices made on the
/// way.
using Concrete = facts::Value;

/// All values that argument \p Index of \p Site can have; empty when the call has no such argument.
/// A value that cannot be found is one Unknown with its reason, never 0. Only code that runs in a
/// process of \p Site has a part in it, and of the calls in \p Site.Calls no others beside them.
std::vector<Concrete> valuesOf(const Program &P, const CallSite &Site, unsigned Index);

/// The same for \p V, a value that stands in \p In.
std::vector<Concrete> valuesOf(const Program &P, const facts::Value &V, const facts::Function &In);

/// Behind Value::Object: the object is a local one of \p F, in the call of it at \p Call.
std::string inCall(const facts::Function &F, const facts::Location &Call);

/// The value's number when it is an Integer, 0 when it is Null; nothing otherwise.
std::optional<std::int64_t> number(const Concrete &V);

/// The value as messages name it: "RPC_C_AUTHN_LEVEL_NONE", "1 (RPC_C_AUTHN_LEVEL_NONE)",
/// "RPC_C_AUTHN_LEVEL_NONE (via kLevel, config.h:12)". \p Meaning is the constant's name for a bare
/// number.
std::string describe(const Concrete &V, std::string_view Meaning);

} // namespace comsec::link
