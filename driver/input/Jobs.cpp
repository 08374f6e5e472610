#include "driver/input/Jobs.h"

#include "checks/registration/Facts.h"
#include "driver/input/Standard.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/Twine.h>
#include <llvm/Support/Path.h>

using namespace llvm;

namespace comsec::input {
namespace {

/// Of all jobs together: thirty thousand sources with a long command each have a third of it.
constexpr std::uint64_t MaxArgumentBytes = 1u << 30;

/// What reading a byte of a response file costs, in bytes that are kept.
constexpr std::uint64_t ResponseCost = 8;

std::uint64_t sizeOf(const std::vector<std::string> &Words) {
  std::uint64_t Size = 0;
  for (const std::string &Word : Words)
    Size += sizeof(Word) + Word.size();
  return Size;
}

/// One job may stand for several commands, each of another program.
void addPrograms(scan::Job &J, const Draft &D) {
  if (D.Build)
    append_range(J.Programs, D.Build->of(D.File, D.By ? D.By->Output : std::string()));
  keepClosest(J.Programs);
}

} // namespace

const SourceFolder &SourceFolders::get(const std::string &Path) {
  auto [It, New] = Known.try_emplace(Path);
  if (New)
    It->second = readFolder(Path, Git);
  return It->second;
}

void JobMaker::note(const char *Id, Level Severity, const Twine &Message) {
  Out.Notifications.push_back({Id, Severity, Message.str(), {}});
}

void JobMaker::run(const std::vector<Draft> &Drafts) {
  std::set<std::string> Commanded;
  for (const Draft &D : Drafts)
    if (D.By)
      Commanded.insert(D.File);
  ByArguments Jobs;
  for (const Draft &D : Drafts) {
    if (!D.By && Commanded.count(D.File))
      continue;
    if (ArgumentBytes > MaxArgumentBytes)
      ++TooMany;
    else if (std::optional<scan::Job> J = D.By ? commanded(D) : guessed(D))
      add(D, std::move(*J), Jobs);
  }
  take(std::move(Jobs));
  report();
}

/// What is named twice is done once.
void JobMaker::add(const Draft &D, scan::Job J, ByArguments &Jobs) {
  auto It = Jobs.find({J.MainFile, J.Arguments});
  if (It == Jobs.end()) {
    ArgumentBytes += 2 * sizeOf(J.Arguments); // in the key, too
    It = Jobs.emplace(std::pair(J.MainFile, J.Arguments), std::move(J)).first;
  }
  addPrograms(It->second, D);
}

void JobMaker::take(ByArguments Jobs) {
  std::map<std::string, unsigned> Configs;
  for (auto &[Key, J] : Jobs) {
    unsigned Number = ++Configs[J.MainFile];
    J.Config = Number == 1 ? "" : std::to_string(Number);
    Out.Jobs.push_back(std::move(J));
  }
  std::vector<std::vector<facts::Membership> *> Lists;
  for (scan::Job &J : Out.Jobs)
    Lists.push_back(&J.Programs);
  shortenNames(Lists);
}

Allowed JobMaker::allowed(const Command &By) {
  Allowed A = allowArguments(By, [&](StringRef Path) { return mayRead(Path); });
  Dropped.insert(A.Dropped.begin(), A.Dropped.end());
  Unreadable.insert(A.Unreadable.begin(), A.Unreadable.end());
  ArgumentBytes += ResponseCost * A.ResponseBytes;
  for (size_t I = 1; I < A.Arguments.size(); ++I)
    if (A.Arguments[I - 1] == "-I" && Platform.standsInForLibrary(A.Arguments[I]))
      A.Arguments[I - 1] = "-idirafter";
  erase_if(A.Arguments, [&](StringRef Argument) {
    const StringRef Define = Argument.split('=').first;
    if (!Argument.starts_with("-D") || !Platform.guardsLibrary(Define.drop_front(2)))
      return false;
    Dropped.insert(Define.str());
    return true;
  });
  return A;
}

std::optional<scan::Job> JobMaker::commanded(const Draft &D) {
  Allowed A = allowed(*D.By);
  std::optional<Language> Lang = A.Lang ? A.Lang : languageOf(D.File);
  if (!Lang) {
    note("not-cxx", Level::Note, "'" + D.File + "' left out: it is neither C nor C++");
    return std::nullopt;
  }
  scan::Job J = job(D, Platform.arguments(*Lang, A.Arch));
  J.Directory = D.By->Directory;
  append_range(J.Arguments, A.Arguments);
  appendUserArguments(J);
  return J;
}

std::optional<scan::Job> JobMaker::guessed(const Draft &D) {
  if (registration::languageOf(D.File))
    return job(D, {});
  // A project's macros, forced includes and folders are better than a guess. Its language standard
  // is not, when sheets that set it are not there: the whole tree tells more. Headers are looked
  // for all the same.
  Allowed A = D.Hint ? allowed(*D.Hint) : Allowed();
  erase_if(A.Arguments, [](StringRef Argument) { return Argument.starts_with("-std="); });
  const Language Lang = A.Lang.value_or(*languageOf(D.File));
  scan::Job J = job(D, Platform.arguments(Lang, A.Arch));
  if (Lang == Language::Cxx)
    append_range(J.Arguments, standardArguments(standard(D.Folder)));
  if (D.Hint)
    J.Directory = D.Hint->Directory;
  if (!is_contained(A.Arguments, "-D_MBCS"))
    append_range(J.Arguments, Windows::usualDefines());
  append_range(J.Arguments, A.Arguments);
  appendUserArguments(J);
  IncludeFolders &Guess = guesser(D.Folder);
  for (const std::string &Folder : Guess.of(D.File))
    J.Arguments.insert(J.Arguments.end(),
                       {Guess.hidesLibrary(Folder) ? "-idirafter" : "-I", Folder});
  return J;
}

scan::Job JobMaker::job(const Draft &D, std::vector<std::string> Arguments) {
  scan::Job J;
  J.Root = Out.Root;
  J.MainFile = D.File;
  J.Directory = sys::path::parent_path(D.File).str();
  J.Arguments = std::move(Arguments);
  J.HeaderDirs = Platform.headerDirs();
  append_range(J.HeaderDirs, UserFolders);
  return J;
}

void JobMaker::appendUserArguments(scan::Job &J) {
  for (const std::string &Folder : UserFolders)
    J.Arguments.insert(J.Arguments.end(), {"-I", Folder});
  for (const std::string &Define : Options.Defines)
    J.Arguments.push_back("-D" + Define);
}

unsigned JobMaker::standard(const std::string &InputFolder) {
  auto [It, New] = Standards.try_emplace(InputFolder);
  if (New)
    It->second = standardOf(Folders.get(InputFolder).BuildFiles);
  return It->second;
}

bool JobMaker::mayRead(StringRef Path) {
  auto Holds = [&](const std::string &Folder) { return scan::isBelow(Path, Folder); };
  return Holds(Out.Root) || any_of(Platform.headerDirs(), Holds) || any_of(UserFolders, Holds);
}

/// Headers are looked for below the input, or below a root that the user named.
IncludeFolders &JobMaker::guesser(const std::string &InputFolder) {
  const std::string &Top = Options.Root.empty() ? InputFolder : Out.Root;
  auto It = Guessers.find(Top);
  if (It == Guessers.end()) {
    const SourceFolder &In = Folders.get(Top);
    It = Guessers
             .try_emplace(Top, Top, In.Headers, In.MadeHeaders,
                          [this](StringRef Name) { return Platform.hasHeader(Name); })
             .first;
  }
  return It->second;
}

void JobMaker::report() {
  for (const std::string &Kind : Dropped)
    note("dropped-argument", Level::Note, "compiler argument '" + Kind + "' is not passed on");
  for (const std::string &Path : Unreadable)
    note("outside-root", Level::Note,
         "'" + Path +
             "' of a compiler argument lies outside the root and is not read (-I, --root)");
  if (TooMany > 0)
    note("too-many-arguments", Level::Warning,
         std::to_string(TooMany) + " sources left out: the compiler arguments of all take more "
                                   "memory than those of any real project");
  for (const auto &[Top, Guesser] : Guessers)
    if (Guesser.exhausted())
      note(
          "include-folders", Level::Warning,
          "not all include folders below '" + Top +
              "' are found: its files include each other in more ways than any real ones (-I DIR)");
}

} // namespace comsec::input
