// How WMI's providers are registered (win32/wmisdk/--win32provider and the classes derived from
// __ProviderRegistration).
#pragma once

#include <string_view>

namespace comsec::knowledge {

inline constexpr std::string_view ProviderClass = "__Win32Provider";

/// The property of ProviderClass, or of a registration of a provider, that is called \p Name in any
/// case of the letters, as its document spells it. Empty for properties that say nothing of
/// security.
std::string_view providerProperty(std::string_view Name);

/// What a provider is registered for.
enum class ProviderUse {
  Clients, ///< it answers clients: instances, methods, properties, classes
  Events,  ///< it fires events, or consumes them: nobody asks it for anything
};

/// The system class that registers a provider, in any case of the letters; null for others.
struct ProviderRegistration {
  std::string_view Class;
  ProviderUse For;
};
const ProviderRegistration *providerRegistration(std::string_view Class);

} // namespace comsec::knowledge
