#include "checks/knowledge/Providers.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringRef.h>

namespace comsec::knowledge {
namespace {

constexpr std::string_view Properties[] = {
    // of __Win32Provider
    "Name", "CLSID", "ImpersonationLevel", "PerUserInitialization", "InitializeAsAdminFirst",
    "HostingModel", "SecurityDescriptor",
    // of what registers it
    "Provider"};

constexpr ProviderRegistration Registrations[] = {
    {"__InstanceProviderRegistration", ProviderUse::Clients},
    {"__ClassProviderRegistration", ProviderUse::Clients},
    {"__MethodProviderRegistration", ProviderUse::Clients},
    {"__PropertyProviderRegistration", ProviderUse::Clients},
    {"__EventProviderRegistration", ProviderUse::Events},
    {"__EventConsumerProviderRegistration", ProviderUse::Events},
};

} // namespace

std::string_view providerProperty(std::string_view Name) {
  const auto *It = llvm::find_if(Properties, [&](std::string_view Each) {
    return llvm::StringRef(Each).equals_insensitive(llvm::StringRef(Name));
  });
  return It == std::end(Properties) ? std::string_view() : *It;
}

const ProviderRegistration *providerRegistration(std::string_view Class) {
  const auto *It = llvm::find_if(Registrations, [&](const ProviderRegistration &Each) {
    return llvm::StringRef(Each.Class).equals_insensitive(llvm::StringRef(Class));
  });
  return It == std::end(Registrations) ? nullptr : It;
}

} // namespace comsec::knowledge
