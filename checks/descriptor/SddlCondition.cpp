// What may follow the SID of an entry: conditions and resource attributes. They are checked and not
// kept, so precedence of operators does not matter here.
#include "checks/descriptor/Cursor.h"
#include "checks/descriptor/Sddl.h"

#include <algorithm>
#include <iterator>

namespace comsec::descriptor {
namespace {

/// More than anybody writes, and little enough for the stack.
constexpr unsigned MaxDepth = 100;

constexpr std::string_view MembershipWords[] = {
    "MEMBER_OF",     "DEVICE_MEMBER_OF",     "MEMBER_OF_ANY",     "DEVICE_MEMBER_OF_ANY",
    "NOT_MEMBER_OF", "NOT_DEVICE_MEMBER_OF", "NOT_MEMBER_OF_ANY", "NOT_DEVICE_MEMBER_OF_ANY"};
constexpr std::string_view ExistsWords[] = {"EXISTS", "NOT_EXISTS"};
constexpr std::string_view ListWords[] = {"CONTAINS", "NOT_CONTAINS", "ANY_OF", "NOT_ANY_OF"};
constexpr std::string_view EqualitySigns[] = {"==", "!="};
constexpr std::string_view OrderSigns[] = {"<=", ">=", "<", ">"}; // the longer ones first
constexpr std::string_view Prefixes[] = {"@USER.", "@DEVICE.", "@RESOURCE.", "@TOKEN."};
constexpr std::string_view LiteralCharacters = "#$'*+-;?@[\\]^`{}~";

/// Letters of any alphabet, in whatever encoding; a hole may be any text.
bool isNameCharacter(char C) {
  return isAlpha(C) || isDigit(C) || C == ':' || C == '.' || C == '/' || C == '_' || C == Hole ||
         static_cast<unsigned char>(C) >= 0x80;
}

template <std::size_t N> bool isOneOf(std::string_view Word, const std::string_view (&Words)[N]) {
  return std::ranges::any_of(
      Words, [&](std::string_view W) { return std::ranges::equal(Word, W, {}, upper); });
}

template <std::size_t N> bool takeOneOf(Cursor &C, const std::string_view (&Words)[N]) {
  return std::ranges::any_of(Words, [&](std::string_view W) { return C.take(W); });
}

/// Reads what \p Element reads, once or several times as {a, b}.
template <typename Reader> bool readList(Cursor &C, Reader Element) {
  if (C.peek() != '{')
    return Element(C);
  do {
    C.skip(); // the brace or the comma
    C.skipSpace();
    if (!Element(C))
      return false;
    C.skipSpace();
  } while (C.peek() == ',');
  return C.expect('}');
}

bool readString(Cursor &C) {
  std::size_t Start = C.at();
  C.skip();
  C.takeWhile([](char Next) { return Next != '"'; });
  return C.take("\"") || C.fail(Start, "this string does not end");
}

bool readInteger(Cursor &C) {
  std::uint64_t Number = 0;
  if (C.peek() == '+' || C.peek() == '-')
    C.skip();
  return readNumber(C, 64, Number);
}

void readOctets(Cursor &C) {
  C.takeWhile([](char Next) { return isHexDigit(Next) || Next == '#'; });
}

/// Reads SID(BA).
bool readLiteralSid(Cursor &C) {
  Sid Ignored;
  if (C.peek() == Hole) {
    C.takeWhile(isNameCharacter);
    return true;
  }
  if (!C.take("SID"))
    return C.fail("'SID(' is missing here");
  if (!C.expect('('))
    return false;
  if (C.peek() == Hole)
    C.skip();
  else if (!readSid(C, Ignored))
    return false;
  return C.expect(')');
}

bool readValue(Cursor &C) {
  if (C.peek() == '"')
    return readString(C);
  if (C.comes("SID"))
    return readLiteralSid(C);
  if (C.peek() == Hole) {
    C.takeWhile(isNameCharacter);
    return true;
  }
  if (C.peek() != '#')
    return readInteger(C);
  readOctets(C);
  return true;
}

/// Reads @User.x behind its prefix. %1234 is any character.
bool readPrefixedName(Cursor &C) {
  std::size_t Start = C.at();
  C.takeWhile([](char Next) {
    return isNameCharacter(Next) || Next == '%' ||
           LiteralCharacters.find(Next) != std::string_view::npos;
  });
  return C.at() != Start || C.fail("the name of an attribute is missing here");
}

bool readAttributeName(Cursor &C) {
  if (takeOneOf(C, Prefixes))
    return readPrefixedName(C);
  if (!isNameCharacter(C.peek()))
    return C.fail("the name of an attribute is missing here");
  C.takeWhile([](char Next) { return isNameCharacter(Next) || Next == '@'; });
  return true;
}

/// Reads what stands on the right of an operator.
bool readOperand(Cursor &C, bool ListAllowed) {
  C.skipSpace();
  if (C.peek() == '@')
    return readAttributeName(C);
  return ListAllowed ? readList(C, readValue) : readValue(C);
}

/// Reads an operator with its operand, if there is one.
bool readComparison(Cursor &C) {
  C.skipSpace();
  if (takeOneOf(C, EqualitySigns))
    return readOperand(C, true);
  if (takeOneOf(C, OrderSigns))
    return readOperand(C, false);
  if (!isAlpha(C.peek()))
    return true;
  std::size_t Start = C.at();
  std::string_view Word = C.takeWhile(isNameCharacter);
  if (!isOneOf(Word, ListWords))
    return C.fail(Start, "'" + std::string(Word) + "' is no operator");
  return readOperand(C, true);
}

bool readTerm(Cursor &C) {
  std::size_t Start = C.at();
  std::string_view Word = C.takeWhile(isNameCharacter);
  C.skipSpace();
  if (isOneOf(Word, MembershipWords))
    return readList(C, readLiteralSid);
  if (isOneOf(Word, ExistsWords))
    return readAttributeName(C);
  C.goTo(Start);
  return readAttributeName(C) && readComparison(C);
}

bool readParenthesized(Cursor &C, unsigned Depth) {
  if (Depth == MaxDepth)
    return C.fail("the condition is nested too deep");
  if (!C.expect('('))
    return false;
  do {
    C.skipSpace();
    for (; C.peek() == '!'; C.skipSpace())
      C.skip();
    if (!(C.peek() == '(' ? readParenthesized(C, Depth + 1) : readTerm(C)))
      return false;
    C.skipSpace();
  } while (C.take("&&") || C.take("||"));
  return C.expect(')');
}

bool readUnsigned(Cursor &C) {
  std::uint64_t Number = 0;
  return readNumber(C, 64, Number);
}

bool readBoolean(Cursor &C) {
  return C.take("0") || C.take("1") || C.fail("0 or 1 is missing here");
}

bool readStringValue(Cursor &C) {
  return C.peek() == '"' ? readString(C) : C.fail("a string is missing here");
}

bool readSidValue(Cursor &C) {
  Sid Ignored;
  return C.comes("SID") ? readLiteralSid(C) : readSid(C, Ignored);
}

bool readOctetValue(Cursor &C) {
  std::size_t Start = C.at();
  readOctets(C);
  return C.at() != Start || C.fail("hexadecimal digits are missing here");
}

struct AttributeType {
  std::string_view Word;
  bool (*ReadValue)(Cursor &C);
};

constexpr AttributeType AttributeTypes[] = {
    {"TI", readInteger},  {"TU", readUnsigned},   {"TS", readStringValue},
    {"TD", readSidValue}, {"TX", readOctetValue}, {"TB", readBoolean},
};

bool readAttributeValue(Cursor &C, const AttributeType &Type) {
  if (C.peek() != Hole)
    return Type.ReadValue(C);
  C.takeWhile(isNameCharacter);
  return true;
}

} // namespace

bool readCondition(Cursor &C) { return readParenthesized(C, 0); }

bool readAttribute(Cursor &C) {
  if (!C.expect('(') || !readStringValue(C) || !C.expect(','))
    return false;
  const auto *Type =
      std::ranges::find_if(AttributeTypes, [&](const AttributeType &T) { return C.take(T.Word); });
  if (Type == std::end(AttributeTypes))
    return C.fail("the type of an attribute is missing here");
  if (!C.expect(',') || !readUnsigned(C)) // the flags
    return false;
  for (C.skipSpace(); C.peek() == ','; C.skipSpace())
    if (!C.expect(',') || !readAttributeValue(C, *Type))
      return false;
  return C.expect(')');
}

} // namespace comsec::descriptor
