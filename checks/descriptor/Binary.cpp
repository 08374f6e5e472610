#include "checks/descriptor/Binary.h"

#include "checks/descriptor/Sid.h"

namespace comsec::descriptor {
namespace {

constexpr std::size_t HeaderSize = 20;
constexpr std::size_t ControlField = 2;
constexpr std::size_t OwnerField = 4;
constexpr std::size_t GroupField = 8;
constexpr std::size_t SaclField = 12;
constexpr std::size_t DaclField = 16;

constexpr std::size_t AclHeaderSize = 8;
constexpr std::size_t AceHeaderSize = 4;
constexpr std::size_t MaskSize = 4;
constexpr std::size_t ObjectFlagsSize = 4;
constexpr std::size_t GuidSize = 16;
constexpr std::uint32_t ObjectTypePresent = 1;
constexpr std::uint32_t InheritedObjectTypePresent = 2;

constexpr std::size_t SidHeaderSize = 8;
constexpr std::size_t SubAuthoritySize = 4;

constexpr bool isKnown(std::uint8_t Type) {
  constexpr std::uint8_t Compound = 0x04; // never documented
  return Type <= static_cast<std::uint8_t>(AceType::AccessFilter) && Type != Compound;
}

class Decoder {
public:
  explicit Decoder(std::span<const std::uint8_t> Bytes) : Bytes(Bytes) {}

  std::optional<Descriptor> run(SyntaxError &Result) {
    if (readHeader() && readParty(OwnerField, D.Owner) && readParty(GroupField, D.Group) &&
        readAcl(SaclField, SaclPresent, D.Sacl) && readAcl(DaclField, DaclPresent, D.Dacl))
      return std::move(D);
    Result = std::move(Error);
    return std::nullopt;
  }

private:
  bool fail(std::size_t Offset, std::string Message) {
    Error = {Offset, std::move(Message)};
    return false;
  }

  // The callers have asked fits() before.
  std::uint8_t byte(std::size_t At) const { return Bytes[At]; }
  std::uint16_t word(std::size_t At) const {
    return static_cast<std::uint16_t>(Bytes[At] | Bytes[At + 1] << 8);
  }
  std::uint32_t dword(std::size_t At) const { return word(At) | std::uint32_t(word(At + 2)) << 16; }

  /// Whether [At, At + Size) lies before \p End.
  static bool fits(std::size_t At, std::size_t Size, std::size_t End) {
    return At <= End && Size <= End - At;
  }

  bool readHeader() {
    if (Bytes.size() < HeaderSize)
      return fail(Bytes.size(), "a security descriptor has at least 20 bytes");
    if (byte(0) != 1)
      return fail(0, "the revision of a security descriptor is 1");
    D.Control = word(ControlField);
    if (!(D.Control & SelfRelative))
      return fail(ControlField, "the bit SE_SELF_RELATIVE is not set");
    D.Layout = Form::SelfRelative;
    return true;
  }

  /// The offset that a field of the header holds. 0: the part is absent.
  bool readOffset(std::size_t Field, std::size_t &Offset) {
    Offset = dword(Field);
    if (Offset == 0 || (Offset >= HeaderSize && Offset < Bytes.size()))
      return true;
    return fail(Field, "the offset points outside the data");
  }

  bool readParty(std::size_t Field, Party &P) {
    std::size_t At = 0, Length = 0;
    if (!readOffset(Field, At))
      return false;
    if (At == 0)
      return true;
    if (!readSid(At, Bytes.size(), P.Account, Length))
      return false;
    P.Is = Party::State::Given;
    P.From = {At, Length};
    return true;
  }

