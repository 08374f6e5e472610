#include "checks/link/Values.h"

#include "checks/link/Program.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/ADT/StringRef.h>

#include <algorithm>
#include <tuple>

namespace comsec::link {
namespace {

using facts::Value;
using facts::ValueKind;
using Set = std::vector<Concrete>;

/// Deeper expressions and longer chains of functions are one unknown: they would need a stack that
/// a scanned tree may decide the size of.
constexpr unsigned MaxDepth = 64;

/// So many values are looked at for one argument: choices inside choices multiply.
constexpr unsigned MaxSteps = 20000;

auto key(const Concrete &V) {
  return std::tie(V.Kind, V.Number, V.Text, V.Name, V.EnumType, V.Where, V.Condition, V.Via);
}

Concrete unknown(std::string Reason, const Value &At) {
  Concrete V;
  V.Text = std::move(Reason);
  V.Where = At.Where;
  V.Condition = At.Condition;
  V.Via = At.Via;
  return V;
}

/// Sorted, each value once; one unknown instead of more values than a message can name.
Set limited(Set Values, const Value &At) {
  std::ranges::sort(Values, {}, key);
  auto Again = std::ranges::unique(Values, {}, key);
  Values.erase(Again.begin(), Again.end());
  if (Values.size() > MaxValues)
    return {unknown("it can have more than " + std::to_string(MaxValues) + " values", At)};
  return Values;
}

std::string bothConditions(const std::string &A, const std::string &B) {
  return A.empty() || A == B ? B : B.empty() ? A : A + " && " + B;
}

/// \p Inner as seen from \p Outer, which leads to it.
Concrete seenFrom(const Value &Outer, Concrete Inner) {
  Inner.Condition = bothConditions(Outer.Condition, Inner.Condition);
  Inner.Via.insert(Inner.Via.begin(), Outer.Via.begin(), Outer.Via.end());
  return Inner;
}

/// What COM's DWORDs and flags need of arithmetic; wraps around as theirs does.
std::optional<std::int64_t> apply(llvm::StringRef Operator, std::int64_t A, std::int64_t B) {
  auto X = static_cast<std::uint64_t>(A), Y = static_cast<std::uint64_t>(B);
  if (Operator == "|")
    return A | B;
  if (Operator == "&")
    return A & B;
  if (Operator == "^")
    return A ^ B;
  if (Operator == "+")
    return static_cast<std::int64_t>(X + Y);
  if (Operator == "-")
    return static_cast<std::int64_t>(X - Y);
  if (Operator == "<<" && Y < 64)
    return static_cast<std::int64_t>(X << Y);
  return std::nullopt;
}

std::string operandText(const Concrete &V, const Value &Written, llvm::StringRef Operator) {
  bool Nested = Written.Kind == ValueKind::Combination && Written.Text != Operator;
  return Nested && Written.Operands.size() > 1 ? "(" + V.Text + ")" : V.Text;
}

class Evaluator {
public:
  explicit Evaluator(const Program &P) : P(P) {}

  /// Where a value stands: what its parameters mean.
  struct Frame {
    std::string_view File;
    std::string_view Function;
    const std::vector<Set> *Arguments = nullptr; ///< null: the callers are not known
  };

  Set evaluate(const Value &V, const Frame &In);

private:
  Set evaluateKind(const Value &V, const Frame &In);
  Set choice(const Value &V, const Frame &In);
  Set combination(const Value &V, const Frame &In);
  Set parameter(const Value &V, const Frame &In) const;
  Set variable(const Value &V, const Frame &In);
  Set result(const Value &V, const Frame &In);
  Set combine(const Value &V, const Set &Left, size_t Index, const Set &Right) const;

