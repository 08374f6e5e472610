// What a file writes into the registry, whichever of the languages says it.
#pragma once

#include "checks/registration/Problem.h"

namespace comsec::registration {

enum class RegistryRoot {
  ClassesRoot,
  CurrentUser,
  LocalMachine,
  Users,
  CurrentConfig,
  PerformanceData,
  DynData,
  Open, ///< a placeholder of the file says which
};

/// "HKEY_LOCAL_MACHINE" or "HKLM", in any case.
std::optional<RegistryRoot> registryRoot(std::string_view Name);
/// "HKEY_LOCAL_MACHINE"; empty for Open.
std::string_view nameOf(RegistryRoot Root);

/// What winnt.h calls REG_…, with its numbers. A .reg file may give any other number.
enum class RegistryType : std::uint32_t {
  None = 0,
  String = 1,
  ExpandString = 2,
  Binary = 3,
  DWord = 4,
  DWordBigEndian = 5,
  Link = 6,
  MultiString = 7,
  ResourceList = 8,
  FullResourceDescriptor = 9,
  ResourceRequirementsList = 10,
  QWord = 11,
};

struct RegistryValue {
  enum class Kind {
    Written,
    Deleted,
    Unread, ///< the data is a problem
    Open,   ///< the data depends on what replaces a placeholder, or on what is there already
  };
  std::string Name; ///< empty: the default value
  Range NameAt;     ///< of the key, for the default value of an .rgs or .inf file
  Kind Is = Kind::Written;
  RegistryType Type = RegistryType::String;
  /// Of String, ExpandString, Link and MultiString: UTF-8, the strings of a list with NUL between
  /// them. A %TOKEN% stays as written.
  std::string Text;
  /// Of DWord, DWordBigEndian and QWord with as many bytes as these need.
  std::optional<std::uint64_t> Number;
  std::vector<std::uint8_t> Bytes; ///< of what is written as bytes, as written
  Range DataAt;
};

struct RegistryKey {
  enum class Kind {
    Created,
    Deleted,
    Recreated, ///< deleted, then created
  };
  RegistryRoot Root = RegistryRoot::LocalMachine;
  std::string Path; ///< without the root, "A\\B"; empty: the root itself. A %TOKEN% stays.
  Range At;         ///< of the name as written, in an .rgs file of the last part
  Kind Is = Kind::Created;
  std::vector<RegistryValue> Values; ///< in order; the last one of a name counts
};

/// In order: a key may come again.
struct RegistryFile {
  std::vector<RegistryKey> Keys;
  std::vector<Problem> Problems; ///< sorted by place
};

/// The last key of \p File, where that is \p Key too and both are created; else \p Key, which is
/// then the last one. For languages that name the key with each value.
RegistryKey &keyAtEnd(RegistryFile &File, RegistryKey Key);

/// Fills in what follows from \p Value's Type and Bytes. Strings are UTF-16LE, or Windows-1252
/// where they are \p Ansi.
void interpretBytes(RegistryValue &Value, bool Ansi);

} // namespace comsec::registration
