#include "driver/ClangTidyFiles.h"

#include "driver/YamlFile.h"
#include "driver/input/Root.h"
#include "driver/scan/Folders.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/GlobPattern.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Path.h>
#include <llvm/Support/YAMLTraits.h>

using namespace llvm;

namespace {

constexpr const char *FileName = ".clang-tidy";

/// A value that clang-tidy takes in several forms.
struct Checks {
  std::string Text;              ///< "a,b"
  std::vector<std::string> List; ///< or each for itself
};

struct Option {
  std::string Key, Value;
};

struct CheckOptions {
  std::map<std::string, std::string> Map;
  std::vector<Option> List;
};

/// What a polymorphic value cannot be.
struct Nothing {};

struct File {
  Checks Wanted;
  CheckOptions Options;
  bool Inherits = false;
};

} // namespace

LLVM_YAML_IS_SEQUENCE_VECTOR(Option)

namespace llvm::yaml {

template <> struct CustomMappingTraits<std::map<std::string, std::string>> {
  static void inputOne(IO &In, StringRef Key, std::map<std::string, std::string> &Into) {
    In.mapRequired(Key, Into[Key.str()]);
  }
  static void output(IO &, std::map<std::string, std::string> &) {}
};

template <> struct MappingTraits<Nothing> {
  static void mapping(IO &In, Nothing &) { In.setError("a list of checks is a text or a list"); }
};

template <> struct PolymorphicTraits<Checks> {
  static NodeKind getKind(const Checks &) { return NodeKind::Scalar; }
  static std::string &getAsScalar(Checks &C) { return C.Text; }
  static std::vector<std::string> &getAsSequence(Checks &C) { return C.List; }
  static Nothing &getAsMap(Checks &) {
    static Nothing None;
    return None;
  }
};

template <> struct MappingTraits<Option> {
  static void mapping(IO &In, Option &O) {
    In.mapRequired("key", O.Key);
    In.mapRequired("value", O.Value);
  }
};

template <> struct PolymorphicTraits<CheckOptions> {
  static NodeKind getKind(const CheckOptions &) { return NodeKind::Map; }
  static std::string &getAsScalar(CheckOptions &) {
    static std::string None; // "CheckOptions:" with nothing behind it
    return None;
  }
  static std::vector<Option> &getAsSequence(CheckOptions &C) { return C.List; }
  static std::map<std::string, std::string> &getAsMap(CheckOptions &C) { return C.Map; }
};

template <> struct MappingTraits<File> {
  static void mapping(IO &In, File &F) {
    In.mapOptional("Checks", F.Wanted);
    In.mapOptional("CheckOptions", F.Options);
    In.mapOptional("InheritParentConfig", F.Inherits);
  }
};

} // namespace llvm::yaml

namespace comsec {

static bool namesOurs(StringRef Glob) { return Glob.contains("comsec"); }

/// The globs of \p C, in their order.
static std::vector<std::string> globsOf(const Checks &C) {
  std::vector<std::string> Globs;
  for (const std::string &Text : C.List.empty() ? std::vector{C.Text} : C.List) {
    SmallVector<StringRef> Parts;
    SplitString(Text, Parts, ",\n");
    for (StringRef Part : Parts)
      if (const StringRef Glob = Part.trim(); !Glob.empty())
        Globs.push_back(Glob.str());
  }
  return Globs;
}

ClangTidyFiles::ClangTidyFiles(std::string Folder) : Root(std::move(Folder)) {
  Top = input::gitTop(Root);
  if (Top.empty())
    Top = Root;
}

static void noteLine(const SMDiagnostic &D, void *Into) {
  auto &Problem = *static_cast<std::string *>(Into);
  if (D.getKind() == SourceMgr::DK_Error && Problem.empty()) // other tools' keys are warned of
    Problem = "line " + std::to_string(std::max(D.getLineNo(), 1)) + " cannot be read";
}

ClangTidyFiles::Settings ClangTidyFiles::read(const std::string &Folder) {
  const std::string Above = sys::path::parent_path(Folder).str();
  const auto Inherited = [&] {
    return Folder != Top && scan::isBelow(Above, Top) ? of(Above) : Settings();
  };
  const std::string Path = Folder + "/" + FileName;
  std::string Problem; // what it says is not repeated: it may be a link to something else
  if (!sys::fs::is_regular_file(Path) || !scan::isBelow(scan::realPath(Path), Top))
    return Inherited();
  File Read;
  if (const auto Text = readYamlFile(Path, Problem))
    parseYaml([&] {
      yaml::Input In(Text->getBuffer(), nullptr, noteLine, &Problem);
      In.setAllowUnknownKeys(true);
      In >> Read;
    });
  if (!Problem.empty()) {
    Notifications.push_back(
        {"clang-tidy-file",
         Level::Warning,
         "a .clang-tidy does not count: " + Problem,
         {scan::isBelow(Path, Root) ? Path.substr(Root.size() + 1) : std::string()}});
    return Inherited();
  }
  Settings Result = Read.Inherits ? Inherited() : Settings();
  append_range(Result.Globs, globsOf(Read.Wanted));
  for (const Option &O : Read.Options.List)
    Result.Options[O.Key] = O.Value;
  for (const auto &[Key, Value] : Read.Options.Map)
    Result.Options[Key] = Value;
  return Result;
}

const ClangTidyFiles::Settings &ClangTidyFiles::of(const std::string &Folder) {
  if (const auto Known = Folders.find(Folder); Known != Folders.end())
    return Known->second;
  Settings Read = read(Folder); // reads those above, too
  return Folders.emplace(Folder, std::move(Read)).first->second;
}

bool ClangTidyFiles::wants(const Rule &R, const std::string &File) {
  const Settings &Here = of(sys::path::parent_path(Root + "/" + File).str());
  const bool ChoosesOurs =
      any_of(Here.Globs, [](StringRef Glob) { return !Glob.starts_with("-") && namesOurs(Glob); });
  bool Wanted = !ChoosesOurs;
  for (StringRef Glob : Here.Globs) {
    if (!ChoosesOurs && !namesOurs(Glob))
      continue;
    const bool On = !Glob.consume_front("-");
    auto Pattern = GlobPattern::create(Glob);
    if (!Pattern)
      consumeError(Pattern.takeError());
    else if (Pattern->match("comsec-" + std::string(R.Id)))
      Wanted = On;
  }
  return Wanted;
}

std::optional<RvssMode> ClangTidyFiles::rvss() {
  for (const auto &[Key, Value] : of(Root).Options) {
    const StringRef Name = Key;
    if (Name == "Rvss" || (Name.starts_with("comsec-") && Name.ends_with(".Rvss")))
      return rvssModeFromName(Value).value_or(RvssMode::Auto);
  }
  return std::nullopt;
}

} // namespace comsec
