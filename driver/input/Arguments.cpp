#include "driver/input/Arguments.h"

#include "driver/scan/Folders.h"

#include <clang/Basic/LangStandard.h>
#include <clang/Options/Options.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringSwitch.h>
#include <llvm/Option/Arg.h>
#include <llvm/Option/ArgList.h>
#include <llvm/Support/CommandLine.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Path.h>
#include <llvm/Support/StringSaver.h>
#include <llvm/TargetParser/Triple.h>

using namespace llvm;
namespace ids = clang::options;

namespace comsec::input {
namespace {

/// Generous for lists of include folders; a larger file is something else.
constexpr std::uint64_t MaxResponseBytes = 4u << 20;

/// Kept as they are: they change what the source means and nothing else.
constexpr unsigned KeptFlags[] = {
    ids::OPT_fexceptions,
    ids::OPT_fno_exceptions,
    ids::OPT_fcxx_exceptions,
    ids::OPT_fno_cxx_exceptions,
    ids::OPT_frtti,
    ids::OPT_fno_rtti,
    ids::OPT_fms_extensions,
    ids::OPT_fchar8__t,
    ids::OPT_fno_char8__t,
    ids::OPT_fshort_wchar,
    ids::OPT_fno_short_wchar,
    ids::OPT_fsigned_char,
    ids::OPT_fno_signed_char,
    ids::OPT_funsigned_char,
    ids::OPT_fno_unsigned_char,
    ids::OPT_fshort_enums,
    ids::OPT_fno_short_enums,
    ids::OPT_fdelayed_template_parsing,
    ids::OPT_fno_delayed_template_parsing,
    ids::OPT_fdeclspec,
    ids::OPT_ftrigraphs,
    ids::OPT_fno_trigraphs,
    ids::OPT_fno_operator_names,
};

/// Left out without a word: output, warnings, optimisation, debug information, code generation.
constexpr unsigned HarmlessGroups[] = {
    ids::OPT_W_Group,          ids::OPT_O_Group,          ids::OPT_g_Group,
    ids::OPT_M_Group,          ids::OPT_m_Group,          ids::OPT_cl_Group,
    ids::OPT_cl_compile_Group, ids::OPT_cl_ignored_Group, ids::OPT__SLASH_M_Group,
    ids::OPT_Link_Group,       ids::OPT_pedantic_Group,
};
constexpr unsigned HarmlessOptions[] = {
    ids::OPT_c,
    ids::OPT_o,
    ids::OPT_S,
    ids::OPT_E,
    ids::OPT_pipe,
    ids::OPT_pthread,
    ids::OPT_v,
    ids::OPT_w,
    ids::OPT_fno_ms_extensions,
    ids::OPT_driver_mode,
    ids::OPT_fms_compatibility,
    ids::OPT_fno_ms_compatibility,
    ids::OPT_fms_compatibility_version,
    ids::OPT_ferror_limit_EQ,
    ids::OPT_fsyntax_only,
    ids::OPT__DASH_DASH,
};
/// Likewise, by the beginning of the name; there are too many of them to list.
constexpr StringRef HarmlessNames[] = {
    "-fPI",
    "-fpi",
    "-fno-PI",
    "-fno-pi",
    "-fstack-",
    "-fno-stack-",
    "-ffunction-sections",
    "-fdata-sections",
    "-fvisibility",
    "-fdiagnostics-",
    "-fcolor-diagnostics",
    "-fno-color-diagnostics",
    "-fansi-",
    "-flto",
    "-fno-lto",
    "-fomit-frame",
    "-fno-omit-frame",
    "-fstrict-aliasing",
    "-fno-strict-aliasing",
    "-fno-common",
    "-fasynchronous-unwind",
    "-fno-asynchronous-unwind",
    "-funwind",
    "-funroll",
    "-fwrapv",
    "-ffast-math",
    "-fcf-protection",
    "-fsanitize=",
    "-fno-sanitize",
    "-fcoverage-",
    "-fmessage-length",
    "-fno-ident",
    "-fuse-ld",
    "-frandom-seed",
    "-fkeep-inline",
    "-mllvm=",
};
/// Members of harmless groups that are not harmless themselves: they carry other arguments.
constexpr unsigned Carriers[] = {
    ids::OPT__SLASH_clang,
    ids::OPT_Wp_COMMA,
    ids::OPT_Wa_COMMA,
    ids::OPT_mllvm,
};

bool isWindowsCompiler(StringRef Program) {
  StringRef Name = Program.substr(Program.find_last_of("/\\") + 1);
  Name.consume_back_insensitive(".exe");
  return Name.equals_insensitive("cl") || Name.equals_insensitive("clang-cl");
}

/// A compiler called by way of a cache has its name in the second place.
bool isLauncher(StringRef Program) {
  StringRef Name = sys::path::stem(Program);
  return Name == "ccache" || Name == "sccache" || Name == "distcc" || Name == "buildcache";
}

std::string archOf(StringRef Target) {
  Triple T(Target);
  if (T.getArch() == Triple::x86)
    return "i686";
  return T.getArch() == Triple::aarch64 ? "aarch64" : "x86_64";
}

class Filter {
public:
  Filter(const Command &C, const std::function<bool(StringRef)> &MayRead)
      : C(C), MayRead(MayRead), Own(languageOf(C.File)) {}

