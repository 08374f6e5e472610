#include "driver/Options.h"

#include "driver/Completion.h"
#include "driver/report/Gate.h"
#include "driver/scan/Scan.h"

#include <CLI/CLI.hpp>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Process.h>

namespace comsec {
namespace {

constexpr const char *Examples = R"(Examples:
  comsec-tidy scan .                                   a source folder, no build needed
  comsec-tidy scan build --sarif comsec.sarif          the folder of a compile_commands.json
  comsec-tidy scan agent.sln                           a solution, or a project, of Visual Studio
  comsec-tidy scan src --checks='-*,comsec-weak*'      some rules only
  comsec-tidy scan src --fail-on error -q              a gate: exit code 2 when something is found
  comsec-tidy scan . --process 'agent=agent/*'         what runs together, where no build tells
  comsec-tidy explain weak-authentication-level        what a rule wants, and why
  comsec-tidy explain --sddl 'O:BAG:BAD:(A;;3;;;SY)'   whom a security descriptor lets in

Exit codes: 0 nothing at or above --fail-on, 2 findings, 3 no findings but a file could not be
analysed (with --strict), 1 wrong usage or internal failure.)";

enum class Colour { Auto, Always, Never };

const std::map<std::string, Level> Levels = {{"error", Level::Error},
                                             {"warning", Level::Warning},
                                             {"note", Level::Note},
                                             {"never", Level::None}};
const std::map<std::string, RvssMode> RvssModes = {
    {"auto", RvssMode::Auto}, {"on", RvssMode::On}, {"off", RvssMode::Off}};
const std::map<std::string, Colour> Colours = {
    {"auto", Colour::Auto}, {"always", Colour::Always}, {"never", Colour::Never}};

const std::map<std::string, TextFormat> Formats = {{"text", TextFormat::Text},
                                                   {"lines", TextFormat::Lines},
                                                   {"msbuild", TextFormat::MsBuild},
                                                   {"github", TextFormat::GitHub}};
const std::map<std::string, report::SarifProfile> Profiles = {
    {"full", report::SarifProfile::Full},
    {"github", report::SarifProfile::GitHub},
    {"azure", report::SarifProfile::Azure}};

const std::map<std::string, SddlRole> SddlRoles = {{"vss-requester", SddlRole::VssRequester},
                                                   {"vss-writer", SddlRole::VssWriter},
                                                   {"server", SddlRole::Server}};

/// An option that takes one of the words of \p Words.
template <typename Place, typename T>
CLI::Option *addChoice(CLI::App &App, const char *Name, Place &Into,
                       const std::map<std::string, T> &Words, const char *Help,
                       const char *Values) {
  return App
      .add_option_function<std::string>(
          Name, [&Into, &Words](const std::string &Word) { Into = Words.at(Word); }, Help)
      ->check(CLI::IsMember(Words).description(""))
      ->type_name(Values);
}

/// An option that may be given several times, with one value each.
void addList(CLI::App &App, const char *Name, std::vector<std::string> &Into, const char *Help,
             const char *Value) {
  App.add_option(Name, Into, Help)->type_size(1)->allow_extra_args(false)->type_name(Value);
}

/// An option that a script fills from a variable which is not set must not be none.
std::string isText(const std::string &Text) { return Text.empty() ? "an empty text" : ""; }

CLI::Option *addFile(CLI::App &App, const char *Name, std::string &Into, const char *Help) {
  return App.add_option(Name, Into, Help)->check(isText)->type_name("FILE");
}

std::string isUri(const std::string &Text) {
  return Text.find("://") == std::string::npos ? "'" + Text + "' is no URI" : std::string();
}

/// Returns --baseline.
CLI::Option *addReportOptions(CLI::App &App, ReportOptions &Into, Colour &Colours_) {
  CLI::Option *Sarif =
      App.add_option("--sarif", Into.Sarif, "write a SARIF 2.1.0 report")->type_name("FILE");
  addChoice(App, "--sarif-profile", Into.Profile, Profiles,
            "SARIF: for GitHub's limits, or with what Azure DevOps asks for (default: full)",
            "github|azure|full")
      ->needs(Sarif);
  CLI::Option *Repository =
      App.add_option("--repository", Into.Repository, "SARIF: where the tree comes from")
          ->check(isUri)
          ->type_name("URI");
  App.add_option("--revision", Into.Revision, "SARIF: the commit that is scanned")
      ->needs(Repository)
      ->type_name("ID");
  addFile(App, "--html", Into.Html, "write a report to open in a browser");
  addFile(App, "--code-quality", Into.CodeQuality, "write GitLab's Code Quality report");
  addFile(App, "--junit", Into.JUnit, "write the findings as JUnit's test results");
  addFile(App, "--export-fixes", Into.ExportFixes, "write clang-tidy's YAML of fixes");
  addFile(App, "--summary", Into.Summary,
          "write one line of JSON: counts and the exit code; "
          "- is standard output");
  addChoice(App, "--format", Into.Format, Formats,
            "standard output: for people, a finding a line (for editors, for MSBuild), or workflow "
            "commands of GitHub",
            "text|lines|msbuild|github");
  App.add_flag("--fix", Into.Fix, "change the sources as the findings suggest");
  CLI::Option *Baseline = addFile(
      App, "--baseline", Into.Baseline,
      "findings in there are known and do not count: what --write-baseline or --sarif wrote");
  CLI::Option *Write =
      addFile(App, "--write-baseline", Into.WriteBaseline, "write the findings of now as known");
  App.add_flag(
      "--unused-suppressions", Into.UnusedSuppressions,
      "note the NOLINT comments that name our checks, and the project's suppressions, which "
      "silence nothing");
  App.add_option("--line-filter", Into.LineFilter,
                 "tell only of what has to do with these lines, in clang-tidy's JSON")
      ->excludes(Write) // what is not told would be lost
      ->type_name("JSON");
  App.add_option("--files-from", Into.FilesFrom,
                 "tell only of what has to do with these files, one a line; - reads standard input")
      ->excludes(Write)
      ->type_name("FILE");
  CLI::Option *Config = addFile(App, "--config-file", Into.ConfigFile,
                                "settings, instead of the tree's .comsec-tidy");
  App.add_flag("--no-config", Into.NoConfig,
               "settings in the tree (.comsec-tidy, .clang-tidy) do not count")
      ->excludes(Config);
  App.add_option("--checks", Into.Checks, "rules to run, as in clang-tidy (default: all)")
      ->type_name("GLOBS");
  addList(App, "--process", Into.Processes,
          "files that make the program NAME, from the root on; * is any text, with / in it",
          "NAME=GLOB");
  addChoice(App, "--fail-on", Into.FailOn, Levels,
            "level from which findings make exit code 2 (default: warning)",
            "error|warning|note|never");
  addChoice(App, "--rvss", Into.Rvss, RvssModes, "judge VSS requesters as remote VSS ones",
            "auto|on|off");
  addChoice(App, "--color", Colours_, Colours, "colours in the text", "auto|always|never");
  App.add_flag("--strict", Into.Strict, "exit code 3 when a file could not be analysed");
  App.add_flag("-q,--quiet", Into.Quiet, "findings only: no summary, no notes on coverage");
  return Baseline;
}

void addScan(CLI::App &App, Options &Into, Colour &Colours_) {
  CLI::App *Scan = App.add_subcommand("scan", "analyse a program");
  Scan->add_option(
          "INPUT", Into.Input.Inputs,
          "folder, compile_commands.json or its folder, .sln, .slnx, .vcxproj, .vcproj, source "
          "file, or registration file (.mof, .reg, .rgs, .inf, .wxs)")
      ->type_name("");
  Scan->add_option("-p", Into.Input.Build,
                   "a compile database or its folder; INPUT then names the files to be told of, as "
                   "for clang-tidy")
      ->type_name("BUILD");
  CLI::Option *Baseline = addReportOptions(*Scan, Into.Report, Colours_);
  Scan->add_option("--new-since", Into.Report.NewSince,
                   "findings at this revision of the git repository are known and do not count")
      ->excludes(Baseline)
      ->check(isText)
      ->type_name("REV");
  Scan->add_option("--root", Into.Input.Root, "only files below it are the project's")
      ->type_name("DIR");
  Scan->add_option("--sdk", Into.Input.Sdk, "a Windows SDK (default: mingw-w64 headers)")
      ->type_name("DIR");
  addList(*Scan, "-D", Into.Input.Defines, "define a macro", "NAME[=VALUE]");
  addList(*Scan, "-I", Into.Input.Includes, "add an include folder", "DIR");
  addList(*Scan, "--exclude", Into.Input.Excludes,
          "files and folders to leave out: a name, or a path below the root", "GLOB");
  Scan->add_flag("--vendored", Into.Input.Vendored,
                 "scan other people's code below a folder, too (third_party, vendor …)");
  Scan->add_flag("--no-git-ignore", Into.Input.NoGitIgnore,
                 "scan what git ignores and does not track in a folder, too");
  addList(
      *Scan, "--path-map", Into.Input.PathRules,
      "where a path of a compile database that another machine wrote is here (default: guessed)",
      "FROM=TO");
  Scan->add_option("--configuration", Into.Input.Configuration,
                   "of Visual Studio projects (default: Release, else what there is)")
      ->type_name("NAME");
  Scan->add_option("--platform", Into.Input.Platform,
                   "of Visual Studio projects (default: x64, else Win32, else what there is)")
      ->type_name("NAME");
  Scan->add_option("-j", Into.Parallel, "workers at once (default: one per core)")->type_name("N");
  Scan->add_option("--timeout", Into.TimeoutSeconds, "seconds per file")
      ->capture_default_str()
      ->check(CLI::Validator(CLI::PositiveNumber).description(""))
      ->type_name("S");
  Scan->add_option("--memory", Into.MemoryMegabytes, "megabytes per file")
      ->capture_default_str()
      ->check(CLI::Validator(CLI::PositiveNumber).description(""))
      ->type_name("MB");
  Scan->add_flag("--no-prefilter", Into.NoPrefilter,
                 "parse every file, also those that cannot matter to any rule");
  Scan->add_option("--facts", Into.FactsDir, "keep the facts of each file there")->type_name("DIR");
  Scan->callback([&Into] { Into.Command = CommandKind::Scan; });
}

void addExplain(CLI::App &App, Options &Into) {
  CLI::App *Explain =
      App.add_subcommand("explain", "print the page of a rule, or whom a descriptor lets in");
  CLI::Option *Rule = Explain->add_option("RULE", Into.Rule, "its id")->type_name("");
  CLI::Option *Sddl = Explain->add_option("--sddl", Into.Sddl, "a security descriptor as a string")
                          ->excludes(Rule)
                          ->type_name("TEXT");
  addChoice(*Explain, "--role", Into.Role, SddlRoles, "what the process is that gives it to COM",
            "vss-requester|vss-writer|server")
      ->needs(Sddl);
  Explain->callback([&Into] {
    if (Into.Rule.empty() && !Into.Sddl)
      throw CLI::RequiredError("RULE or --sddl");
    Into.Command = CommandKind::Explain;
  });
}

void addOthers(CLI::App &App, Options &Into, Colour &Colours_) {
  CLI::App *Extract = App.add_subcommand("extract", "collect the facts of one file (worker)");
  Extract->add_option("--job", Into.Job, "what to do")->required()->type_name("JOB.json");
  Extract->add_option("--out", Into.Out, "where the facts go")->required()->type_name("FACTS");
  Extract->callback([&Into] { Into.Command = CommandKind::Extract; });

  CLI::App *Link = App.add_subcommand("link", "join facts and judge them");
  Link->add_option("FACTS", Into.Facts, "files that scan --facts or extract wrote")
      ->required()
      ->type_name("");
  addReportOptions(*Link, Into.Report, Colours_);
  Link->add_option("--root", Into.Input.Root, "where the sources are (default: current folder)")
      ->type_name("DIR");
  Link->callback([&Into] { Into.Command = CommandKind::Link; });

  CLI::App *Doctor =
      App.add_subcommand("doctor", "tell what is installed, and what a scan would do");
  Doctor->add_option("INPUT", Into.Input.Inputs, "as for scan")->type_name("");
  Doctor->add_option("--sdk", Into.Input.Sdk, "a Windows SDK (default: mingw-w64 headers)")
      ->type_name("DIR");
  Doctor->callback([&Into] { Into.Command = CommandKind::Doctor; });

  CLI::App *Rules = App.add_subcommand("rules", "list all rules");
  Rules->add_flag("--json", Into.Json, "for programs");
  Rules->callback([&Into] { Into.Command = CommandKind::Rules; });

  addExplain(App, Into);

  CLI::App *Completion =
      App.add_subcommand("completion", "print a script that completes commands in a shell");
  addChoice(*Completion, "SHELL", Into.ForShell, Shells, "which one", "bash|zsh|fish")->required();
  Completion->callback([&App, &Into] {
    Into.Command = CommandKind::Completion;
    Into.Script = completionScript(App, Into.ForShell);
  });
}

/// "--checks -*,x" as "--checks=-*,x": a list of globs may begin with '-'.
std::vector<std::string> joinChecks(int Argc, char **Argv) {
  std::vector<std::string> Words(Argv + 1, Argv + Argc);
  for (std::size_t I = 0; I + 1 < Words.size(); ++I)
    if (Words[I] == "--checks") {
      Words[I] += "=" + Words[I + 1];
      Words.erase(Words.begin() + I + 1);
    }
  std::reverse(Words.begin(), Words.end()); // the order that CLI11 wants
  return Words;
}

bool wantsColours(Colour C) {
  if (C != Colour::Auto)
    return C == Colour::Always;
  return !llvm::sys::Process::GetEnv("NO_COLOR") && llvm::sys::Process::StandardOutHasColors();
}

} // namespace

