#include "checks/rules/Combinations.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringRef.h>

#include <map>
#include <set>

namespace comsec::rules {

using namespace knowledge;
using link::Concrete;

/// The type in \p Spelling without qualifiers, tags and alias differences.
static llvm::StringRef typeName(llvm::StringRef Spelling) {
  Spelling = Spelling.trim();
  while (Spelling.consume_front("const ") || Spelling.consume_front("struct "))
    Spelling = Spelling.ltrim();
  return Spelling.ltrim('_');
}

static bool pointsTo(const Concrete &V, llvm::ArrayRef<llvm::StringRef> Types) {
  return V.Kind == facts::ValueKind::Address && llvm::is_contained(Types, typeName(V.Text));
}

/// Numbers are compared as the parameter's 32 bits: -1 and 0xFFFFFFFF are the same cAuthSvc.
static bool fulfils(const Concrete &V, const Condition &C) {
  if (C.Asks == Test::Descriptor)
    return pointsTo(V, {"SECURITY_DESCRIPTOR"});
  if (C.Asks == Test::Guid)
    return pointsTo(V, {"GUID", "CLSID", "IID"});
  bool Object = V.Kind == facts::ValueKind::Address || V.Kind == facts::ValueKind::String;
  std::optional<std::int64_t> N = link::number(V);
  if (!N || C.Asks == Test::Object)
    return Object && (C.Asks == Test::NotZero || C.Asks == Test::Object);
  switch (C.Asks) {
  case Test::Zero:
    return *N == 0;
  case Test::NotZero:
    return *N != 0;
  case Test::Equals:
    return static_cast<std::int32_t>(*N) == static_cast<std::int32_t>(C.Number);
  case Test::Differs:
    return static_cast<std::int32_t>(*N) != static_cast<std::int32_t>(C.Number);
  case Test::HasAll:
    return (*N & C.Number) == C.Number;
  case Test::HasAny:
    return (*N & C.Number) != 0;
  case Test::HasNone:
    return (*N & C.Number) == 0;
  case Test::Descriptor:
  case Test::Guid:
  case Test::Object:
    break;
  }
  return false;
}

namespace {
/// The arguments of one call, each evaluated once.
class Arguments {
public:
  Arguments(const link::Program &P, const link::CallSite &Site) : P(P), Site(Site) {}

  const Given &operator[](std::string_view Parameter) {
    auto [It, New] = All.try_emplace(Parameter);
    if (New)
      It->second = given(P, Site, Parameter);
    return It->second;
  }

private:
  const link::Program &P;
  const link::CallSite &Site;
  std::map<std::string_view, Given> All;
};
} // namespace

/// Whether the row holds. Two arguments that both vary may never take the bad values together, so
/// at most one of them may; the values of one argument are asked for all its conditions at once.
static Holds holds(const Combination &Row, Arguments &Args) {
  unsigned Varying = 0;
  std::set<std::string_view> Seen;
  for (const Condition &C : Row.Conditions) {
    if (C.Parameter.empty() || !Seen.insert(C.Parameter).second)
      continue;
    Holds One = holds(Args[C.Parameter], [&](const Concrete &V) {
      return llvm::all_of(Row.Conditions, [&](const Condition &Other) {
        return Other.Parameter != C.Parameter || fulfils(V, Other);
      });
    });
    if (One == Holds::Never)
      return Holds::Never;
    Varying += One == Holds::Sometimes;
  }
  return Varying == 0 ? Holds::Always : Varying == 1 ? Holds::Sometimes : Holds::Never;
}

/// The finding for a row that holds, at the argument at fault.
static Finding report(const Combination &Row, Holds How, Arguments &Args) {
  const Given &G = Args[Row.Parameter];
  const Concrete &Bad = *llvm::find_if(G.Values, [&](const Concrete &V) {
    return llvm::all_of(Row.Conditions, [&](const Condition &C) {
      return C.Parameter != Row.Parameter || fulfils(V, C);
    });
  });
  Verdict W{Row.Forbidden ? Level::Warning : Level::Note,
            std::string(Row.Says),
            std::string(Row.Right),
            {}};
  if (How == Holds::Sometimes) {
    W.Severity = lowered(W.Severity);
    W.Replacement.clear();
  }
  return findingFor(G, Bad, W);
}

std::vector<Finding> judgeTogether(const link::Program &P, const link::CallSite &Site,
                                   std::span<const Combination> Rows) {
  Arguments Args(P, Site);
  std::set<std::string_view> Causes;
  std::vector<Finding> Findings;
  for (const Combination &Row : Rows) {
    Holds How = holds(Row, Args);
    if (How != Holds::Never && Causes.insert(Row.Cause).second)
      Findings.push_back(report(Row, How, Args));
  }
  return Findings;
}

} // namespace comsec::rules
