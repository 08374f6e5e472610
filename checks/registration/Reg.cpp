#include "checks/registration/Reg.h"

#include "checks/registration/Cursor.h"

#include "llvm/ADT/StringExtras.h"

#include <algorithm>

namespace comsec::registration {
namespace {

constexpr llvm::StringRef OldHeader = "REGEDIT4";
constexpr llvm::StringRef NewHeader = "Windows Registry Editor Version 5.00";
constexpr unsigned DWordDigits = 8;
constexpr unsigned ByteDigits = 2;

bool isHexDigit(char C) { return llvm::isHexDigit(C); }

/// What may stand behind a key or a value.
bool isLineEnd(std::string_view Rest) {
  const llvm::StringRef Trimmed = llvm::StringRef(Rest).ltrim(" \t\r");
  return Trimmed.empty() || Trimmed[0] == '\n' || Trimmed[0] == ';';
}

/// The functions that read return false when the line cannot go on; the problem is then noted.
class Reader {
public:
  Reader(std::string_view Text, RegistryFile &File) : C(Text), File(File) {}

  void readAll();

private:
  bool readHeader();
  void readLine();
  bool readKey();
  bool readValue();
  bool readData(RegistryValue &Value);
  bool readDWord(RegistryValue &Value);
  bool readBytes(RegistryValue &Value);
  bool readType(RegistryType &Type);
  bool readString(std::string &Result);
  bool readHex(unsigned Digits, std::uint32_t &Number);
  bool expect(char Mark);
  void skipContinued();
  bool fail(std::string_view Expected) { return fail(C.at(), Expected); }
  bool fail(std::uint32_t At, std::string_view Expected);

