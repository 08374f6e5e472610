#include "driver/scan/Wix.h"

#include "checks/registration/Cursor.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/ADT/StringSwitch.h>

#include <pugixml.hpp>

#include <vector>

using namespace llvm;

namespace comsec::scan {
namespace {

using registration::Range;
using registration::RegistryFile;
using registration::RegistryKey;
using registration::RegistryRoot;
using registration::RegistryType;
using registration::RegistryValue;

/// Between the strings of a list.
constexpr StringRef ListMark = "[~]";

struct Placeholder {
  StringRef Begin;
  StringRef End;
};

/// Of the preprocessor, the binder and Windows Installer.
constexpr Placeholder Placeholders[] = {{"$(", ")"}, {"!(", ")"}, {"[", "]"}};

/// A text as the registry will have it.
struct Formatted {
  std::string Text;
  bool Open = false;
};

/// The placeholder that begins at \p At, and ends in \p Text.
const Placeholder *placeholderAt(StringRef Text, std::size_t At, ArrayRef<std::size_t> LastEnds) {
  for (const auto &[P, LastEnd] : zip(Placeholders, LastEnds))
    if (LastEnd != StringRef::npos && At < LastEnd && Text.substr(At).starts_with(P.Begin))
      return &P;
  return nullptr;
}

/// "$(var.Name)" becomes "%Name%"; "[\x]" is x.
Formatted formatted(StringRef Written) {
  Formatted Result;
  SmallVector<std::size_t> LastEnds; // a long text is searched once
  for (const Placeholder &P : Placeholders)
    LastEnds.push_back(Written.rfind(P.End));
  for (std::size_t At = 0; At < Written.size();) {
    const Placeholder *Found = placeholderAt(Written, At, LastEnds);
    if (!Found) {
      Result.Text += Written[At++];
      continue;
    }
    const std::size_t Begin = At + Found->Begin.size();
    const bool Escapes = Found->Begin == "[" && Written[Begin] == '\\';
    const std::size_t End = Written.find(Found->End, Escapes ? Begin + 2 : Begin);
    const StringRef Inner = Written.slice(Begin, End);
    Result.Text +=
        Escapes ? Inner.drop_front().str() : "%" + Inner.substr(Inner.rfind('.') + 1).str() + "%";
    Result.Open |= !Escapes;
    At = End == StringRef::npos ? Written.size() : End + Found->End.size();
  }
  return Result;
}

/// Without the prefix of a namespace.
StringRef nameOf(pugi::xml_node Node) {
  const StringRef Name = Node.name();
  return Name.substr(Name.find(':') + 1);
}

std::optional<RegistryType> typeOf(StringRef Name) {
  return StringSwitch<std::optional<RegistryType>>(Name)
      .Cases({"", "string"}, RegistryType::String)
      .Case("expandable", RegistryType::ExpandString)
      .Case("multiString", RegistryType::MultiString)
      .Case("integer", RegistryType::DWord)
      .Case("binary", RegistryType::Binary)
      .Default(std::nullopt);
}

class Reader : pugi::xml_tree_walker {
public:
  Reader(std::string_view Text, RegistryFile &File) : Text(Text), File(File) {}

  void readAll();

private:
  /// A RegistryKey around what is read.
  struct Frame {
    int Depth;
    RegistryRoot Root;
    std::string Path;
  };

  bool for_each(pugi::xml_node &Node) override;
  RegistryKey keyOf(pugi::xml_node Node);
  RegistryRoot rootOf(pugi::xml_node Node);
  void addKey(pugi::xml_node Node);
  void addValue(pugi::xml_node Node);
  bool readData(pugi::xml_node Node, RegistryValue &Value);
  bool readText(pugi::xml_node Node, RegistryValue &Value);
  bool fail(Range At, StringRef Message);
  Range startTag(pugi::xml_node Node) const;

