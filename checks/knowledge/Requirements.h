// What the documents ask of a process in each role, and what follows when a security call fails.
// Data and look-up only; what is done with it is the rules' business.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace comsec::knowledge {

// The numbers of rpcdce.h and objidl.h that rules compare with.
inline constexpr std::int64_t AuthnDefault =
    0; ///< negotiated, never NONE: the lowest number, not the weakest
inline constexpr std::int64_t AuthnNone = 1;
inline constexpr std::int64_t AuthnConnect = 2;
inline constexpr std::int64_t AuthnPkt = 4;
inline constexpr std::int64_t AuthnPktIntegrity = 5;
inline constexpr std::int64_t AuthnPktPrivacy = 6;

inline constexpr std::int64_t ImpDefault = 0;
inline constexpr std::int64_t ImpAnonymous = 1;
inline constexpr std::int64_t ImpIdentify = 2;
inline constexpr std::int64_t ImpImpersonate = 3;
inline constexpr std::int64_t ImpDelegate = 4;

inline constexpr std::int64_t ServiceWinnt = 10; ///< RPC_C_AUTHN_WINNT: NTLM
inline constexpr std::int64_t ServiceSchannel = 14;
inline constexpr std::int64_t ServiceKerberos = 16;

inline constexpr std::int64_t EoacNone = 0;
inline constexpr std::int64_t EoacMutualAuth = 0x1;
inline constexpr std::int64_t EoacSecureRefs = 0x2;
inline constexpr std::int64_t EoacAccessControl = 0x4;
inline constexpr std::int64_t EoacAppId = 0x8;
inline constexpr std::int64_t EoacDynamic = 0x10;
inline constexpr std::int64_t EoacStaticCloaking = 0x20;
inline constexpr std::int64_t EoacDynamicCloaking = 0x40;
inline constexpr std::int64_t EoacCloaking = EoacStaticCloaking | EoacDynamicCloaking;
inline constexpr std::int64_t EoacRequireFullsic = 0x200;
inline constexpr std::int64_t EoacDefault = 0x800;
inline constexpr std::int64_t EoacDisableAaa = 0x1000;
inline constexpr std::int64_t EoacNoCustomMarshal = 0x2000;

inline constexpr std::int64_t ClsctxRemoteServer = 0x10;

inline constexpr std::int64_t GlobalExceptionHandling = 1; ///< COMGLB_EXCEPTION_HANDLING
inline constexpr std::int64_t ExceptionHandle = 0;         ///< COMGLB_EXCEPTION_HANDLE

/// What a role asks of CoInitializeSecurity, or a connection of the blanket of its proxy.
struct Requirement {
  std::string_view Role; ///< as link::toString names it; "rvss-requester" for remote shares,
                         ///< "remote-wmi" and "remote-activation" for a connection
  std::string_view Who;  ///< for messages: "a VSS requester"
  std::int64_t LeastAuthentication; ///< AuthnDefault: nothing is asked
  std::int64_t BestAuthentication;
  std::int64_t LeastImpersonation; ///< ImpDefault: nothing is asked
  std::int64_t MostImpersonation;
  std::int64_t Capabilities; ///< flags that must be set
  std::string_view Source;
};

/// Null when nothing is known about \p Role.
const Requirement *requirement(std::string_view Role);

/// What follows when a call fails and nobody notices.
struct Consequence {
  std::string_view Api;
  std::string_view Follows; ///< worded to follow "when it fails, "
  std::string_view Source;
};

/// Null when the tables say nothing special about \p Api.
const Consequence *consequence(std::string_view Api);

/// A call that gives a proxy. It starts with the process's security, whatever the proxy has by
/// which the call is made.
struct NewProxy {
  std::string_view Api;
  std::string_view Parameter; ///< where the caller gets it
  bool Connects;              ///< it says itself on which machine the server is
  std::string_view Source;
};

std::span<const NewProxy> newProxies();

/// An enumeration of the system whose constants are mistaken for RPC levels because they convert
/// without a word. \p Qualified may carry a scope and the tag's prefix ("_", "tag").
bool isForeignEnum(std::string_view Qualified);

} // namespace comsec::knowledge
