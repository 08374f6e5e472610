#include "driver/ProjectFile.h"

#include "driver/YamlFile.h"
#include "driver/input/Root.h"
#include "driver/scan/Folders.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringSwitch.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/FormatVariadic.h>
#include <llvm/Support/GlobPattern.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Path.h>
#include <llvm/Support/YAMLTraits.h>

using namespace llvm;
using comsec::ProjectFile;
using comsec::report::Suppression;

namespace {

constexpr const char *FileName = ".comsec-tidy";
constexpr std::size_t MaxAlternatives = 1024;

/// What the traits below need beside the node that they read.
struct Reading {
  StringRef Text;
  std::string Shown;
  bool HasDocument = false; ///< a file of comments has none, and that is fine
};

using OfRule = ProjectFile::OfRule;
using OfProcess = ProjectFile::OfProcess;

/// A text that is a pattern.
struct Glob {
  std::string Text;
};

/// A level that a finding can have, unlike what a gate can wait for.
struct RuleLevel {
  comsec::Level Value = comsec::Level::Warning;
};

} // namespace

LLVM_YAML_IS_SEQUENCE_VECTOR(Suppression)
LLVM_YAML_IS_SEQUENCE_VECTOR(Glob)
LLVM_YAML_IS_FLOW_SEQUENCE_VECTOR(comsec::link::Role)

