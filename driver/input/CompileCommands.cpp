#include "driver/input/CompileCommands.h"

#include "driver/input/Json.h"
#include "driver/input/Root.h"
#include "driver/scan/Folders.h"

#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/CommandLine.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Path.h>
#include <llvm/Support/StringSaver.h>
#include <nlohmann/json.hpp>

using namespace llvm;

namespace comsec::input {
namespace {

using Json = nlohmann::json;

/// A hundred thousand entries of two thousand bytes fit in.
constexpr std::uint64_t MaxDatabaseBytes = 256u << 20;
/// A list of objects, some of whose members are lists.
constexpr unsigned MaxDepth = 4;

/// The command's words. Windows has no escape but \", Unix eats backslashes: who wrote it decides.
std::vector<std::string> split(StringRef Text, bool Windows) {
  BumpPtrAllocator Memory;
  StringSaver Saver(Memory);
  SmallVector<const char *> Words;
  (Windows ? cl::TokenizeWindowsCommandLine : cl::TokenizeGNUCommandLine)(Text, Saver, Words,
                                                                          false);
  return {Words.begin(), Words.end()};
}

bool writtenOnWindows(StringRef Directory, StringRef File, StringRef Text) {
  StringRef Program = Text.ltrim().ltrim('"');
  StringRef First = Program.take_until([](char C) { return C == ' ' || C == '"'; });
  return isWindowsPath(Directory) || isWindowsPath(File) || isWindowsPath(Program) ||
         First.ends_with_insensitive("cl.exe") || First.equals_insensitive("cl");
}

std::string text(const Json &Entry, const char *Key) {
  auto It = Entry.find(Key);
  return It != Entry.end() && It->is_string() ? It->get<std::string>() : std::string();
}

/// The object file that is made: "-o FILE", "/FoFILE", or what the entry says.
std::string outputOf(const Json &Entry, const Command &C) {
  std::string Output = text(Entry, "output");
  for (std::size_t I = 1; Output.empty() && I < C.Arguments.size(); ++I) {
    StringRef Word = C.Arguments[I];
    if (Word == "-o" && I + 1 < C.Arguments.size())
      Output = C.Arguments[I + 1];
    else if (Word.consume_front("/Fo") || Word.consume_front("-Fo"))
      Output = Word.str();
  }
  return Output.empty() ? Output : scan::normalised(Output, C.Directory);
}

/// Whether \p Path, absolute, means nothing here.
bool isForeign(StringRef Path) {
  return isWindowsPath(Path) || (Path.starts_with("/") && !sys::fs::exists(Path));
}

/// The file of \p Entry where the database was written, when that was another machine; else empty.
std::string foreignFile(const Json &Entry) {
  if (!Entry.is_object())
    return {};
  std::string Path = PathMap::absolute(text(Entry, "file"), text(Entry, "directory"));
  return isForeign(Path) ? Path : std::string();
}

/// Why \p C cannot be analysed; empty when it can.
std::string unusable(const Command &C, StringRef File) {
  if (isWindowsPath(C.File))
    return "'" + File.str() + "' is a path of another machine (--path-map FROM=TO)";
  if (!sys::fs::exists(C.File))
    return "no such source: '" + File.str() + "'";
  if (!sys::fs::is_regular_file(C.File))
    return "'" + File.str() + "' is not a file";
  return {};
}

/// Reads one entry; returns what is wrong with it, or nothing.
std::string readEntry(const Json &Entry, StringRef Folder, PathMap &Paths, Command &C) {
  if (!Entry.is_object())
    return "is not an object";
  std::string File = text(Entry, "file"), Directory = text(Entry, "directory");
  if (File.empty())
    return "has no 'file'";
  C.Paths = &Paths;
  C.Directory = Paths.here(Directory, Folder);
  if (auto It = Entry.find("arguments"); It != Entry.end() && It->is_array()) {
    for (const Json &A : *It)
      if (A.is_string())
        C.Arguments.push_back(A.get<std::string>());
  } else {
    std::string Line = text(Entry, "command");
    C.Arguments = split(Line, writtenOnWindows(Directory, File, Line));
  }
  if (C.Arguments.empty())
    return "has neither 'arguments' nor 'command'";
  C.Output = outputOf(Entry, C);
  C.File = scan::realPath(Paths.here(File, C.Directory));
  return unusable(C, File);
}

/// What is guessed is said: a guess that is wrong shows there.
void guessPaths(const Json &Entries, StringRef Folder, PathMap &Paths,
                std::vector<Notification> &Notifications) {
  std::vector<std::string> Files;
  for (const Json &Entry : Entries)
    if (std::string File = foreignFile(Entry); !File.empty())
      Files.push_back(std::move(File));
  const std::string Top = gitTop(Folder);
  for (const PathMap::Rule &R : Paths.guess(Files, Folder, Top.empty() ? Folder : StringRef(Top)))
    Notifications.push_back({"path-guessed",
                             Level::Note,
                             "paths below '" + R.From + "' are taken for paths below '" + R.To +
                                 "' (--path-map FROM=TO says otherwise)",
                             {}});
}

} // namespace

bool readCompileCommands(const std::string &Path, PathMap &Paths, std::vector<Command> &Commands,
                         std::vector<Notification> &Notifications, std::string &Error) {
  sys::fs::file_status Status;
  if (!sys::fs::status(Path, Status) && !sys::fs::is_regular_file(Status)) {
    Error = "'" + Path + "' is not a file";
    return false;
  }
  if (Status.getSize() > MaxDatabaseBytes) {
    Error = "'" + Path + "' is larger than any real compile database (" +
            std::to_string(Status.getSize() >> 20) + " MB)";
    return false;
  }
  auto Text = MemoryBuffer::getFile(Path);
  if (!Text) {
    Error = "cannot read '" + Path + "': " + Text.getError().message();
    return false;
  }
  // The reader skips a byte order mark by itself.
  Json Entries = parseJson((*Text)->getBuffer(), MaxDepth);
  if (!Entries.is_array()) {
    Error = "'" + Path + "' is not a compile database: " +
            (Entries.is_discarded() ? "broken JSON" : "a JSON array is wanted");
    return false;
  }
  if (Entries.empty()) {
    Error = "'" + Path + "' has no entry: nothing to scan";
    return false;
  }
  std::string Folder = sys::path::parent_path(scan::realPath(Path)).str();
  guessPaths(Entries, Folder, Paths, Notifications);
  for (std::size_t I = 0; I < Entries.size(); ++I) {
    Command C;
    std::string Wrong = readEntry(Entries[I], Folder, Paths, C);
    if (Wrong.empty())
      Commands.push_back(std::move(C));
    else
      Notifications.push_back(
          {"bad-entry",
           Level::Warning,
           "compile database entry " + std::to_string(I + 1) + " left out: " + Wrong,
           {}});
  }
  return true;
}

} // namespace comsec::input
