#include "driver/scan/Worker.h"

#include "checks/facts/Collector.h"
#include "checks/registration/Facts.h"
#include "driver/scan/WindowsFileSystem.h"
#include "driver/scan/Wix.h"

#include <clang/AST/ASTConsumer.h>
#include <clang/AST/ASTContext.h>
#include <clang/Basic/Stack.h>
#include <clang/Frontend/CompilerInstance.h>
#include <clang/Frontend/FrontendAction.h>
#include <clang/Tooling/Tooling.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Path.h>

#include <algorithm>
#include <system_error>

using namespace llvm;

namespace comsec::scan {
namespace {

/// Later errors are mostly echoes of the first ones.
constexpr std::size_t MaxErrorNotes = 3;

/// Counts errors and keeps the first messages.
class ErrorKeeper : public clang::DiagnosticConsumer {
public:
  explicit ErrorKeeper(WindowsFileSystem &Files) : Files(Files) {}

  void HandleDiagnostic(clang::DiagnosticsEngine::Level Level,
                        const clang::Diagnostic &Info) override {
    if (Level < clang::DiagnosticsEngine::Error)
      return;
    ++Errors;
    if (Notes.size() >= MaxErrorNotes)
      return;
    SmallString<128> Message;
    Info.FormatDiagnostic(Message);
    facts::Note N{facts::NoteKind::ParseError, Message.str().str(), {}};
    if (Info.hasSourceManager() && Info.getLocation().isValid())
      N.Where = placeOf(Info.getLocation(), Info.getSourceManager());
    Notes.push_back(std::move(N));
  }

  unsigned Errors = 0;
  std::vector<facts::Note> Notes;

private:
  /// The expansion; for an error inside an SDK header, the project's #include that led there.
  facts::Location placeOf(clang::SourceLocation Where, const clang::SourceManager &SM) {
    while (Where.isValid()) {
      auto [File, Offset] = SM.getDecomposedExpansionLoc(Where);
      if (auto Entry = SM.getFileEntryRefForID(File))
        if (std::string Path = Files.relative(Entry->getName()); !Path.empty())
          return {Path, SM.getLineNumber(File, Offset), SM.getColumnNumber(File, Offset)};
      Where = SM.getIncludeLoc(File);
    }
    return {};
  }

