// Places as JSON.
#pragma once

#include "checks/facts/Location.h"

#include <nlohmann/json.hpp>

namespace comsec::facts {

// Places are the bulk of a fact file: arrays instead of objects keep them short.
inline void to_json(nlohmann::json &J, const Location &L) {
  J = nlohmann::json::array({L.File, L.Line, L.Column});
}

inline void from_json(const nlohmann::json &J, Location &L) {
  J.at(0).get_to(L.File);
  J.at(1).get_to(L.Line);
  J.at(2).get_to(L.Column);
}

inline void to_json(nlohmann::json &J, const Range &R) {
  J = nlohmann::json::array({R.Begin.File, R.Begin.Line, R.Begin.Column, R.EndLine, R.EndColumn});
}

inline void from_json(const nlohmann::json &J, Range &R) {
  from_json(J, R.Begin);
  J.at(3).get_to(R.EndLine);
  J.at(4).get_to(R.EndColumn);
}

} // namespace comsec::facts
