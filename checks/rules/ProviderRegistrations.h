// What MOF files say of a provider: the instance that registers it, and the class of that.
#pragma once

#include "checks/Finding.h"
#include "checks/link/Program.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comsec::rules {

/// A property of a provider.
struct Setting {
  enum class State {
    Absent, ///< nothing is said, or NULL
    Unknown,
    Given,
  };
  State Is = State::Absent;
  const facts::MofValue *Value = nullptr; ///< null if Absent
  const facts::MofClass *By = nullptr;    ///< the class that says it; null: the instance

  bool absent() const { return Is == State::Absent; }
  // Empty also for values of another type. A word in quotation marks is what it names.
  std::optional<std::int64_t> number() const;
  std::optional<bool> truth() const;
  std::optional<std::string> text() const;
};

/// The registration of one provider.
class ProviderRegistration {
public:
  ProviderRegistration(const facts::Unit &File, const facts::MofInstance &Instance)
      : File(File), Instance(Instance) {}

  /// \p Property as knowledge::providerProperty spells it.
  Setting said(std::string_view Property) const;

  /// Who says \p S: "the registration of Contoso_Files", "the class Contoso_Provider".
  std::string subject(const Setting &S) const;

  /// A finding at the value of \p S, or at the instance, which does not say it. \p Says is the
  /// setting in words for fingerprints: "ImpersonationLevel=0".
  Finding finding(const Setting &S, Level Severity, std::string Message,
                  std::string_view Says) const;

  /// Whether the file registers it for events, and for nothing that answers clients.
  bool isForEventsOnly() const;

private:
  std::string name() const; ///< empty when that is not known
  bool isMeantBy(const facts::MofInstance &Other) const;

  const facts::Unit &File;
  const facts::MofInstance &Instance;
};

/// In the order of files and places.
std::vector<ProviderRegistration> providerRegistrations(const link::Program &P);

} // namespace comsec::rules
