#include "checks/registration/Inf.h"

#include "checks/registration/InfLexer.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"

#include <set>

namespace comsec::registration {
namespace {

using llvm::StringRef;

// FLG_ADDREG_…; what is in the upper half is the number of a type, or one of the three below.
constexpr std::uint32_t Binary = 0x1;
constexpr std::uint32_t DeletesValue = 0x4;
constexpr std::uint32_t Appends = 0x8;
constexpr std::uint32_t KeyOnly = 0x10 | 0x2000;
constexpr unsigned TypeShift = 16;
/// FLG_DELREG_MULTI_SZ_DELSTRING: takes away one string of a list.
constexpr std::uint32_t DeletesString = 0x8000;

constexpr unsigned ByteDigits = 2;

/// Where the parts of an entry are: reg-root, subkey, value-entry-name, flags, value …
enum Place : std::size_t { RootPlace, PathPlace, NamePlace, FlagsPlace, DataPlace };

std::optional<RegistryType> typeOf(std::uint32_t Flags) {
  const std::uint32_t Upper = Flags >> TypeShift;
  if (Flags & Binary)
    return Upper == 0   ? RegistryType::Binary
           : Upper == 1 ? RegistryType::DWord
           : Upper == 2 ? RegistryType::None
                        : static_cast<RegistryType>(Upper);
  switch (Upper) {
  case 0:
    return RegistryType::String;
  case 1:
    return RegistryType::MultiString;
  case 2:
    return RegistryType::ExpandString;
  default:
    return std::nullopt;
  }
}

bool isText(RegistryType Type) {
  return Type == RegistryType::String || Type == RegistryType::ExpandString ||
         Type == RegistryType::MultiString;
}

/// Hexadecimal after "0x", else decimal.
std::optional<std::uint32_t> numberOf(StringRef Written) {
  const bool Negative = Written.consume_front("-");
  const bool Hex = Written.consume_front_insensitive("0x");
  std::uint32_t Number = 0;
  if (Written.getAsInteger(Hex ? 16 : 10, Number))
    return std::nullopt;
  return Negative ? 0 - Number : Number;
}

std::optional<std::uint8_t> byteOf(StringRef Written) {
  Written.consume_front_insensitive("0x");
  std::uint8_t Byte = 0;
  if (Written.size() > ByteDigits || Written.getAsInteger(16, Byte))
    return std::nullopt;
  return Byte;
}

class Reader {
public:
  Reader(std::string_view Text, RegistryFile &File) : Lex(Text), File(File) {}

  void readAll();

private:
  struct Field : InfField {
    bool Open = false; ///< what a token means is not known
  };
  using Fields = std::vector<Field>;

  void findSections();
  void note(const std::string &Section);
  void readSections(const std::vector<InfField> &Named, bool Deletes);
  void readEntry(bool Deletes);
  Fields readFields(InfField Root);
  Field resolved(InfField Read);
  static Range placeOf(const Fields &All);
  static llvm::ArrayRef<Field> dataOf(const Fields &All) {
    return llvm::ArrayRef(All).drop_front(DataPlace);
  }
  void readDeletion(const Fields &All);
  void readAddition(const Fields &All);
  RegistryKey *key(const Fields &All, RegistryKey::Kind Is);
  void addValue(const Fields &All, RegistryValue::Kind Is, std::uint32_t Flags);
  bool readData(const Fields &All, RegistryValue &Value);
  bool readBytes(llvm::ArrayRef<Field> Data, RegistryValue &Value);
  bool readNumber(const Field &Data, RegistryValue &Value);
  bool readFlags(const Fields &All, std::uint32_t &Flags);
  bool fail(Range At, std::string_view Expected);

