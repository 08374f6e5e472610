// Accounts and groups by SID, alias, name and number, who belongs to whom, and who must be let in
// (Principals.def); the rights of COM's access masks.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace comsec::knowledge {

// COM_RIGHTS_… of combaseapi.h. Every entry must hold Execute. Old masks are exactly Execute and
// mean local and remote; newer ones hold at least one of the others besides.
inline constexpr std::uint32_t ComExecute = 0x1;
inline constexpr std::uint32_t ComExecuteLocal = 0x2;
inline constexpr std::uint32_t ComExecuteRemote = 0x4;
inline constexpr std::uint32_t ComActivateLocal = 0x8;
inline constexpr std::uint32_t ComActivateRemote = 0x10;
inline constexpr std::uint32_t ComNewerRights =
    ComExecuteLocal | ComExecuteRemote | ComActivateLocal | ComActivateRemote;
/// GENERIC_… and MAXIMUM_ALLOWED: no document says what COM takes them for.
inline constexpr std::uint32_t GenericRights = 0xF2000000;

struct Principal {
  std::string_view Alias;     ///< in SDDL: "SY"; empty: none
  std::string_view Sid;       ///< empty: an account of a domain, then Alias stands for it
  std::string_view WellKnown; ///< of WELL_KNOWN_SID_TYPE: "WinLocalSystemSid"; empty: none
  int Number;                 ///< of WELL_KNOWN_SID_TYPE; -1: none
  std::string_view Name;      ///< on an English Windows: "NT AUTHORITY\\SYSTEM"
  std::string_view Source;

  /// What a descriptor calls it.
  std::string_view key() const { return Sid.empty() ? Alias : Sid; }
};

// SIDs that code asks for by name.
inline constexpr std::string_view Everyone = "S-1-1-0";
inline constexpr std::string_view Anonymous = "S-1-5-7";
inline constexpr std::string_view AuthenticatedUsers = "S-1-5-11";
inline constexpr std::string_view Network = "S-1-5-2";
inline constexpr std::string_view Interactive = "S-1-5-4";
inline constexpr std::string_view Service = "S-1-5-6";
inline constexpr std::string_view LocalSystem = "S-1-5-18";
inline constexpr std::string_view LocalService = "S-1-5-19";
inline constexpr std::string_view NetworkService = "S-1-5-20";
inline constexpr std::string_view Administrators = "S-1-5-32-544";
inline constexpr std::string_view Users = "S-1-5-32-545";
inline constexpr std::string_view Guests = "S-1-5-32-546";
inline constexpr std::string_view BackupOperators = "S-1-5-32-551";
inline constexpr std::string_view AllPackages = "S-1-15-2-1";
inline constexpr std::string_view AllRestrictedPackages = "S-1-15-2-2";

std::span<const Principal> principals();

// Null when there is none. Aliases and names in any case.
const Principal *principalByAlias(std::string_view Alias);
const Principal *
principalByKey(std::string_view Key); ///< a SID, or the alias of a domain's account
const Principal *principalByWellKnown(std::string_view Name); ///< "WinLocalSystemSid"
const Principal *principalByNumber(std::int64_t Number);      ///< of WELL_KNOWN_SID_TYPE
/// "BUILTIN\\Administrators" or "Administrators"; English names only.
const Principal *principalByName(std::string_view Name);

/// The SID that the library function \p Name ("ATL::Sids::World") gives; empty for any other.
std::string_view sidGivenBy(std::string_view Name);

/// Whether a token holds a group.
enum class Membership {
  Never,   ///< not as such: some who belong to the account may hold it, others do not
  Perhaps, ///< depends on how the account logged on, or on how the machine is set up
  Always,
};

/// Whether the token of a caller that is \p Account, or any of its members, holds \p Group. Both
/// are keys.
Membership membership(std::string_view Account, std::string_view Group, bool Remote);

/// Processes whose descriptor must let somebody in.
enum class AdmitRole { VssRequester, VssWriter };

struct Admitted {
  AdmitRole Role;
  std::string_view Sid;
  bool SinceServer2003; ///< not where the program targets XP (_WIN32_WINNT below 0x0502)
  std::string_view Source;
};

std::span<const Admitted> admitted();

enum class Breadth {
  Narrow,
  AnyAccount, ///< every account that has a password to give
  Packages,   ///< every program in an app container
  Anybody,    ///< with or without an account
};

Breadth breadth(std::string_view Key);

} // namespace comsec::knowledge
