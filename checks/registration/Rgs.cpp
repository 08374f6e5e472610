#include "checks/registration/Rgs.h"

#include "checks/registration/Cursor.h"

#include "llvm/ADT/StringExtras.h"

#include <algorithm>

namespace comsec::registration {
namespace {

/// Words end at space only, as for ATL: "a{" is one.
struct Token {
  bool End = false;
  bool Quoted = false;
  bool Open = false; ///< holds a %TOKEN%
  std::string Text;
  Range At;

  bool is(llvm::StringRef Word) const { return Word.equals_insensitive(Text); }
  bool isMark(char C) const { return !Quoted && !End && Text.size() == 1 && Text[0] == C; }
};

/// The strings that \0 ends, with NUL between them.
std::string joined(llvm::StringRef Written) {
  std::string Result;
  while (!Written.empty()) {
    const auto [First, Rest] = Written.split("\\0");
    Result += Result.empty() ? "" : std::string(1, '\0');
    Result += First;
    Written = Rest;
  }
  while (llvm::StringRef(Result).ends_with(llvm::StringRef("\0", 1)))
    Result.pop_back(); // of the list
  return Result;
}

/// The functions that read return false when the line cannot go on; the problem is then noted.
class Reader {
public:
  Reader(std::string_view Text, RegistryFile &File) : C(Text), File(File) { step(); }

  void readAll();

private:
  bool readRoot();
  bool readBody(std::size_t Parent, unsigned Depth);
  bool readEntry(std::size_t Parent, unsigned Depth);
  bool readKey(std::size_t Parent, RegistryKey::Kind Is, unsigned Depth);
  bool readNamedValue(std::size_t Parent);
  bool readValue(std::size_t Key, RegistryValue Value);
  bool readAssignment(RegistryValue &Value);
  bool readData(char Type, RegistryValue &Value);
  bool readNumber(RegistryValue &Value);
  bool readBytes(RegistryValue &Value);
  std::size_t addKey(RegistryRoot Root, std::string Path, RegistryKey::Kind Is);

  void step();
  void readQuoted();
  void resolvePercents();
  bool expectMark(char Mark);
  /// Passes over the rest of the line of \p Start, and over the braces that follow.
  void skipEntry(std::uint32_t Start);
  void skipBraces();
  bool fail(std::string_view Expected);