  Allowed run() {
    std::vector<std::string> Rest = C.Arguments;
    if (Rest.size() > 1 && isLauncher(Rest.front()) && !StringRef(Rest[1]).starts_with("-"))
      Rest.erase(Rest.begin());
    if (!Rest.empty()) {
      readProgram(Rest.front());
      Rest.erase(Rest.begin());
    }
    ClMode |= is_contained(Rest, "--driver-mode=cl");
    parse(expanded(Rest));
    // Only now is the language certain that a -std= must fit.
    addStandard();
    return std::move(Out);
  }

private:
  void readProgram(StringRef Program) {
    ClMode = isWindowsCompiler(Program);
    std::string Name = scan::normalised(Program, "/");
    if (ClMode && StringRef(Name).contains_insensitive("/x86/"))
      Out.Arch = "i686";
    StringRef Prefix = sys::path::filename(Name);
    if (std::size_t At = Prefix.find("-w64-mingw32"); At != StringRef::npos)
      Out.Arch = archOf(Prefix.take_front(At).str() + "-w64-mingw32");
  }

  /// Replaces "@file" by its contents, one level deep, where the file may be read.
  std::vector<std::string> expanded(const std::vector<std::string> &Arguments) {
    std::vector<std::string> Result;
    for (StringRef A : Arguments) {
      if (!A.starts_with("@")) {
        Result.push_back(A.str());
        continue;
      }
      std::string Path = scan::realPath(here(A.drop_front()));
      std::uint64_t Size = 0;
      if (!MayRead(Path)) {
        Out.Unreadable.push_back(A.str());
      } else if (sys::fs::is_regular_file(Path) && !sys::fs::file_size(Path, Size) &&
                 Size <= MaxResponseBytes) {
        appendResponse(Path, Result);
      } else {
        Out.Dropped.push_back(A.str());
      }
    }
    return Result;
  }

  void appendResponse(const std::string &Path, std::vector<std::string> &Into) {
    auto Text = MemoryBuffer::getFile(Path);
    if (!Text)
      return Out.Dropped.push_back("@" + Path);
    Out.ResponseBytes += (*Text)->getBufferSize();
    BumpPtrAllocator Memory;
    StringSaver Saver(Memory);
    SmallVector<const char *> Words;
    auto Tokenize = ClMode ? cl::TokenizeWindowsCommandLine : cl::TokenizeGNUCommandLine;
    Tokenize((*Text)->getBuffer(), Saver, Words, /*MarkEOLs=*/false);
    for (StringRef W : Words)
      if (W.starts_with("@"))
        Out.Dropped.push_back("@ inside of @");
      else
        Into.push_back(W.str());
  }

  void parse(const std::vector<std::string> &Arguments) {
    std::vector<const char *> Words;
    for (const std::string &A : Arguments)
      Words.push_back(A.c_str());
    unsigned MissingIndex = 0, MissingCount = 0;
    llvm::opt::InputArgList Parsed = clang::getDriverOptTable().ParseArgs(
        Words, MissingIndex, MissingCount,
        llvm::opt::Visibility(ClMode ? ids::CLOption : ids::ClangOption));
    for (const llvm::opt::Arg *A : Parsed)
      take(*A);
  }