  InfLexer Lex;
  RegistryFile &File;
  std::map<std::string, std::vector<Range>> Sections; ///< what is below a name in small letters
  InfStrings Strings;
  std::vector<InfField> Added, Deleted; ///< the sections' names, as directives give them
  Budget Left;
};

/// An empty field is shown by what follows it.
bool Reader::fail(Range At, std::string_view Expected) {
  if (At.Begin == At.End && At.End != Lex.all().size())
    ++At.End;
  addUnexpected(File.Problems, Lex.all(), At, Expected);
  return false;
}

void Reader::readAll() {
  if (!StringRef(Lex.all()).contains_insensitive("AddReg"))
    return;
  findSections();
  if (!Sections.contains("version"))
    return;
  readSections(Deleted, true);
  readSections(Added, false);
  if (Left.spent())
    addProblem(File.Problems, {Lex.at(), Lex.at()}, BudgetSpent);
  sortByPlace(File.Problems);
}

/// What a line without ']' begins has no name.
void Reader::findSections() {
  std::string Name;
  Range *Body = nullptr;
  while (Lex.next() && !Left.spent()) {
    const std::uint32_t Start = Lex.at();
    if (!Lex.atSection()) {
      note(Name);
      continue;
    }
    if (Body)
      Body->End = Start;
    Name = StringRef(Lex.section().value_or("")).lower();
    Left.take(sizeof(Range) + Name.size());
    Body = &Sections[Name].emplace_back(Lex.at(), static_cast<std::uint32_t>(Lex.all().size()));
  }
}

/// Keeps what the entry here tells of other sections.
void Reader::note(const std::string &Section) {
  const InfField Key = Lex.field(true);
  const bool Adds = StringRef(Key.Text).equals_insensitive("AddReg");
  const bool Deletes = StringRef(Key.Text).equals_insensitive("DelReg");
  if (Key.IsKey && Section == "strings") {
    const InfField Value = Lex.field();
    if (Left.take(sizeof(InfField) + Key.Text.size() + Value.Text.size()))
      Strings.add(Key.Text, Value.Text);
  } else if (Key.IsKey && (Adds || Deletes)) {
    while (Lex.more() && Left.take(sizeof(InfField)))
      (Adds ? Added : Deleted).push_back(Lex.field());
  }
  Lex.endEntry();
}

/// In the order in which they are named: so they are carried out.
void Reader::readSections(const std::vector<InfField> &Named, bool Deletes) {
  std::set<std::string> Read;
  for (const InfField &N : Named) {
    const std::string Name = StringRef(resolved(N).Text).lower();
    if (Name.empty() || !Sections.contains(Name) || !Read.insert(Name).second)
      continue;
    for (const Range &Body : Sections[Name]) {
      Lex.goTo(Body.Begin);
      while (Lex.next() && Lex.at() < Body.End && !Left.spent())
        readEntry(Deletes);
    }
  }
}

Reader::Field Reader::resolved(InfField Read) {
  Field Result{std::move(Read)};
  Result.Open = !Strings.resolve(Result.Text, Left);
  return Result;
}

/// What belongs to a device needs no further look.
void Reader::readEntry(bool Deletes) {
  InfField Root = Lex.field(true);
  if (Root.IsKey)
    Root = Lex.field();
  const bool OfDevice = StringRef(Root.Text).equals_insensitive("HKR");
  const Fields All = OfDevice ? Fields() : readFields(std::move(Root));
  Lex.endEntry();
  if (OfDevice || Left.spent())
    return;
  if (Deletes)
    readDeletion(All);
  else
    readAddition(All);
}

/// All fields up to the flags are there, be they empty; an empty one is no last one of the data.
Reader::Fields Reader::readFields(InfField Root) {
  Fields All = {resolved(std::move(Root))};
  while (Lex.more() && Left.take(sizeof(Field))) {
    All.push_back(resolved(Lex.field()));
    Left.take(All.back().Text.size());
  }
  while (All.size() > DataPlace && All.back().At.Begin == All.back().At.End)
    All.pop_back();
  Field None;
  None.At = {All.back().At.End, All.back().At.End};
  while (All.size() < DataPlace)
    All.push_back(None);
  return All;
}

/// Where an entry names its key.
Range Reader::placeOf(const Fields &All) {
  const Range Path = All[PathPlace].At;
  return Path.Begin == Path.End ? All[RootPlace].At : Path;
}

/// The key that an entry names; none where it cannot be read.
RegistryKey *Reader::key(const Fields &All, RegistryKey::Kind Is) {
  RegistryKey Key;
  const Field &Root = All[RootPlace], &Path = All[PathPlace];
  for (const std::size_t Part : {PathPlace, NamePlace})
    if (All[Part].Unclosed)
      return fail(All[Part].At, "a string that is closed"), nullptr;
  const std::optional<RegistryRoot> Known = registryRoot(Root.Text);
  if (!Known && !Root.Open)
    return fail(Root.At, "the name of a root"), nullptr;
  Key.Root = Known.value_or(RegistryRoot::Open);
  Key.Path = StringRef(Path.Text).rtrim('\\');
  Key.At = placeOf(All);
  Key.Is = Is;
  if (!Left.take(sizeof(Key) + Key.Path.size()))
    return nullptr;
  return &keyAtEnd(File, std::move(Key));
}

void Reader::readDeletion(const Fields &All) {
  std::uint32_t Flags = 0;
  if (!readFlags(All, Flags) || Flags & DeletesString)
    return;
  if (All[NamePlace].Text.empty() || Flags & KeyOnly)
    key(All, RegistryKey::Kind::Deleted);
  else
    addValue(All, RegistryValue::Kind::Deleted, Flags);
}

void Reader::readAddition(const Fields &All) {
  std::uint32_t Flags = 0;
  const bool Known = readFlags(All, Flags);
  const bool HasName = !All[NamePlace].Text.empty();
  if (!Known) // what is written is not known, but something is
    addValue(All, All[FlagsPlace].Open ? RegistryValue::Kind::Open : RegistryValue::Kind::Unread,
             Flags);
  else if (Flags & DeletesValue && !HasName)
    key(All, RegistryKey::Kind::Deleted);
  else if (Flags & DeletesValue)
    addValue(All, RegistryValue::Kind::Deleted, Flags);
  else if (Flags & KeyOnly || (!HasName && All.size() == DataPlace))
    key(All, RegistryKey::Kind::Created);
  else
    addValue(All, Flags & Appends ? RegistryValue::Kind::Open : RegistryValue::Kind::Written,
             Flags);
}

/// False where the flags cannot be read; that is a problem unless they are open.
bool Reader::readFlags(const Fields &All, std::uint32_t &Flags) {
  const Field &Written = All[FlagsPlace];
  if (Written.Text.empty())
    return true;
  const std::optional<std::uint32_t> Number = numberOf(Written.Text);
  if (!Number || !typeOf(*Number))
    return Written.Open ? false : fail(Written.At, "flags that give a type");
  Flags = *Number;
  return true;
}

void Reader::addValue(const Fields &All, RegistryValue::Kind Is, std::uint32_t Flags) {
  RegistryKey *Key = key(All, RegistryKey::Kind::Created);
  if (!Key || !Left.take(sizeof(RegistryValue)))
    return;
  const Field &Name = All[NamePlace];
  const bool IsDefault = Name.Text.empty();
  const auto Data = dataOf(All);
  RegistryValue Value;
  Value.Name = Name.Text;
  Value.NameAt = IsDefault ? placeOf(All) : Name.At;
  Value.DataAt = Data.empty() ? Value.NameAt : Range{Data.front().At.Begin, Data.back().At.End};
  Value.Is = Is;
  Value.Type = typeOf(Flags).value_or(RegistryType::None);
  const bool HasData = Is == RegistryValue::Kind::Written || Is == RegistryValue::Kind::Open;
  if (HasData && llvm::any_of(Data, [](const Field &F) { return F.Open; }))
    Value.Is = RegistryValue::Kind::Open;
  const bool ReadsData = Value.Is == RegistryValue::Kind::Written ||
                         (Value.Is == RegistryValue::Kind::Open && isText(Value.Type));
  if (ReadsData && !readData(All, Value))
    Value.Is = RegistryValue::Kind::Unread;
  Key->Values.push_back(std::move(Value));
}

/// Fields of a string behind the first do not count.
bool Reader::readData(const Fields &All, RegistryValue &Value) {
  const llvm::ArrayRef<Field> Data = dataOf(All);
  for (const Field &F : Data)
    if (F.Unclosed)
      return fail(F.At, "a string that is closed");
  switch (Value.Type) {
  case RegistryType::String:
  case RegistryType::ExpandString:
    Value.Text = Data.empty() ? "" : Data.front().Text;
    return true;
  case RegistryType::MultiString:
    for (const Field &F : Data)
      Value.Text += (Value.Text.empty() ? "" : std::string(1, '\0')) + F.Text;
    return true;
  case RegistryType::DWord:
    if (Data.empty())
      return fail({All.back().At.End, All.back().At.End}, "a number");
    if (Data.size() == 1)
      return readNumber(Data.front(), Value);
    [[fallthrough]];
  default:
    return readBytes(Data, Value);
  }
}

bool Reader::readNumber(const Field &Data, RegistryValue &Value) {
  Value.Number = numberOf(Data.Text);
  return Value.Number || fail(Data.At, "a number of at most 32 bits");
}

bool Reader::readBytes(llvm::ArrayRef<Field> Data, RegistryValue &Value) {
  for (const Field &F : Data) {
    const std::optional<std::uint8_t> Byte = byteOf(F.Text);
    if (!Byte)
      return fail(F.At, "a byte of one or two hexadecimal digits");
    Value.Bytes.push_back(*Byte);
  }
  interpretBytes(Value, /*Ansi=*/false);
  return true;
}

} // namespace

RegistryFile readInf(const Text &File) {
  RegistryFile Result;
  Reader(File.utf8(), Result).readAll();
  return Result;
}

} // namespace comsec::registration
