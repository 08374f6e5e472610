// What the functions and structures of Shapes.def do to the parts of a security descriptor, and to
// keys of the registry.
#pragma once

#include <span>
#include <string_view>

namespace comsec::knowledge {

/// Behind each: what Shape::From names, in order.
enum class Effect {
  NewDescriptor, ///< an absolute one without lists
  SetDacl,       ///< present, list
  SetSacl,       ///< present, list
  SetOwner,      ///< SID
  SetGroup,      ///< SID
  FromText,      ///< SDDL
  Absolute,      ///< the descriptor that is copied
  SelfRelative,  ///< the descriptor that is copied
  OfObject,      ///< self-relative, and whatever the object has
  NewAcl,
  Allow,              ///< mask, SID, perhaps flags
  Deny,               ///< mask, SID, perhaps flags
  Audit,              ///< mask, SID, perhaps flags
  Label,              ///< mask, SID, perhaps flags
  AnyEntry,           ///< entries that nobody reads
  FromEntries,        ///< number, entries, old list: a new list of both
  Entry,              ///< mask, mode, inheritance, trustee
  NamedEntry,         ///< mask, mode, inheritance, name
  Trustee,            ///< form, name or SID, the trustee that it acts for, how
  NamedTrustee,       ///< name
  SidTrustee,         ///< SID
  ObjectsSidTrustee,  ///< OBJECTS_AND_SID
  ObjectsNameTrustee, ///< OBJECTS_AND_NAME
  Leads,              ///< pointer to structures that hold trustees further on
  Holder,             ///< trustee
  WellKnownSid,       ///< type
  WholeSid,           ///< authority, number, sub-authorities
  NewSid,             ///< authority, number
  SubAuthority,       ///< index, value
  SidFromText,        ///< text
  SidOfName,          ///< name of an account
  Authority,          ///< of a SID, as a number
  Copy,               ///< what is copied
  NullDacl, ///< nothing: a descriptor that lets everybody in, until something is added to it
  OpenKey,  ///< a key that is open, the way from it
  OwnName,  ///< the name of the account that the thread runs as
  Zero,
  Unknown, ///< filled with bytes that nobody knows
};

struct Shape {
  std::string_view Api;
  Effect Does;
  std::string_view Filled; ///< the parameter that leads to what is filled; empty: the object itself
  std::span<const std::string_view> From; ///< parameters
};

/// Null for an API that fills nothing of this kind.
const Shape *shapeOf(std::string_view Api);

} // namespace comsec::knowledge
