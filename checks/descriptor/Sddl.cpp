#include "checks/descriptor/Sddl.h"

#include "checks/descriptor/Cursor.h"

#include <algorithm>
#include <iterator>

namespace comsec::descriptor {
namespace {

constexpr const char *RunTimeText = "a piece of the string is known only at run time";

/// What follows the SID of an entry.
enum class Tail { None, Condition, MaybeCondition, Attribute };

struct TypeWord {
  std::string_view Word;
  AceType Plain; ///< when no GUID is given
  AceType Object;
  Tail Follows = Tail::None;
};

constexpr TypeWord Types[] = {
    {"A", AceType::Allowed, AceType::Allowed},
    {"D", AceType::Denied, AceType::Denied},
    {"AU", AceType::Audit, AceType::Audit},
    {"AL", AceType::Alarm, AceType::Alarm},
    {"OA", AceType::Allowed, AceType::ObjectAllowed},
    {"OD", AceType::ObjectDenied, AceType::ObjectDenied},
    {"OU", AceType::ObjectAudit, AceType::ObjectAudit},
    {"OL", AceType::ObjectAlarm, AceType::ObjectAlarm},
    {"ML", AceType::MandatoryLabel, AceType::MandatoryLabel},
    {"TL", AceType::TrustLabel, AceType::TrustLabel},
    {"SP", AceType::ScopedPolicy, AceType::ScopedPolicy},
    {"RA", AceType::ResourceAttribute, AceType::ResourceAttribute, Tail::Attribute},
    {"FL", AceType::AccessFilter, AceType::AccessFilter, Tail::MaybeCondition},
    {"XA", AceType::CallbackAllowed, AceType::CallbackAllowed, Tail::Condition},
    {"XD", AceType::CallbackDenied, AceType::CallbackDenied, Tail::Condition},
    {"XU", AceType::CallbackAudit, AceType::CallbackAudit, Tail::Condition},
    {"ZA", AceType::CallbackAllowed, AceType::CallbackObjectAllowed, Tail::Condition},
};

struct BitWord {
  std::string_view Word;
  std::uint32_t Bits;
};

constexpr BitWord AceFlags[] = {
    {"OI", ObjectInherit}, {"CI", ContainerInherit}, {"NP", NoPropagate},
    {"IO", InheritOnly},   {"ID", Inherited},        {"CR", Critical},
    {"SA", AuditSuccess},  {"TP", AuditSuccess},     {"FA", AuditFailure},
};

// winnt.h, iads.h
constexpr BitWord Rights[] = {
    {"GA", 0x10000000}, {"GR", 0x80000000}, {"GW", 0x40000000}, {"GX", 0x20000000},
    {"RC", 0x00020000}, {"SD", 0x00010000}, {"WD", 0x00040000}, {"WO", 0x00080000},
    {"RP", 0x00000010}, {"WP", 0x00000020}, {"CC", 0x00000001}, {"DC", 0x00000002},
    {"LC", 0x00000004}, {"SW", 0x00000008}, {"LO", 0x00000080}, {"DT", 0x00000040},
    {"CR", 0x00000100}, {"FA", 0x001F01FF}, {"FR", 0x00120089}, {"FW", 0x00120116},
    {"FX", 0x001200A0}, {"KA", 0x000F003F}, {"KR", 0x00020019}, {"KW", 0x00020006},
    {"KX", 0x00020019}, {"NW", 0x00000001}, {"NR", 0x00000002}, {"NX", 0x00000004},
};

/// Reads words of two letters and joins their bits. \p What names one in messages.
template <std::size_t N>
bool readWords(Cursor &C, const BitWord (&Words)[N], const char *What, std::uint32_t &Bits) {
  while (isAlpha(C.peek())) {
    const auto *Found =
        std::ranges::find_if(Words, [&](const BitWord &W) { return C.comes(W.Word); });
    if (Found == std::end(Words))
      return C.fail("'" + std::string(C.rest().substr(0, 2)) + "' is no " + What);
    Bits |= Found->Bits;
    C.skip(Found->Word.size());
  }
  return true;
}

bool readRights(Cursor &C, std::uint32_t &Mask) {
  if (!isDigit(C.peek()))
    return readWords(C, Rights, "access right", Mask);
  std::uint64_t Number = 0;
  bool Good = readNumber(C, 32, Number);
  Mask = static_cast<std::uint32_t>(Number);
  return Good;
}

/// Whether a GUID stands there: 01234567-89ab-cdef-0123-456789abcdef.
bool takeGuid(Cursor &C) {
  constexpr unsigned Groups[] = {8, 4, 4, 4, 12};
  for (unsigned Digits : Groups) {
    if (Digits != Groups[0] && !C.take("-"))
      return false;
    for (; Digits != 0; --Digits, C.skip())
      if (!isHexDigit(C.peek()))
        return false;
  }
  return true;
}

/// Reads a GUID, which may be missing.
bool readGuid(Cursor &C, bool &Given) {
  const std::size_t Start = C.at();
  Given = isHexDigit(C.peek());
  return !Given || takeGuid(C) || C.fail(Start, "this is no GUID, or a ';' is missing before it");
}

/// The length of the entry that \p Text begins with, up to its closing parenthesis; without one,
/// all.
std::size_t entryLength(std::string_view Text) {
  unsigned Depth = 0;
  bool Quoted = false;
  for (std::size_t I = 0; I < Text.size(); ++I) {
    if (Text[I] == '"')
      Quoted = !Quoted;
    else if (!Quoted && Text[I] == '(')
      ++Depth;
    else if (!Quoted && Text[I] == ')' && --Depth == 0)
      return I + 1;
  }
  return Text.size();
}

bool hasHole(std::string_view Text) { return Text.find(Hole) != std::string_view::npos; }

class Parser {
public:
  explicit Parser(std::string_view Text) : C(Text) {}

