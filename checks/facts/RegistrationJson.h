// How facts of registration files are stored.
#pragma once

#include "checks/facts/PlacesJson.h"
#include "checks/facts/Registration.h"

#include <llvm/ADT/StringExtras.h>
#include <nlohmann/json.hpp>

namespace comsec::facts {

NLOHMANN_JSON_SERIALIZE_ENUM(DataState, {{DataState::Unknown, "unknown"},
                                         {DataState::Written, "written"},
                                         {DataState::Deleted, "deleted"}})
NLOHMANN_JSON_SERIALIZE_ENUM(MofValue::Kind, {{MofValue::Kind::Unknown, "unknown"},
                                              {MofValue::Kind::Null, "null"},
                                              {MofValue::Kind::Boolean, "boolean"},
                                              {MofValue::Kind::Integer, "integer"},
                                              {MofValue::Kind::String, "string"},
                                              {MofValue::Kind::Alias, "alias"}})

inline void to_json(nlohmann::json &J, const RegistryValue &V) {
  J = {{"Name", V.Name},   {"NameWhere", V.NameWhere}, {"Is", V.Is},
       {"Type", V.Type},   {"Text", V.Text},           {"Bytes", llvm::toHex(V.Bytes)},
       {"Where", V.Where}, {"Comment", V.Comment}};
  if (V.Number)
    J["Number"] = *V.Number;
}

inline void from_json(const nlohmann::json &J, RegistryValue &V) {
  J.at("Name").get_to(V.Name);
  J.at("NameWhere").get_to(V.NameWhere);
  J.at("Is").get_to(V.Is);
  J.at("Type").get_to(V.Type);
  J.at("Text").get_to(V.Text);
  std::string Digits, Bytes;
  J.at("Bytes").get_to(Digits);
  if (!llvm::tryGetFromHex(Digits, Bytes))
    Bytes.clear(); // who stores other text here gets no bytes
  V.Bytes.assign(Bytes.begin(), Bytes.end());
  J.at("Where").get_to(V.Where);
  J.at("Comment").get_to(V.Comment);
  if (auto It = J.find("Number"); It != J.end())
    V.Number = It->get<std::uint64_t>();
}

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(RegistryKey, Root, Path, Where, Deleted, Created, Values)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(MofValue, Is, Number, Text, Where)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(MofProperty, Name, NameWhere, Value)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(MofClass, Name, Superclass, Where, Defaults)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(MofInstance, Class, Where, Alias, Namespace, Properties)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Guid, Text, Class, Where)

} // namespace comsec::facts
