#include "driver/report/Baseline.h"

#include "driver/report/Fingerprint.h"
#include "driver/report/Unicode.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/FormatVariadic.h>
#include <llvm/Support/MemoryBuffer.h>
#include <nlohmann/json.hpp>

#include <array>
#include <map>
#include <set>

namespace comsec::report {
namespace {

using Json = nlohmann::ordered_json;

constexpr int Version = 1;
constexpr const char *Tool = "comsec-tidy";

/// "0123…:2" without the number of the one among equals.
std::string withoutNumber(llvm::StringRef Key) { return Key.rsplit(':').first.str(); }

/// The findings of \p R, in its order.
std::vector<KnownFinding> knownOf(const Report &R, Sources &Text) {
  std::map<std::string, std::vector<std::string>> Hashes; // by file
  std::vector<KnownFinding> All;
  for (const auto &[F, Key] : llvm::zip_equal(R.Findings, findingKeys(R))) {
    const facts::Location &At = F.What.Where.Begin;
    auto [Lines, New] = Hashes.try_emplace(At.File);
    if (New)
      if (const auto Bytes = Text.bytes(At.File))
        Lines->second = lineHashes(*Bytes);
    const bool HasLine = At.Line >= 1 && At.Line <= Lines->second.size();
    All.push_back({F.What.Rule, withoutNumber(Key), toUtf8(At.File),
                   HasLine ? withoutNumber(Lines->second[At.Line - 1]) : std::string(),
                   toUtf8(F.What.Message)});
  }
  return All;
}

std::vector<KnownFinding> fromOurs(const Json &Log) {
  std::vector<KnownFinding> All;
  for (const Json &F : Log.at("findings"))
    All.push_back({F.at("rule"), F.at("fingerprint"), F.at("file"), F.at("line"), F.at("message")});
  return All;
}

/// The path that an URI of ours stands for: relative, with escapes for odd bytes.
std::string pathOf(llvm::StringRef Uri) {
  std::string Path;
  for (std::size_t I = 0; I < Uri.size(); ++I) {
    unsigned Byte = 0;
    if (Uri[I] == '%' && !Uri.substr(I + 1, 2).getAsInteger(16, Byte)) {
      Path += static_cast<char>(Byte);
      I += 2;
    } else {
      Path += Uri[I];
    }
  }
  return toUtf8(Path);
}

/// A finding's message, of the text that a SARIF log has for it: that has links behind it, and
/// braces twice.
std::string messageOf(llvm::StringRef Text) {
  std::string Message;
  Text = Text.split(" (see [1](1)").first;
  for (std::size_t I = 0; I < Text.size(); ++I) {
    Message += Text[I];
    if ((Text[I] == '{' || Text[I] == '}') && Text.substr(I + 1).starts_with(Text.substr(I, 1)))
      ++I;
  }
  return Message;
}

std::optional<KnownFinding> fromResult(const Json &Result, const Json &Rules) {
  const bool IsSilenced = !Result.value("suppressions", Json::array()).empty();
  if (IsSilenced || Result.value("baselineState", "") == "absent")
    return std::nullopt;
  const Json &Prints = Result.at("partialFingerprints");
  const Json &Place = Result.at("locations").at(0).at("physicalLocation");
  const Json &Rule = Rules.at(Result.at("ruleIndex").get<std::size_t>());
  const std::string Check = Rule.at("properties").at("checkName");
  return KnownFinding{llvm::StringRef(Check).split('-').second.str(),
                      withoutNumber(Prints.at("comsec/v1").get<std::string>()),
                      pathOf(Place.at("artifactLocation").at("uri").get<std::string>()),
                      withoutNumber(Prints.value("primaryLocationLineHash", "")),
                      messageOf(Result.at("message").at("text").get<std::string>())};
}

/// Of a SARIF log. Nothing when it is another program's.
std::optional<std::vector<KnownFinding>> fromSarif(const Json &Log) {
  std::vector<KnownFinding> All;
  for (const Json &Run : Log.at("runs")) {
    const Json &Driver = Run.at("tool").at("driver");
    if (Driver.at("name") != Tool)
      return std::nullopt;
    for (const Json &Result : Run.value("results", Json::array()))
      if (auto Known = fromResult(Result, Driver.at("rules")))
        All.push_back(std::move(*Known));
  }
  return All;
}

/// How well an entry and a finding of one fingerprint agree; the smallest number is the best.
enum Agreement { SamePlace, SameFile, SameLine, SameFingerprint };
constexpr std::array<Agreement, 4> FromTheBest = {SamePlace, SameFile, SameLine, SameFingerprint};

bool agree(const KnownFinding &Entry, const KnownFinding &Found, Agreement How) {
  switch (How) {
  case SamePlace:
    return Entry.File == Found.File && Entry.LineHash == Found.LineHash;
  case SameFile:
    return Entry.File == Found.File;
  case SameLine:
    return Entry.LineHash == Found.LineHash;
  case SameFingerprint:
    return true;
  }
  return false;
}

} // namespace

Baseline Baseline::of(const Report &R, Sources &Text) {
  Baseline B;
  for (const auto &[F, Known] : llvm::zip_equal(R.Findings, knownOf(R, Text)))
    if (!F.Suppressed)
      B.Known.push_back(Known);
  llvm::sort(B.Known);
  return B;
}

std::optional<Baseline> Baseline::read(const std::string &Path, std::string &Error) {
  auto Text = llvm::MemoryBuffer::getFile(Path);
  if (!Text) {
    Error = "cannot read '" + Path + "' (--baseline): " + Text.getError().message();
    return std::nullopt;
  }
  const Json Log = Json::parse((*Text)->getBuffer().begin(), (*Text)->getBuffer().end(), nullptr,
                               /*allow_exceptions=*/false);
  const std::string Refused = "'" + Path + "' (--baseline) ";
  try {
    Baseline B;
    if (Log.contains("runs")) {
      auto Known = fromSarif(Log);
      if (!Known) {
        Error = Refused + "is a report of another program";
        return std::nullopt;
      }
      B.Known = std::move(*Known);
    } else if (Log.at("tool") == Tool && Log.at("version") > Version) {
      Error = Refused + "was written by a newer comsec-tidy";
      return std::nullopt;
    } else if (Log.at("tool") == Tool) {
      B.Known = fromOurs(Log);
    } else {
      throw std::out_of_range("tool");
    }
    llvm::sort(B.Known);
    return B;
  } catch (const std::exception &) {
    Error = Refused + "is neither a baseline nor a SARIF log of comsec-tidy";
    return std::nullopt;
  }
}

void Baseline::add(std::vector<KnownFinding> More) {
  llvm::append_range(Known, std::move(More));
  llvm::sort(Known);
}

std::string Baseline::text() const {
  std::string Lines;
  for (const KnownFinding &K : Known) {
    const Json Entry = {{"rule", K.Rule},
                        {"file", K.File},
                        {"fingerprint", K.Fingerprint},
                        {"line", K.LineHash},
                        {"message", K.Message}};
    Lines += std::string(Lines.empty() ? "\n" : ",\n") + "    " + Entry.dump();
  }
  return "{\n  \"tool\": \"" + std::string(Tool) +
         "\",\n  \"version\": " + std::to_string(Version) + ",\n  \"findings\": [" + Lines +
         "\n  ]\n}\n";
}

std::vector<KnownFinding> Baseline::apply(Report &R, Sources &Text) const {
  const std::vector<KnownFinding> Found = knownOf(R, Text);
  std::map<std::string, std::vector<const KnownFinding *>> Left; // by fingerprint
  for (const KnownFinding &K : Known)
    Left[K.Fingerprint].push_back(&K);
  for (Agreement How : FromTheBest)
    for (auto &&[F, Now] : llvm::zip_equal(R.Findings, Found)) {
      if (F.Suppressed || F.Known)
        continue;
      auto &Entries = Left[Now.Fingerprint];
      const auto It =
          llvm::find_if(Entries, [&](const KnownFinding *K) { return agree(*K, Now, How); });
      if (It == Entries.end())
        continue;
      F.Known = true;
      Entries.erase(It);
    }
  std::vector<KnownFinding> Gone;
  for (const auto &[Fingerprint, Entries] : Left)
    for (const KnownFinding *K : Entries)
      Gone.push_back(*K);
  llvm::sort(Gone);
  return Gone;
}

/// The files where something may not have been seen.
static std::set<std::string> notWhole(const Report &R) {
  std::set<std::string> Files;
  for (const Notification &N : R.Notifications)
    if (N.Id == "unit-failed" || N.Id == "call-lost")
      Files.insert(N.Where.File);
  return Files;
}

std::vector<KnownFinding> applyBaseline(Report &R, Sources &Text, const Baseline &B,
                                        llvm::ArrayRef<const Rule *> Ran) {
  R.HasBaseline = true;
  const std::set<std::string> NotWhole = notWhole(R);
  std::vector<KnownFinding> NotJudged;
  unsigned Unseen = 0;
  for (KnownFinding &K : B.apply(R, Text)) {
    const bool HasRun = llvm::any_of(Ran, [&](const Rule *Each) { return Each->Id == K.Rule; });
    const bool IsSeen = !NotWhole.count(K.File);
    if (HasRun && IsSeen)
      R.Notifications.push_back({"baseline-gone",
                                 Level::Note,
                                 llvm::formatv("known before and gone: {0} [comsec-{1}] in {2}",
                                               K.Message, K.Rule, K.File),
                                 {}});
    else
      NotJudged.push_back(std::move(K));
    Unseen += HasRun && !IsSeen;
  }
  if (Unseen > 0)
    R.Notifications.push_back(
        {"baseline-not-judged",
         Level::Warning,
         llvm::formatv("{0} known findings lie in files that were not analysed completely; they "
                       "stay known",
                       Unseen),
         {}});
  return NotJudged;
}

} // namespace comsec::report
