// unsafe-provider-registration: a WMI provider is registered with more than it needs, or otherwise
// than its code works.
#include "checks/knowledge/Providers.h"
#include "checks/link/Providers.h"
#include "checks/rules/Common.h"
#include "checks/rules/DecoupledProviders.h"
#include "checks/rules/ProviderRegistrations.h"

#include <map>

namespace comsec::rules {

using knowledge::HostingModel;
using knowledge::HostKind;
using link::Impersonates;
using link::ProviderCode;

// Values of ImpersonationLevel (WmiSdk/impersonating-a-client).
static constexpr std::int64_t DoesNotImpersonate = 0;
static constexpr std::int64_t DoesImpersonate = 1;

/// By place and property: what a class says, many instances say.
using ByPlace = std::map<std::pair<facts::Location, std::string>, Finding>;

namespace {
class Judge {
public:
  Judge(const ProviderRegistration &Of, const link::Providers &Providers, ByPlace &Out)
      : Of(Of), Out(Out), Registered(Of.said("ImpersonationLevel")), Host(Of.said("HostingModel")),
        HostText(Host.text().value_or("")), Decoupled(knowledge::isDecoupled(HostText)),
        ForClients(!Decoupled && !Of.isForEventsOnly()) {
    if (auto Clsid = Of.said("CLSID").text())
      Code = Providers.codeOf(*Clsid);
  }

  void run() {
    judgeLevel();
    judgeFirstInitialization();
    judgeInitialization();
    judgeHost();
    if (Decoupled)
      judgeDescriptor();
  }

private:
  void judgeLevel();
  void judgeMissingLevel();
  void judgeFirstInitialization();
  void judgeInitialization();
  void judgeHost();
  void judgeDescriptor();

  std::vector<Step> proof() const;
  /// \p Property is \p Is, as fingerprints say it. Returns the finding about it.
  Finding &report(const Setting &At, Level Severity, const std::string &Property,
                  std::string_view Is, std::string Message, std::vector<Step> Because = {});

