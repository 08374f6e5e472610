// Self-relative descriptors as bytes: well-formed ones, and each way to be malformed.
#include "checks/descriptor/Binary.h"

#include <gtest/gtest.h>

namespace comsec::descriptor {
namespace {

using Bytes = std::vector<std::uint8_t>;

// Owner and group BA, one entry (A;;0x7;;;SY), as dcomcnfg would write it.
const Bytes Good = {
    0x01, 0x00, 0x04, 0x80, 0x14, 0x00, 0x00, 0x00, 0x24, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, // 0
    0x34, 0x00, 0x00, 0x00, // 16
    0x01, 0x02, 0x00, 0x00, 0x00, 0x00, 0x00, 0x05, 0x20, 0x00, 0x00, 0x00,
    0x20, 0x02, 0x00, 0x00, // 20: owner
    0x01, 0x02, 0x00, 0x00, 0x00, 0x00, 0x00, 0x05, 0x20, 0x00, 0x00, 0x00,
    0x20, 0x02, 0x00, 0x00,                                                  // 36: group
    0x02, 0x00, 0x1C, 0x00, 0x01, 0x00, 0x00, 0x00,                          // 52: DACL
    0x00, 0x00, 0x14, 0x00, 0x07, 0x00, 0x00, 0x00,                          // 60: entry
    0x01, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x05, 0x12, 0x00, 0x00, 0x00}; // 68: SID

constexpr std::size_t AceOffset = 60;

Bytes with(std::size_t Offset, std::initializer_list<std::uint8_t> New) {
  Bytes Changed = Good;
  std::copy(New.begin(), New.end(), Changed.begin() + Offset);
  return Changed;
}

Descriptor decoded(const Bytes &Data) {
  SyntaxError Error;
  std::optional<Descriptor> D = decodeDescriptor(Data, Error);
  EXPECT_TRUE(D) << "at " << Error.Offset << ": " << Error.Message;
  return D.value_or(Descriptor());
}

void expectMalformed(const Bytes &Data, std::size_t Offset) {
  SyntaxError Error;
  EXPECT_FALSE(decodeDescriptor(Data, Error));
  EXPECT_EQ(Error.Offset, Offset) << Error.Message;
}

TEST(Binary, WellFormed) {
  Descriptor D = decoded(Good);
  EXPECT_EQ(D.Layout, Form::SelfRelative);
  EXPECT_EQ(D.Control, 0x8004u);
  EXPECT_EQ(D.Owner.Account, "S-1-5-32-544");
  EXPECT_EQ(D.Group.Account, "S-1-5-32-544");
  EXPECT_EQ(D.Group.From.Offset, 36u);
  EXPECT_EQ(D.Sacl.Is, Acl::State::Absent);
  ASSERT_EQ(D.Dacl.Aces.size(), 1u);
  const Ace &A = D.Dacl.Aces[0];
  EXPECT_EQ(A.Type, AceType::Allowed);
  EXPECT_EQ(A.Mask, 7u);
  EXPECT_EQ(A.Account, "S-1-5-18");
  EXPECT_EQ(A.From.Offset, AceOffset);
  EXPECT_EQ(A.From.Length, 20u);
}

TEST(Binary, AbsentParts) {
  EXPECT_EQ(decoded(with(4, {0, 0, 0, 0})).Owner.Is, Party::State::Absent);
  EXPECT_EQ(decoded(with(8, {0, 0, 0, 0})).Group.Is, Party::State::Absent);
  EXPECT_EQ(decoded(with(16, {0, 0, 0, 0})).Dacl.Is, Acl::State::Null);
  EXPECT_EQ(decoded(with(2, {0x00})).Dacl.Is, Acl::State::Absent); // no SE_DACL_PRESENT
  EXPECT_EQ(decoded(with(2, {0x14})).Sacl.Is, Acl::State::Null);
  Descriptor Empty = decoded(with(56, {0}));
  EXPECT_EQ(Empty.Dacl.Is, Acl::State::Listed);
  EXPECT_TRUE(Empty.Dacl.Aces.empty());
}

TEST(Binary, KindsOfEntries) {
  for (unsigned Type = 0; Type <= 0x15; ++Type) {
    // An object's entry has its flags where the SID is else; here they say that no GUID follows.
    Bytes Data = with(AceOffset, {std::uint8_t(Type)});
    if (isObject(static_cast<AceType>(Type))) {
      Data.insert(Data.begin() + 68, 4, 0);
      Data[AceOffset + 2] = 24;
      Data[54] = 32;
    }
    const Ace A = decoded(Data).Dacl.Aces.at(0);
    if (Type == 4) {
      EXPECT_EQ(A.Type, AceType::Unknown);
      EXPECT_FALSE(A.Reason.empty());
    } else {
      EXPECT_EQ(unsigned(A.Type), Type);
      EXPECT_EQ(A.Account, "S-1-5-18") << Type;
      EXPECT_EQ(A.Conditional, Type >= 0x09 && Type <= 0x10) << Type;
    }
  }
  EXPECT_EQ(decoded(with(AceOffset, {0x16})).Dacl.Aces.at(0).Type, AceType::Unknown);
}

TEST(Binary, GuidsOfObjectEntries) {
  for (std::uint8_t Given : {1, 2, 3}) {
    Bytes Data = with(AceOffset, {0x05});
    const std::size_t Added = 4 + (Given == 3 ? 32 : 16);
    Data.insert(Data.begin() + 68, Added, 0);
    Data[68] = Given;
    Data[AceOffset + 2] = std::uint8_t(20 + Added);
    Data[54] = std::uint8_t(28 + Added);
    const Ace A = decoded(Data).Dacl.Aces.at(0);
    EXPECT_EQ(A.Account, "S-1-5-18");
    EXPECT_EQ(A.Typed, Given != 2);
  }
}

TEST(Binary, LargeAuthority) {
  EXPECT_EQ(decoded(with(22, {0x12, 0x34, 0x56, 0x78, 0x9A, 0xBC})).Owner.Account,
            "S-1-0x123456789ABC-32-544");
}

TEST(Binary, Malformed) {
  expectMalformed({}, 0);
  expectMalformed(Bytes(Good.begin(), Good.begin() + 19), 19);
  expectMalformed(with(0, {2}), 0);                      // revision
  expectMalformed(with(3, {0}), 2);                      // not self-relative
  expectMalformed(with(4, {0x13}), 4);                   // owner inside the header
  expectMalformed(with(4, {0xFF, 0xFF, 0xFF, 0xFF}), 4); // owner outside
  expectMalformed(with(4, {78}), 78);                    // owner cut off
  expectMalformed(with(20, {9}), 20);                    // revision of a SID
  expectMalformed(with(21, {16}), 21);                   // too many sub-authorities
  expectMalformed(with(21, {15}), 21);                   // no room for them
  expectMalformed(with(16, {80}), 16);                   // DACL just behind the end
  expectMalformed(with(16, {76}), 76);                   // no room for its header
  expectMalformed(with(52, {1}), 52);                    // revision of an ACL
  expectMalformed(with(54, {7}), 54);                    // smaller than its header
  expectMalformed(with(54, {0x1D}), 54);                 // larger than the data
  expectMalformed(with(56, {2}), 80);                    // an entry too many
  expectMalformed(with(62, {3}), 62);                    // smaller than its header
  expectMalformed(with(62, {0x15}), 62);                 // larger than its list
  expectMalformed(with(62, {4}), 64);                    // no mask
  expectMalformed(with(62, {12}), 68);                   // no SID
  expectMalformed(with(69, {2}), 69);                    // its SID is cut off
  Bytes Object = with(60, {5});                          // GUIDs behind its end
  Object[68] = 3;
  expectMalformed(Object, 68);
}

TEST(Binary, EveryPrefixIsMalformed) {
  for (std::size_t Size = 0; Size < Good.size(); ++Size) {
    SyntaxError Error;
    EXPECT_FALSE(decodeDescriptor({Good.data(), Size}, Error)) << Size;
    EXPECT_LE(Error.Offset, Size);
  }
}

} // namespace
} // namespace comsec::descriptor
