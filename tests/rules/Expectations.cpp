#include "tests/rules/Expectations.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"

using llvm::StringRef;

namespace comsec::test {
namespace {

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