namespace llvm::yaml {

/// Words for values. Nothing here is ever written.
template <typename T> struct WordTraits {
  static void output(const T &, void *, raw_ostream &) {}
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};

template <> struct ScalarTraits<RuleLevel> : WordTraits<RuleLevel> {
  static StringRef input(StringRef Word, void *, RuleLevel &Into) {
    const auto Found = comsec::levelFromName(Word);
    Into.Value = Found.value_or(comsec::Level::None);
    return Into.Value != comsec::Level::None ? "" : "expected error, warning or note";
  }
};

template <> struct ScalarTraits<comsec::Level> : WordTraits<comsec::Level> {
  static StringRef input(StringRef Word, void *Context, comsec::Level &Into) {
    RuleLevel Named;
    const StringRef Wrong = ScalarTraits<RuleLevel>::input(Word, Context, Named);
    Into = Named.Value;
    return Wrong.empty() || Word == "never" ? "" : "expected error, warning, note or never";
  }
};

template <> struct ScalarTraits<comsec::RvssMode> : WordTraits<comsec::RvssMode> {
  static StringRef input(StringRef Word, void *, comsec::RvssMode &Into) {
    const auto Found = comsec::rvssModeFromName(Word);
    Into = Found.value_or(comsec::RvssMode::Auto);
    return Found ? "" : "expected auto, on or off";
  }
};

template <> struct ScalarTraits<comsec::link::Role> : WordTraits<comsec::link::Role> {
  static StringRef input(StringRef Word, void *, comsec::link::Role &Into) {
    const auto Found = comsec::link::roleFromName(Word);
    Into = Found.value_or(comsec::link::Role::VssRequester);
    return Found ? ""
                 : "expected vss-requester, vss-writer, wmi-client, wmi-provider, dcom-server, "
                   "dcom-client or impersonation-consumer";
  }
};

template <> struct ScalarTraits<Glob> : WordTraits<Glob> {
  static StringRef input(StringRef Text, void *, Glob &Into) {
    Into.Text = Text.str();
    auto Made = GlobPattern::create(Text, MaxAlternatives);
    if (!Made)
      consumeError(Made.takeError());
    return Made ? "" : "not a pattern";
  }
};

/// A list of patterns as the texts that they are.
static void mapGlobs(IO &In, const char *Key, std::vector<std::string> &Into) {
  std::vector<Glob> Globs;
  In.mapOptional(Key, Globs);
  for (Glob &G : Globs)
    Into.push_back(std::move(G.Text));
}

/// A path as people write it, "./src/" or "/src/", as a glob of paths from the root on.
static std::string fromRoot(StringRef Path) {
  if (!Path.consume_front("./"))
    Path = Path.ltrim('/');
  return Path.str() + (Path.ends_with("/") ? "*" : "");
}

template <> struct MappingTraits<OfRule> {
  static void mapping(IO &In, OfRule &R) {
    std::optional<RuleLevel> Own;
    In.mapOptional("Level", Own);
    if (Own)
      R.Severity = Own->Value;
    In.mapOptional("FailOn", R.FailOn);
  }
};

template <> struct MappingTraits<OfProcess> {
  static void mapping(IO &In, OfProcess &P) {
    mapGlobs(In, "Files", P.Files);
    In.mapOptional("Roles", P.Roles);
    In.mapOptional("NotRoles", P.NotRoles);
    In.mapOptional("Rvss", P.Rvss);
  }
  static std::string validate(IO &, OfProcess &P) {
    const bool IsBoth = any_of(P.Roles, [&](auto R) { return is_contained(P.NotRoles, R); });
    return IsBoth ? "a role stands in Roles and in NotRoles" : "";
  }
};

template <> struct MappingTraits<Suppression> {
  static void mapping(IO &In, Suppression &S) {
    In.mapRequired("Rule", S.Rule);
    Glob Path;
    In.mapRequired("Path", Path);
    S.Path = fromRoot(Path.Text);
    In.mapOptional("Function", S.Function);
    In.mapRequired("Reason", S.Reason);
    const auto *Source = static_cast<const Reading *>(In.getContext());
    const char *Begin =
        static_cast<Input &>(In).getCurrentNode()->getSourceRange().Start.getPointer();
    const auto Line = 1 + StringRef(Source->Text.data(), Begin - Source->Text.data()).count('\n');
    S.Place = Source->Shown + ":" + std::to_string(Line);
  }
  static std::string validate(IO &, Suppression &S) {
    const comsec::Rule *R = comsec::findRule(S.Rule);
    if (!R)
      return "no rule is called '" + S.Rule + "'; comsec-tidy rules lists them";
    S.Rule = R->Id;
    return StringRef(S.Reason).trim().empty() ? "a suppression needs a reason" : "";
  }
};

template <> struct CustomMappingTraits<std::map<std::string, OfRule>> {
  static void inputOne(IO &In, StringRef Key, std::map<std::string, OfRule> &Rules) {
    if (const comsec::Rule *R = comsec::findRule(Key))
      In.mapRequired(Key, Rules[std::string(R->Id)]);
    else
      In.setError("no rule is called '" + Key + "'; comsec-tidy rules lists them");
  }
  static void output(IO &, std::map<std::string, OfRule> &) {}
};

template <> struct MappingTraits<ProjectFile> {
  static void mapping(IO &In, ProjectFile &F) {
    static_cast<Reading *>(In.getContext())->HasDocument =
        static_cast<Input &>(In).getCurrentNode() != nullptr;
    In.mapOptional("Checks", F.Checks);
    In.mapOptional("FailOn", F.FailOn);
    In.mapOptional("Rvss", F.Rvss);
    In.mapOptional("Rules", F.Rules);
    In.mapOptional("Processes", F.Processes);
    mapGlobs(In, "Excludes", F.Excludes);
    In.mapOptional("PathMaps", F.PathMaps);
    In.mapOptional("Suppressions", F.Suppressions);
  }
};

} // namespace llvm::yaml

LLVM_YAML_IS_STRING_MAP(OfProcess)

