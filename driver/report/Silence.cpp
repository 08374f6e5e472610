#include "driver/report/Silence.h"

#include <llvm/ADT/STLExtras.h>

#include <algorithm>

namespace comsec::report {

/// Alternatives in braces multiply.
static constexpr std::size_t MaxAlternatives = 1024;

Silencer::Silencer(const std::string &Root, llvm::ArrayRef<Suppression> ByProject)
    : Text(Root), ByProject(ByProject), IsUsed(ByProject.size()) {
  for (const Suppression &S : ByProject) {
    auto Glob = llvm::GlobPattern::create(S.Path, MaxAlternatives);
    Paths.push_back(Glob ? std::move(*Glob) : llvm::GlobPattern());
    if (!Glob)
      llvm::consumeError(Glob.takeError());
  }
}

/// Where it may be said that \p F is silenced.
static std::vector<facts::Location> places(const Finding &F) {
  std::vector<facts::Location> All = {F.Where.Begin};
  for (const Step *End :
       {F.Path.empty() ? nullptr : &F.Path.front(), F.Path.empty() ? nullptr : &F.Path.back()})
    if (End && End->Where.valid() && End->Where.Begin.File != F.Where.Begin.File)
      All.push_back(End->Where.Begin);
  return All;
}

const NoLint *Silencer::comments(const std::string &File) {
  auto [Place, New] = Files.try_emplace(File);
  if (New)
    if (const auto All = Text.commented(File))
      Place->second.emplace(*All);
  return Place->second ? &*Place->second : nullptr;
}

bool Silencer::isSilenced(const facts::Location &Where, const std::string &Check) {
  const auto Line = Text.line(Where.File, Where.Line);
  if (!Line)
    return false;
  const std::size_t Column =
      std::min<std::size_t>(Where.Column ? Where.Column - 1 : 0, Line->size());
  const std::size_t Position = Line->data() - Text.text(Where.File)->data() + Column;
  const std::vector<std::size_t> By = comments(Where.File)->silencers(Position, Check);
  for (std::size_t Comment : By)
    Used.emplace(Where.File, Comment);
  return !By.empty();
}

void Silencer::note(Report &R, const char *Id, Level Severity, const char *Message,
                    const std::string &File, std::size_t Position) {
  const auto [Line, Column] = Text.lineAndColumn(File, Position);
  R.Notifications.push_back({Id, Severity, Message, {File, Line, Column}});
}

void Silencer::applyProject(ReportedFinding &F) {
  for (const auto &[Index, S] : llvm::enumerate(ByProject)) {
    const bool Fits =
        S.Rule == F.What.Rule && (S.Function.empty() || S.Function == F.What.Function) &&
        llvm::any_of(places(F.What),
                     [&](const auto &Where) { return Paths[Index].match(Where.File); });
    if (!Fits)
      continue;
    IsUsed[Index] = F.Suppressed = true;
    if (F.Justification.empty())
      F.Justification = S.Reason;
  }
}

void Silencer::apply(Report &R) {
  for (ReportedFinding &F : R.Findings) {
    for (const facts::Location &Where : places(F.What)) // each, so that all count as used
      F.Suppressed |= isSilenced(Where, "comsec-" + F.What.Rule);
    applyProject(F);
  }
  // clang-tidy calls these errors: who wrote them expects silence and gets none.
  for (const auto &[File, Comments] : Files)
    if (Comments)
      for (std::size_t Position : Comments->unmatched())
        note(R, "unmatched-nolint", Level::Warning,
             "a NOLINTBEGIN or NOLINTEND without its partner silences nothing", File, Position);
}

void Silencer::noteUnused(Report &R, const std::set<std::string> &In,
                          const std::vector<std::string> &Checks) {
  for (const std::string &File : In)
    if (const NoLint *Comments = comments(File))
      for (std::size_t Position : Comments->naming(Checks))
        if (!Used.count({File, Position}))
          note(R, "unused-suppression", Level::Warning, "this NOLINT silences nothing", File,
               Position);
  // What was not analysed may hold what an entry is for.
  if (R.Covered.Failed + R.Covered.Registrations.Failed > 0)
    return;
  for (const auto &[Index, S] : llvm::enumerate(ByProject))
    if (!IsUsed[Index] && llvm::is_contained(Checks, "comsec-" + S.Rule))
      R.Notifications.push_back(
          {"unused-suppression",
           Level::Warning,
           "the suppression of comsec-" + S.Rule + " in " + S.Place + " silences nothing",
           {}});
}

} // namespace comsec::report
