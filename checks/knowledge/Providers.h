// How WMI's providers are registered (win32/wmisdk/--win32provider and the classes derived from
// __ProviderRegistration).
#pragma once

#include <cstdint>
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

/// What a HostingModel makes of a provider.
enum class HostKind {
  System,         ///< it has the rights of the whole machine
  SystemOrSelf,   ///< the same, unless it is a server of its own
  Other,          ///< an account with few rights, a server of its own, or a part of Windows
  Decoupled,      ///< a program that registers itself when it runs
  DecoupledClient ///< the same, and it may act as the clients that call it
};

struct HostingModel {
  std::string_view Name;
  HostKind Is;
  std::string_view Source;
};

/// The model that a HostingModel names, in any case of the letters; what follows a colon may be the
/// name of a group of providers. Null: WMI has none of that name.
const HostingModel *hostingModel(std::string_view Text);

/// The same of a model that WMI may not have: whether it is one of the decoupled ones.
bool isDecoupled(std::string_view HostingModel);

/// Of the SecurityDescriptor of a decoupled provider: the right to register as the provider
/// (WmiSdk/--win32provider). Of other bits nothing is known.
inline constexpr std::uint32_t RegisterProvider = 0x1;

/// Whether \p Base is a class of WMI's provider framework, which stands between WMI and the classes
/// derived from it. No document says whether it impersonates
/// (wbemglue/nl-wbemglue-cwbemproviderglue, framework/nl-framework-provider).
bool isProviderFramework(std::string_view Base);

/// Whether a class that implements \p Interface is a provider: a row of Roles.def.
bool isProviderInterface(std::string_view Interface);

} // namespace comsec::knowledge
