#include "checks/rules/TokenLevels.h"

#include "checks/rules/Common.h"
#include "checks/rules/Flow.h"

#include <llvm/ADT/STLExtras.h>

#include <set>

namespace comsec::rules {

using knowledge::Family;

namespace {

/// A comparison in one of the functions that share its place.
struct Comparison {
  const facts::LevelTest *Test = nullptr;
  const facts::Function *In = nullptr;
  std::vector<link::Concrete> Values;
};

} // namespace

static bool isRead(const link::Concrete &V) {
  return V.Kind == facts::ValueKind::Unknown && V.EnumType == knowledge::TokenLevelEnum;
}

static Finding findingAbout(const Comparison &C, Level Severity, std::string Message,
                            std::string_view Subject) {
  Finding F;
  F.Severity = Severity;
  F.Message = std::move(Message);
  F.Where = C.Test->Where;
  F.Function = C.In->Name;
  F.Subject = text("{0}({1})", C.Test->Constant, Subject);
  if (auto Read = llvm::find_if(C.Values, isRead); Read != C.Values.end())
    F.Path.push_back({Read->Where, "the level is read from the token here"});
  F.Path.push_back({F.Where, text("it is compared with {0} here", C.Test->Constant)});
  return F;
}

/// A token's level beside a level of RPC.
static std::optional<Finding> judgeMixture(const Comparison &C) {
  bool OfToken =
      C.Test->Level.EnumType == knowledge::TokenLevelEnum || llvm::any_of(C.Values, isRead);
  if (!OfToken || knowledge::impersonationScale(C.Test->Constant) != Family::ImpersonationLevel)
    return std::nullopt;
  return findingAbout(
      C, Level::Warning,
      text("the level of a token is compared with {0}: the levels of RPC are other numbers, one "
           "higher than SECURITY_IMPERSONATION_LEVEL; compare it with SecurityImpersonation and "
           "its like",
           C.Test->Constant),
      "other enumeration");
}

/// Whether \p F, or what it calls, reads the level of a token.
static bool readsLevel(const link::Program &P, const facts::Function &F,
                       const std::set<const facts::Function *> &Readers) {
  std::set<const facts::Function *> Seen{&F};
  std::vector<const facts::Function *> Pending{&F};
  while (!Pending.empty()) {
    const facts::Function &Now = *Pending.back();
    Pending.pop_back();
    if (Readers.contains(&Now))
      return true;
    for (const facts::Edge &E : Now.Edges)
      if (const facts::Function *To = E.Kind == facts::EdgeKind::Call
                                          ? P.function(E.Target, Now.Where.Begin.File)
                                          : nullptr;
          To && Seen.insert(To).second)
        Pending.push_back(To);
  }
  return false;
}

/// The functions that read the level of a token.
static std::set<const facts::Function *> readers(const link::Program &P) {
  std::set<const facts::Function *> Result;
  for (const link::CallSite *Site : P.calls("GetTokenInformation"))
    if (Site->Function &&
        holds(given(P, *Site, "TokenInformationClass"), [](const link::Concrete &V) {
          return V.Text == "TokenImpersonationLevel";
        }) == Holds::Always)
      Result.insert(Site->Function);
  return Result;
}

/// Whether \p V is what a function returns that reads the level of a token, and maybe translates
/// it.
static bool isTranslated(const link::Program &P, const facts::Value &V, const facts::Function &In,
                         const std::set<const facts::Function *> &Readers) {
  if (V.Kind == facts::ValueKind::Result) {
    const facts::Function *F = P.function(V.Text, In.Where.Begin.File);
    return F && readsLevel(P, *F, Readers);
  }
  return V.Kind == facts::ValueKind::Choice &&
         llvm::any_of(V.Operands, [&](const facts::Value &Option) {
           return isTranslated(P, Option, In, Readers);
         });
}

static bool isIdentification(std::string_view Constant) {
  return Constant == "SecurityIdentification" || Constant == "RPC_C_IMP_LEVEL_IDENTIFY";
}

/// A refusal of identification, where \p InFunction, all comparisons of its function, tell nothing
/// of the anonymous level.
static std::optional<Finding> judgeRefusal(const Comparison &C,
                                           llvm::ArrayRef<const facts::LevelTest *> InFunction) {
  if (!llvm::all_of(InFunction, [](const facts::LevelTest *T) {
        return T->Refuses && isIdentification(T->Constant);
      }))
    return std::nullopt;
  bool OfToken = knowledge::impersonationScale(C.Test->Constant) == Family::TokenLevel;
  return findingAbout(
      C, Level::Note,
      text("{0} alone is refused: an anonymous client, whose level is lower still, passes; refuse "
           "everything below {1}",
           C.Test->Constant, OfToken ? "SecurityImpersonation" : "RPC_C_IMP_LEVEL_IMPERSONATE"),
      "alone");
}

void judgeLevelTests(const link::Program &P, Results &R) {
  std::set<const facts::Function *> Readers = readers(P);
  std::set<facts::Range> Judged; // headers and instances of templates are met more than once
  for (const facts::Unit &U : P.units())
    for (const facts::LevelTest &T : U.LevelTests) {
      const facts::Function *In = P.function(T.Function, T.Where.Begin.File);
      if (!In || Judged.contains(T.Where))
        continue;
      Comparison C{&T, In, link::valuesOf(P, T.Level, *In)};
      std::vector<const facts::LevelTest *> InFunction;
      for (const facts::LevelTest &Other : U.LevelTests)
        if (Other.Function == T.Function)
          InFunction.push_back(&Other);
      std::optional<Finding> F = judgeMixture(C);
      if (!F && (llvm::any_of(C.Values, isRead) || isTranslated(P, T.Level, *In, Readers)))
        F = judgeRefusal(C, InFunction);
      if (F && F->Severity == Level::Note && hasLostCode(*In)) { // which may refuse the rest
        noteLostCode("unverified-impersonation", *In, R);
        continue;
      }
      if (!F)
        continue;
      Judged.insert(T.Where);
      R.Findings.push_back(std::move(*F));
    }
}

} // namespace comsec::rules