  std::optional<Descriptor> run(SyntaxError &Error) {
    if (readDescriptor())
      return std::move(D);
    Error = C.error();
    return std::nullopt;
  }

private:
  bool readDescriptor() {
    D.Layout = Form::SelfRelative;
    D.Control = SelfRelative;
    for (C.skipSpace(); !C.atEnd(); C.skipSpace())
      if (!readPart())
        return false;
    if (SawHole)
      doubtMissingParts();
    return true;
  }

  bool readPart() {
    if (C.peek() == Hole)
      return skipHole();
    if (C.peek() == '(' && SawHole) { // of a list that begins in the hole
      Acl Unnamed;
      return readAces(Unnamed);
    }
    std::size_t Start = C.at();
    if (C.take("O:"))
      return readParty(D.Owner, Start);
    if (C.take("G:"))
      return readParty(D.Group, Start);
    if (C.take("D:"))
      return readAcl(D.Dacl, Start, 1);
    if (C.take("S:"))
      return readAcl(D.Sacl, Start, 2);
    return C.fail("'O:', 'G:', 'D:' or 'S:' is missing here");
  }

  bool skipHole() {
    C.skip();
    SawHole = true;
    return true;
  }

  /// A hole may hold further entries of the list.
  void leaveOpen(Acl &List) {
    SawHole = true;
    List.Complete = false;
    List.Reason = RunTimeText;
  }

  bool readParty(Party &P, std::size_t Start) {
    if (P.Is != Party::State::Absent)
      return C.fail(Start, "this part stands twice");
    C.skipSpace();
    P.Is = Party::State::Given;
    bool Good = C.peek() != Hole && readSid(C, P.Account);
    if (C.peek() == Hole)
      readUnknownParty(P);
    else if (!Good)
      return false;
    P.From = {Start, C.at() - Start};
    return true;
  }

  /// Stands on a hole, in a SID or in its place.
  void readUnknownParty(Party &P) {
    C.forgetError();
    P = {Party::State::Unknown, {}, RunTimeText, {}};
    skipHole();
    C.takeWhile([](char Next) { return isDigit(Next) || Next == '-' || Next == Hole; });
  }

  /// \p Factor: the bits of a SACL are twice those of a DACL.
  bool readAcl(Acl &List, std::size_t Start, unsigned Factor) {
    if (List.Is != Acl::State::Absent)
      return C.fail(Start, "this part stands twice");
    List.Is = Acl::State::Listed;
    D.Control |= Factor == 1 ? DaclPresent : SaclPresent;
    if (!readAclFlags(List, Factor) || !readAces(List))
      return false;
    if (List.Is == Acl::State::Null && !List.Aces.empty()) {
      List.Is = Acl::State::Unknown;
      List.Reason = "the list is given as NULL and has entries";
    }
    List.From = {Start, C.at() - Start};
    return true;
  }

