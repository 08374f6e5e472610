#include "checks/link/Values.h"

#include "checks/link/Program.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringMap.h>
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
constexpr unsigned MaxDepth = 400;

/// So many values are looked at for one argument: choices inside choices multiply.
constexpr unsigned MaxSteps = 5000;

/// What makes two values one, however they got here. A number is one whatever it is called, unless
/// enumerations differ: those are mixed up now and then.
auto identity(const Concrete &V) {
  bool IsNumber = V.Kind == ValueKind::Integer || V.Kind == ValueKind::Null;
  return std::make_tuple(V.Kind, V.Number, IsNumber ? std::string_view() : std::string_view(V.Text),
                         std::string_view(V.Name), std::string_view(V.EnumType),
                         std::string_view(V.Object), std::string_view(V.Pointee));
}

/// Of several ways to one value the shortest is told.
auto order(const Concrete &V) {
  return std::make_tuple(identity(V), V.Via.size(), std::tie(V.Condition, V.Where, V.Text, V.Via));
}

Concrete unknown(std::string Reason, const Value &At) {
  Concrete V;
  V.Text = std::move(Reason);
  V.Where = At.Where;
  V.Condition = At.Condition;
  V.Via = At.Via;
  V.Object = At.Object;
  V.Pointee = At.Pointee;
  return V;
}

bool isUnknown(const Concrete &V) { return V.Kind == ValueKind::Unknown; }

