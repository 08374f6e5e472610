// Who may register as a decoupled provider.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace comsec::rules {

/// What is wrong with a provider's SecurityDescriptor.
struct RegistrarDefect {
  std::string Says;    ///< follows "SecurityDescriptor in …"
  std::string Subject; ///< for fingerprints
};

/// None also where the entries that matter cannot be judged.
std::optional<RegistrarDefect> registrarDefect(std::string_view Sddl);

} // namespace comsec::rules
