// How Membership is stored, in facts and in jobs alike.
#pragma once

#include "checks/facts/Facts.h"

#include <nlohmann/json.hpp>

namespace comsec::facts {

NLOHMANN_JSON_SERIALIZE_ENUM(ProgramKind, {{ProgramKind::Executable, "executable"},
                                           {ProgramKind::Library, "library"}})
NLOHMANN_JSON_SERIALIZE_ENUM(Linkage, {{Linkage::Object, "object"},
                                       {Linkage::Archive, "archive"},
                                       {Linkage::Dll, "dll"}})
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Membership, Program, Kind, How)

} // namespace comsec::facts
