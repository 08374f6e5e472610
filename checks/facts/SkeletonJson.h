// Skeletons as JSON: only what is set is written, since most functions have one.
#pragma once

#include "checks/facts/Skeleton.h"

#include <nlohmann/json.hpp>

namespace comsec::facts {

void to_json(nlohmann::json &J, const Skeleton &S);
void from_json(const nlohmann::json &J, Skeleton &S);

} // namespace comsec::facts