  Cursor C;
  RegistryFile &File;
  Token Now;
  std::size_t LineEnd = 0; ///< of the line where an entry was passed over last
  Budget Left;
};

void Reader::step() {
  C.takeWhile(isSpace);
  const std::uint32_t Start = C.at();
  Now = Token();
  Now.End = C.atEnd();
  if (C.peek() == '\'')
    readQuoted();
  else
    Now.Text = C.takeWhile([](char Next) { return !isSpace(Next); });
  Now.At = C.rangeSince(Start);
  if (!Now.Quoted && llvm::StringRef(Now.Text).contains("='"))
    fail("space before the quote"); // ATL takes all of it for one word
  resolvePercents();
}

/// '' inside quotes is one quote.
void Reader::readQuoted() {
  const std::uint32_t Start = C.at();
  Now.Quoted = true;
  C.skip();
  for (;;) {
    Now.Text += C.takeWhile([](char Next) { return Next != '\''; });
    if (C.atEnd()) {
      C.goTo(Start); // a quote that is never closed would swallow the rest
      C.skipLine(false);
      addProblem(File.Problems, C.rangeSince(Start), "the quote that begins here is not closed");
      Now.Text = C.since(Start + 1);
      return;
    }
    C.skip();
    if (!C.take('\''))
      return;
    Now.Text += '\'';
  }
}

void Reader::resolvePercents() {
  std::string Result;
  llvm::StringRef Rest = Now.Text;
  while (!Rest.empty()) {
    const auto [Before, Behind] = Rest.split('%');
    Result += Before;
    if (Before.size() == Rest.size())
      break;
    const std::size_t Close = Behind.find('%');
    if (Close == llvm::StringRef::npos) {
      fail("a '%' that closes the token");
      Result += '%';
      Rest = Behind;
      continue;
    }
    Result += '%';
    if (Close != 0) {
      Now.Open = true;
      Result += Behind.take_front(Close + 1);
    }
    Rest = Behind.drop_front(Close + 1);
  }
  Now.Text = std::move(Result);
}

bool Reader::fail(std::string_view Expected) {
  addUnexpected(File.Problems, C.all(), Now.At, Expected);
  return false;
}

bool Reader::expectMark(char Mark) {
  if (!Now.isMark(Mark))
    return fail(std::string("'") + Mark + "'");
  step();
  return true;
}

void Reader::readAll() {
  while (!Now.End && !Left.spent()) {
    const std::uint32_t Start = Now.At.Begin;
    if (readRoot())
      continue;
    skipEntry(Start);
    if (Now.isMark('}')) // closes nothing
      step();
  }
  if (Left.spent())
    addProblem(File.Problems, Now.At, BudgetSpent);
  sortByPlace(File.Problems);
}

bool Reader::readRoot() {
  const std::optional<RegistryRoot> Root = Now.Open ? RegistryRoot::Open : registryRoot(Now.Text);
  if (!Root)
    return fail("the name of a root");
  const std::size_t Key = addKey(*Root, "", RegistryKey::Kind::Created);
  step();
  return Now.isMark('{') ? readBody(Key, 0) : fail("'{'");
}

/// Reads "{ entries }".
bool Reader::readBody(std::size_t Parent, unsigned Depth) {
  if (Depth == MaxRgsDepth) {
    fail("a key that is nested less deeply");
    skipBraces();
    return true;
  }
  step();
  while (!Now.isMark('}') && !Now.End && !Left.spent()) {
    const std::uint32_t Start = Now.At.Begin;
    if (!readEntry(Parent, Depth))
      skipEntry(Start);
  }
  return expectMark('}');
}

bool Reader::readEntry(std::size_t Parent, unsigned Depth) {
  auto Is = RegistryKey::Kind::Created;
  if (Now.is("Delete") || Now.is("ForceRemove")) {
    Is = Now.is("Delete") ? RegistryKey::Kind::Deleted : RegistryKey::Kind::Recreated;
    step();
  }
  if (Now.is("NoRemove")) // says something of unregistration only
    step();
  if (Now.is("val"))
    return readNamedValue(Parent);
  return readKey(Parent, Is, Depth);
}

bool Reader::readKey(std::size_t Parent, RegistryKey::Kind Is, unsigned Depth) {
  if (Now.End || Now.isMark('{') || Now.isMark('}') || Now.isMark('='))
    return fail("the name of a key");
  const RegistryKey &Above = File.Keys[Parent];
  const std::size_t Key =
      addKey(Above.Root, Above.Path.empty() ? Now.Text : Above.Path + "\\" + Now.Text, Is);
  RegistryValue Default;
  Default.NameAt = Now.At;
  step();
  if (Now.isMark('=') && !readValue(Key, std::move(Default)))
    return false;
  return !Now.isMark('{') || readBody(Key, Depth + 1);
}

/// Adds the key that is named here. When too much is kept already, what follows goes to a key that
/// is there.
std::size_t Reader::addKey(RegistryRoot Root, std::string Path, RegistryKey::Kind Is) {
  RegistryKey Key;
  Key.Root = Root;
  Key.Path = std::move(Path);
  Key.At = Now.At;
  Key.Is = Is;
  if (Left.take(sizeof(Key) + Key.Path.size()) || File.Keys.empty())
    File.Keys.push_back(std::move(Key));
  return File.Keys.size() - 1;
}

bool Reader::readNamedValue(std::size_t Parent) {
  step();
  if (Now.End || Now.isMark('{') || Now.isMark('}') || Now.isMark('='))
    return fail("the name of a value");
  RegistryValue Value;
  Value.Name = Now.Text;
  Value.NameAt = Now.At;
  step();
  return readValue(Parent, std::move(Value));
}

/// Keeps the value, be its data unread.
bool Reader::readValue(std::size_t Key, RegistryValue Value) {
  Value.DataAt = Now.At;
  const bool Read = readAssignment(Value);
  if (!Read)
    Value.Is = RegistryValue::Kind::Unread;
  if (Left.take(sizeof(Value)))
    File.Keys[Key].Values.push_back(std::move(Value));
  return Read;
}

/// Reads "= type data".
bool Reader::readAssignment(RegistryValue &Value) {
  if (!expectMark('='))
    return false;
  const char Type = Now.Text.size() == 1 ? llvm::toLower(Now.Text[0]) : '\0';
  if (llvm::StringRef("sdbm").find(Type) == llvm::StringRef::npos)
    return fail("one of the types s, d, b and m");
  step();
  if (Now.End || Now.isMark('{') || Now.isMark('}'))
    return fail("the data of a value");
  Value.DataAt = Now.At;
  if (Now.Open)
    Value.Is = RegistryValue::Kind::Open;
  if (!readData(Type, Value))
    Value.Is = RegistryValue::Kind::Unread; // and reading goes on behind it
  step();
  return true;
}

bool Reader::readData(char Type, RegistryValue &Value) {
  switch (Type) {
  case 'd':
    Value.Type = RegistryType::DWord;
    return Now.Open || readNumber(Value);
  case 'b':
    Value.Type = RegistryType::Binary;
    return Now.Open || readBytes(Value);
  case 'm':
    Value.Type = RegistryType::MultiString;
    Value.Text = joined(Now.Text);
    return true;
  default:
    Value.Type = RegistryType::String;
    Value.Text = Now.Text;
    return true;
  }
}

/// Decimal, or hexadecimal as Automation writes it.
bool Reader::readNumber(RegistryValue &Value) {
  llvm::StringRef Digits = Now.Text;
  const bool Hex = Digits.consume_front_insensitive("&H") || Digits.consume_front_insensitive("0x");
  std::uint32_t Number = 0;
  if (Digits.getAsInteger(Hex ? 16 : 10, Number))
    return fail("a number of at most 32 bits");
  Value.Number = Number;
  return true;
}

bool Reader::readBytes(RegistryValue &Value) {
  std::string Bytes;
  if (!llvm::tryGetFromHex(Now.Text, Bytes) || Now.Text.size() % 2 != 0)
    return fail("two hexadecimal digits for each byte");
  Value.Bytes.assign(Bytes.begin(), Bytes.end());
  return true;
}

void Reader::skipEntry(std::uint32_t Start) {
  if (Start >= LineEnd) // one long line is searched once
    LineEnd = C.all().find('\n', Start);
  while (!Now.End && Now.At.Begin < LineEnd && !Now.isMark('{') && !Now.isMark('}'))
    step();
  if (Now.isMark('{'))
    skipBraces();
}

/// Goes behind the '}' that belongs to the '{' here.
void Reader::skipBraces() {
  unsigned Depth = 0;
  do {
    if (Now.isMark('{'))
      ++Depth;
    if (Now.isMark('}'))
      --Depth;
    step();
  } while (Depth != 0 && !Now.End);
}

} // namespace

RegistryFile readRgs(const Text &File) {
  RegistryFile Result;
  Reader(File.utf8(), Result).readAll();
  return Result;
}

} // namespace comsec::registration