  bool readAclFlags(Acl &List, unsigned Factor) {
    for (C.skipSpace(); isAlpha(C.peek()) && C.peek(1) != ':'; C.skipSpace()) {
      if (C.take("NO_ACCESS_CONTROL"))
        List.Is = Acl::State::Null;
      else if (C.take("P"))
        D.Control |= DaclProtected * Factor;
      else if (C.take("AR"))
        D.Control |= DaclAutoInheritRequired * Factor;
      else if (C.take("AI"))
        D.Control |= DaclAutoInherited * Factor;
      else
        return C.fail("no flag of an access control list begins here");
    }
    return true;
  }

  bool readAces(Acl &List) {
    for (C.skipSpace(); C.peek() == '(' || C.peek() == Hole; C.skipSpace()) {
      if (C.peek() == Hole) {
        C.skip();
        leaveOpen(List);
      } else if (!readAce(List)) {
        return false;
      }
    }
    return true;
  }

  bool readAce(Acl &List) {
    std::size_t Start = C.at();
    std::string_view Text = C.rest().substr(0, entryLength(C.rest()));
    Ace A;
    if (!readFields(A)) {
      if (!hasHole(Text))
        return false;
      C.forgetError();
      C.goTo(Start + Text.size());
      A = Ace();
      A.Reason = RunTimeText;
      if (!Text.ends_with(')')) // it ends in the hole, and so may the list
        leaveOpen(List);
    }
    A.Maybe = !List.Complete;
    A.From = {Start, C.at() - Start};
    List.Aces.push_back(std::move(A));
    return true;
  }

  bool readFields(Ace &A) {
    bool Object = false, Inherited = false;
    std::uint32_t Mask = 0;
    Sid Account;
    C.expect('(');
    const TypeWord *Type = readType();
    if (!Type || !C.expect(';') || !readWords(C, AceFlags, "flag of an entry", A.Flags) ||
        !C.expect(';'))
      return false;
    if (!skipUnknown(A)) {
      if (!readRights(C, Mask))
        return false;
      A.Mask = Mask;
    }
    if (!C.expect(';') || !readGuid(C, Object) || !C.expect(';') || !readGuid(C, Inherited) ||
        !C.expect(';'))
      return false;
    if (!skipUnknown(A)) {
      if (!readSid(C, Account))
        return false;
      A.Account = std::move(Account);
    }
    A.Type = Object || Inherited ? Type->Object : Type->Plain;
    A.Typed = Object && isObject(A.Type);
    C.skipSpace();
    return readTail(Type->Follows, A) && C.expect(')');
  }

  const TypeWord *readType() {
    std::size_t Start = C.at();
    std::string_view Word = C.takeWhile(isAlpha);
    const auto *Found = std::ranges::find_if(
        Types, [&](const TypeWord &T) { return std::ranges::equal(T.Word, Word, {}, {}, upper); });
    if (Found != std::end(Types))
      return Found;
    C.fail(Start, Word.empty() ? std::string("the type of the entry is missing here")
                               : "'" + std::string(Word) + "' is no type of an entry");
    return nullptr;
  }

  bool readTail(Tail Follows, Ace &A) {
    if (Follows == Tail::None || (Follows == Tail::MaybeCondition && C.peek() != ';'))
      return true;
    A.Conditional = Follows != Tail::Attribute;
    return C.expect(';') && (A.Conditional ? readCondition(C) : readAttribute(C));
  }

  /// Skips a field that has a hole.
  bool skipUnknown(Ace &A) {
    std::string_view Field = C.rest();
    Field = Field.substr(0, Field.find_first_of(";)"));
    if (!hasHole(Field))
      return false;
    A.Reason = RunTimeText;
    C.skip(Field.size());
    return true;
  }

  void doubtMissingParts() {
    for (Party *P : {&D.Owner, &D.Group})
      if (P->Is == Party::State::Absent) {
        P->Is = Party::State::Unknown;
        P->Reason = RunTimeText;
      }
    for (Acl *List : {&D.Dacl, &D.Sacl})
      if (List->Is == Acl::State::Absent) {
        List->Is = Acl::State::Unknown;
        List->Reason = RunTimeText;
      }
  }

  Cursor C;
  Descriptor D;
  bool SawHole = false; ///< outside entries
};

} // namespace

std::optional<Descriptor> parseSddl(std::string_view Text, SyntaxError &Error) {
  return Parser(Text).run(Error);
}

} // namespace comsec::descriptor
