// Values, properties and qualifiers of MOF.
#include "checks/registration/MofParser.h"

#include "llvm/Support/SaveAndRestore.h"

namespace comsec::registration {

using Kind = MofToken::Kind;

bool MofParser::readQualifiers(std::vector<MofQualifier> &List) {
  while (take('[')) {
    do {
      MofQualifier One;
      if (!readQualifier(One) || !keep(List, std::move(One)))
        return false;
    } while (take(','));
    if (!expect(']'))
      return false;
  }
  return true;
}

bool MofParser::readQualifier(MofQualifier &Qualifier) {
  const std::uint32_t Start = Now.At.Begin;
  if (!readName(Qualifier.Name, Qualifier.At, "the name of a qualifier"))
    return false;
  if (Now.isMark('(') || Now.isMark('{')) {
    const bool Parenthesis = take('(');
    Qualifier.Value.emplace();
    if (!readValue(*Qualifier.Value) || (Parenthesis && !expect(')')))
      return false;
  }
  const bool Read = !take(':') || readFlavors(Qualifier);
  Qualifier.At = since(Start);
  return Read;
}

bool MofParser::readFlavors(MofQualifier &Qualifier) {
  do {
    if (Now.Is != Kind::Word)
      return fail("a flavor");
    if (!keep(Qualifier.Flavors, std::string(Now.Written)))
      return false;
    step();
  } while (Now.Is == Kind::Word);
  return true;
}

bool MofParser::readProperty(std::vector<MofProperty> &List) {
  MofProperty Property;
  const std::uint32_t Start = Now.At.Begin;
  if (!readQualifiers(Property.Qualifiers) ||
      !readName(Property.Name, Property.NameAt, "the name of a property"))
    return false;
  if (!Now.isMark(';') && !expect('='))
    return false;
  const bool Read = Now.isMark(';') || readValue(Property.Value);
  if (!Read)
    Property.Value.Is = MofValue::Kind::Unread;
  const bool Whole = Read && expect(';');
  Property.At = since(Start);
  return keep(List, std::move(Property)) && (Whole || (Read && canGoOn(Whole)));
}

bool MofParser::readValue(MofValue &Value) {
  const std::uint32_t Start = Now.At.Begin;
  Value.At = Now.At;
  const llvm::SaveAndRestore Deeper(Depth, Depth + 1);
  if (Depth > MaxMofDepth)
    return fail("a value that is nested less deeply");
  bool Read = true;
  if (take('{')) {
    Value.Is = MofValue::Kind::Array;
    Read = readElements(Value);
  } else if (Now.isWord("instance") && Next.isWord("of")) {
    Read = readObject(Value);
  } else if (isPiece() && !isConstantWord()) {
    Read = readPieces(Value);
  } else {
    Read = readWord(Value);
  }
  Value.At = since(Start);
  return Read;
}

/// A preprocessor may make a value, or a piece of one, of a word. One before '=' is a property: a
/// ';' is missing.
bool MofParser::isPiece() const {
  return Now.Is == Kind::String || (Now.Is == Kind::Word && !Next.isMark('='));
}

/// "a" "b" is one string.
bool MofParser::readPieces(MofValue &Value) {
  bool Read = true;
  std::string Macro;
  for (; isPiece(); step()) {
    if (Now.Is == Kind::String) {
      Read = readConstant(Text, Now, Value, File.Problems) && Read;
    } else if (Macro.empty()) {
      Macro = Now.Written;
      fail("a constant");
    }
  }
  if (!Macro.empty()) {
    Value.Is = MofValue::Kind::Word;
    Value.Text = std::move(Macro);
  }
  return Read;
}

bool MofParser::isConstantWord() const {
  return Now.isWord("true") || Now.isWord("false") || Now.isWord("null");
}

/// Reads a value of one token.
bool MofParser::readWord(MofValue &Value) {
  if (Now.Is == Kind::Number || Now.Is == Kind::Character) {
    if (!readConstant(Text, Now, Value, File.Problems))
      return false;
  } else if (Now.Is == Kind::Alias) {
    Value.Is = MofValue::Kind::Alias;
    Value.Text = Now.Written.substr(1);
  } else if (Now.isWord("true") || Now.isWord("false")) {
    Value.Is = MofValue::Kind::Boolean;
    Value.Boolean = Now.isWord("true");
  } else if (Now.isWord("null")) {
    Value.Is = MofValue::Kind::Null;
  } else {
    return fail("a value");
  }
  step();
  return true;
}

bool MofParser::readObject(MofValue &Value) {
  step();
  step();
  Value.Is = MofValue::Kind::Object;
  Range At;
  std::string Alias; // mofcomp refuses one here; it names nothing that we follow
  return readName(Value.Text, At, "the name of a class") && readAlias(Alias) &&
         readBody([&] { return readProperty(Value.Properties); });
}

/// Reads what follows '{'.
bool MofParser::readElements(MofValue &Value) {
  if (take('}'))
    return true;
  do {
    MofValue Element;
    if (!readValue(Element) || !keep(Value.Elements, std::move(Element)))
      return false;
  } while (take(','));
  return expect('}');
}

} // namespace comsec::registration
