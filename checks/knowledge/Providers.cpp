#include "checks/knowledge/Providers.h"

#include "checks/knowledge/Knowledge.h"

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

constexpr std::string_view Hosting = "WmiSdk/provider-hosting-and-security";
constexpr std::string_view Class = "WmiSdk/--win32provider";
constexpr std::string_view Loaded = "MSFT_Providers, HostingSpecification"; ///< where WMI tells it

constexpr HostingModel HostingModels[] = {
    {"LocalSystemHost", HostKind::System, Hosting},
    {"LocalSystemHostOrSelfHost", HostKind::SystemOrSelf, Hosting},
    {"NetworkServiceHost", HostKind::Other, Hosting},
    {"NetworkServiceHostOrSelfHost", HostKind::Other, Hosting},
    {"LocalServiceHost", HostKind::Other, Hosting},
    {"SelfHost", HostKind::Other, Hosting},
    {"WmiCore", HostKind::Other, Loaded}, // registering with it fails but for parts of Windows
    {"WmiCoreOrSelfHost", HostKind::Other, Loaded},
    {"Decoupled:Com", HostKind::Decoupled, Class},
    {"Decoupled:NonCom", HostKind::Decoupled, Class},
    {"Decoupled:Com:FoldIdentity(TRUE)", HostKind::Decoupled, Class},
    {"Decoupled:Com:FoldIdentity(FALSE)", HostKind::DecoupledClient, Class},
};

constexpr std::string_view Framework[] = {"Provider", "CWbemProviderGlue"};

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

const HostingModel *hostingModel(std::string_view Text) {
  const llvm::StringRef Whole = llvm::StringRef(Text).trim();
  for (llvm::StringRef Name : {Whole, Whole.split(':').first, Whole.rsplit(':').first})
    for (const HostingModel &Each : HostingModels)
      if (llvm::StringRef(Each.Name).equals_insensitive(Name))
        return &Each;
  return nullptr;
}

bool isDecoupled(std::string_view HostingModel) {
  return llvm::StringRef(HostingModel).trim().split(':').first.equals_insensitive("Decoupled");
}

bool isProviderFramework(std::string_view Base) { return llvm::is_contained(Framework, Base); }

bool isProviderInterface(std::string_view Interface) {
  return llvm::any_of(roleSigns(), [&](const RoleSign &S) {
    return S.Shows == Role::WmiProvider && S.Kind == SignKind::Base && S.Name == Interface;
  });
}

} // namespace comsec::knowledge
