// What calls do to the security of a thread or a process (Events.def).
#pragma once

#include <optional>
#include <string_view>

namespace comsec::knowledge {

enum class EventKind {
  Impersonate, ///< the thread takes on its client's token, if the call succeeds
  TakeToken,   ///< the same with the token of somebody else
  SetToken,    ///< the same, or the opposite when it is given no token
  TakeOwn,     ///< the thread gets a copy of the process's token: its rights are what they were
  Revert,      ///< the thread gives it back
  EnterWmi,
  ConnectWmi,
  Indicate,
  SetStatus,
  OpenToken,
  TakeHighest, ///< the highest level of impersonation is what the code goes on with
  QueryToken,
  CheckAccess,
  Initialize, ///< CoInitializeSecurity
  StartCom,
  StopCom,
  Activate,
  FixSecurity, ///< COM fixes the process's security here if nobody did before
  SetOption,
  CallVss,
  CreateVss,
  Touch,        ///< opens or reads what is protected
  Prepare,      ///< makes or looks up what a check needs
  ChangeAccess, ///< changes an access control object
  StoreAnswer,  ///< these are told in Events.def
  HandAnswer,
  LookAtTrustee,
  FailCheck,
  EndCheck,
};

/// Events that are no calls: what happens in an IAccessControl::IsAccessAllowed and in functions
/// that decide for it. No function can have such a name. Their nodes' Arguments are
inline constexpr std::string_view AnswerStored = "store answer";       ///< pointer, value
inline constexpr std::string_view AnswerHandedOn = "hand on answer";   ///< pointer; Object: to whom
inline constexpr std::string_view TrusteeLookedAt = "look at trustee"; ///< none
inline constexpr std::string_view CheckFailed = "fail check";          ///< none
inline constexpr std::string_view AccessCheckEnds = "end check";       ///< the result

struct EventRow {
  EventKind Kind;
  std::string_view Name; ///< "CoRevertToSelf", "IWbemServices::*"
  std::string_view What; ///< of a Touch: "files", "the registry"; else empty
};

/// The event that a call of \p Function is; it may carry A or W. Null: none.
const EventRow *eventOf(std::string_view Function);

/// The same for a method, also of an interface derived from the one in the table.
const EventRow *eventOf(std::string_view Interface, std::string_view Method);

/// The event that a node of a skeleton is: \p Name is "CoRevertToSelf" or
/// "IWbemServices::GetObject".
const EventRow *eventNamed(std::string_view Name);

/// The functions, and the methods without their interfaces, that put another token on a thread.
/// They are sought (knowledge::isSought): code that was lost may use them.
inline constexpr std::string_view TokenTakers[] = {
    "CoImpersonateClient",     "ImpersonateClient",
    "RpcImpersonateClient",    "ImpersonateNamedPipeClient",
    "ImpersonateLoggedOnUser", "ImpersonateAnonymousToken",
    "SetThreadToken"};

/// The functions that impersonate and revert come in families, each of which undoes what its own
/// did (objidl/nf-objidl-iserversecurity-reverttoself).
enum class TokenFamily { Unknown, Com, Rpc, Thread };

/// The family of an event of the kinds Impersonate, TakeToken, SetToken and Revert, and the
/// function of the family that reverts.
TokenFamily tokenFamily(std::string_view Name);
std::string_view reverts(TokenFamily F);

/// How WMI calls a provider's method.
enum class ProviderMethod { ForClient, Initializes };

/// How WMI calls \p Method in a class that implements \p Interface; none when it does not.
std::optional<ProviderMethod> providerMethod(std::string_view Interface, std::string_view Method);

} // namespace comsec::knowledge
