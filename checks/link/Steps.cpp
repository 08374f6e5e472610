#include "checks/link/Steps.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringExtras.h>

namespace comsec::link {

using facts::Branch;

/// The decisions on the way to the call at \p At in \p F.
static std::vector<Branch> branchesOfCall(const facts::Function &F, const facts::Location &At) {
  for (const facts::Passed &Given : F.Passes)
    if (Given.Where == At && !Given.Branches.empty())
      return Given.Branches;
  return {};
}

Steps stepsOf(const Filling &F) {
  Steps All;
  for (const Through &T : llvm::reverse(F.Site.Calls))
    if (T.From)
      All.push_back({T.From, T.Where, branchesOfCall(*T.From, T.Where)});
  All.push_back({F.Site.Function, F.Call->Callee, F.Call->Branches});
  return All;
}

/// Compares from step \p I of \p A and step \p J of \p B on, which are in one function.
static Order orderFrom(const Steps &A, std::size_t I, const Steps &B, std::size_t J) {
  for (; I < A.size() && J < B.size() && A[I].In == B[J].In; ++I, ++J)
    if (A[I].Where != B[J].Where)
      return A[I].Where < B[J].Where ? Order::Before : Order::After;
  return I < A.size() && J < B.size() ? Order::Unknown : Order::Same;
}

Order order(const Steps &A, const Steps &B) {
  // One of them may be told from further outside.
  for (std::size_t I = 0; I < A.size(); ++I)
    if (A[I].In == B.front().In)
      return orderFrom(A, I, B, 0);
  for (std::size_t J = 1; J < B.size(); ++J)
    if (A.front().In == B[J].In)
      return orderFrom(A, 0, B, J);
  return Order::Unknown;
}

static constexpr llvm::StringLiteral IsTrue = " is true", IsFalse = " is false",
                                     GoesTo = " goes to ";

/// The same condition, decided otherwise; empty for a text that is no truth value.
static std::string negated(llvm::StringRef Condition) {
  if (Condition.consume_back(IsTrue))
    return (Condition + IsFalse).str();
  if (Condition.consume_back(IsFalse))
    return (Condition + IsTrue).str();
  return {};
}

/// Two labels of switches over the same.
static bool otherLabel(llvm::StringRef A, llvm::StringRef B) {
  auto [Over, Label] = A.split(GoesTo);
  auto [OtherOver, Other] = B.split(GoesTo);
  return !Label.empty() && !Other.empty() && Over == OtherOver && Label != Other;
}

static bool contradict(const Branch &A, const Branch &B) {
  bool Same = A.Where.valid() && A.Where == B.Where;
  return otherLabel(A.Condition, B.Condition) || (Same && A.Way != B.Way) ||
         (!A.Condition.empty() && negated(A.Condition) == B.Condition);
}

void Path::take(const Steps &All) {
  for (const Step &S : All)
    llvm::append_range(Taken, S.Branches);
}

void Path::takeConditions(const std::string &Joined) {
  llvm::SmallVector<llvm::StringRef, 4> Each;
  llvm::StringRef(Joined).split(Each, " && ", -1, /*KeepEmpty=*/false);
  for (llvm::StringRef Text : Each)
    Taken.push_back({{}, Text.str(), 0});
}

bool Path::possible() const {
  for (const Branch &A : Taken)
    if (llvm::any_of(Taken, [&](const Branch &B) { return contradict(A, B); }))
      return false;
  return true;
}

bool Path::has(const Branch &B) const {
  return llvm::any_of(Taken, [&](const Branch &T) {
    bool Same = T.Where.valid() && T.Where == B.Where && T.Way == B.Way;
    return Same || T.Condition == B.Condition;
  });
}

const Branch *Path::open(const Steps &All) const {
  for (const Step &S : All)
    for (const Branch &B : S.Branches)
      if (!B.Condition.empty() && !has(B))
        return &B;
  return nullptr;
}

bool Path::excludes(const Steps &All) const {
  return llvm::any_of(All, [&](const Step &S) {
    return llvm::any_of(S.Branches, [&](const Branch &B) {
      return llvm::any_of(Taken, [&](const Branch &T) { return contradict(B, T); });
    });
  });
}

std::optional<Branch> otherWay(const Branch &B) {
  Branch Other = B;
  Other.Condition = negated(B.Condition);
  Other.Way = 1 - B.Way;
  return Other.Condition.empty() ? std::nullopt : std::optional(Other);
}

} // namespace comsec::link
