#include "tests/rules/Expectations.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"

#include <algorithm>
#include <optional>

using llvm::StringRef;

namespace comsec::test {
namespace {

constexpr StringRef WantMark = "want: ";
constexpr StringRef DriverMark = "want-driver: ";
constexpr StringRef NextWant = " ; want: ";

bool isLevel(StringRef Word) { return Word == "error" || Word == "warning" || Word == "note"; }

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

void readLine(StringRef Line, const std::string &File, unsigned Number,
              std::vector<Expectation> &Wanted, std::vector<std::string> &Problems) {
  const std::size_t Comment = Line.find("//");
  if (Comment == StringRef::npos)
    return;
  StringRef Rest = Line.substr(Comment);
  bool DriverOnly = false;
  std::size_t At = Rest.find(DriverMark);
  if (At != StringRef::npos) {
    DriverOnly = true;
    Rest = Rest.substr(At + DriverMark.size());
  } else if ((At = Rest.find(WantMark)) != StringRef::npos) {
    Rest = Rest.substr(At + WantMark.size());
  } else {
    if (Rest.starts_with("// want"))
      Problems.push_back(File + ":" + std::to_string(Number) + ": 'want' without a promise");
    return;
  }

  llvm::SmallVector<StringRef, 2> Parts;
  Rest.split(Parts, NextWant);
  for (StringRef Part : Parts) {
    std::optional<Expectation> E = readOne(Part);
    if (!E) {
      Problems.push_back(File + ":" + std::to_string(Number) + ": unreadable: " + Part.str());
      continue;
    }
    E->File = File;
    E->Line = Number;
    E->DriverOnly = DriverOnly;
    Wanted.push_back(std::move(*E));
  }
}

std::string show(const Expectation &E) {
  return E.File + ":" + std::to_string(E.Line) + ": " + E.Rule + " " +
         (E.Level.empty() ? "" : E.Level + " ") + "\"" + E.Text + "\"" +
         (E.Replacement.empty() ? "" : " fix \"" + E.Replacement + "\"");
}

bool keeps(const Seen &S, const Expectation &E, bool ForDriver) {
  if (S.File != E.File || S.Line != E.Line || S.Rule != E.Rule ||
      !StringRef(S.Message).contains(E.Text))
    return false;
  if (!ForDriver)
    return true;
  return (E.Level.empty() || S.Level == E.Level) &&
         (E.Replacement.empty() || S.Replacement == E.Replacement);
}

} // namespace

std::string show(const Seen &S) {
  return S.File + ":" + std::to_string(S.Line) + ": " + S.Rule + " " + S.Level + ": " + S.Message +
         (S.Replacement.empty() ? "" : " [fix: " + S.Replacement + "]");
}

Directives readDirectives(std::string_view Source) {
  Directives D;
  StringRef Rest(Source.data(), Source.size());
  while (Rest.starts_with("//")) {
    auto [Line, Behind] = Rest.split('\n');
    Rest = Behind;
    if (Line.consume_front("// args: ")) {
      llvm::SmallVector<StringRef, 4> Words;
      Line.split(Words, ' ', -1, false);
      D.Args.assign(Words.begin(), Words.end());
    } else if (Line.consume_front("// checks: ")) {
      D.Checks = Line.trim().str();
    } else if (Line.starts_with("// errors: expected")) {
      D.ErrorsExpected = true;
    }
  }
  return D;
}

std::vector<Expectation> readExpectations(std::string_view Source, const std::string &File,
                                          std::vector<std::string> &Problems) {
  std::vector<Expectation> Wanted;
  llvm::SmallVector<StringRef, 0> Lines;
  StringRef(Source.data(), Source.size()).split(Lines, '\n');
  for (std::size_t I = 0; I < Lines.size(); ++I)
    readLine(Lines[I], File, I + 1, Wanted, Problems);
  return Wanted;
}

std::vector<std::string> compare(const std::vector<Expectation> &Wanted,
                                 const std::vector<Seen> &Found, bool ForDriver) {
  std::vector<std::string> Differences;
  std::vector<bool> Promised(Found.size());
  for (const Expectation &E : Wanted) {
    if (E.DriverOnly && !ForDriver)
      continue;
    std::size_t I = 0;
    while (I < Found.size() && (Promised[I] || !keeps(Found[I], E, ForDriver)))
      ++I;
    if (I < Found.size())
      Promised[I] = true;
    else
      Differences.push_back("missing:    " + show(E));
  }
  for (std::size_t I = 0; I < Found.size(); ++I)
    if (!Promised[I])
      Differences.push_back("unexpected: " + show(Found[I]));
  return Differences;
}

std::string withoutLinks(const std::string &Message) {
  return Message.substr(0, Message.find(" (see ["));
}

std::string styleProblem(std::string_view Text) {
  const StringRef Message(Text.data(), Text.size());
  if (Message.trim().empty())
    return "is empty";
  if (Message.ends_with(".") || Message.ends_with("!"))
    return "ends with a full stop";
  if (Message.contains('\n'))
    return "has more than one line";
  // A capital may only begin a name of the code: CoInitializeSecurity, EOAC_NONE,
  // IGlobalOptions::Set.
  const StringRef First = Message.split(' ').first;
  const bool IsName = llvm::any_of(First.drop_front(), [](char C) {
    return llvm::isUpper(C) || C == '_' || C == ':' || llvm::isDigit(C);
  });
  if (llvm::isUpper(First.front()) && !IsName)
    return "starts with a capital";
  return {};
}

} // namespace comsec::test
