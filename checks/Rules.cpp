// The table of rules, their pages, and the loop that runs them.
#include "checks/Rule.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/ADT/Twine.h>

#include <tuple>

namespace comsec {

namespace rules {
#define COMSEC_RULE(Number, Variable, Id) extern const Rule Variable;
#include "checks/Rules.def"
} // namespace rules

static const Rule *const Table[] = {
#define COMSEC_RULE(Number, Variable, Id) &rules::Variable,
#include "checks/Rules.def"
};

/// By the rules' places in Table.
static constexpr unsigned Numbers[] = {
#define COMSEC_RULE(Number, Variable, Id) Number,
#include "checks/Rules.def"
};

namespace {
struct Page {
  std::string_view Id, Text;
};
} // namespace

static constexpr Page Pages[] = {
#define TEXT(Id, Text) {Id, Text},
#include "RulePages.inc"
#undef TEXT
};

std::span<const Rule *const> allRules() { return Table; }

const Rule *findRule(std::string_view Id) {
  llvm::StringRef Name = Id;
  Name.consume_front("comsec-");
  auto *It = llvm::find_if(
      Table, [&](const Rule *R) { return Name == llvm::StringRef(R->Id) || Name == sarifId(*R); });
  return It == std::end(Table) ? nullptr : *It;
}

std::string sarifId(const Rule &R) {
  return "COMSEC" + std::to_string(Numbers[llvm::find(Table, &R) - std::begin(Table)]);
}

std::string_view rulePage(const Rule &R) {
  auto *It = llvm::find_if(Pages, [&](const Page &P) { return P.Id == R.Id; });
  return It == std::end(Pages) ? std::string_view() : It->Text;
}

std::string helpUri(const Rule &R) {
  return (llvm::Twine(COMSEC_DOCS_URL) + "/rules/" + llvm::StringRef(R.Id) + ".html").str();
}

/// What makes two findings one: several processes that run the same code tell the same story.
static auto identity(const Finding &F) { return std::tie(F.Where, F.Rule, F.Message); }

/// Of findings that are one, the gravest stays, with the shortest path.
static void sortAndMerge(std::vector<Finding> &Findings) {
  llvm::stable_sort(Findings, [](const Finding &A, const Finding &B) {
    auto Length = [](const Finding &F) { return F.Path.size(); };
    if (identity(A) != identity(B))
      return identity(A) < identity(B);
    return std::make_tuple(B.Severity, Length(A)) < std::make_tuple(A.Severity, Length(B));
  });
  auto Same = [](const Finding &A, const Finding &B) { return identity(A) == identity(B); };
  Findings.erase(llvm::unique(Findings, Same), Findings.end());
}

Results checkRules(const link::Program &P, const RuleOptions &Options,
                   llvm::function_ref<bool(const Rule &)> Enabled) {
  Results All;
  for (const Rule *R : Table) {
    if (!Enabled(*R))
      continue;
    std::size_t First = All.Findings.size();
    R->Check(P, Options, All);
    for (Finding &F : llvm::drop_begin(All.Findings, First))
      F.Rule = R->Id;
  }
  sortAndMerge(All.Findings);
  llvm::sort(All.Notifications);
  All.Notifications.erase(llvm::unique(All.Notifications), All.Notifications.end());
  return All;
}

std::optional<RvssMode> rvssModeFromName(std::string_view Name) {
  constexpr std::string_view Names[] = {"auto", "on", "off"};
  const auto *It = llvm::find(Names, Name);
  return It == std::end(Names) ? std::nullopt
                               : std::optional(static_cast<RvssMode>(It - std::begin(Names)));
}

std::optional<Level> levelFromName(std::string_view Name) {
  for (Level L : {Level::None, Level::Note, Level::Warning, Level::Error})
    if (toString(L) == Name)
      return L;
  return std::nullopt;
}

std::string_view toString(Level L) {
  constexpr std::string_view Names[] = {"none", "note", "warning", "error"};
  return Names[static_cast<unsigned>(L)];
}

std::string_view toString(Precision P) {
  constexpr std::string_view Names[] = {"low", "medium", "high", "very-high"};
  return Names[static_cast<unsigned>(P)];
}

} // namespace comsec
