#include "driver/report/SarifProfile.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/FormatVariadic.h>
#include <llvm/Support/Process.h>

namespace comsec::report {

/// What a log has outside of a pipeline: the service takes no other values there.
static constexpr const char *NoDefinition = "-1";
static constexpr const char *NoPhase = "00000000-0000-0000-0000-000000000001";

AzureBuild AzureBuild::fromEnvironment() {
  const auto Get = [](const char *Name, const char *Else = "unknown") {
    return llvm::sys::Process::GetEnv(Name).value_or(Else);
  };
  AzureBuild B;
  // "https://dev.azure.com/organisation/"
  B.Organisation = llvm::StringRef(Get("SYSTEM_COLLECTIONURI")).rtrim('/').rsplit('/').second.str();
  if (B.Organisation.empty())
    B.Organisation = "unknown";
  B.Project = Get("SYSTEM_TEAMPROJECT");
  B.DefinitionId = Get("SYSTEM_DEFINITIONID", NoDefinition);
  B.DefinitionName = Get("BUILD_DEFINITIONNAME");
  B.PhaseId = Get("SYSTEM_PHASEID", NoPhase);
  B.PhaseName = Get("SYSTEM_PHASENAME");
  B.Branch = Get("BUILD_SOURCEBRANCHNAME");
  B.BuildId = Get("BUILD_BUILDID");
  return B;
}

std::string AzureBuild::id() const {
  return llvm::formatv("azuredevops/pipeline/build/{0}/{1}/{2}/{3}/{4}/{5}", Organisation, Project,
                       DefinitionId, PhaseId, Branch, BuildId);
}

Report forGitHub(const Report &R, std::size_t MaxResults) {
  Report Result = R;
  llvm::erase_if(Result.Findings, [](const ReportedFinding &F) { return F.Suppressed; });
  llvm::stable_sort(Result.Findings, [](const ReportedFinding &A, const ReportedFinding &B) {
    return A.What.Severity > B.What.Severity;
  });
  for (ReportedFinding &F : Result.Findings)
    if (F.What.Path.size() > GitHubMaxSteps) // the end is where the finding is
      F.What.Path.erase(F.What.Path.begin(), F.What.Path.end() - GitHubMaxSteps);
  if (const std::size_t All = Result.Findings.size(); All > MaxResults) {
    Result.Findings.resize(MaxResults);
    Result.Notifications.push_back(
        {"results-left-out",
         Level::Warning,
         llvm::formatv("{0} findings of {1} are left out: GitHub takes no more in one log",
                       All - MaxResults, All),
         {}});
  }
  return Result;
}

} // namespace comsec::report
