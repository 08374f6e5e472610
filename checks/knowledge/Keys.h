// The keys of the registry that rules judge, and what writes them (Keys.def).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace comsec::knowledge {

/// Who may take part in VSS, below HKEY_LOCAL_MACHINE
/// (win32/vss/security-considerations-for-requestors).
inline constexpr std::string_view VssAccessControl =
    R"(SYSTEM\CurrentControlSet\Services\VSS\VssAccessControl)";

// As Levels.def numbers them.
inline constexpr std::uint32_t HkeyLocalMachine = 0x80000002;
inline constexpr std::int64_t RegSz = 1;
inline constexpr std::int64_t RegBinary = 3;
inline constexpr std::int64_t RegDword = 4;
inline constexpr std::int64_t RegMultiSz = 7;
inline constexpr std::int64_t RegQword = 11;

/// A call that opens or creates a key or writes a value, by its parameters; see Keys.def.
struct KeyUse {
  std::string_view Api;
  std::string_view Key;
  std::string_view Way;
  std::string_view Name;
  std::string_view Type;
  std::int64_t Always = 0;
  std::string_view Value;
  std::string_view Opened;
};

std::span<const KeyUse> keyWrites();
std::span<const KeyUse> keyCreations();
std::span<const KeyUse> keyOpenings();

/// Where \p Path is: both below the same key, in any case of the letters.
enum class KeyPlace { Elsewhere, Same, Below };
KeyPlace placeInRegistry(std::string_view Path, std::string_view Key);

/// What a key of the registry is for.
enum class KeyRole {
  Application,      ///< AppID\{…}: how COM starts and secures a server
  Program,          ///< AppID\name.exe: which application a program is
  Class,            ///< CLSID\{…}
  ClassServer,      ///< the keys below
  Machine,          ///< Ole: of every COM server of the machine
  Compatibility,    ///< Ole\AppCompat: the hardening of DCOM
  VssAccessControl, ///< who may take part in VSS
  VssAccount,       ///< a key below, where VSS reads values only
};

struct JudgedKey {
  KeyRole Is;
  std::string_view Name; ///< of Application to ClassServer, the part behind AppID or CLSID: "{…}";
                         ///< of VssAccount what follows VssAccessControl
};

/// The key \p Path below \p Root ("HKEY_LOCAL_MACHINE"), in any case of the letters, if rules judge
/// it or join it with code. What belongs to one user only is left out
/// (win32/com/hkey-local-machine-software-classes, -appid, win32/sysinfo/hkey-classes-root-key).
std::optional<JudgedKey> judgedKey(std::string_view Root, std::string_view Path);

/// Whether judged keys lie below that key: who deletes it deletes them.
bool holdsJudgedKeys(std::string_view Root, std::string_view Path);

/// Whether a file of \p Text may name a judged key that is not of a class: it has a part of their
/// paths as a word.
bool mayNameJudgedKey(std::string_view Text);

/// Whether \p Way, from a key that nobody knows, may be a piece of the way to a key that rules
/// judge, or begin on that way and lead below it.
bool mayLeadToJudgedKey(std::string_view Way);

} // namespace comsec::knowledge
