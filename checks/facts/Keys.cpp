#include "checks/facts/Keys.h"

#include "checks/knowledge/Keys.h"
#include "checks/knowledge/Knowledge.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"

namespace comsec::facts {
namespace {

class KeyCalls {
public:
  explicit KeyCalls(std::vector<Call> &Calls) : Calls(Calls) {}
  void drop();

private:
  bool findOthers();
  bool isOther(const Call &C) const;
  bool isOtherKey(const Argument &A) const;

  std::vector<Call> &Calls;
  llvm::StringSet<> Others; ///< local variables that never hold a key of interest
};

const Argument *argumentOf(const Call &C, std::string_view Parameter) {
  const knowledge::Api *A = knowledge::findApi(C.Api);
  auto Index = A ? knowledge::parameter(*A, Parameter) : std::nullopt;
  return Index && *Index < C.Arguments.size() ? &C.Arguments[*Index] : nullptr;
}

const knowledge::KeyUse *useIn(std::span<const knowledge::KeyUse> Uses, const Call &C) {
  auto It = llvm::find_if(Uses, [&](const auto &Use) { return Use.Api == C.Api; });
  return It == Uses.end() ? nullptr : &*It;
}

/// The variable that the call puts a key into; empty when it opens none.
std::string opened(const Call &C) {
  const knowledge::KeyUse *Use = useIn(knowledge::keyOpenings(), C);
  if (!Use || Use->Opened.empty())
    return Use ? C.Object : std::string();
  const Argument *Into = argumentOf(C, Use->Opened);
  return Into ? Into->Object : std::string();
}

/// Whether nobody but one function, and those that it calls, fills the variable. Its USR says so.
bool isLocal(llvm::StringRef Object) { return Object.contains("@F@") && !Object.contains(' '); }

bool KeyCalls::isOtherKey(const Argument &A) const {
  bool OtherRoot = A.Given.Kind == ValueKind::Integer &&
                   static_cast<std::uint32_t>(A.Given.Number) != knowledge::HkeyLocalMachine;
  return OtherRoot || Others.contains(A.Object);
}

bool KeyCalls::isOther(const Call &C) const {
  const knowledge::KeyUse *Use = useIn(knowledge::keyOpenings(), C);
  if (!Use)
    Use = useIn(knowledge::keyWrites(), C);
  if (!Use)
    return false;
  const Argument *From = argumentOf(C, Use->Key), *To = argumentOf(C, Use->Way);
  if (From ? isOtherKey(*From) : Use->Key.empty() && Others.contains(C.Object))
    return true;
  bool Known = To && To->Given.Kind == ValueKind::String;
  // What a creation from a key that nobody knows makes may be below one that rules judge.
  bool FromRoot = From && From->Given.Kind == ValueKind::Integer;
  bool Creates = useIn(knowledge::keyCreations(), C) && !FromRoot;
  return Known && !Creates && !knowledge::mayLeadToJudgedKey(To->Given.Text);
}

/// Adds the variables that only calls of other keys fill; says whether there were any.
bool KeyCalls::findOthers() {
  llvm::StringSet<> Found, Kept;
  for (const Call &C : Calls)
    if (std::string Object = opened(C); !Object.empty())
      (isLocal(Object) && isOther(C) ? Found : Kept).insert(Object);
  std::size_t Before = Others.size();
  for (const auto &Object : Found)
    if (!Kept.contains(Object.getKey()))
      Others.insert(Object.getKey());
  return Others.size() > Before;
}

void KeyCalls::drop() {
  while (findOthers()) {
  }
  llvm::erase_if(Calls, [&](const Call &C) {
    std::string Object = opened(C);
    return Object.empty() ? isOther(C) : Others.contains(Object);
  });
}

} // namespace

void dropOtherKeys(std::vector<Call> &Calls) { KeyCalls(Calls).drop(); }

} // namespace comsec::facts
