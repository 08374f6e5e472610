#include "driver/report/Fixes.h"

#include "driver/report/Unicode.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/Support/YAMLTraits.h>
#include <llvm/Support/raw_ostream.h>

#include <optional>

namespace comsec::report {
namespace {

/// An edit in bytes of the file on the disk.
struct Replacement {
  std::string File; ///< in YAML absolute, else relative to the root
  std::size_t Offset = 0;
  std::size_t Length = 0;
  std::string Text;

  std::size_t end() const { return Offset + Length; }
};

/// Two insertions at one place overlap: their order would be a guess.
bool overlap(const Replacement &A, const Replacement &B) {
  if (A.File != B.File)
    return false;
  return A.Offset == B.Offset || (A.Offset < B.end() && B.Offset < A.end());
}

std::optional<Replacement> replacement(const Edit &E, Sources &Text) {
  const facts::Location &From = E.Where.Begin, To = endPlace(E.Where);
  const auto Begin = Text.offset(From.File, From.Line, From.Column);
  const auto End = Text.offset(To.File, To.Line, To.Column);
  if (!Begin || !End || *End < *Begin)
    return std::nullopt;
  return Replacement{From.File, *Begin, *End - *Begin, E.Replacement};
}

/// The edits of the one fix of \p F; nothing when there is none, or a choice, or no offsets.
std::vector<Replacement> replacements(const Finding &F, Sources &Text) {
  if (F.Fixes.size() != 1)
    return {};
  std::vector<Replacement> All;
  for (const Edit &E : F.Fixes.front().Edits) {
    std::optional<Replacement> One = replacement(E, Text);
    if (!One)
      return {};
    All.push_back(std::move(*One));
  }
  return All;
}

/// The names of the members are clang-tidy's.
struct Message {
  std::string Text, FilePath;
  std::size_t FileOffset = 0;
  std::vector<Replacement> Replacements;
};

struct Diagnostic {
  std::string Name;
  Message What;
  std::vector<Message> Notes;
  std::string Level;
  std::string BuildDirectory;
};

struct Export {
  std::string MainSourceFile;
  std::vector<Diagnostic> Diagnostics;
};

} // namespace
} // namespace comsec::report

LLVM_YAML_IS_SEQUENCE_VECTOR(comsec::report::Replacement)
LLVM_YAML_IS_SEQUENCE_VECTOR(comsec::report::Message)
LLVM_YAML_IS_SEQUENCE_VECTOR(comsec::report::Diagnostic)

namespace llvm::yaml {

template <> struct MappingTraits<comsec::report::Replacement> {
  static void mapping(IO &Io, comsec::report::Replacement &R) {
    Io.mapRequired("FilePath", R.File);
    Io.mapRequired("Offset", R.Offset);
    Io.mapRequired("Length", R.Length);
    Io.mapRequired("ReplacementText", R.Text);
  }
};

template <> struct MappingTraits<comsec::report::Message> {
  static void mapping(IO &Io, comsec::report::Message &M) {
    Io.mapRequired("Message", M.Text);
    Io.mapOptional("FilePath", M.FilePath);
    Io.mapOptional("FileOffset", M.FileOffset);
    Io.mapRequired("Replacements", M.Replacements);
  }
};

template <> struct MappingTraits<comsec::report::Diagnostic> {
  static void mapping(IO &Io, comsec::report::Diagnostic &D) {
    Io.mapRequired("DiagnosticName", D.Name);
    Io.mapRequired("DiagnosticMessage", D.What);
    Io.mapOptional("Notes", D.Notes);
    Io.mapOptional("Level", D.Level);
    Io.mapOptional("BuildDirectory", D.BuildDirectory);
  }
};

template <> struct MappingTraits<comsec::report::Export> {
  static void mapping(IO &Io, comsec::report::Export &E) {
    Io.mapRequired("MainSourceFile", E.MainSourceFile);
    Io.mapRequired("Diagnostics", E.Diagnostics);
  }
};

} // namespace llvm::yaml

namespace comsec::report {
namespace {

class Exporter {
public:
  Exporter(const Report &R, Sources &Text) : R(R), Text(Text) {}

  Diagnostic diagnostic(const Finding &F) {
    Diagnostic D;
    D.Name = "comsec-" + F.Rule;
    D.What = message(F.Message, F.Where.Begin);
    D.What.Replacements = replacements(F, Text);
    for (Replacement &E : D.What.Replacements)
      E.File = absolute(E.File);
    for (const Step &S : F.Path)
      D.Notes.push_back(message(S.Message, S.Where.Begin));
    D.Level = F.Severity == Level::Error     ? "Error"
              : F.Severity == Level::Warning ? "Warning"
                                             : "Remark";
    D.BuildDirectory = R.Root;
    return D;
  }

private:
  std::string absolute(const std::string &File) const { return R.Root + "/" + File; }

  Message message(const std::string &What, const facts::Location &Where) {
    Message M;
    M.Text = toUtf8(What);
    if (Where.valid()) {
      M.FilePath = absolute(Where.File);
      M.FileOffset = Text.offset(Where.File, Where.Line, Where.Column).value_or(0);
    }
    return M;
  }

  const Report &R;
  Sources &Text;
};

/// Carried out from the last one on, so that offsets stay right.
std::string edited(std::string Bytes, std::vector<Replacement> All) {
  llvm::sort(All, [](const Replacement &A, const Replacement &B) { return A.Offset > B.Offset; });
  for (const Replacement &R : All)
    Bytes.replace(R.Offset, R.Length, R.Text);
  return Bytes;
}

} // namespace

std::string toFixesYaml(const Report &R, Sources &Text) {
  Exporter X(R, Text);
  Export All;
  for (const ReportedFinding &F : R.Findings)
    if (F.isNew())
      All.Diagnostics.push_back(X.diagnostic(F.What));
  std::string Result;
  llvm::raw_string_ostream Stream(Result);
  llvm::yaml::Output Out(Stream);
  Out << All;
  return Result;
}

FixedFiles applyFixes(const Report &R, Sources &Text) {
  FixedFiles Result;
  std::map<std::string, std::vector<Replacement>> ByFile;
  for (const ReportedFinding &F : R.Findings) {
    if (!F.isNew() || F.What.Fixes.size() != 1)
      continue;
    const std::vector<Replacement> Edits = replacements(F.What, Text);
    const bool Fits = llvm::none_of(Edits, [&](const Replacement &New) {
      return llvm::any_of(ByFile[New.File],
                          [&](const Replacement &Old) { return overlap(Old, New); });
    });
    if (Edits.empty() || !Fits) {
      ++Result.LeftOut;
      continue;
    }
    ++Result.Applied;
    for (const Replacement &E : Edits)
      ByFile[E.File].push_back(E);
  }
  for (auto &[File, Edits] : ByFile)
    if (!Edits.empty())
      Result.Contents[File] = edited(std::string(*Text.bytes(File)), std::move(Edits));
  return Result;
}

} // namespace comsec::report
