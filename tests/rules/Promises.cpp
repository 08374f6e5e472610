#include "tests/rules/Promises.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"

#include <optional>

using llvm::StringRef;

namespace comsec::test {
namespace {

constexpr StringRef WantMark = "want: ";
constexpr StringRef DriverMark = "want-driver: ";
constexpr StringRef NextWant = " ; want: ";
constexpr StringRef NextLineMark = "want-next: ";
constexpr StringRef ListName = "wants.txt";

bool isLevel(StringRef Word) { return Word == "error" || Word == "warning" || Word == "note"; }

bool isUtf16(StringRef Text) {
  return Text.starts_with("\xFF\xFE") || Text.starts_with("\xFE\xFF");
}

/// Whether \p Line has a comment that begins like a promise, whatever its mark is.
bool looksLikePromise(StringRef Line) {
  static const llvm::Regex Like("(//|/\\*|;)[ \t]*(want|[^ ]+ [a-z]+(-[a-z]+)+ "
                                "((error|warning|note) )?\")");
  return Like.match(Line);
}

/// Takes `"…"` off the front of \p Rest.
std::optional<std::string> takeQuoted(StringRef &Rest) {
  Rest = Rest.ltrim();
  if (!Rest.consume_front("\""))
    return std::nullopt;
  const auto [Inside, Behind] = Rest.split('"');
  if (Inside.size() == Rest.size())
    return std::nullopt;
  Rest = Behind.ltrim();
  return Inside.str();
}

/// Reads `rule [level] "text" [fix "text"]`.
std::optional<Expectation> readOne(StringRef Text) {
  Expectation E;
  auto [Rule, Rest] = Text.trim().split(' ');
  E.Rule = Rule.str();
  if (auto [Word, Behind] = Rest.ltrim().split(' '); isLevel(Word)) {
    E.Level = Word.str();
    Rest = Behind;
  }
  const std::optional<std::string> Message = takeQuoted(Rest);
  if (!Message || E.Rule.empty())
    return std::nullopt;
  E.Text = *Message;
  if (Rest.consume_front("fix")) {
    const std::optional<std::string> Replacement = takeQuoted(Rest);
    if (!Replacement)
      return std::nullopt;
    E.Replacement = *Replacement;
  }
  if (!Rest.empty())
    return std::nullopt;
  return E;
}

class Reader {
public:
  Reader(const std::string &File, std::vector<std::string> &Problems)
      : File(File), Problems(Problems) {}

  void read(StringRef Text) {
    const auto ReadLine = wayOfReading();
    llvm::SmallVector<StringRef, 0> Lines;
    Text.consume_back("\n");
    Text.split(Lines, '\n');
    for (StringRef Line : Lines) {
      ++Number;
      (this->*ReadLine)(Line);
    }
    for (const Expectation &E : Pending)
      addProblem("no line follows the promise of", E.Rule);
  }

  std::vector<Expectation> Wanted;

private:
  void (Reader::*wayOfReading() const)(StringRef) {
    const StringRef Extension = llvm::sys::path::extension(File);
    if (llvm::sys::path::filename(File) == ListName)
      return &Reader::readListed;
    if (Extension.equals_insensitive(".reg"))
      return &Reader::readReg;
    if (Extension.equals_insensitive(".rgs"))
      return &Reader::readScript;
    return &Reader::readCode;
  }

  void readCode(StringRef Line) {
    StringRef Rest = Line.substr(Line.find("//"));
    bool DriverOnly = false;
    std::size_t At = Rest.find(DriverMark);
    if (At != StringRef::npos) {
      DriverOnly = true;
      Rest = Rest.substr(At + DriverMark.size());
    } else if ((At = Rest.find(WantMark)) != StringRef::npos) {
      Rest = Rest.substr(At + WantMark.size());
    } else {
      return refusePromise(Line);
    }

    llvm::SmallVector<StringRef, 2> Parts;
    Rest.split(Parts, NextWant);
    for (StringRef Part : Parts)
      if (std::optional<Expectation> E = readOrComplain(Part)) {
        E->DriverOnly = DriverOnly;
        add(std::move(*E), File, Number);
      }
  }

  void readReg(StringRef Line) {
    if (!Line.starts_with(";")) {
      for (Expectation &E : Pending)
        add(std::move(E), File, Number);
      Pending.clear();
      return refusePromise(Line);
    }
    StringRef Comment = Line.drop_front().ltrim();
    if (!Comment.consume_front(NextLineMark))
      return refusePromise(Line);
    if (std::optional<Expectation> E = readOrComplain(Comment))
      Pending.push_back(std::move(*E));
  }

  /// Comments of scripts are no part of their language: promises stand elsewhere.
  void readScript(StringRef Line) { refusePromise(Line); }

  void readListed(StringRef Line) {
    const auto [Place, Promise] = Line.trim().split(' ');
    const auto [Name, Digits] = Place.rsplit(':');
    if (Place.empty())
      return;
    unsigned Of = 0;
    if (Name.empty() || Digits.getAsInteger(10, Of))
      return addProblem("no 'file:line' at the beginning", Line.trim());
    llvm::SmallString<64> Path = llvm::sys::path::parent_path(File);
    llvm::sys::path::append(Path, Name);
    if (std::optional<Expectation> E = readOrComplain(Promise))
      add(std::move(*E), Path.str().str(), Of);
  }

  std::optional<Expectation> readOrComplain(StringRef Promise) {
    std::optional<Expectation> E = readOne(Promise);
    if (!E)
      addProblem("unreadable", Promise.trim());
    return E;
  }

  void refusePromise(StringRef Line) {
    if (looksLikePromise(Line))
      addProblem("no promise of such a file", Line.trim());
  }

  void add(Expectation E, std::string Of, unsigned Line) {
    E.File = std::move(Of);
    E.Line = Line;
    Wanted.push_back(std::move(E));
  }

  void addProblem(StringRef What, StringRef Text) {
    Problems.push_back(File + ":" + std::to_string(Number) + ": " + What.str() + ": " + Text.str());
  }

  const std::string &File;
  std::vector<std::string> &Problems;
  std::vector<Expectation> Pending; ///< of a .reg file, for the next line that is no comment
  unsigned Number = 0;
};

} // namespace

std::vector<Expectation> readPromises(std::string_view Text, const std::string &File,
                                      std::vector<std::string> &Problems) {
  Reader R(File, Problems);
  if (!isUtf16(Text))
    R.read(Text);
  return std::move(R.Wanted);
}

} // namespace comsec::test