  const ProviderRegistration &Of;
  ByPlace &Out;
  ProviderCode Code;
  const Setting Registered, Host;
  const std::string HostText; ///< empty: not known, or not said
  const bool Decoupled;
  const bool ForClients; ///< it works for clients whom WMI can hand over
};
} // namespace

Finding &Judge::report(const Setting &At, Level Severity, const std::string &Property,
                       std::string_view Is, std::string Message, std::vector<Step> Because) {
  Finding F = Of.finding(At, Severity, std::move(Message), text("{0}={1}", Property, Is));
  F.Path = std::move(Because);
  if (!F.Path.empty())
    F.Path.push_back({F.Where, "it is registered here"});
  auto [It, New] = Out.try_emplace({F.Where.Begin, Property}, F);
  if (!New && It->second.Severity < Severity)
    It->second = std::move(F);
  return It->second;
}

/// Where the code is named, and what it does or does not do.
std::vector<Step> Judge::proof() const {
  const std::string &Class = Code.Class->Name;
  std::vector<Step> Steps{{Code.Named, text("the CLSID of {0} is named here", Class)}};
  unsigned Depth = 0;
  for (const facts::Location &Call : Code.Calls)
    Steps.push_back({{Call, Call.Line, Call.Column + 1}, "this call leads on", Depth++});
  if (Code.Is == Impersonates::Yes)
    Steps.push_back({Code.Where, text("{0} impersonates the client", Code.Function), Depth});
  else
    Steps.push_back(
        {Code.Class->Where, text("nothing that {0} leads to impersonates the client", Class)});
  return Steps;
}

// --- ImpersonationLevel and how the provider is initialized ---

void Judge::judgeLevel() {
  const std::optional<std::int64_t> Number = Registered.number();
  if (Registered.absent() || Number == DoesNotImpersonate)
    return judgeMissingLevel();
  if (!Number)
    return;
  if (*Number != DoesImpersonate)
    report(Registered, Level::Warning, "ImpersonationLevel", std::to_string(*Number),
           text("ImpersonationLevel is {0} in {1}, a number that means nothing there: set 1 if the "
                "provider impersonates its clients, else 0",
                *Number, Of.subject(Registered)));
  else if (ForClients && Code.Is == Impersonates::Never)
    report(Registered, Level::Warning, "ImpersonationLevel", "1",
           text("ImpersonationLevel is 1 in {0}, but {1} never impersonates: it works with the "
                "rights of its host for whoever asks; call CoImpersonateClient before touching "
                "what is protected",
                Of.subject(Registered), Code.Class->Name),
           proof());
}

/// 0, or not said. Event providers are registered so, even those that impersonate a subscriber to
/// check its access; what the level means to a decoupled provider no document says.
void Judge::judgeMissingLevel() {
  if (!ForClients || Host.Is == Setting::State::Unknown)
    return;
  const char *Format = Registered.absent() ? "{0} has no ImpersonationLevel, which means 0"
                                           : "ImpersonationLevel is 0 in {0}";
  const std::string What = text(Format, Of.subject(Registered));
  if (Code.Is != Impersonates::Yes) {
    report(Registered, Level::Note, "ImpersonationLevel", "0",
           What + ": the provider works with the rights of its host for whoever asks; if it "
                  "impersonates its clients, set 1, and PerUserInitialization to TRUE");
    return;
  }
  report(Registered, Level::Warning, "ImpersonationLevel", "0",
         What + text(", but {0} impersonates: WMI hands a client's identity only to providers that "
                     "are registered with 1; set it, and PerUserInitialization to TRUE",
                     Code.Function),
         proof());
}

void Judge::judgeFirstInitialization() {
  const Setting First = Of.said("InitializeAsAdminFirst");
  if (First.truth() == true)
    report(
        First, Level::Warning, "InitializeAsAdminFirst", "TRUE",
        text("InitializeAsAdminFirst is TRUE in {0}: impersonating then succeeds and gives WMI's "
             "own rights instead of the client's; leave it out",
             Of.subject(First)));
}

void Judge::judgeInitialization() {
  if (Registered.number() != DoesImpersonate || Decoupled)
    return;
  static constexpr std::string_view Why =
      "a provider that was initialized for one user then works for others; set TRUE where "
      "ImpersonationLevel is 1";
  const Setting PerUser = Of.said("PerUserInitialization");
  if (PerUser.absent())
    report(Registered, Level::Warning, "PerUserInitialization", "FALSE",
           text("{0} has no PerUserInitialization, which means FALSE: {1}", Of.subject(Registered),
                Why));
  if (PerUser.truth() != false)
    return;
  Finding &F = report(PerUser, Level::Warning, "PerUserInitialization", "FALSE",
                      text("PerUserInitialization is FALSE in {0}: {1}", Of.subject(PerUser), Why));
  // What the class says is said for instances of another level, too. And where the code does not
  // impersonate, the level may be what is wrong.
  const bool Certain =
      (!PerUser.By || PerUser.By == Registered.By) && Code.Is != Impersonates::Never;
  if (Certain)
    F.Fixes = {{"initialize it for each user", {{PerUser.Value->Where, "TRUE"}}}};
}

// --- the host ---

/// What is wrong with a host that WMI has, for a provider that works \p Carelessly.
static std::optional<Verdict> verdictOn(HostKind Host, bool Carelessly) {
  switch (Host) {
  case HostKind::System:
    if (Carelessly)
      return Verdict{Level::Error, "with the rights of the whole machine, for whoever asks; "
                                   "impersonate, and use NetworkServiceHost or LocalServiceHost"};
    return Verdict{Level::Warning,
                   "each of the provider's mistakes is one with the rights of the whole machine; "
                   "use NetworkServiceHost or LocalServiceHost"};
  case HostKind::SystemOrSelf:
    return Verdict{Level::Note, "unless it is a server of its own, the provider has the rights of "
                                "the whole machine; use NetworkServiceHostOrSelfHost"};
  case HostKind::DecoupledClient:
    return Verdict{Level::Warning, "the program that registers as this provider may act as the "
                                   "clients that call it; use Decoupled:Com"};
  case HostKind::Decoupled:
  case HostKind::Other:
    break;
  }
  return std::nullopt;
}

void Judge::judgeHost() {
  if (HostText.empty())
    return;
  const HostingModel *Model = knowledge::hostingModel(HostText);
  if (!Model) {
    report(Host, Level::Warning, "HostingModel", HostText,
           text("unknown HostingModel \"{0}\" in {1}: WMI has no such host; use {2}", HostText,
                Of.subject(Host),
                Decoupled ? "Decoupled:Com" : "NetworkServiceHost or LocalServiceHost"));
    return;
  }
  const std::optional<Verdict> Wrong =
      verdictOn(Model->Is, ForClients && Code.Is == Impersonates::Never);
  if (!Wrong)
    return;
  const bool Worst = Wrong->Severity == Level::Error;
  const std::string Who =
      Worst ? text("{0} never impersonates and works ", Code.Class->Name) : std::string();
  report(Host, Wrong->Severity, "HostingModel", Model->Name,
         text("HostingModel is {0} in {1}: {2}{3}", Model->Name, Of.subject(Host), Who, Wrong->Why),
         Worst ? proof() : std::vector<Step>());
}

void Judge::judgeDescriptor() {
  const Setting Said = Of.said("SecurityDescriptor");
  if (auto Wrong = registrarDefect(Said.text().value_or("")))
    report(Said, Level::Warning, "SecurityDescriptor", Wrong->Subject,
           text("SecurityDescriptor in {0} {1}", Of.subject(Said), Wrong->Says));
}

static void check(const link::Program &P, const RuleOptions &, Results &R) {
  const std::vector<ProviderRegistration> All = providerRegistrations(P);
  if (All.empty())
    return;
  const link::Providers Providers(P);
  ByPlace Found;
  for (const ProviderRegistration &Each : All)
    Judge(Each, Providers, Found).run();
  for (auto &[Place, F] : Found)
    R.Findings.push_back(std::move(F));
}

static constexpr unsigned Cwes[] = {250, 266, 732};

extern const Rule unsafe_provider_registration{"unsafe-provider-registration",
                                               "A WMI provider is registered with more rights than "
                                               "it needs, or otherwise than its code works.",
                                               Level::Warning,
                                               6.0,
                                               Precision::High,
                                               Cwes,
                                               check};

} // namespace comsec::rules