  std::string_view Text;
  RegistryFile &File;
  std::vector<Frame> Around;
  registration::Budget Left;
};

void Reader::readAll() {
  if (!StringRef(Text).contains("Registry"))
    return; // most sources speak of files
  pugi::xml_document Document;
  const pugi::xml_parse_result Read = Document.load_buffer(
      Text.data(), Text.size(), pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
  if (!Read) {
    const auto At = static_cast<std::uint32_t>(
        std::min<std::size_t>(std::max<std::ptrdiff_t>(Read.offset, 0), Text.size()));
    fail({At, At}, std::string("the file is no XML: ") + StringRef(Read.description()).lower());
    return;
  }
  for (pugi::xml_node Node : Document.children())
    if (Node.type() == pugi::node_doctype) {
      fail({0, 0}, "the file has a DTD, which no WiX source needs: it is not read");
      return;
    }
  const pugi::xml_node Top = Document.document_element();
  if (nameOf(Top) != "Wix" && nameOf(Top) != "Include")
    return;
  Document.traverse(*this);
  if (Left.spent())
    fail({0, 0}, registration::BudgetSpent);
  registration::sortByPlace(File.Problems);
}

bool Reader::fail(Range At, StringRef Message) {
  registration::addProblem(File.Problems, At, Message);
  return false;
}

bool Reader::for_each(pugi::xml_node &Node) {
  while (!Around.empty() && Around.back().Depth >= depth())
    Around.pop_back();
  if (Node.type() == pugi::node_element && nameOf(Node) == "RegistryKey")
    addKey(Node);
  else if (Node.type() == pugi::node_element && nameOf(Node) == "RegistryValue")
    addValue(Node);
  return !Left.spent();
}

/// A '>' inside quotes ends no tag.
Range Reader::startTag(pugi::xml_node Node) const {
  const auto Begin = static_cast<std::size_t>(Node.offset_debug() - 1);
  std::size_t End = Begin;
  for (char Quote = 0; End < Text.size() && (Quote || Text[End] != '>'); ++End)
    if (Quote ? Text[End] == Quote : Text[End] == '"' || Text[End] == '\'')
      Quote = Quote ? 0 : Text[End];
  return {static_cast<std::uint32_t>(Begin),
          static_cast<std::uint32_t>(std::min(End + 1, Text.size()))};
}

RegistryRoot Reader::rootOf(pugi::xml_node Node) {
  const StringRef Written = Node.attribute("Root").value();
  if (Written.empty() && !Around.empty())
    return Around.back().Root;
  const std::optional<RegistryRoot> Root = registration::registryRoot(Written);
  if (!Root && Written != "HKMU" && !formatted(Written).Open)
    fail(startTag(Node), Written.empty() ? "the attribute 'Root' is missing"
                                         : "'" + Written.str() + "' is no root of the registry");
  return Root.value_or(RegistryRoot::Open);
}

/// The key that an element names, below the ones around it.
RegistryKey Reader::keyOf(pugi::xml_node Node) {
  RegistryKey Key;
  Key.Root = rootOf(Node);
  Key.At = startTag(Node);
  if (!Around.empty())
    Key.Path = Around.back().Path;
  const std::string Written = formatted(Node.attribute("Key").value()).Text;
  if (const StringRef Part = StringRef(Written).trim('\\'); !Part.empty())
    Key.Path += (Key.Path.empty() ? "" : "\\") + Part.str();
  Left.take(sizeof(Key) + Key.Path.size());
  return Key;
}

void Reader::addKey(pugi::xml_node Node) {
  RegistryKey Key = keyOf(Node);
  if (!Left.take(sizeof(Frame) + Key.Path.size()))
    return;
  Around.push_back({depth(), Key.Root, Key.Path});
  registration::keyAtEnd(File, std::move(Key));
}

void Reader::addValue(pugi::xml_node Node) {
  RegistryValue Value;
  const Formatted Name = formatted(Node.attribute("Name").value());
  Value.Name = Name.Text;
  Value.NameAt = Value.DataAt = startTag(Node);
  if (!readData(Node, Value))
    Value.Is = RegistryValue::Kind::Unread;
  RegistryKey Key = keyOf(Node);
  if (Left.take(sizeof(Value) + Value.Name.size() + Value.Text.size() + Value.Bytes.size()))
    registration::keyAtEnd(File, std::move(Key)).Values.push_back(std::move(Value));
}

bool Reader::readData(pugi::xml_node Node, RegistryValue &Value) {
  const StringRef Type = Node.attribute("Type").value();
  const std::optional<RegistryType> Known = typeOf(Type);
  if (!Known)
    return fail(Value.DataAt, "'" + Type.str() + "' is no type of a value");
  Value.Type = *Known;
  if (!readText(Node, Value))
    return true; // open
  if (Value.Type == RegistryType::DWord) {
    std::int64_t Number = 0;
    if (StringRef(Value.Text).getAsInteger(10, Number) || Number < INT32_MIN || Number > UINT32_MAX)
      return fail(Value.DataAt, "the value of the type 'integer' is no number of 32 bits");
    Value.Number = static_cast<std::uint32_t>(Number);
    Value.Text.clear();
  } else if (Value.Type == RegistryType::Binary) {
    std::string Bytes;
    if (Value.Text.size() % 2 != 0 || !tryGetFromHex(Value.Text, Bytes))
      return fail(Value.DataAt, "the value of the type 'binary' has no two hexadecimal digits for "
                                "each byte");
    Value.Bytes.assign(Bytes.begin(), Bytes.end());
    Value.Text.clear();
  }
  return true;
}

/// The attribute Value, or what elements inside list; false when it is open.
bool Reader::readText(pugi::xml_node Node, RegistryValue &Value) {
  SmallVector<StringRef> Parts;
  if (const pugi::xml_attribute Whole = Node.attribute("Value")) {
    Parts.push_back(Whole.value());
    if (Value.Type == RegistryType::MultiString)
      SplitString(Parts.pop_back_val(), Parts, ListMark);
  }
  for (pugi::xml_node Part : Node.children())
    if (nameOf(Part) == "MultiString" || nameOf(Part) == "MultiStringValue") {
      Value.Type = RegistryType::MultiString;
      const pugi::xml_attribute Written = Part.attribute("Value");
      Parts.push_back(Written ? Written.value() : Part.text().get());
    }
  const StringRef Action = Node.attribute("Action").value();
  bool Open = Action == "append" || Action == "prepend";
  for (StringRef Part : Parts) {
    const Formatted One = formatted(Part);
    Value.Text += (Value.Text.empty() ? "" : std::string(1, '\0')) + One.Text;
    Open |= One.Open;
  }
  if (Open)
    Value.Is = RegistryValue::Kind::Open;
  return !Open;
}

} // namespace

RegistryFile readWix(const registration::Text &File) {
  RegistryFile Result;
  Reader(File.utf8(), Result).readAll();
  return Result;
}

} // namespace comsec::scan
