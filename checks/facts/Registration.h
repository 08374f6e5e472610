// What registration files (.mof, .reg, …) say about COM security, as plain data. What a reader
// could not make out, or what is only decided when the file is used, is Unknown and never missing.
#pragma once

#include "checks/facts/Location.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace comsec::facts {

enum class DataState {
  Written,
  Deleted,
  Unknown, ///< cannot be read, or depends on what replaces a placeholder
};

/// A value of a key. Only of keys that knowledge::judgedKey names.
struct RegistryValue {
  std::string Name; ///< empty: the default value
  Range NameWhere;  ///< one line; findings point here
  DataState Is = DataState::Written;
  std::uint32_t Type = 0; ///< REG_…, by its number
  std::string Text;       ///< of the string types; a %TOKEN% stays as written
  /// Of REG_DWORD, REG_DWORD_BIG_ENDIAN and REG_QWORD with as many bytes as these need.
  std::optional<std::uint64_t> Number;
  std::vector<std::uint8_t> Bytes; ///< of what is written as bytes
  Range Where;                     ///< of the data
  /// What the comments above the value and behind it say. Only of .reg and .inf files, and of
  /// the key VssAccessControl.
  std::string Comment;
};

/// What a file does to one key, in the file's order: a key may come again.
struct RegistryKey {
  std::string Root; ///< "HKEY_LOCAL_MACHINE"
  std::string Path; ///< without the root; a %TOKEN% stays as written
  Range Where;
  bool Deleted = false; ///< with all that is below it, before the Values are written
  bool Created = true;
  std::vector<RegistryValue> Values; ///< in order
};

/// The value of a MOF property.
struct MofValue {
  enum class Kind {
    Unknown,
    Null,
    Boolean, ///< Number is 0 or 1
    Integer,
    String,
    Alias, ///< Text without the '$'
  };
  Kind Is = Kind::Unknown;
  std::int64_t Number = 0;
  std::string Text;
  Range Where;
};

struct MofProperty {
  std::string Name; ///< as knowledge::providerProperty spells it
  Range NameWhere;
  MofValue Value;
};

/// A class that is __Win32Provider or derived from it in the same file.
struct MofClass {
  std::string Name;
  std::string Superclass;
  Range Where; ///< of the name
  std::vector<MofProperty> Defaults;
};

/// An instance of such a class, or of one that registers a provider for something
/// (__InstanceProviderRegistration …). A property comes at most once.
struct MofInstance {
  std::string Class;
  Range Where; ///< from "instance" to the class's name; one line
  std::string Alias;
  std::string Namespace; ///< empty: not said
  std::vector<MofProperty> Properties;
};

/// A name that is both in code and in registration files: a CLSID or AppID.
struct Guid {
  std::string Text;  ///< "{A92D7615-A72C-44BA-BB5E-FD25CCD70501}", in capitals
  std::string Class; ///< USR of the class that has it by __declspec(uuid); else empty
  Range Where;
  auto operator<=>(const Guid &) const = default;
};

} // namespace comsec::facts
