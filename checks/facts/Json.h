// The stored form of facts: JSON with sorted keys, one file per translation unit.
#pragma once

#include "checks/facts/Facts.h"

#include <optional>
#include <string>
#include <string_view>

namespace comsec::facts {

/// The unit as JSON. The same unit always gives the same bytes.
std::string toJson(const Unit &U);

/// The unit stored in \p Text. Returns nothing and sets \p Error to one line for people when the
/// text is no JSON, is not of FactsVersion, or lacks a field.
std::optional<Unit> fromJson(std::string_view Text, std::string &Error);

} // namespace comsec::facts