  bool readSid(std::size_t At, std::size_t End, Sid &Result, std::size_t &Length) {
    if (!fits(At, SidHeaderSize, End))
      return fail(At, "there is no room for a SID");
    if (byte(At) != 1)
      return fail(At, "the revision of a SID is 1");
    std::size_t Count = byte(At + 1);
    if (Count > MaxSubAuthorities)
      return fail(At + 1, "a SID has at most 15 sub-authorities");
    Length = SidHeaderSize + Count * SubAuthoritySize;
    if (!fits(At, Length, End))
      return fail(At + 1, "there is no room for that many sub-authorities");
    std::uint64_t Authority = 0; // big-endian, unlike the rest
    for (std::size_t I = 2; I < SidHeaderSize; ++I)
      Authority = Authority << 8 | byte(At + I);
    std::vector<std::uint32_t> Parts;
    for (std::size_t I = 0; I < Count; ++I)
      Parts.push_back(dword(At + SidHeaderSize + I * SubAuthoritySize));
    Result = makeSid(Authority, Parts);
    return true;
  }

  bool readAcl(std::size_t Field, unsigned Present, Acl &List) {
    std::size_t At = 0;
    if (!(D.Control & Present)) // then the offset means nothing
      return true;
    List.Is = Acl::State::Null;
    if (!readOffset(Field, At))
      return false;
    if (At == 0)
      return true;
    if (!fits(At, AclHeaderSize, Bytes.size()))
      return fail(At, "there is no room for an access control list");
    constexpr std::uint8_t LeastRevision = 2, MostRevision = 4;
    if (byte(At) < LeastRevision || byte(At) > MostRevision)
      return fail(At, "the revision of an access control list is 2 to 4");
    std::size_t Size = word(At + 2);
    if (Size < AclHeaderSize || !fits(At, Size, Bytes.size()))
      return fail(At + 2, "the size of the access control list is wrong");
    List.Is = Acl::State::Listed;
    List.From = {At, Size};
    return readAces(List, word(At + 4));
  }

  bool readAces(Acl &List, unsigned Count) {
    std::size_t At = List.From.Offset + AclHeaderSize;
    const std::size_t End = List.From.Offset + List.From.Length;
    for (; Count != 0; --Count) {
      if (!fits(At, AceHeaderSize, End))
        return fail(At, "the list ends before its last entry");
      std::size_t Size = word(At + 2);
      if (Size < AceHeaderSize || !fits(At, Size, End))
        return fail(At + 2, "the size of the entry is wrong");
      Ace A;
      A.Flags = byte(At + 1);
      A.From = {At, Size};
      if (!readAce(A))
        return false;
      List.Aces.push_back(std::move(A));
      At += Size;
    }
    return true;
  }

  bool readAce(Ace &A) {
    const std::uint8_t Type = byte(A.From.Offset);
    if (!isKnown(Type)) {
      A.Reason = "entries of type " + std::to_string(Type) + " are not documented";
      return true;
    }
    A.Type = static_cast<AceType>(Type);
    A.Conditional = isCallback(A.Type);
    std::size_t At = A.From.Offset + AceHeaderSize;
    const std::size_t End = A.From.Offset + A.From.Length;
    if (!fits(At, MaskSize, End))
      return fail(At, "the entry has no access mask");
    A.Mask = dword(At);
    At += MaskSize;
    if (isObject(A.Type) && !skipGuids(A, At, End))
      return false;
    Sid Account;
    std::size_t Length = 0;
    if (!readSid(At, End, Account, Length))
      return false;
    A.Account = std::move(Account);
    return true;
  }

  bool skipGuids(Ace &A, std::size_t &At, std::size_t End) {
    if (!fits(At, ObjectFlagsSize, End))
      return fail(At, "the entry ends before its SID");
    const std::uint32_t Given = dword(At);
    A.Typed = Given & ObjectTypePresent;
    const std::size_t Size = ObjectFlagsSize + (A.Typed ? GuidSize : 0) +
                             (Given & InheritedObjectTypePresent ? GuidSize : 0);
    if (!fits(At, Size, End))
      return fail(At, "the entry ends before its SID");
    At += Size;
    return true;
  }

  std::span<const std::uint8_t> Bytes;
  Descriptor D;
  SyntaxError Error;
};

} // namespace

std::optional<Descriptor> decodeDescriptor(std::span<const std::uint8_t> Bytes,
                                           SyntaxError &Error) {
  return Decoder(Bytes).run(Error);
}

} // namespace comsec::descriptor