  Cursor C;
  RegistryFile &File;
  enum { NoKey, Unreadable, Key } Below = NoKey;
  bool Ansi = false;
  Budget Left;
};

/// What is met reaches to the end of the line.
bool Reader::fail(std::uint32_t At, std::string_view Expected) {
  const std::size_t LineEnd = std::min(C.all().find('\n', At), C.all().size());
  const std::size_t End = LineEnd == At && LineEnd != C.all().size() ? At + 1 : LineEnd;
  addUnexpected(File.Problems, C.all(), {At, static_cast<std::uint32_t>(End)}, Expected);
  return false;
}

bool Reader::expect(char Mark) {
  C.takeWhile(isBlank);
  const bool Comes = C.take(Mark) || fail(std::string("'") + Mark + "'");
  C.takeWhile(isBlank);
  return Comes;
}

void Reader::readAll() {
  if (!readHeader())
    return;
  while (!C.atEnd() && !Left.spent()) {
    C.takeWhile(isSpace);
    if (!C.atEnd())
      readLine();
  }
  if (Left.spent())
    addProblem(File.Problems, {C.at(), C.at()}, BudgetSpent);
  sortByPlace(File.Problems);
}

/// Passes over comments: regedit may not, but they do no harm.
bool Reader::readHeader() {
  C.takeWhile(isSpace);
  for (; C.peek() == ';'; C.takeWhile(isSpace))
    C.skipLine();
  const std::uint32_t Start = C.at();
  C.skipLine(false);
  const llvm::StringRef Line = llvm::StringRef(C.since(Start)).rtrim();
  Ansi = Line.equals_insensitive(OldHeader);
  if (Ansi || Line.equals_insensitive(NewHeader))
    return true;
  C.goTo(Start);
  return fail("'REGEDIT4' or 'Windows Registry Editor Version 5.00' as the first line");
}

void Reader::readLine() {
  const char First = C.peek();
  const bool Statement = First == '[' || First == '@' || First == '"';
  const bool Read = First == ';' || (First == '[' ? readKey()
                                     : Statement  ? readValue()
                                                  : fail("a key, a value or a comment"));
  C.takeWhile(isBlank);
  if (Read && First != ';' && !isLineEnd(C.rest()))
    fail("the end of the line");
  C.skipLine();
}

/// A name may hold ']'.
bool Reader::readKey() {
  const std::uint32_t Start = C.at();
  Below = Unreadable;
  do {
    C.takeWhile([](char Next) { return Next != ']' && Next != '\n'; });
    if (!C.take(']'))
      return fail(Start, "a key that ends in ']'");
  } while (!isLineEnd(C.rest()));
  RegistryKey Key;
  Key.At = {Start + 1, C.at() - 1};
  llvm::StringRef Name = C.in(Key.At);
  if (Name.consume_front("-")) {
    Key.Is = RegistryKey::Kind::Deleted;
    ++Key.At.Begin;
  }
  const auto [RootName, Path] = Name.split('\\');
  const std::optional<RegistryRoot> Root = registryRoot(RootName.trim());
  if (!Root)
    return fail(Key.At.Begin, "the name of a root");
  Key.Root = *Root;
  Key.Path = Path.rtrim('\\');
  if (Left.take(sizeof(Key) + Key.Path.size())) {
    File.Keys.push_back(std::move(Key));
    Below = Reader::Key;
  }
  return true;
}

bool Reader::readValue() {
  if (Below == NoKey)
    return fail("a key");
  RegistryValue Value;
  const std::uint32_t Start = C.at();
  if (!C.take('@') && !readString(Value.Name))
    return false;
  Value.NameAt = C.rangeSince(Start);
  if (!expect('='))
    return false;
  const std::uint32_t DataStart = C.at();
  const bool Read = readData(Value);
  const std::size_t DataSize = llvm::StringRef(C.since(DataStart)).rtrim().size();
  Value.DataAt = {DataStart, static_cast<std::uint32_t>(DataStart + DataSize)};
  if (!Read || !isLineEnd(C.rest()))
    Value.Is = RegistryValue::Kind::Unread;
  if (Below == Key && Left.take(sizeof(Value)))
    File.Keys.back().Values.push_back(std::move(Value));
  return Read;
}

bool Reader::readData(RegistryValue &Value) {
  if (C.peek() == '"')
    return readString(Value.Text);
  if (C.take('-')) {
    Value.Is = RegistryValue::Kind::Deleted;
    return true;
  }
  if (C.takeWord("dword:"))
    return readDWord(Value);
  if (C.takeWord("hex"))
    return readBytes(Value);
  return fail("a string, 'dword:', 'hex' or '-'");
}

bool Reader::readDWord(RegistryValue &Value) {
  C.takeWhile(isBlank);
  Value.Type = RegistryType::DWord;
  std::uint32_t Number = 0;
  if (!readHex(DWordDigits, Number))
    return fail("a number of up to eight hexadecimal digits");
  Value.Number = Number;
  return true;
}

/// Reads what follows "hex". A comma may be the last.
bool Reader::readBytes(RegistryValue &Value) {
  if (!readType(Value.Type) || !expect(':')) {
    skipContinued();
    return false;
  }
  bool More = true;
  while (More) {
    C.takeWhile(isBlank);
    if (C.peek() == '\\' && isLineEnd(C.rest().substr(1))) {
      C.skipLine();
      continue;
    }
    if (isLineEnd(C.rest()))
      break;
    std::uint32_t Byte = 0;
    if (!readHex(ByteDigits, Byte)) {
      fail("a byte of one or two hexadecimal digits");
      skipContinued();
      return false;
    }
    Value.Bytes.push_back(static_cast<std::uint8_t>(Byte));
    C.takeWhile(isBlank);
    More = C.take(',');
  }
  interpretBytes(Value, Ansi);
  return true;
}

/// Reads "(number)", or nothing for Binary.
bool Reader::readType(RegistryType &Type) {
  Type = RegistryType::Binary;
  if (!C.take('('))
    return true;
  std::uint32_t Number = 0;
  if (!readHex(DWordDigits, Number))
    return fail("the number of a type");
  Type = static_cast<RegistryType>(Number);
  return expect(')');
}

/// Reads one to \p Digits digits and no more.
bool Reader::readHex(unsigned Digits, std::uint32_t &Number) {
  const std::uint32_t Start = C.at();
  const llvm::StringRef Written = C.takeWhile(isHexDigit);
  if (!Written.empty() && Written.size() <= Digits)
    return !Written.getAsInteger(16, Number);
  C.goTo(Start);
  return false;
}

/// Regedit writes a string's line ends as they are.
bool Reader::readString(std::string &Result) {
  const std::uint32_t Start = C.at();
  C.skip();
  while (!C.take('"')) {
    if (C.atEnd()) {
      C.goTo(Start);
      return fail("a string that is closed");
    }
    if (C.peek() != '\\') {
      Result += C.takeWhile([](char Next) { return Next != '"' && Next != '\\'; });
      continue;
    }
    if (C.peek(1) != '\\' && C.peek(1) != '"')
      fail("'\\\\' or '\\\"'"); // what regedit makes of it is written nowhere: it stays
    else
      C.skip();
    Result += C.peek();
    C.skip();
  }
  return true;
}

/// Goes to the last of the lines that a backslash joins.
void Reader::skipContinued() {
  for (;;) {
    const std::uint32_t Start = C.at();
    C.skipLine(false);
    if (C.atEnd() || !llvm::StringRef(C.since(Start)).rtrim(" \t\r").ends_with("\\"))
      return;
    C.skip();
  }
}

} // namespace

RegistryFile readReg(const Text &File) {
  RegistryFile Result;
  Reader(File.utf8(), Result).readAll();
  return Result;
}

} // namespace comsec::registration
