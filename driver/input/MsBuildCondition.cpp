// Conditions of MSBuild: Or, And, !, ==, !=, <, <=, >, >=, Exists, HasTrailingSlash.
#include "driver/input/MsBuildText.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/ADT/StringSwitch.h>
#include <llvm/Support/VersionTuple.h>

using namespace llvm;

namespace comsec::input {
namespace {

constexpr unsigned MaxDepth = 64;

std::optional<bool> truth(StringRef Text) {
  return StringSwitch<std::optional<bool>>(Text.lower())
      .Cases({"true", "on", "yes", "!false", "!off", "!no"}, true)
      .Cases({"false", "off", "no", "!true", "!on", "!yes"}, false)
      .Default(std::nullopt);
}

/// Numbers and versions: "17.0", "10".
std::optional<VersionTuple> version(StringRef Text) {
  VersionTuple V;
  return V.tryParse(Text.trim()) ? std::nullopt : std::optional(V);
}

/// What is neither true nor false rests on a function that is not known.
using Truth = std::optional<bool>;

/// Reads a condition from left to right.
class Parser {
public:
  Parser(StringRef Text, StringRef Folder, MsBuildText &Texts, ProjectFiles &Files,
         const Values *Item)
      : Rest(Text), Folder(Folder), Texts(Texts), Files(Files), Item(Item) {}

  Truth run() {
    Truth Result = either();
    skipBlanks();
    return Broken || !Rest.empty() ? std::nullopt : Result;
  }

private:
  std::nullopt_t fail() {
    Broken = true;
    return std::nullopt;
  }
  void skipBlanks() { Rest = Rest.ltrim(); }

  bool take(StringRef Sign) {
    skipBlanks();
    return Rest.consume_front(Sign);
  }
  bool takeWord(StringRef Word) {
    skipBlanks();
    StringRef After = Rest.drop_front(std::min(Word.size(), Rest.size()));
    if (!Rest.starts_with_insensitive(Word) || (!After.empty() && isAlnum(After.front())))
      return false;
    Rest = After;
    return true;
  }

  Truth either() {
    Truth Result = both();
    while (!Broken && takeWord("or"))
      Result = join(Result, both(), /*Decides=*/true);
    return Result;
  }

  Truth both() {
    Truth Result = one();
    while (!Broken && takeWord("and"))
      Result = join(Result, one(), /*Decides=*/false);
    return Result;
  }

  /// One side is enough when it is \p Decides, whatever the other side is.
  static Truth join(Truth A, Truth B, bool Decides) {
    if (A == Decides || B == Decides)
      return Decides;
    return A && B ? Truth(!Decides) : std::nullopt;
  }

  Truth one() {
    if (++Depth > MaxDepth)
      return fail();
    Truth Result = unguarded();
    --Depth;
    return Result;
  }

  Truth unguarded() {
    if (take("!")) {
      Truth Negated = one();
      return Negated ? Truth(!*Negated) : std::nullopt;
    }
    if (take("(")) {
      Truth Result = either();
      return take(")") ? Result : fail();
    }
    bool IsExists = takeWord("exists");
    if (!IsExists && !takeWord("hastrailingslash"))
      return comparison();
    std::optional<std::string> Path = argument();
    if (!Path)
      return std::nullopt;
    return IsExists ? !Files.find(unescaped(StringRef(*Path).trim()), Folder).empty()
                    : StringRef(*Path).ends_with("/") || StringRef(*Path).ends_with("\\");
  }

  std::optional<std::string> argument() {
    if (!take("("))
      return fail();
    std::optional<std::string> Result = value();
    if (!take(")"))
      return fail();
    return Result;
  }

  Truth comparison() {
    std::optional<std::string> Left = value();
    for (StringRef Sign : {"==", "!=", "<=", ">=", "<", ">"})
      if (!Broken && take(Sign)) {
        std::optional<std::string> Right = value();
        return Left && Right ? compare(*Left, Sign, *Right) : std::nullopt;
      }
    return Left ? truth(StringRef(*Left).trim()) : std::nullopt;
  }

  static Truth compare(StringRef Left, StringRef Sign, StringRef Right) {
    std::optional<VersionTuple> A = version(Left), B = version(Right);
    bool Equal = Left.equals_insensitive(Right) || (A && B && *A == *B);
    if (Sign == "==" || Sign == "!=")
      return Equal == (Sign == "==");
    if (!A || !B)
      return std::nullopt;
    if (Equal)
      return Sign.size() == 2;
    return (*A < *B) == Sign.starts_with("<");
  }

  /// 'text', $(Property) or a bare word; nothing when it names a function that is not known.
  std::optional<std::string> value() {
    skipBlanks();
    bool Quoted = Rest.consume_front("'");
    size_t End = 0;
    while (End < Rest.size() && (Quoted ? Rest[End] != '\'' : isPlain(Rest[End])))
      End = Rest.substr(End).starts_with("$(") ? endOfReference(Rest, End) : End + 1;
    if (Quoted ? End >= Rest.size() : End == 0 || End > Rest.size())
      return fail();
    Expanded E = Texts.expand(Rest.take_front(End), Item);
    Rest = Rest.drop_front(Quoted ? End + 1 : End);
    bool IsKnown = E.NotEvaluated.empty() && !StringRef(E.Text).contains("@(");
    return IsKnown ? std::optional(E.Text) : std::nullopt;
  }

  static bool isPlain(char C) { return isAlnum(C) || StringRef("$%@._-").contains(C); }

  StringRef Rest, Folder;
  MsBuildText &Texts;
  ProjectFiles &Files;
  const Values *Item;
  bool Broken = false;
  unsigned Depth = 0;
};

} // namespace

std::optional<bool> MsBuildText::holds(StringRef Condition, StringRef Folder, const Values *Item) {
  if (Condition.trim().empty())
    return true;
  return Parser(Condition, Folder, *this, Files, Item).run();
}

} // namespace comsec::input
