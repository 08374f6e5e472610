// From what a registration file says to the facts that rules judge.
#pragma once

#include "checks/facts/Facts.h"
#include "checks/registration/Registry.h"

#include <string>
#include <string_view>

namespace comsec::registration {

enum class Language {
  Mof,
  Reg,
  Rgs,
  Inf,
  Wix, ///< XML, which driver/scan/Wix.h reads
};

/// By the name's extension, in any case: .mof and .mfl, .reg, .rgs, .inf and .inx, .wxs and .wxi.
std::optional<Language> languageOf(std::string_view FileName);

/// A file may register no more than this many keys with their values, or providers: who exports a
/// whole registry wants no judgement of it.
inline constexpr std::size_t MaxRegistered = 20000;

/// The unit of \p File, which is written in \p In, but not in Wix. Keys, classes and instances that
/// rules do not judge are left out; each problem of the reader is a note, and what is left out
/// because of MaxRegistered is one.
facts::Unit factsOf(const Text &File, Language In, std::string MainFile);

/// The same of a file that is read already.
facts::Unit factsOf(const Text &File, Language In, const RegistryFile &Read, std::string MainFile);

} // namespace comsec::registration
