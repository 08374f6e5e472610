#include "checks/facts/Json.h"

#include "checks/facts/MembershipJson.h"
#include "checks/facts/PlacesJson.h"
#include "checks/facts/RegistrationJson.h"
#include "checks/facts/SkeletonJson.h"

#include <nlohmann/json.hpp>

using nlohmann::json;

namespace comsec::facts {

static void to_json(json &J, const Value &V);
static void from_json(const json &J, Value &V);

NLOHMANN_JSON_SERIALIZE_ENUM(ValueKind, {{ValueKind::Unknown, "unknown"},
                                         {ValueKind::Integer, "integer"},
                                         {ValueKind::Null, "null"},
                                         {ValueKind::String, "string"},
                                         {ValueKind::Address, "address"},
                                         {ValueKind::Choice, "choice"},
                                         {ValueKind::Combination, "combination"},
                                         {ValueKind::Parameter, "parameter"},
                                         {ValueKind::Variable, "variable"},
                                         {ValueKind::Result, "result"}})
NLOHMANN_JSON_SERIALIZE_ENUM(ResultUse, {{ResultUse::Used, "used"},
                                         {ResultUse::Tested, "tested"},
                                         {ResultUse::Told, "told"},
                                         {ResultUse::Discarded, "discarded"},
                                         {ResultUse::Ignored, "ignored"},
                                         {ResultUse::Lost, "lost"},
                                         {ResultUse::Asserted, "asserted"},
                                         {ResultUse::Truth, "truth"}})
NLOHMANN_JSON_SERIALIZE_ENUM(CallForm, {{CallForm::Direct, "direct"},
                                        {CallForm::VTable, "vtable"},
                                        {CallForm::Pointer, "pointer"},
                                        {CallForm::Recovered, "recovered"},
                                        {CallForm::Tokens, "tokens"}})
NLOHMANN_JSON_SERIALIZE_ENUM(UseKind, {{UseKind::Interface, "interface"},
                                       {UseKind::Object, "object"},
                                       {UseKind::Constant, "constant"},
                                       {UseKind::File, "file"}})
NLOHMANN_JSON_SERIALIZE_ENUM(EdgeKind, {{EdgeKind::Call, "call"},
                                        {EdgeKind::Reference, "reference"},
                                        {EdgeKind::Create, "create"}})
NLOHMANN_JSON_SERIALIZE_ENUM(NoteKind, {{NoteKind::ParseError, "parse-error"},
                                        {NoteKind::MissingHeader, "missing-header"},
                                        {NoteKind::CallLost, "call-lost"},
                                        {NoteKind::CallRecovered, "call-recovered"},
                                        {NoteKind::CallSkipped, "call-skipped"},
                                        {NoteKind::LimitReached, "limit-reached"},
                                        {NoteKind::UnitFailed, "unit-failed"},
                                        {NoteKind::Unread, "unread"}})
NLOHMANN_JSON_SERIALIZE_ENUM(UnitKind, {{UnitKind::Source, "source"},
                                        {UnitKind::Registration, "registration"}})

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Stop, Name, Where, Callee)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Argument, Where, Text, Editable, Given, Variable, Object, Types)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Branch, Where, Condition, Way)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Call, Api, Function, Where, Callee, Macro, Form, Result, Live,
                                   Arguments, Object, Branches, Compared, Unread)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Use, Kind, Name, Function, Where, Live)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Edge, Kind, Target, Where, Live)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Passed, Target, Parameter, Where, Given, Variable, Branches)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Function, Usr, Name, Where, Global, Class, Overrides, Parameters,
                                   ProxyParameters, Edges, Passes, Returns, Flow)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Class, Usr, Name, Where, Bases, Methods)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Write, Given, Function, Initial)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Variable, Usr, Name, Writes)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(External, Usr, Name, Declared)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(LevelTest, Constant, Level, Refuses, Function, Where)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Note, Kind, Text, Where)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Unit, Kind, MainFile, Config, WindowsTarget, Errors, Failed,
                                   PassedOver, Calls, Uses, Functions, Classes, Variables,
                                   Externals, LevelTests, Guids, Keys, MofClasses, MofInstances,
                                   Mentions, Notes)

// Values nest, and most of their fields are empty: only what is set is written.
static void to_json(json &J, const Value &V) {
  J = json{{"Kind", V.Kind}, {"Where", V.Where}};
  auto put = [&J](const char *Key, const auto &Field) {
    if (!Field.empty())
      J[Key] = Field;
  };
  if (V.Number)
    J["Number"] = V.Number;
  put("Text", V.Text);
  put("Name", V.Name);
  put("EnumType", V.EnumType);
  put("Object", V.Object);
  put("Pointee", V.Pointee);
  if (V.SetBy.valid())
    J["SetBy"] = V.SetBy;
  put("Condition", V.Condition);
  put("Via", V.Via);
  put("Operands", V.Operands);
}

static void from_json(const json &J, Value &V) {
  J.at("Kind").get_to(V.Kind);
  J.at("Where").get_to(V.Where);
  auto take = [&J](const char *Key, auto &Field) {
    if (auto It = J.find(Key); It != J.end())
      It->get_to(Field);
  };
  take("Number", V.Number);
  take("Text", V.Text);
  take("Name", V.Name);
  take("EnumType", V.EnumType);
  take("Object", V.Object);
  take("Pointee", V.Pointee);
  take("SetBy", V.SetBy);
  take("Condition", V.Condition);
  take("Via", V.Via);
  take("Operands", V.Operands);
}

std::string toJson(const Unit &U) {
  json J = {{"Version", FactsVersion}, {"Unit", U}};
  if (!U.Programs.empty())
    J["Unit"]["Programs"] = U.Programs;
  // Bytes that are no UTF-8 (comments and strings in code pages) must not lose the whole unit.
  return J.dump(1, '\t', false, json::error_handler_t::replace) + "\n";
}

std::optional<Unit> fromJson(std::string_view Text, std::string &Error) {
  json J = json::parse(Text, nullptr, /*allow_exceptions=*/false);
  if (J.is_discarded() || !J.is_object()) {
    Error = "is no fact file: not valid JSON";
    return std::nullopt;
  }
  try {
    if (J.value("Version", 0) != FactsVersion) {
      Error = "is a fact file of another version; collect the facts again with this program";
      return std::nullopt;
    }
    const json &Stored = J.at("Unit");
    Unit U = Stored.get<Unit>();
    if (auto It = Stored.find("Programs"); It != Stored.end())
      It->get_to(U.Programs);
    return U;
  } catch (const json::exception &E) {
    Error = std::string("is no complete fact file: ") + E.what();
    return std::nullopt;
  }
}

} // namespace comsec::facts