  const Program &P;
  llvm::SmallVector<llvm::StringRef> Open; ///< USRs being evaluated
  unsigned Depth = 0;
  unsigned Steps = 0;
};

Set Evaluator::evaluate(const Value &V, const Frame &In) {
  if (++Steps > MaxSteps || Depth == MaxDepth)
    return {unknown("it is computed in too many steps", V)};
  ++Depth;
  Set Values = limited(evaluateKind(V, In), V);
  --Depth;
  return Values;
}

Set Evaluator::evaluateKind(const Value &V, const Frame &In) {
  switch (V.Kind) {
  case ValueKind::Choice:
    return choice(V, In);
  case ValueKind::Combination:
    return combination(V, In);
  case ValueKind::Parameter:
    return parameter(V, In);
  case ValueKind::Variable:
    return variable(V, In);
  case ValueKind::Result:
    return result(V, In);
  default: {
    Concrete Leaf = V;
    Leaf.Operands.clear();
    return {Leaf};
  }
  }
}

Set Evaluator::choice(const Value &V, const Frame &In) {
  Set Values;
  for (const Value &Option : V.Operands)
    for (Concrete &C : evaluate(Option, In))
      Values.push_back(seenFrom(V, std::move(C)));
  if (Values.empty())
    return {unknown("no value of it was found", V)};
  return Values;
}

/// Every pair of a value so far and a value of operand \p Index.
Set Evaluator::combine(const Value &V, const Set &Left, size_t Index, const Set &Right) const {
  const Value &Written = V.Operands[Index];
  Set Values;
  for (const Concrete &A : Left)
    for (const Concrete &B : Right) {
      if (A.Kind == ValueKind::Unknown || B.Kind == ValueKind::Unknown) {
        Values.push_back(A.Kind == ValueKind::Unknown ? A : B);
        continue;
      }
      auto X = number(A), Y = number(B);
      auto Number = X && Y ? apply(V.Text, *X, *Y) : std::nullopt;
      Concrete C = A;
      C.Condition = bothConditions(A.Condition, B.Condition);
      llvm::append_range(C.Via, B.Via);
      C.Kind = Number ? ValueKind::Integer : ValueKind::Unknown;
      C.Number = Number.value_or(0);
      C.Text = Number ? operandText(A, V.Operands.front(), V.Text) + " " + V.Text + " " +
                            operandText(B, Written, V.Text)
                      : "it is computed of values that are no numbers";
      if (A.EnumType != B.EnumType)
        C.EnumType.clear();
      Values.push_back(std::move(C));
    }
  return Values;
}

Set Evaluator::combination(const Value &V, const Frame &In) {
  if (V.Operands.empty())
    return {unknown("it is computed at run time", V)};
  Set Values = evaluate(V.Operands.front(), In);
  if (V.Operands.size() == 1) // "~" and the sign
    for (Concrete &C : Values) {
      auto Number = number(C);
      if (!Number)
        continue;
      C.Kind = ValueKind::Integer;
      C.Number = V.Text == "~" ? ~*Number : *apply("-", 0, *Number);
      C.Text = V.Text + operandText(C, V.Operands.front(), V.Text);
    }
  for (size_t I = 1; I < V.Operands.size(); ++I)
    Values = limited(combine(V, Values, I, evaluate(V.Operands[I], In)), V);
  for (Concrete &C : Values) {
    if (C.Kind != ValueKind::Unknown)
      C.Where = V.Where;
    C = seenFrom(V, std::move(C));
  }
  return Values;
}

Set Evaluator::parameter(const Value &V, const Frame &In) const {
  if (In.Arguments && static_cast<std::uint64_t>(V.Number) < In.Arguments->size()) {
    Set Values;
    for (const Concrete &C : (*In.Arguments)[V.Number])
      Values.push_back(seenFrom(V, C));
    return Values;
  }
  std::string Of = In.Function.empty() ? "" : " of " + std::string(In.Function);
  return {unknown("parameter '" + V.Name + "'" + Of, V)};
}

Set Evaluator::variable(const Value &V, const Frame &In) {
  const facts::Variable *Written = P.variable(V.Text, In.File);
  if (!Written)
    return {unknown("the writes of '" + V.Name + "' were not seen", V)};
  if (llvm::is_contained(Open, Written->Usr))
    return {unknown("'" + V.Name + "' depends on itself", V)};
  Open.push_back(Written->Usr);
  Set Values;
  for (const Value &Write : Written->Values)
    for (Concrete &C : evaluate(Write, {Write.Where.Begin.File, {}, nullptr})) {
      C.Via.insert(C.Via.begin(), facts::Stop{Written->Name, Write.Where});
      Values.push_back(seenFrom(V, std::move(C)));
    }
  Open.pop_back();
  return Values;
}

Set Evaluator::result(const Value &V, const Frame &In) {
  const facts::Function *Callee = P.function(V.Text, In.File);
  if (!Callee || Callee->Returns.empty())
    return {unknown("the result of " + V.Name, V)};
  if (llvm::is_contained(Open, Callee->Usr))
    return {unknown("the result of " + V.Name + " depends on itself", V)};
  std::vector<Set> Arguments;
  for (const Value &Argument : V.Operands)
    Arguments.push_back(evaluate(Argument, In));
  Frame Inside{Callee->Where.Begin.File, Callee->Name, V.Operands.empty() ? nullptr : &Arguments};
  Open.push_back(Callee->Usr);
  Set Values;
  for (const Value &Returned : Callee->Returns)
    for (Concrete &C : evaluate(Returned, Inside)) {
      C.Via.insert(C.Via.begin(), facts::Stop{Callee->Name, Returned.Where});
      Values.push_back(seenFrom(V, std::move(C)));
    }
  Open.pop_back();
  return Values;
}

/// Whether every name in \p Meaning ("A | B") is a word of \p Text.
bool mentions(llvm::StringRef Text, llvm::StringRef Meaning) {
  auto IsWord = [](char C) { return llvm::isAlnum(C) || C == '_'; };
  llvm::SmallVector<llvm::StringRef> Words;
  while (!(Text = Text.drop_until(IsWord)).empty()) {
    Words.push_back(Text.take_while(IsWord));
    Text = Text.drop_while(IsWord);
  }
  while (!(Meaning = Meaning.drop_until(IsWord)).empty()) {
    if (!llvm::is_contained(Words, Meaning.take_while(IsWord)))
      return false;
    Meaning = Meaning.drop_while(IsWord);
  }
  return true;
}

/// "via a, b, file.h:12": the names on the way, and where the last one got its value.
std::string viaText(const Concrete &V) {
  std::string Names;
  for (const facts::Stop &S : V.Via)
    Names += S.Name + ", ";
  const facts::Location &Last = V.Via.back().Where.Begin;
  if (!Last.valid())
    return "via " + Names.substr(0, Names.size() - 2);
  return "via " + Names + Last.File + ":" + std::to_string(Last.Line);
}

std::string plainText(const Concrete &V) {
  switch (V.Kind) {
  case ValueKind::String:
    return "\"" + V.Text + "\"";
  case ValueKind::Address:
    return V.Name.empty() ? "a pointer to " + V.Text : "&" + V.Name;
  case ValueKind::Null:
    return V.Text.empty() ? "NULL" : V.Text;
  case ValueKind::Integer:
    return V.Text.empty() ? std::to_string(V.Number) : V.Text;
  default:
    return "unknown: " + V.Text;
  }
}

} // namespace

std::vector<Concrete> valuesOf(const Program &P, const CallSite &Site, unsigned Index) {
  if (Index >= Site.Call->Arguments.size())
    return {};
  Evaluator::Frame In{Site.Call->Where.Begin.File,
                      Site.Function ? std::string_view(Site.Function->Name) : std::string_view()};
  return Evaluator(P).evaluate(Site.Call->Arguments[Index].Given, In);
}

std::optional<std::int64_t> number(const Concrete &V) {
  if (V.Kind == ValueKind::Integer)
    return V.Number;
  if (V.Kind == ValueKind::Null)
    return 0;
  return std::nullopt;
}

std::string describe(const Concrete &V, std::string_view Meaning) {
  std::string Remarks;
  bool IsNumber = V.Kind == ValueKind::Integer;
  if (IsNumber && !Meaning.empty() && !mentions(V.Text, Meaning))
    Remarks = Meaning;
  if (!V.Via.empty())
    Remarks += (Remarks.empty() ? "" : ", ") + viaText(V);
  return Remarks.empty() ? plainText(V) : plainText(V) + " (" + Remarks + ")";
}

} // namespace comsec::link