  WindowsFileSystem &Files;
};

/// Hands the parsed unit to the collector, also when there were errors.
class CollectConsumer : public clang::ASTConsumer {
public:
  CollectConsumer(clang::Preprocessor &PP, WindowsFileSystem &Files, bool Skeletons,
                  std::optional<facts::Unit> &Result)
      : Facts({[&Files](const std::string &Path) { return Files.relative(Path); }, Skeletons}),
        Result(Result) {
    Facts.watch(PP, /*SkipMissing=*/true);
  }
  void HandleTranslationUnit(clang::ASTContext &Context) override {
    Result = Facts.collect(Context);
  }
  /// Bodies in the SDK's headers say nothing about the project, and cost a quarter of the parse.
  bool shouldSkipFunctionBody(clang::Decl *D) override {
    return D->getASTContext().getSourceManager().isInSystemHeader(D->getLocation());
  }

private:
  facts::Collector Facts;
  std::optional<facts::Unit> &Result;
};

class CollectAction : public clang::ASTFrontendAction {
public:
  CollectAction(WindowsFileSystem &Files, bool Skeletons, std::optional<facts::Unit> &Result)
      : Files(Files), Skeletons(Skeletons), Result(Result) {}

  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance &CI,
                                                        StringRef) override {
    // After a fatal error clang instantiates no template any more.
    CI.getDiagnostics().setFatalsAsError(true);
    CI.getFrontendOpts().SkipFunctionBodies = true; // asks shouldSkipFunctionBody
    return std::make_unique<CollectConsumer>(CI.getPreprocessor(), Files, Skeletons, Result);
  }

private:
  WindowsFileSystem &Files;
  bool Skeletons;
  std::optional<facts::Unit> &Result;
};

facts::Unit failed(std::string File, std::string Why) {
  facts::Unit U;
  U.Failed = true;
  U.Notes.push_back({facts::NoteKind::UnitFailed, std::move(Why), {std::move(File), 1, 1}});
  return U;
}

/// Why \p Path cannot be read as a source; empty when it can.
std::string unreadable(const std::string &Path) {
  auto Text = readSource(Path);
  if (Text)
    return {};
  if (Text.getError() == std::errc::illegal_byte_sequence)
    return "the file is not text";
  if (Text.getError() == std::errc::file_too_large)
    return "the file is too large to be a source";
  return "the file cannot be read: " + Text.getError().message();
}

facts::Unit parse(const Job &J, bool Skeletons, WindowsFileSystem &Files,
                  clang::FileManager &Manager) {
  std::vector<std::string> Command = {"clang", "-fsyntax-only"};
  Command.insert(Command.end(), J.Arguments.begin(), J.Arguments.end());
  Command.insert(Command.end(), {"--", J.MainFile});

  std::optional<facts::Unit> Result;
  ErrorKeeper Errors(Files);
  clang::tooling::ToolInvocation Invocation(
      std::move(Command), std::make_unique<CollectAction>(Files, Skeletons, Result), &Manager);
  Invocation.setDiagnosticConsumer(&Errors);
  Invocation.run(); // its answer tells of errors, which are no failure here
  if (!Result)
    return failed(Files.relative(J.MainFile),
                  Errors.Notes.empty() ? "the compiler did not start" : Errors.Notes.front().Text);
  Result->Errors = Errors.Errors;
  Result->Notes.insert(Result->Notes.end(), Errors.Notes.begin(), Errors.Notes.end());
  std::sort(Result->Notes.begin(), Result->Notes.end());
  return std::move(*Result);
}

/// A registration file is no code: nothing is compiled.
facts::Unit readRegistration(const std::string &Path, std::string File,
                             registration::Language Language) {
  std::uint64_t Size = 0;
  if (std::error_code Error = sys::fs::file_size(Path, Size))
    return failed(std::move(File), "the file cannot be read: " + Error.message());
  if (Size > registration::MaxFileBytes)
    return failed(std::move(File), "the file is larger than " +
                                       std::to_string(registration::MaxFileBytes >> 20) + " MiB");
  auto Bytes = MemoryBuffer::getFile(Path);
  if (!Bytes)
    return failed(std::move(File), "the file cannot be read: " + Bytes.getError().message());
  std::string Error;
  auto Text = registration::Text::decode((*Bytes)->getBuffer().str(), Error);
  if (!Text)
    return failed(std::move(File), Error);
  if (Language == registration::Language::Wix)
    return registration::factsOf(*Text, Language, readWix(*Text), std::move(File));
  return registration::factsOf(*Text, Language, std::move(File));
}

} // namespace

facts::Unit extract(const Job &J, bool Skeletons) {
  clang::noteBottomOfStack();
  auto Files = makeIntrusiveRefCnt<WindowsFileSystem>(J.Root, J.HeaderDirs);
  Files->setCurrentWorkingDirectory(J.Directory);
  std::string File = Files->relative(J.MainFile);

  facts::Unit U;
  const auto Registration = registration::languageOf(J.MainFile);
  if (File.empty()) {
    File = sys::path::filename(J.MainFile).str();
    U = failed(File,
               "the file does not exist below the root, or its name is no UTF-8 or holds '\\'");
  } else if (Registration) {
    U = readRegistration(realPath(J.MainFile), File, *Registration);
  } else if (std::string Why = unreadable(realPath(J.MainFile)); !Why.empty()) {
    U = failed(File, Why);
  } else {
    // Counted: the compiler instance shares it.
    auto Manager = makeIntrusiveRefCnt<clang::FileManager>(clang::FileSystemOptions(), Files);
    U = parse(J, Skeletons, *Files, *Manager);
  }
  U.Kind = Registration ? facts::UnitKind::Registration : facts::UnitKind::Source;
  U.MainFile = File;
  U.Config = J.Config;
  U.Programs = J.Programs;
  return U;
}

} // namespace comsec::scan
