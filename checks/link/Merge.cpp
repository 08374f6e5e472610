#include "checks/link/Merge.h"

#include "checks/link/Paths.h"

#include <llvm/ADT/STLExtras.h>

#include <algorithm>
#include <tuple>

namespace comsec::link {
namespace {

bool same(const facts::Value &A, const facts::Value &B) {
  auto Plain = [](const facts::Value &V) {
    return std::tie(V.Kind, V.Number, V.Text, V.Name, V.EnumType, V.Condition, V.Where, V.Via);
  };
  return Plain(A) == Plain(B) && std::ranges::equal(A.Operands, B.Operands, same);
}

bool sameWrite(const facts::Write &A, const facts::Write &B) {
  return A.Initial == B.Initial && A.Function == B.Function && same(A.Given, B.Given);
}

/// \p To becomes one of what it was and \p More.
void addAlternative(facts::Value &To, const facts::Value &More, bool IsMerged) {
  if (!IsMerged) {
    if (same(To, More))
      return;
    facts::Value Both;
    Both.Kind = facts::ValueKind::Choice;
    Both.Where = To.Where;
    Both.Operands.push_back(std::move(To));
    To = std::move(Both);
  }
  if (llvm::none_of(To.Operands, [&](const facts::Value &V) { return same(V, More); }))
    To.Operands.push_back(More);
}

using CallPlace = std::tuple<facts::Location, std::string, facts::Range>;

bool fromTokens(const facts::Call &C) { return C.Form == facts::CallForm::Tokens; }

/// Joins the calls of one place.
class CallMerger {
public:
  explicit CallMerger(MergedCall First)
      : Merged(std::move(First)), IsMerged(Merged.Call.Arguments.size()) {}

  void add(const facts::Call &More, unsigned Unit, FunctionId In) {
    Merged.Seen.push_back({Unit, In});
    // What one unit has understood says more than what is left of it in another.
    if (fromTokens(More) && !fromTokens(Merged.Call))
      return;
    if (!llvm::is_contained(Merged.Functions, In))
      Merged.Functions.push_back(In);
    auto &Arguments = Merged.Call.Arguments;
    for (size_t I = 0; I < std::min(Arguments.size(), More.Arguments.size()); ++I) {
      bool WasPlain = !IsMerged[I];
      bool Differs = WasPlain && !same(Arguments[I].Given, More.Arguments[I].Given);
      addAlternative(Arguments[I].Given, More.Arguments[I].Given, IsMerged[I]);
      IsMerged[I] = IsMerged[I] || Differs;
    }
  }

  MergedCall Merged;

private:
  std::vector<bool> IsMerged; ///< by argument: already a Choice made here
};

/// "c:config.cpp@g_level": the declaration is private to a file of that name. "c:@g_level" is not.
bool isFileLocal(llvm::StringRef Usr) { return Usr.consume_front("c:") && !Usr.starts_with("@"); }

} // namespace

std::vector<facts::Unit> sorted(std::vector<facts::Unit> Units) {
  std::ranges::sort(Units, [](const facts::Unit &A, const facts::Unit &B) {
    // Two units of one file and configuration are a mistake of whoever made them; the rest of the
    // key only keeps even that independent of their order.
    auto Key = [](const facts::Unit &U) {
      return std::tuple<const std::string &, const std::string &, bool, unsigned, size_t, size_t>(
          U.MainFile, U.Config, U.Failed, U.Errors, U.Functions.size(), U.Calls.size());
    };
    return Key(A) < Key(B);
  });
  return Units;
}

std::vector<MergedCall> mergeCalls(const std::vector<facts::Unit> &Units, const Graph &G) {
  std::map<CallPlace, CallMerger> ByPlace;
  auto Add = [&](const facts::Call &C, unsigned U) {
    auto In = G.inUnit(U, C.Function);
    if (!C.Live || !In)
      return;
    CallPlace Place{C.Callee, C.Api, C.Where};
    auto It = ByPlace.find(Place);
    if (It == ByPlace.end())
      ByPlace.emplace(Place, CallMerger({C, U, {*In}, {{U, *In}}}));
    else
      It->second.add(C, U, *In);
  };
  for (bool Dropped : {false, true}) // what was understood comes first
    for (unsigned U = 0; U < Units.size(); ++U)
      for (const facts::Call &C : Units[U].Calls)
        if (fromTokens(C) == Dropped)
          Add(C, U);
  std::vector<MergedCall> Calls;
  for (auto &[Place, Merger] : ByPlace)
    Calls.push_back(std::move(Merger.Merged));
  return Calls;
}

VariableTable::VariableTable(const std::vector<facts::Unit> &Units) {
  for (const facts::Unit &U : Units)
    for (const facts::Variable &V : U.Variables)
      for (const facts::Write &W : V.Writes) {
        llvm::StringRef File = W.Given.Where.Begin.File;
        std::string Folder = isFileLocal(V.Usr) ? folderOf(File).str() : std::string();
        facts::Variable &To = ByUsr[V.Usr][Folder];
        To.Usr = V.Usr;
        To.Name = V.Name;
        if (llvm::none_of(To.Writes, [&](const auto &Old) { return sameWrite(Old, W); }))
          To.Writes.push_back(W);
      }
}

const facts::Variable *VariableTable::find(std::string_view Usr, std::string_view From) const {
  auto It = ByUsr.find(Usr);
  if (It == ByUsr.end())
    return nullptr;
  auto Nearest = std::ranges::max_element(
      It->second, {}, [&](const auto &ByFolder) { return nearness(ByFolder.first, From); });
  return &Nearest->second;
}

} // namespace comsec::link
