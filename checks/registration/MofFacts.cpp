#include "checks/registration/MofFacts.h"

#include "checks/knowledge/Providers.h"
#include "checks/registration/Facts.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/ADT/StringSet.h>

#include <limits>

namespace comsec::registration {
namespace {

using facts::MofProperty;
using llvm::StringRef;
using Kind = facts::MofValue::Kind;

/// What lies between an #if and its #endif.
std::vector<Range> conditionalParts(const MofFile &File, StringRef All) {
  std::vector<Range> Parts;
  std::vector<std::uint32_t> Open;
  for (const Range &Line : File.PreprocessorLines) {
    StringRef Word = All.slice(Line.Begin, Line.End).ltrim();
    Word.consume_front("#");
    Word = Word.ltrim();
    if (Word.starts_with("if")) {
      Open.push_back(Line.Begin);
    } else if (Word.starts_with("endif") && !Open.empty()) {
      Parts.push_back({Open.back(), Line.End});
      Open.pop_back();
    }
  }
  for (std::uint32_t Begin : Open)
    Parts.push_back({Begin, static_cast<std::uint32_t>(All.size())});
  return Parts;
}

bool overlap(const Range &A, const Range &B) { return A.Begin < B.End && B.Begin < A.End; }

bool contains(const Range &Outer, const Range &Inner) {
  return Outer.Begin <= Inner.Begin && Inner.End <= Outer.End;
}

std::optional<std::int64_t> number(const MofValue &V) {
  constexpr std::uint64_t Most = std::numeric_limits<std::int64_t>::max();
  if (V.Magnitude > Most)
    return std::nullopt;
  const auto N = static_cast<std::int64_t>(V.Magnitude);
  return V.Negative ? -N : N;
}

class Converter {
public:
  Converter(const MofFile &File, const Places &Where, facts::Unit &Out)
      : File(File), Where(Where), Out(Out), Conditional(conditionalParts(File, Where.text())) {}

  void run() {
    findProviderClasses();
    for (const MofClass &C : File.Classes)
      if (isProvider(C.Name) && isProvider(C.Superclass))
        addClass(C);
    for (const MofInstance &I : File.Instances)
      if (isProvider(I.Class) || knowledge::providerRegistration(I.Class))
        addInstance(I);
  }

private:
  bool isProvider(StringRef Class) const { return ProviderClasses.contains(Class.lower()); }

  /// Derived ones come behind those that they are derived from.
  void findProviderClasses() {
    ProviderClasses.insert(StringRef(knowledge::ProviderClass).lower());
    for (const MofClass &C : File.Classes)
      if (isProvider(C.Superclass))
        ProviderClasses.insert(StringRef(C.Name).lower());
  }

  void addClass(const MofClass &C) {
    facts::MofClass Class{C.Name, C.Superclass, Where.lineOf(C.NameAt), {}};
    for (const MofMember &M : C.Members)
      if (M.Value && !M.Method)
        add(Class.Defaults, M.Name, M.NameAt, *M.Value, M.At, C.At);
    Out.MofClasses.push_back(std::move(Class));
  }

  void addInstance(const MofInstance &I) {
    if (Out.MofInstances.size() == MaxRegistered)
      return noteLimit(Out, Where.range(I.At).Begin);
    facts::MofInstance Instance{
        I.Class, Where.lineOf({I.At.Begin, I.ClassAt.End}), I.Alias, I.Namespace, {}};
    if (!I.Qualifiers.empty()) // "[…] instance of": the line of the class's name
      Instance.Where = Where.lineOf(I.ClassAt);
    for (const registration::MofProperty &P : I.Properties)
      if (P.Value.Is != MofValue::Kind::Absent)
        add(Instance.Properties, P.Name, P.NameAt, P.Value, P.At, I.At);
    Out.MofInstances.push_back(std::move(Instance));
  }

  void add(std::vector<MofProperty> &List, StringRef Name, const Range &NameAt, const MofValue &V,
           const Range &At, const Range &Whole) {
    const std::string_view Known = knowledge::providerProperty(Name);
    if (Known.empty())
      return;
    MofProperty Property{std::string(Known), Where.lineOf(NameAt), value(V)};
    if (isConditional(At, Whole))
      Property.Value.Is = Kind::Unknown;
    auto Earlier = llvm::find_if(List, [&](const MofProperty &P) { return P.Name == Known; });
    if (Earlier == List.end())
      List.push_back(std::move(Property));
    else
      Earlier->Value.Is = Kind::Unknown; // in both branches of an #if, or an error for mofcomp
  }

  /// Whether a preprocessor decides about \p At or a piece of it, but not about all of \p Whole.
  bool isConditional(const Range &At, const Range &Whole) const {
    return llvm::any_of(Conditional, [&](const Range &Part) {
      return overlap(Part, At) && !contains(Part, Whole);
    });
  }

  facts::MofValue value(const MofValue &V) const {
    facts::MofValue Value;
    Value.Where = Where.range(V.At);
    switch (V.Is) {
    case MofValue::Kind::Null:
      Value.Is = Kind::Null;
      break;
    case MofValue::Kind::Boolean:
      Value.Is = Kind::Boolean;
      Value.Number = V.Boolean;
      break;
    case MofValue::Kind::Integer:
      if (std::optional<std::int64_t> N = number(V)) {
        Value.Is = Kind::Integer;
        Value.Number = *N;
      }
      break;
    case MofValue::Kind::String:
      Value.Is = Kind::String;
      Value.Text = V.Text;
      break;
    case MofValue::Kind::Alias:
      Value.Is = Kind::Alias;
      Value.Text = V.Text;
      break;
    default: // an array, a macro …: nothing that these properties can be given
      break;
    }
    return Value;
  }

  const MofFile &File;
  const Places &Where;
  facts::Unit &Out;
  std::vector<Range> Conditional;
  llvm::StringSet<> ProviderClasses;
};

} // namespace

void addMofFacts(const MofFile &File, const Places &Where, facts::Unit &Out) {
  Converter(File, Where, Out).run();
}

} // namespace comsec::registration