  void take(const llvm::opt::Arg &A) {
    unsigned Id = A.getOption().getID();
    switch (Id) {
    case ids::OPT_INPUT:
      return;
    case ids::OPT_UNKNOWN:
      return takeUnknown(A.getSpelling());
    case ids::OPT_D:
    case ids::OPT_U:
      return keep((Id == ids::OPT_D ? "-D" : "-U") + StringRef(A.getValue()).str());
    case ids::OPT_I:
    case ids::OPT_isystem:
    case ids::OPT_iquote:
    case ids::OPT_idirafter:
      return takeFolder(A.getOption().getPrefixedName(), A.getValue());
    case ids::OPT__SLASH_imsvc:
      return takeFolder("-isystem", A.getValue());
    case ids::OPT_include:
    case ids::OPT_imacros:
      return takeFile(A.getOption().getPrefixedName(), A.getValue());
    case ids::OPT_std_EQ:
      Standard = A.getValue();
      return;
    case ids::OPT__SLASH_std:
      Standard = StringSwitch<StringRef>(A.getValue())
                     .Cases({"c++latest", "c++23preview"}, "c++23")
                     .Case("clatest", "c23")
                     .Default(A.getValue())
                     .str();
      return;
    case ids::OPT_x:
      return takeLanguage(A.getValue());
    case ids::OPT__SLASH_TP:
    case ids::OPT__SLASH_Tp:
      Out.Lang = Language::Cxx;
      return;
    case ids::OPT__SLASH_TC:
    case ids::OPT__SLASH_Tc:
      Out.Lang = Language::C;
      return;
    case ids::OPT_m32:
      Out.Arch = "i686";
      return;
    case ids::OPT_m64:
      Out.Arch = "x86_64";
      return;
    case ids::OPT_target:
    case ids::OPT_target_legacy_spelling:
      if (!Triple(Triple::normalize(A.getValue())).isOSWindows())
        return drop(A);
      Out.Arch = archOf(A.getValue());
      return;
    case ids::OPT_municode:
      keep("-DUNICODE");
      return;
    case ids::OPT__SLASH_MD:
    case ids::OPT__SLASH_MDd:
    case ids::OPT__SLASH_MTd:
      return takeRuntime(Id);
    case ids::OPT_ftemplate_depth_EQ:
      if (unsigned Depth; !StringRef(A.getValue()).getAsInteger(10, Depth))
        keep("-ftemplate-depth=" + std::to_string(Depth));
      return;
    default:
      if (is_contained(KeptFlags, Id))
        return keep(A.getOption().getPrefixedName().str());
      drop(A);
    }
  }

  void keep(std::string Argument) { Out.Arguments.push_back(std::move(Argument)); }

  void drop(const llvm::opt::Arg &A) {
    const llvm::opt::Option &O = A.getOption();
    auto In = [&](unsigned Id) { return O.matches(Id); };
    bool Harmless = any_of(HarmlessGroups, In) || any_of(HarmlessOptions, In) ||
                    any_of(HarmlessNames,
                           [&](StringRef N) { return StringRef(A.getSpelling()).starts_with(N); });
    if (!Harmless || any_of(Carriers, In))
      Out.Dropped.push_back(A.getSpelling().str());
  }

  void takeUnknown(StringRef Argument) {
    // In cl's mode a Unix path looks like an option.
    if (sys::fs::equivalent(here(Argument), C.File))
      return;
    Out.Dropped.push_back(Argument.take_until([](char X) { return X == '=' || X == ':'; }).str());
  }

  std::string here(StringRef Path) const {
    return C.Paths ? C.Paths->here(Path, C.Directory) : scan::normalised(Path, C.Directory);
  }

  void takeFolder(StringRef Option, StringRef Value) {
    std::string Path = scan::realPath(here(Value));
    if (!MayRead(Path))
      return Out.Unreadable.push_back(Path);
    keep(Option.str());
    keep(Path);
  }

  /// A file beside the command is meant by itself; any other name is looked for as an #include is.
  void takeFile(StringRef Option, StringRef Value) {
    std::string Path = scan::realPath(here(Value));
    if (sys::fs::exists(Path) && !MayRead(Path))
      return Out.Unreadable.push_back(Path);
    keep(Option.str());
    keep(sys::fs::exists(Path) ? Path : Value.str());
  }

  void takeLanguage(StringRef Value) {
    if (Value == "c")
      Out.Lang = Language::C;
    else if (Value == "c++")
      Out.Lang = Language::Cxx;
    else
      Out.Dropped.push_back(("-x " + Value).str());
  }

  void takeRuntime(unsigned Id) {
    if (Id != ids::OPT__SLASH_MTd)
      keep("-D_DLL");
    if (Id != ids::OPT__SLASH_MD)
      keep("-D_DEBUG");
  }

  /// A standard that does not fit would make the compiler refuse the whole unit.
  void addStandard() {
    if (Standard.empty())
      return;
    clang::LangStandard::Kind Kind = clang::LangStandard::getLangKind(Standard);
    if (Kind == clang::LangStandard::lang_unspecified)
      return Out.Dropped.push_back("-std=" + Standard);
    clang::Language Needs = clang::LangStandard::getLangStandardForKind(Kind).getLanguage();
    Language Ours = Out.Lang.value_or(Own.value_or(Language::Cxx));
    if (Needs == (Ours == Language::C ? clang::Language::C : clang::Language::CXX))
      keep("-std=" + Standard);
  }

  const Command &C;
  const std::function<bool(StringRef)> &MayRead;
  std::optional<Language> Own;
  bool ClMode = false;
  std::string Standard;
  Allowed Out;
};

} // namespace

std::optional<Language> languageOf(StringRef File) {
  return StringSwitch<std::optional<Language>>(sys::path::extension(File).lower())
      .Case(".c", Language::C)
      .Cases({".cc", ".cpp", ".cxx", ".c++"}, Language::Cxx)
      .Default(std::nullopt);
}

Allowed allowArguments(const Command &C, const std::function<bool(StringRef)> &MayRead) {
  return Filter(C, MayRead).run();
}

} // namespace comsec::input
