// What the rules share: arguments with their values, verdicts on values, and the findings that are
// made of both. A rule decides; this file words and places.
#pragma once

#include "checks/OtherHosts.h"
#include "checks/Rule.h"
#include "checks/knowledge/Requirements.h"
#include "checks/link/Program.h"
#include "checks/link/Values.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/Support/FormatVariadic.h>

#include <optional>

// The anchor of formatv's values.
COMSEC_MAY_BE_MISSING_IN_HOST("_ZN4llvm7support6detail14format_adapter6anchorEv");

namespace comsec::rules {

/// A message: {0}, {1} … stand for the \p Values.
template <typename... Ts> std::string text(const char *Format, const Ts &...Values) {
  return llvm::formatv(Format, Values...).str();
}

// --- arguments ---

/// One argument of one call, with every value that it can have.
struct Given {
  const link::CallSite *Site = nullptr;
  std::string_view Parameter;
  const facts::Argument *Argument = nullptr; ///< null when the call has no such argument
  std::vector<link::Concrete> Values;        ///< empty then
};

Given given(const link::Program &P, const link::CallSite &Site, std::string_view Parameter);

enum class Holds { Never, Sometimes, Always };

using ValueTest = llvm::function_ref<bool(const link::Concrete &)>;

/// For how many of the values \p Test holds.
Holds holds(const Given &G, ValueTest Test);

/// The same for numbers (a null pointer is 0); a value that is not known fulfils nothing.
Holds holdsNumber(const Given &G, llvm::function_ref<bool(std::int64_t)> Test);

/// Whether some value has one of the \p Flags, or is not known.
bool mayHave(const Given &G, std::int64_t Flags);

/// Whether the call takes its security from the registry for certain (EOAC_APPID): COM then ignores
/// its other arguments.
bool registryDecides(const link::Program &P, const link::CallSite &Site);

/// The value in the words of messages: "1 (RPC_C_AUTHN_LEVEL_NONE)".
std::string describe(const Given &G, const link::Concrete &V);

// --- verdicts ---

/// What a rule thinks of one value.
struct Verdict {
  Level Severity = Level::Warning;
  std::string Why;                ///< follows "CoInitializeSecurity is given X as dwAuthnLevel: "
  std::string Replacement = {};   ///< the right argument when that is beyond doubt, else empty
  std::vector<Step> Because = {}; ///< steps behind those of the value
  std::vector<Step> Before = {};  ///< steps before them
};

using ValueJudge = llvm::function_ref<std::optional<Verdict>(const link::Concrete &)>;

/// The finding for the gravest verdict on the values of \p G. A value that is only one of several,
/// or taken under a condition, ranks one lower; never lower than what holds for all of them.
std::optional<Finding> judgeValues(const Given &G, ValueJudge Judge);

/// The finding that \p W about the value \p V of \p G amounts to.
Finding findingFor(const Given &G, const link::Concrete &V, const Verdict &W);

/// Where findings about a call point: the API's name, or the whole call when a macro hides it.
facts::Range placeOf(const facts::Call &C);

/// A finding about the call itself. \p Subject follows the API's name in Finding::Subject. One of a
/// call that was read from tokens ranks one lower, and its message says why.
Finding findingAt(const link::CallSite &Site, Level Severity, std::string Message,
                  std::string_view Subject);

/// The gravest of the findings of one call, which is judged in several ways. Its fix stays only
/// when it is right in all of them.
std::optional<Finding> gravest(std::vector<std::optional<Finding>> All);

using CallJudge =
    llvm::function_ref<std::optional<Finding>(const link::CallSite &, const link::Process &)>;

/// Judges every live call of \p Api in each of its processes, and reports the gravest finding of
/// each call.
void judgeCalls(const link::Program &P, std::string_view Api, Results &R, CallJudge Judge);

Level lowered(Level L); ///< one lower, but never below a note

} // namespace comsec::rules
