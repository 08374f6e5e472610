#include "checks/registration/Facts.h"

#include "checks/knowledge/Keys.h"
#include "checks/registration/Inf.h"
#include "checks/registration/MofFacts.h"
#include "checks/registration/Reg.h"
#include "checks/registration/Rgs.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringRef.h>

namespace comsec::registration {

using llvm::StringRef;

facts::Range Places::lineOf(const Range &At) const {
  const StringRef All = File.utf8();
  const std::size_t LineEnd = std::min(All.find_first_of("\r\n", At.Begin), All.size());
  return range({At.Begin, std::min<std::uint32_t>(At.End, LineEnd)});
}

facts::Range Places::range(const Range &At) const {
  const Position Begin = File.position(At.Begin), End = File.position(At.End);
  return {{Name, Begin.Line, Begin.ByteColumn}, End.Line, End.ByteColumn};
}

void noteLimit(facts::Unit &Out, const facts::Location &At) {
  if (Out.Notes.empty())
    Out.Notes.push_back({facts::NoteKind::LimitReached,
                         "the file registers more than is judged of one file: the rest from here "
                         "on is left out",
                         At});
}

namespace {

facts::DataState stateOf(RegistryValue::Kind Is) {
  switch (Is) {
  case RegistryValue::Kind::Written:
    return facts::DataState::Written;
  case RegistryValue::Kind::Deleted:
    return facts::DataState::Deleted;
  case RegistryValue::Kind::Unread:
  case RegistryValue::Kind::Open:
    break;
  }
  return facts::DataState::Unknown;
}

/// The text of a line that holds nothing but a comment; nothing for other lines.
std::optional<StringRef> comment(StringRef Line) {
  Line = Line.trim();
  if (!Line.consume_front(";"))
    return std::nullopt;
  return Line;
}

/// The comments of a .reg or .inf file in the lines right above \p Value and behind it, in one
/// line.
std::string commentOn(StringRef All, const RegistryValue &Value) {
  std::string Found;
  StringRef Above = All.take_front(Value.NameAt.Begin);
  Above = Above.take_front(Above.rfind('\n') == StringRef::npos ? 0 : Above.rfind('\n'));
  while (!Above.empty()) {
    auto [Before, Line] = Above.contains('\n') ? Above.rsplit('\n') : std::pair(StringRef(), Above);
    const std::optional<StringRef> Text = comment(Line);
    if (!Text)
      break;
    Found.insert(0, Text->str() + " ");
    Above = Before;
  }
  if (const auto Behind =
          comment(All.substr(Value.DataAt.End).take_until([](char C) { return C == '\n'; })))
    Found += Behind->str();
  return Found;
}

class RegistryFacts {
public:
  RegistryFacts(const Places &Where, Language In, facts::Unit &Out)
      : Where(Where), In(In), Out(Out) {}

  void add(const RegistryKey &K) {
    const std::optional<knowledge::JudgedKey> Judged = knowledge::judgedKey(nameOf(K.Root), K.Path);
    if (Judged ? !isWanted(Judged->Is) : !deletesJudged(K))
      return;
    Size += 1 + K.Values.size();
    if (Size > MaxRegistered)
      return noteLimit(Out, Where.range(K.At).Begin);
    facts::RegistryKey Key;
    Key.Root = nameOf(K.Root);
    Key.Path = K.Path;
    Key.Where = Where.lineOf(K.At);
    Key.Deleted = K.Is != RegistryKey::Kind::Created;
    Key.Created = K.Is != RegistryKey::Kind::Deleted;
    if (Judged && Key.Created)
      for (const RegistryValue &V : K.Values)
        Key.Values.push_back(value(V, Judged->Is));
    Out.Keys.push_back(std::move(Key));
  }

private:
  /// Which class is in a server is asked of the scripts that lie beside its sources.
  bool isWanted(knowledge::KeyRole Is) const {
    const bool OfClass = Is == knowledge::KeyRole::Class || Is == knowledge::KeyRole::ClassServer;
    return In == Language::Rgs || !OfClass;
  }

  static bool deletesJudged(const RegistryKey &K) {
    return K.Is != RegistryKey::Kind::Created && knowledge::holdsJudgedKeys(nameOf(K.Root), K.Path);
  }

  facts::RegistryValue value(const RegistryValue &V, knowledge::KeyRole Of) const {
    facts::RegistryValue Value;
    Value.Name = V.Name;
    Value.NameWhere = Where.lineOf(V.NameAt);
    Value.Is = stateOf(V.Is);
    Value.Type = static_cast<std::uint32_t>(V.Type);
    Value.Text = V.Text;
    Value.Number = V.Number;
    Value.Bytes = V.Bytes;
    Value.Where = Where.range(V.DataAt);
    if ((In == Language::Reg || In == Language::Inf) && Of == knowledge::KeyRole::VssAccessControl)
      Value.Comment = commentOn(Where.text(), V);
    return Value;
  }

  const Places &Where;
  Language In;
  facts::Unit &Out;
  std::size_t Size = 0;
};

RegistryFile read(const Text &File, Language In) {
  switch (In) {
  case Language::Reg:
    return readReg(File);
  case Language::Rgs:
    return readRgs(File);
  case Language::Inf:
    return readInf(File);
  case Language::Mof:
  case Language::Wix:
    break;
  }
  return {};
}

facts::Unit unitOf(std::string MainFile) {
  facts::Unit U;
  U.Kind = facts::UnitKind::Registration;
  U.MainFile = std::move(MainFile);
  return U;
}

void addNotes(const std::vector<Problem> &Problems, const Places &Where, facts::Unit &U) {
  for (const Problem &P : Problems)
    U.Notes.push_back({facts::NoteKind::Unread, P.Message, Where.range(P.At).Begin});
}

} // namespace

std::optional<Language> languageOf(std::string_view FileName) {
  struct Extension {
    StringRef End;
    Language Is;
  };
  static constexpr Extension Extensions[] = {
      {".mof", Language::Mof}, {".mfl", Language::Mof}, {".reg", Language::Reg},
      {".rgs", Language::Rgs}, {".inf", Language::Inf}, {".inx", Language::Inf},
      {".wxs", Language::Wix}, {".wxi", Language::Wix},
  };
  for (const Extension &E : Extensions)
    if (StringRef(FileName).ends_with_insensitive(E.End))
      return E.Is;
  return std::nullopt;
}

facts::Unit factsOf(const Text &File, Language In, std::string MainFile) {
  if (In != Language::Mof)
    return factsOf(File, In, read(File, In), std::move(MainFile));
  facts::Unit U = unitOf(std::move(MainFile));
  const Places Where(File, U.MainFile);
  const MofFile Read = readMof(File);
  addMofFacts(Read, Where, U);
  addNotes(Read.Problems, Where, U);
  return U;
}

facts::Unit factsOf(const Text &File, Language In, const RegistryFile &Read, std::string MainFile) {
  facts::Unit U = unitOf(std::move(MainFile));
  const Places Where(File, U.MainFile);
  RegistryFacts Facts(Where, In, U);
  for (const RegistryKey &K : Read.Keys)
    Facts.add(K);
  addNotes(Read.Problems, Where, U);
  return U;
}

} // namespace comsec::registration
