#include "checks/facts/SkeletonJson.h"

#include "checks/facts/PlacesJson.h"

#include <llvm/ADT/STLExtras.h>

using nlohmann::json;

namespace comsec::facts {

// Conditions and ways are many and small: arrays.
static void to_json(json &J, const Test &T) { J = json::array({T.Variable, T.Is, T.Number}); }

static void from_json(const json &J, Test &T) {
  J.at(0).get_to(T.Variable);
  J.at(1).get_to(T.Is);
  J.at(2).get_to(T.Number);
}

static void to_json(json &J, const Operand &O) { J = json::array({O.Kind, json(O.Of)}); }

static void from_json(const json &J, Operand &O) {
  J.at(0).get_to(O.Kind);
  from_json(J.at(1), O.Of);
}

static void to_json(json &J, const Way &W) {
  J = json::array({W.To});
  if (W.If)
    J.push_back(*W.If);
}

static void from_json(const json &J, Way &W) {
  J.at(0).get_to(W.To);
  if (J.size() > 1)
    W.If = J.at(1).get<Test>();
}

template <typename T> static void put(json &J, const char *Key, const T &Field) {
  if (Field != T())
    J[Key] = Field;
}

template <typename T> static void put(json &J, const char *Key, const std::optional<T> &Field) {
  if (Field)
    J[Key] = *Field;
}

template <typename T> static void take(const json &J, const char *Key, T &Field) {
  if (auto It = J.find(Key); It != J.end())
    It->get_to(Field);
}

template <typename T> static void take(const json &J, const char *Key, std::optional<T> &Field) {
  if (auto It = J.find(Key); It != J.end())
    Field = It->template get<T>();
}

static void to_json(json &J, const FlowVariable &V) {
  J = json::object();
  put(J, "Name", V.Name);
  put(J, "Usr", V.Usr);
  put(J, "Parameter", V.Parameter);
  put(J, "Initial", V.Initial);
}

static void from_json(const json &J, FlowVariable &V) {
  take(J, "Name", V.Name);
  take(J, "Usr", V.Usr);
  take(J, "Parameter", V.Parameter);
  take(J, "Initial", V.Initial);
}

static void to_json(json &J, const Node &N) {
  J = json::object();
  put(J, "Kind", N.Kind);
  put(J, "Name", N.Name);
  put(J, "Where", N.Where);
  put(J, "Result", N.Result);
  put(J, "Succeeds", N.Succeeds);
  put(J, "Arguments", N.Arguments);
  put(J, "Object", N.Object);
  put(J, "Asked", N.Asked);
  put(J, "Unmeant", N.Unmeant);
  put(J, "Elsewhere", N.Elsewhere);
  put(J, "Anyway", N.Anyway);
  put(J, "Ways", N.Ways);
}

static void from_json(const json &J, Node &N) {
  take(J, "Kind", N.Kind);
  take(J, "Name", N.Name);
  take(J, "Where", N.Where);
  take(J, "Result", N.Result);
  take(J, "Succeeds", N.Succeeds);
  take(J, "Arguments", N.Arguments);
  take(J, "Object", N.Object);
  take(J, "Asked", N.Asked);
  take(J, "Unmeant", N.Unmeant);
  take(J, "Elsewhere", N.Elsewhere);
  take(J, "Anyway", N.Anyway);
  take(J, "Ways", N.Ways);
}

void to_json(json &J, const Skeleton &S) {
  J = json::object();
  put(J, "Variables", S.Variables);
  put(J, "Nodes", S.Nodes);
}

/// Whether every index that \p S holds is one of its nodes or variables.
static bool isWhole(const Skeleton &S) {
  auto isVariable = [&](unsigned I) { return I < S.Variables.size(); };
  auto isWay = [&](const Way &W) {
    return W.To < S.Nodes.size() && (!W.If || isVariable(W.If->Variable));
  };
  return llvm::all_of(S.Nodes, [&](const Node &N) {
    return (!N.Result || isVariable(*N.Result)) && llvm::all_of(N.Ways, isWay) &&
           llvm::all_of(N.Arguments, [&](const Operand &O) { return isVariable(O.Of.Variable); });
  });
}

void from_json(const json &J, Skeleton &S) {
  take(J, "Variables", S.Variables);
  take(J, "Nodes", S.Nodes);
  if (!isWhole(S))
    throw json::other_error::create(501, "a skeleton names what it does not have", &J);
}

} // namespace comsec::facts