/// Sorted, each value once; one unknown instead of more values than a message can name.
Set limited(Set Values, const Value &At) {
  std::ranges::sort(Values, {}, order);
  auto Again = std::ranges::unique(Values, {}, identity);
  Values.erase(Again.begin(), Again.end());
  if (Values.size() > MaxValues) // one reason is enough to know nothing
    if (auto Second = llvm::find_if(llvm::drop_begin(Values), isUnknown); isUnknown(Values.front()))
      Values.erase(Second, std::find_if_not(Second, Values.end(), isUnknown));
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
  if (Inner.Pointee.empty() && !number(Inner))
    Inner.Pointee = Outer.Pointee;
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

/// Longer than anything that people write: then the number says as much.
constexpr std::size_t MaxText = 160;

std::string operandText(const Concrete &V, const Value &Written, llvm::StringRef Operator) {
  bool Nested = Written.Kind == ValueKind::Combination && Written.Text != Operator;
  return Nested && Written.Operands.size() > 1 ? "(" + V.Text + ")" : V.Text;
}

class Evaluator {
public:
  /// Only what runs in one of the processes of \p Site gives values, and on its way if it has one.
  Evaluator(const Program &P, const CallSite &Site) : P(P), Site(Site) {}

  /// Where a value stands.
  struct Frame {
    std::string_view File;
    std::string_view Function = {}; ///< USR, when Arguments are those of one call of it
    const std::vector<Set> *Arguments = nullptr; ///< null: those of all calls count
  };

  Set evaluate(const Value &V, const Frame &In);

private:
  Set evaluateKind(const Value &V, const Frame &In);
  Set choice(const Value &V, const Frame &In);
  Set combination(const Value &V, const Frame &In);
  Set parameter(const Value &V, const Frame &In);
  Set handed(const facts::Function &To, const Value &V);
  Set variable(const Value &V, const Frame &In);
  Set written(const facts::Variable &Variable);
  Set result(const Value &V, const Frame &In);
  Set returned(const facts::Function &F, const std::vector<Set> *Arguments);
  Set combine(const Value &V, const Set &Left, size_t Index, const Set &Right) const;

  /// What \p Evaluate gives, which is asked only the first time that \p Key is met. Where \p Key
  /// leads to itself, \p V is unknown there, and what hangs on that is not kept.
  template <typename Work> Set once(const std::string &Key, const Value &V, Work Evaluate);

  bool runs(const facts::Function &F) const;
  bool counts(const facts::Write &W) const;

  const Program &P;
  const CallSite &Site;
  llvm::SmallVector<std::string> Open; ///< functions, parameters and variables being evaluated
  llvm::StringMap<Set> Known;          ///< by parameter or variable
  bool Circular = false; ///< something met itself: what was found in between is not the whole of it
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
        Values.back().EnumType.clear(); // what is computed of a level is none any longer
        continue;
      }
      if (A.Kind == ValueKind::String && B.Kind == ValueKind::String && V.Text == "+") {
        Values.push_back(A);
        Values.back().Text += B.Text;
        Values.back().Condition = bothConditions(A.Condition, B.Condition);
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
      if (Number && C.Text.size() > MaxText)
        C.Text = std::to_string(C.Number);
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

Set Evaluator::parameter(const Value &V, const Frame &In) {
  Set Values;
  const facts::Function *To = P.function(V.Text, V.Where.Begin.File);
  if (!In.Arguments || V.Text != In.Function)
    Values = To ? handed(*To, V) : Set();
  else if (static_cast<std::uint64_t>(V.Number) < In.Arguments->size())
    Values = (*In.Arguments)[V.Number];
  if (Values.empty())
    return {unknown("parameter '" + V.Name + "'" + (To ? " of " + To->Name : ""), V)};
  for (Concrete &C : Values)
    C = seenFrom(V, std::move(C));
  return Values;
}

/// What all calls of \p To give to the parameter \p V; empty when there is no call.
Set Evaluator::handed(const facts::Function &To, const Value &V) {
  const std::string Key = To.Where.Begin.File + "\n" + To.Usr + "\n" + std::to_string(V.Number);
  return once(Key, V, [&] {
    Set Values;
    const Through *Only = Site.wayInto(To);
    for (const Handed &H : P.handed(To, V.Number)) {
      const Value &Given = H.What->Given;
      if (!runs(*H.Caller) || (Only && Only->Where != H.What->Where))
        continue;
      if (Given.Kind == ValueKind::Parameter && Given.Text == V.Text && Given.Number == V.Number)
        continue; // handed on to itself
      for (Concrete &C : evaluate(Given, {H.Caller->Where.Begin.File})) {
        C.Via.insert(C.Via.begin(), facts::Stop{V.Name, Given.Where, To.Name});
        Values.push_back(std::move(C));
      }
    }
    if (!Values.empty() && !Only && P.isCallback(To))
      Values.push_back(unknown("parameter '" + V.Name +
                                   "' of a function that is called through a "
                                   "pointer",
                               V));
    return limited(std::move(Values), V);
  });
}

template <typename Work>
Set Evaluator::once(const std::string &Key, const Value &V, Work Evaluate) {
  if (auto It = Known.find(Key); It != Known.end())
    return It->second;
  if (llvm::is_contained(Open, Key)) {
    Circular = true;
    return {unknown(V.Name + " depends on itself", V)};
  }
  Open.push_back(Key);
  Set Values = Evaluate();
  Open.pop_back();
  if (Open.empty())
    Circular = false;
  if (!Circular)
    Known[Key] = Values;
  return Values;
}

/// An initial zero is a place to be filled where something else is written too.
bool isPlaceholder(const facts::Write &W) { return W.Initial && number(W.Given) == 0; }

/// "g_flags |= X", as facts tell it of a variable.
bool isChange(const facts::Write &W, std::string_view Usr) {
  return W.Given.Kind == ValueKind::Combination && W.Given.Operands.size() == 2 &&
         W.Given.Operands[0].Kind == ValueKind::Variable && W.Given.Operands[0].Text == Usr;
}

bool Evaluator::runs(const facts::Function &F) const {
  return llvm::any_of(Site.Processes, [&](const Process *Q) { return Q->Functions.contains(&F); });
}

bool Evaluator::counts(const facts::Write &W) const {
  const facts::Function *F = P.function(W.Function, W.Given.Where.Begin.File);
  return W.Function.empty() || !F || runs(*F);
}

/// All that is ever written to \p Variable; changes in place count as made once to each of the
/// values that are assigned.
Set Evaluator::written(const facts::Variable &Variable) {
  auto Stops = [&](const facts::Write &W, Set Values) {
    for (Concrete &C : Values)
      C.Via.insert(C.Via.begin(), facts::Stop{Variable.Name, W.Given.Where});
    return Values;
  };
  Set Start, Zeros;
  for (const facts::Write &W : Variable.Writes)
    if (counts(W) && !isChange(W, Variable.Usr))
      llvm::append_range(isPlaceholder(W) ? Zeros : Start,
                         Stops(W, evaluate(W.Given, {W.Given.Where.Begin.File})));
  Set All = Start;
  llvm::append_range(Start, Zeros);
  for (const facts::Write &W : Variable.Writes)
    if (counts(W) && isChange(W, Variable.Usr)) {
      Set By = evaluate(W.Given.Operands[1], {W.Given.Where.Begin.File});
      llvm::append_range(All, Stops(W, combine(W.Given, Start, 1, By)));
    }
  return All.empty() ? Zeros : All;
}

Concrete notSeen(const Value &V) {
  return unknown("the writes of '" + V.Name + "' were not seen", V);
}

Set Evaluator::variable(const Value &V, const Frame &In) {
  const facts::Variable *Variable = P.variable(V.Text, In.File);
  if (!Variable)
    return {notSeen(V)};
  const Value &First = Variable->Writes.front().Given;
  Set Values = once(First.Where.Begin.File + "\n" + Variable->Usr, V,
                    [&] { return limited(written(*Variable), V); });
  for (Concrete &C : Values) {
    C = seenFrom(V, std::move(C));
    if (isUnknown(C) && C.Object.empty()) // what a pointer leads to whose value nobody knows
      C.Object = V.Object;
  }
  return Values.empty() ? Set{notSeen(V)} : Values;
}

/// What the return statements of \p F give; \p Arguments are those of one call, null for any.
Set Evaluator::returned(const facts::Function &F, const std::vector<Set> *Arguments) {
  Set Values;
  for (const Value &Returned : F.Returns)
    for (Concrete &C : evaluate(Returned, {F.Where.Begin.File, F.Usr, Arguments})) {
      C.Via.insert(C.Via.begin(), facts::Stop{F.Name, Returned.Where});
      Values.push_back(std::move(C));
    }
  return Values;
}

Set Evaluator::result(const Value &V, const Frame &In) {
  const facts::Function *Callee = P.function(V.Text, In.File);
  if (!Callee || Callee->Returns.empty())
    return {unknown("the result of " + V.Name, V)};
  std::vector<Set> Arguments;
  for (const Value &Argument : V.Operands)
    Arguments.push_back(evaluate(Argument, In));
  std::string Key = Callee->Where.Begin.File + "\n" + Callee->Usr;
  for (const Set &Argument : Arguments) // a call with other arguments is another one
    for (const Concrete &C : Argument)
      Key += "\n" + C.Text + " " + std::to_string(C.Number);
  const std::vector<Set> *Given = Arguments.empty() ? nullptr : &Arguments;
  Set Values = once(Key, V, [&] { return limited(returned(*Callee, Given), V); });
  for (Concrete &C : Values) {
    C = seenFrom(V, std::move(C));
    if (!C.Object.empty())
      C.Object += inCall(*Callee, V.Where.Begin);
  }
  return Values;
}

} // namespace

std::vector<Concrete> valuesOf(const Program &P, const CallSite &Site, unsigned Index) {
  if (Index >= Site.Call->Arguments.size())
    return {};
  return Evaluator(P, Site).evaluate(Site.Call->Arguments[Index].Given,
                                     {Site.Call->Where.Begin.File});
}

std::vector<Concrete> valuesOf(const Program &P, const Value &V, const facts::Function &In) {
  CallSite Site;
  for (const Process &Q : P.processes())
    if (Q.Functions.contains(&In))
      Site.Processes.push_back(&Q);
  return Evaluator(P, Site).evaluate(V, {In.Where.Begin.File});
}

std::optional<std::int64_t> number(const Concrete &V) {
  if (V.Kind == ValueKind::Integer)
    return V.Number;
  if (V.Kind == ValueKind::Null)
    return 0;
  return std::nullopt;
}

} // namespace comsec::link
