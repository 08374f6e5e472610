// The clang-tidy module: the whole pipeline over one translation unit, a Program of one unit.
// One check per rule; the first that runs on a unit collects, links and judges for all of them.

#include "checks/Rule.h"
#include "checks/facts/Collector.h"
#include "checks/link/Program.h"

#include "clang-tidy/ClangTidyCheck.h"
#include "clang-tidy/ClangTidyModule.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "clang/Basic/Version.h"

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>

using namespace clang;
using namespace clang::ast_matchers;
using clang::tidy::ClangTidyCheck;
using clang::tidy::ClangTidyContext;

namespace comsec {

namespace {

/// clang-tidy takes any path; only the SDK's headers, which come as system headers, are not ours.
std::string wholePath(const std::string &Path) { return Path; }

/// The findings of one translation unit, made once for all checks. clang-tidy makes its checks anew
/// for every unit; those of one unit share this.
class UnitResults {
public:
  static std::shared_ptr<UnitResults> current() {
    static std::weak_ptr<UnitResults> Current;
    auto Shared = Current.lock();
    if (!Shared)
      Current = Shared = std::make_shared<UnitResults>();
    return Shared;
  }

  void watch(Preprocessor &PP) {
    if (!Watching)
      Facts.watch(PP, /*SkipMissing=*/false); // the host reports a missing header
    Watching = true;
  }

  const std::vector<Finding> &of(ASTContext &Context, RuleOptions Options) {
    if (!Known) {
      std::vector<facts::Unit> Units;
      Units.push_back(Facts.collect(Context));
      Units.back().Errors = Context.getDiagnostics().hasUncompilableErrorOccurred() ? 1 : 0;
      link::Program Program(std::move(Units));
      Known = checkRules(Program, Options, [](const Rule &) { return true; }).Findings;
    }
    return *Known;
  }

private:
  facts::Collector Facts{{wholePath}};
  bool Watching = false;
  std::optional<std::vector<Finding>> Known;
};

/// One rule as clang-tidy sees it.
class RuleCheck : public ClangTidyCheck {
public:
  RuleCheck(llvm::StringRef Name, ClangTidyContext *Tidy)
      : ClangTidyCheck(Name, Tidy), Id(Name), Rvss(Options.getLocalOrGlobal("Rvss", "auto")) {}

  void storeOptions(tidy::ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "Rvss", Rvss);
  }

  void registerMatchers(MatchFinder *Finder) override {
    Finder->addMatcher(translationUnitDecl().bind("unit"), this);
  }

  void registerPPCallbacks(const SourceManager &, Preprocessor *PP, Preprocessor *) override {
    Results->watch(*PP);
  }

  void check(const MatchFinder::MatchResult &Match) override { Context = Match.Context; }

  // Not earlier: the collector narrows the traversal scope, which clang-tidy's own run must not
  // see.
  void onEndOfTranslationUnit() override {
    if (!Context)
      return;
    RuleOptions RuleOpts;
    RuleOpts.Rvss = rvssModeFromName(Rvss).value_or(RvssMode::Auto);
    const Rule *Mine = findRule(Id);
    for (const Finding &F : Results->of(*Context, RuleOpts))
      if (Mine && F.Rule == Mine->Id)
        report(F);
    Context = nullptr;
  }

private:
  SourceLocation location(const facts::Location &L) const {
    SourceManager &SM = Context->getSourceManager();
    auto File = SM.getFileManager().getOptionalFileRef(L.File);
    return File ? SM.translateFileLineCol(*File, L.Line, L.Column) : SourceLocation();
  }

  CharSourceRange range(const facts::Range &R) const {
    facts::Location End{R.Begin.File, R.EndLine, R.EndColumn};
    return CharSourceRange::getCharRange(location(R.Begin), location(End));
  }

  void report(const Finding &F) {
    auto Severity = F.Severity == Level::Note ? DiagnosticIDs::Remark : DiagnosticIDs::Warning;
    {
      auto Diagnostic = diag(location(F.Where.Begin), "%0", Severity);
      Diagnostic << F.Message;
      for (const Fix &Change : F.Fixes)
        for (const Edit &E : Change.Edits)
          Diagnostic << FixItHint::CreateReplacement(range(E.Where), E.Replacement);
    }
    for (const Step &S : F.Path)
      diag(location(S.Where.Begin), "%0", DiagnosticIDs::Note) << S.Message;
  }

  std::string Id;
  std::string Rvss;
  std::shared_ptr<UnitResults> Results = UnitResults::current();
  ASTContext *Context = nullptr;
};

class ComsecModule : public tidy::ClangTidyModule {
public:
  void addCheckFactories(tidy::ClangTidyCheckFactories &Factories) override {
    refuseOtherHosts();
    for (const Rule *R : allRules())
      Factories.registerCheckFactory("comsec-" + std::string(R->Id),
                                     [](llvm::StringRef Name, ClangTidyContext *Tidy) {
                                       return std::make_unique<RuleCheck>(Name, Tidy);
                                     });
  }

private:
  /// clang's C++ interface differs between versions; a check in a wrong host ends in a crash or
  /// worse.
  static void refuseOtherHosts() {
    std::string Version = getClangFullVersion();
    std::string Wanted = "version " + std::to_string(CLANG_VERSION_MAJOR) + ".";
    if (Version.find(Wanted) != std::string::npos)
      return;
    std::fprintf(stderr, "comsec-tidy-plugin: error: built for clang-tidy %d, loaded into %s\n",
                 CLANG_VERSION_MAJOR, Version.c_str());
    std::exit(1);
  }
};

} // namespace

static tidy::ClangTidyModuleRegistry::Add<ComsecModule> Registration("comsec-module",
                                                                     "COM security checks.");

} // namespace comsec
