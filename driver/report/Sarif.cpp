#include "driver/report/Sarif.h"

#include "driver/report/Fingerprint.h"
#include "driver/report/Gate.h"
#include "driver/report/SarifParts.h"
#include "driver/report/Unicode.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/Compression.h>
#include <llvm/Support/FormatVariadic.h>

#include <map>
#include <vector>

namespace comsec::report {

using namespace sarif;

static constexpr char Schema[] =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// More links read badly in a message; a longer path is in the code flow anyway.
static constexpr std::size_t MaxLinkedSteps = 5;

namespace {

class Writer {
public:
  Writer(const Report &R, Sources &Text, const SarifOptions &Options)
      : R(R), Text(Text), Options(Options), Where(Text) {}
  Json run(int ExitCode);

private:
  Json invocation(int ExitCode);
  Json provenance();
  Json automation();
  Json notification(const Notification &N);
  Json result(const ReportedFinding &F, const std::string &Key);
  Json resultMessage(const Finding &F);
  Json location(const facts::Range &Place) {
    return {{"physicalLocation", Where.physicalLocation(Place)}};
  }
  Json codeFlow(const Finding &F);
  Json relatedLocations(const Finding &F);
  Json fix(const Fix &F);
  Json fingerprints(const Finding &F, const std::string &Key);

