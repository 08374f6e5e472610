// What a registration file leaves in the registry, and findings about it.
#pragma once

#include "checks/Finding.h"
#include "checks/facts/Facts.h"
#include "checks/knowledge/Keys.h"

#include <map>
#include <string>
#include <vector>

namespace comsec::rules {

/// A key that a file creates and does not delete again, whatever the ways and the case of letters
/// in which it names it.
struct FileKey {
  knowledge::JudgedKey Is;
  const facts::RegistryKey *Key = nullptr; ///< where the file names it first
  /// The last write of each value, by its name in small letters. Deleted ones are left out.
  std::map<std::string, const facts::RegistryValue *> Values;

  /// Null when the file writes no such value, or nobody knows what it is.
  const facts::RegistryValue *value(std::string_view Name) const;
};

/// The keys that rules judge, in a fixed order.
std::vector<FileKey> keysOf(const facts::Unit &File);

/// "REG_SZ"; "type 99" where the number has no name.
std::string registryType(std::int64_t Type);

/// A finding about a value. \p Subject is for fingerprints.
Finding findingAt(const facts::RegistryValue &Value, Level Severity, std::string Message,
                  std::string Subject);

/// Offers to write \p Number into \p Value. Only .reg files are edited, whose data ends with the
/// line.
void offerDword(Finding &F, const facts::RegistryValue &Value, std::uint64_t Number);

} // namespace comsec::rules
