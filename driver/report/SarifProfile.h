// What the services that read SARIF want of a log beyond the standard.
#pragma once

#include "driver/report/Report.h"

#include <string>

namespace comsec::report {

enum class SarifProfile {
  Full,   ///< all there is
  GitHub, ///< no suppressed results, which it shows as open; its limits, the most severe first
  Azure,  ///< with the build that GitHub Advanced Security for Azure DevOps asks for
};

/// The build that a log for Azure DevOps belongs to, in the words of its validator's rules.
struct AzureBuild {
  std::string Organisation, Project, DefinitionId, DefinitionName, PhaseId, PhaseName, Branch,
      BuildId;

  /// From the variables that Azure Pipelines sets for each job; "unknown", or the
  /// service's word for it, where one is missing.
  static AzureBuild fromEnvironment();

  /// automationDetails.id
  std::string id() const;
};

struct SarifOptions {
  SarifProfile Profile = SarifProfile::Full;
  AzureBuild Azure = {}; ///< read in that profile only
};

/// GitHub refuses a log with more results, or whose gzip is larger; of a path it takes no more
/// steps.
inline constexpr std::size_t GitHubMaxResults = 25'000;
inline constexpr std::size_t GitHubMaxGzipBytes = 10'000'000;
inline constexpr std::size_t GitHubMaxSteps = 10'000;

/// \p R as the profile GitHub takes it, with no more than \p MaxResults findings. What is left out
/// for its number is said in a notification.
Report forGitHub(const Report &R, std::size_t MaxResults);

} // namespace comsec::report
