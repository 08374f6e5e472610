// The one model of a security descriptor, whoever tells of it: an SDDL string, bytes, or code that
// builds one. What its source does not tell is unknown, with a reason, and never guessed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace comsec::descriptor {

/// How a descriptor lies in memory. CoInitializeSecurity takes absolute ones only.
enum class Form { Absolute, SelfRelative, Unknown };

/// What winnt.h calls …_ACE_TYPE, with its numbers.
enum class AceType : std::uint8_t {
  Allowed = 0x00,
  Denied = 0x01,
  Audit = 0x02,
  Alarm = 0x03,
  ObjectAllowed = 0x05,
  ObjectDenied = 0x06,
  ObjectAudit = 0x07,
  ObjectAlarm = 0x08,
  CallbackAllowed = 0x09,
  CallbackDenied = 0x0A,
  CallbackObjectAllowed = 0x0B,
  CallbackObjectDenied = 0x0C,
  CallbackAudit = 0x0D,
  CallbackAlarm = 0x0E,
  CallbackObjectAudit = 0x0F,
  CallbackObjectAlarm = 0x10,
  MandatoryLabel = 0x11,
  ResourceAttribute = 0x12,
  ScopedPolicy = 0x13,
  TrustLabel = 0x14,
  AccessFilter = 0x15,
  Unknown = 0xFF, ///< not known, or of a kind that no document describes
};

/// Entries that let in, and that keep out; with a condition or for an object or not.
constexpr bool isAllow(AceType T) {
  return T == AceType::Allowed || T == AceType::ObjectAllowed || T == AceType::CallbackAllowed ||
         T == AceType::CallbackObjectAllowed;
}
constexpr bool isDeny(AceType T) {
  return T == AceType::Denied || T == AceType::ObjectDenied || T == AceType::CallbackDenied ||
         T == AceType::CallbackObjectDenied;
}
/// Entries that have room for GUIDs.
constexpr bool isObject(AceType T) {
  return (T >= AceType::ObjectAllowed && T <= AceType::ObjectAlarm) ||
         T == AceType::CallbackObjectAllowed || T == AceType::CallbackObjectDenied ||
         T == AceType::CallbackObjectAudit || T == AceType::CallbackObjectAlarm;
}
/// Entries that end in application data: a condition, as a rule.
constexpr bool isCallback(AceType T) {
  return T >= AceType::CallbackAllowed && T <= AceType::CallbackObjectAlarm;
}

/// Bits of Ace::Flags.
inline constexpr unsigned ObjectInherit = 0x01;
inline constexpr unsigned ContainerInherit = 0x02;
inline constexpr unsigned NoPropagate = 0x04;
inline constexpr unsigned InheritOnly = 0x08; ///< the entry is not for the object itself
inline constexpr unsigned Inherited = 0x10;
inline constexpr unsigned Critical = 0x20;
inline constexpr unsigned AuditSuccess = 0x40; ///< of an access filter: trust-protected
inline constexpr unsigned AuditFailure = 0x80;

/// Bits of Descriptor::Control.
inline constexpr unsigned DaclPresent = 0x0004;
inline constexpr unsigned SaclPresent = 0x0010;
inline constexpr unsigned DaclAutoInheritRequired = 0x0100;
inline constexpr unsigned SaclAutoInheritRequired = 0x0200;
inline constexpr unsigned DaclAutoInherited = 0x0400;
inline constexpr unsigned SaclAutoInherited = 0x0800;
inline constexpr unsigned DaclProtected = 0x1000;
inline constexpr unsigned SaclProtected = 0x2000;
inline constexpr unsigned SelfRelative = 0x8000;

/// Where a part was read or made. The parsers fill Offset and Length, in characters of the string
/// or bytes of the value; who builds a descriptor from code numbers his places as he likes.
struct Origin {
  std::size_t Offset = 0;
  std::size_t Length = 0;
  unsigned Place = 0;
};

/// A SID is the text "S-1-5-18" in canonical form, decimal and without leading zeros; only an
/// authority from 2^32 on is hexadecimal. An account of a domain that the source does not name
/// ("DA", "LA" …) is its SDDL alias instead, in capitals: the SID depends on the machine.
using Sid = std::string;

/// One entry. Unknown is: everything, when Type is Unknown (then Mask and Account limit it, where
/// they are known); else what Mask and Account lack.
struct Ace {
  AceType Type = AceType::Unknown;
  unsigned Flags = 0;                ///< of an entry of Unknown type: what is known of them
  std::optional<std::uint32_t> Mask; ///< absent: unknown
  std::optional<Sid> Account;        ///< absent: unknown
  std::string Reason;                ///< why something is unknown; empty when nothing is
  bool Conditional = false;          ///< counts only when an expression is true at run time
  bool Typed = false; ///< an object entry with a GUID: for one property or right only
  bool Maybe = false; ///< is in the list only on some ways through the program
  Origin From;
};

struct Acl {
  enum class State {
    Absent,  ///< the descriptor has no such list: a DACL then lets everyone in
    Null,    ///< the list is there and NULL: the same effect
    Listed,  ///< Aces, in order; none at all lets nobody in
    Unknown, ///< see Reason
  };
  State Is = State::Absent;
  std::vector<Ace> Aces;
  bool Complete = true; ///< false: there may be further entries, at any place in the order
  std::string Reason;   ///< why the list is unknown or not complete
  Origin From;
};

/// The owner or the group.
struct Party {
  enum class State { Absent, Given, Unknown };
  State Is = State::Absent;
  Sid Account;        ///< when Given
  std::string Reason; ///< when Unknown
  Origin From;
};

struct Descriptor {
  Form Layout = Form::Unknown;
  Party Owner;
  Party Group;
  Acl Dacl;
  Acl Sacl;
  unsigned Control = 0; ///< the bits above that are known to be set
};

/// What is wrong with a string or with bytes, for messages.
struct SyntaxError {
  std::size_t Offset = 0; ///< of the first character or byte that cannot be right, from 0
  std::string Message;    ///< without the offset; no full stop
};

} // namespace comsec::descriptor