std::optional<int> parseOptions(int Argc, char **Argv, Options &Result) {
  scan::ScanOptions Defaults;
  Result.TimeoutSeconds = Defaults.TimeoutSeconds;
  Result.MemoryMegabytes = Defaults.MemoryMegabytes;
  Result.Program =
      llvm::sys::fs::getMainExecutable(Argv[0], reinterpret_cast<void *>(&parseOptions));

  CLI::App App("Finds unsafe COM security set-up in Windows code.", "comsec-tidy");
  App.footer(Examples);
  App.set_version_flag("--version", "comsec-tidy " COMSEC_VERSION);
  App.set_help_all_flag("--help-all", "Print the help of all commands and exit");
  App.require_subcommand(1);
  Colour Colours_ = Colour::Auto;
  addScan(App, Result, Colours_);
  addOthers(App, Result, Colours_);
  try {
    App.parse(joinChecks(Argc, Argv));
  } catch (const CLI::ParseError &E) {
    bool Wanted = E.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success);
    if (Wanted)
      App.exit(E);
    else
      llvm::errs() << "comsec-tidy: error: " << E.what() << " (see comsec-tidy --help)\n";
    return Wanted ? report::ExitClean : report::ExitFailure;
  }
  Result.Report.Colours = wantsColours(Colours_);
  return std::nullopt;
}

} // namespace comsec
