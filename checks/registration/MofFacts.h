// What a MOF file says of providers, as facts. Internal to this folder.
#pragma once

#include "checks/facts/Facts.h"
#include "checks/registration/Mof.h"

namespace comsec::registration {

/// Places of one file as findings count them.
class Places {
public:
  Places(const Text &File, std::string Name) : File(File), Name(std::move(Name)) {}

  facts::Range range(const Range &At) const;
  /// As much of \p At as is on its first line.
  facts::Range lineOf(const Range &At) const;
  std::string_view text() const { return File.utf8(); }

private:
  const Text &File;
  std::string Name;
};

/// Says once that MaxRegistered is reached.
void noteLimit(facts::Unit &Out, const facts::Location &At);

/// A property whose value depends on a preprocessor, inside its class or instance, is unknown.
void addMofFacts(const MofFile &File, const Places &Where, facts::Unit &Out);

} // namespace comsec::registration