  const Report &R;
  Sources &Text;
  const SarifOptions &Options;
  Places Where;
  std::map<std::string, std::vector<std::string>> LineHashes; ///< by file
};

} // namespace

static Json suppressions(const ReportedFinding &F) {
  if (!F.Suppressed)
    return Json::array();
  if (F.Justification.empty())
    return Json::array({{{"kind", "inSource"}}});
  return Json::array(
      {{{"kind", "external"}, {"status", "accepted"}, {"justification", toUtf8(F.Justification)}}});
}

/// The steps that the message links to: few, and elsewhere than the finding itself.
static std::vector<const Step *> linkedSteps(const Finding &F) {
  std::vector<const Step *> Steps;
  for (const Step &S : F.Path)
    if (S.Where.valid() && S.Where.Begin != F.Where.Begin)
      Steps.push_back(&S);
  return Steps.size() <= MaxLinkedSteps ? Steps : std::vector<const Step *>();
}

/// `text` is the finding's own message. `id` with `arguments` says the rule's, for readers that
/// translate; because of the arguments braces in the text are doubled, as SARIF requires.
Json Writer::resultMessage(const Finding &F) {
  std::string Text = F.Message;
  std::vector<std::string> Links; // the linked places carry the steps' words
  for (unsigned Id = 1; Id <= linkedSteps(F).size(); ++Id)
    Links.push_back(llvm::formatv("[{0}]({0})", Id));
  if (!Links.empty())
    Text += " (see " + llvm::join(Links, ", ") + ")";
  Json Message = message(escapedBraces(Text));
  Message["id"] = MessageId;
  Message["arguments"] = {toUtf8(F.Subject.empty() ? "comsec-" + F.Rule : F.Subject)};
  return Message;
}

Json Writer::relatedLocations(const Finding &F) {
  Json All = Json::array();
  for (const auto &[Index, S] : llvm::enumerate(linkedSteps(F)))
    All.push_back({{"id", Index + 1},
                   {"physicalLocation", Where.physicalLocation(S->Where)},
                   {"message", message(S->Message)}});
  return All;
}

Json Writer::codeFlow(const Finding &F) {
  Json Locations = Json::array();
  for (const Step &S : F.Path) {
    if (!S.Where.valid()) // readers take the place for granted
      continue;
    Json Place = location(S.Where);
    Place["message"] = message(S.Message);
    Locations.push_back({{"location", std::move(Place)},
                         {"nestingLevel", S.Nesting},
                         {"executionOrder", Locations.size() + 1}});
  }
  if (Locations.empty())
    return nullptr;
  return {{"threadFlows", Json::array({{{"locations", std::move(Locations)}}})}};
}

Json Writer::fix(const Fix &F) {
  std::map<std::string, Json> Replacements; // by file
  for (const Edit &E : F.Edits) {
    Json &OfFile = Replacements.try_emplace(E.Where.Begin.File, Json::array()).first->second;
    OfFile.push_back({{"deletedRegion", Where.exactRegion(E.Where)},
                      {"insertedContent", message(E.Replacement)}});
  }
  Json Changes = Json::array();
  for (auto &[File, OfFile] : Replacements)
    Changes.push_back(
        {{"artifactLocation", artifactLocation(File)}, {"replacements", std::move(OfFile)}});
  return {{"description", message(F.Description)}, {"artifactChanges", std::move(Changes)}};
}

Json Writer::fingerprints(const Finding &F, const std::string &Key) {
  Json Prints = Json::object();
  const std::string &File = F.Where.Begin.File;
  auto [Hashes, New] = LineHashes.try_emplace(File);
  if (New)
    if (const auto Bytes = Text.bytes(File))
      Hashes->second = lineHashes(*Bytes);
  const unsigned Line = F.Where.Begin.Line;
  if (Line >= 1 && Line <= Hashes->second.size())
    Prints["primaryLocationLineHash"] = Hashes->second[Line - 1];
  Prints["comsec/v1"] = Key;
  return Prints;
}

Json Writer::result(const ReportedFinding &Reported, const std::string &Key) {
  const Finding &F = Reported.What;
  Json Result = Json::object();
  if (const Rule *R = findRule(F.Rule)) {
    Result["ruleId"] = sarifId(*R);
    Result["ruleIndex"] = ruleIndex(*R);
  }
  Result["level"] = toString(F.Severity);
  Result["message"] = resultMessage(F);
  Result["locations"] = Json::array({location(F.Where)});
  Result["partialFingerprints"] = fingerprints(F, Key);
  if (Json Flow = codeFlow(F); !Flow.is_null())
    Result["codeFlows"] = Json::array({std::move(Flow)});
  if (Json Related = relatedLocations(F); !Related.empty())
    Result["relatedLocations"] = std::move(Related);
  for (const Fix &X : F.Fixes)
    if (!X.Edits.empty())
      Result["fixes"].push_back(fix(X));
  if (R.HasBaseline)
    Result["baselineState"] = Reported.Known ? "unchanged" : "new";
  // All results of a run have the member, or none has.
  if (llvm::any_of(R.Findings, [](const ReportedFinding &Any) { return Any.Suppressed; }))
    Result["suppressions"] = suppressions(Reported);
  return Result;
}

Json Writer::notification(const Notification &N) {
  Json Result = {{"descriptor", {{"id", N.Id}}},
                 {"level", toString(N.Severity)},
                 {"message", message(N.Message)}};
  if (!N.Where.File.empty())
    Result["locations"] = Json::array({location({N.Where, 0, 0})});
  return Result;
}

Json Writer::invocation(int ExitCode) {
  Json Notifications = Json::array();
  for (const Notification &N : R.Notifications)
    Notifications.push_back(notification(N));
  return {{"executionSuccessful", ExitCode != ExitFailure},
          {"exitCode", ExitCode},
          {"toolExecutionNotifications", std::move(Notifications)}};
}

/// Only what the user says: the address in a clone's configuration is another one on every machine.
Json Writer::provenance() {
  Json Details = {{"repositoryUri", toUtf8(R.Repository)},
                  {"mappedTo", {{"uriBaseId", "SRCROOT"}}}};
  if (!R.Revision.empty())
    Details["revisionId"] = toUtf8(R.Revision);
  return Details;
}

Json Writer::automation() {
  if (Options.Profile != SarifProfile::Azure)
    return {{"id", "comsec-tidy/"}};
  const AzureBuild &B = Options.Azure;
  return {{"id", toUtf8(B.id())},
          {"properties",
           {{"azuredevops/pipeline/build/buildDefinitionId", toUtf8(B.DefinitionId)},
            {"azuredevops/pipeline/build/buildDefinitionName", toUtf8(B.DefinitionName)},
            {"azuredevops/pipeline/build/phaseId", toUtf8(B.PhaseId)},
            {"azuredevops/pipeline/build/phaseName", toUtf8(B.PhaseName)}}}};
}

Json Writer::run(int ExitCode) {
  Json Results = Json::array();
  const std::vector<std::string> Keys = findingKeys(R);
  for (const auto &[F, Key] : llvm::zip(R.Findings, Keys))
    Results.push_back(result(F, Key));
  Json Run = {
      {"tool", tool()},
      {"automationDetails", automation()},
      {"columnKind", "utf16CodeUnits"},
      {"originalUriBaseIds", {{"SRCROOT", {{"description", message("The scanned folder.")}}}}},
      {"invocations", Json::array({invocation(ExitCode)})},
      {"results", std::move(Results)}};
  if (!R.Repository.empty())
    Run["versionControlProvenance"] = Json::array({provenance()});
  return Run;
}

static std::string logOf(const Report &R, Sources &Text, int ExitCode,
                         const SarifOptions &Options) {
  const Json Log = {{"$schema", Schema},
                    {"version", "2.1.0"},
                    {"runs", Json::array({Writer(R, Text, Options).run(ExitCode)})}};
  return Log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// As gzip: its header is all that it adds to what zlib writes.
static std::size_t gzipBytes(const std::string &Text) {
  llvm::SmallVector<std::uint8_t> Packed;
  llvm::compression::zlib::compress(llvm::arrayRefFromStringRef(Text), Packed);
  return Packed.size();
}

std::string toSarif(const Report &R, Sources &Text, int ExitCode, const SarifOptions &Options) {
  if (Options.Profile != SarifProfile::GitHub)
    return logOf(R, Text, ExitCode, Options);
  for (std::size_t Max = GitHubMaxResults;; Max /= 2) {
    std::string Log = logOf(forGitHub(R, Max), Text, ExitCode, Options);
    if (Max == 0 || Log.size() <= GitHubMaxGzipBytes || gzipBytes(Log) <= GitHubMaxGzipBytes)
      return Log;
  }
}

} // namespace comsec::report