namespace comsec {
namespace {

/// What the parser says, for people who write patterns and paths rather than YAML.
StringRef inPlainWords(StringRef Message) {
  return StringSwitch<StringRef>(Message)
      .Cases("unknown node kind", "Got empty alias or anchor",
             "text that begins with * or & has to stand in quotes")
      .Case("Unrecognized escape code", "text with \\ has to stand in single quotes, or in none")
      .Default(Message);
}

/// Keeps the first complaint: the others follow from it.
void keepFirst(const SMDiagnostic &D, void *Into) {
  auto &First = *static_cast<std::string *>(Into);
  if (First.empty())
    First = formatv(", line {0}: {1}", std::max(D.getLineNo(), 1), inPlainWords(D.getMessage()));
}

} // namespace

/// Makes TO of every FROM=TO in \p Maps absolute, from \p Folder on.
static std::string settlePathMaps(std::vector<std::string> &Maps, const std::string &Folder,
                                  bool Confined) {
  for (std::string &Map : Maps) {
    const auto [From, To] = StringRef(Map).split('=');
    const std::string Real = scan::realPath(scan::normalised(To, Folder));
    if (From.empty() || To.empty())
      return ": PathMaps: '" + Map + "' is not of the form FROM=TO";
    if (Confined && !scan::isBelow(Real, Folder))
      return ": PathMaps: '" + To.str() + "' leads out of the project";
    if (!sys::fs::is_directory(Real))
      return ": PathMaps: no such folder: '" + To.str() + "'";
    Map = From.str() + "=" + Real;
  }
  return {};
}

bool readProjectFile(const std::string &File, bool Confined, ProjectFile &Result,
                     std::string &Error) {
  const std::string Named = "'" + File + "'";
  const std::unique_ptr<MemoryBuffer> Text = readYamlFile(File, Error);
  if (!Text) {
    Error = "cannot read " + Named + ": " + Error;
    return false;
  }
  Reading Source{Text->getBuffer(), sys::path::filename(File).str()};
  parseYaml([&] {
    yaml::Input In(Source.Text, &Source, keepFirst, &Error);
    In >> Result;
    if (Source.HasDocument && !In.error() && In.nextDocument())
      Error = ": it holds more than one document";
    if (In.error() && Error.empty())
      Error = ": " + In.error().message();
  });
  const std::string Full = scan::normalised(File, scan::currentFolder());
  // Where a link stands counts, not what it leads to.
  SmallString<256> Place(scan::realPath(sys::path::parent_path(Full).str()));
  sys::path::append(Place, sys::path::filename(Full));
  Result.Path = Place.str();
  Result.Shown = Source.Shown;
  if (Error.empty())
    Error = settlePathMaps(Result.PathMaps, sys::path::parent_path(Result.Path).str(), Confined);
  if (!Error.empty())
    Error = Named + Error;
  return Error.empty();
}

/// "\p Folder/.comsec-tidy", or empty when there is nothing of that name. Settings that somebody
/// believes in must not be passed over: \p Error tells what is no file below \p Top.
static std::string fileIn(StringRef Folder, StringRef Top, std::string &Error) {
  std::string File = Folder.rtrim('/').str() + "/" + FileName;
  sys::fs::file_status Status;
  sys::fs::status(File, Status, /*follow=*/false);
  if (!sys::fs::exists(Status))
    return {};
  if (!sys::fs::is_regular_file(File) || !scan::isBelow(scan::realPath(File), Top))
    Error = "'" + File + "' is no file of the project (--no-config scans without it)";
  return File;
}

/// The project's file for \p Input, or empty. As for fileIn().
static std::string fileFor(const std::string &Input, std::string &Error) {
  std::string Folder = scan::typedPath(Input);
  if (!sys::fs::is_directory(Folder))
    Folder = sys::path::parent_path(Folder).str();
  const std::string Git = input::gitTop(Folder), Top = Git.empty() ? Folder : Git;
  for (StringRef At = Folder; scan::isBelow(At, Top); At = sys::path::parent_path(At)) {
    if (std::string File = fileIn(At, Top, Error); !File.empty())
      return File;
    if (At.size() <= 1)
      break;
  }
  return {};
}

std::string findProjectFile(const std::vector<std::string> &Inputs, const std::string &Root,
                            std::string &Error) {
  if (!Root.empty()) {
    const std::string Folder = scan::typedPath(Root);
    return fileIn(Folder, Folder, Error);
  }
  std::string First;
  for (const auto &[Index, Input] : enumerate(Inputs)) {
    std::string File = fileFor(Input, Error);
    if (!Error.empty())
      return {};
    if (Index > 0 && File != First) {
      Error = "'" + Inputs.front() + "' and '" + Input + "' do not have the same " + FileName +
              ": scan them apart, or name one with --config-file";
      return {};
    }
    First = std::move(File);
  }
  return First;
}

} // namespace comsec
