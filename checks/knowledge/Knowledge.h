// COM as data: which APIs there are, what their parameters and constants mean, which calls show
// which role, what each role requires. Every row of the .def files names its source document.
// No clang here, and no logic beyond look-up.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace comsec::knowledge {

enum ApiTrait : unsigned {
  None = 0,
  MustCheck = 1,   ///< its HRESULT decides whether the intended security is in force
  Distinctive = 2, ///< the bare name means this API wherever it is called: tokens may be counted
  IsRecord = 4,    ///< no function: a structure, whose Parameters are its fields
  IsWrite = 8,     ///< no function: another way to fill a part of a security descriptor
  Shapes = 16,     ///< it makes, fills or takes a part of a security descriptor, or a key
};

/// A function ("CoInitializeSecurity"), a method ("IGlobalOptions::Set") or a structure
/// ("COAUTHINFO").
struct Api {
  std::string_view Name;
  std::string_view Interface; ///< empty for a function
  std::string_view Function;  ///< without interface, without A/W
  unsigned Traits;
  std::span<const std::string_view> Parameters; ///< names as documented
  std::string_view Source;                      ///< the document that describes it
};

std::span<const Api> apis();

/// \p Name may carry A or W behind it, and a library before it ("OLE32$CoImpersonateClient", as
/// code that resolves functions at run time names them).
const Api *findFunction(std::string_view Name);

/// \p Interface may carry "Vtbl" behind it (C), \p Method A or W. A method that Apis.def lists for
/// a base is found for the interfaces derived from it.
const Api *findMethod(std::string_view Interface, std::string_view Method);

/// The structure with that tag, which may have the prefix of C ("_COAUTHINFO"), and A or W behind
/// it ("_TRUSTEE_W").
const Api *findRecord(std::string_view Tag);

/// The row whose Name is exactly \p Name.
const Api *findApi(std::string_view Name);

/// The index of the parameter called \p Name, e.g. "dwAuthnLevel".
std::optional<unsigned> parameter(const Api &A, std::string_view Name);

/// Whether a setting is what argument \p Index points to, rather than the argument itself.
bool isPointerToValue(const Api &A, std::size_t Index);

// --- levels and capabilities (Levels.def) ---

enum class Family {
  AuthenticationLevel,
  ImpersonationLevel, ///< of RPC and COM
  TokenLevel,         ///< the same four levels as tokens have them, one number apart
  Capability,
  AuthenticationService,
  GlobalOption,
  ExceptionHandling,
  RegistryType,
  RegistryRoot, ///< the keys that are always open
};

/// "RPC_C_AUTHN_LEVEL_PKT" for (AuthenticationLevel, 4); empty when the number has no name.
std::string_view nameOf(Family F, std::int64_t Number);

/// The enumeration of tokens' levels, by its tag.
inline constexpr std::string_view TokenLevelEnum = "_SECURITY_IMPERSONATION_LEVEL";

/// Which enumeration of levels of impersonation has a constant of that name; none: neither.
std::optional<Family> impersonationScale(std::string_view Name);

/// A set of EOAC_ flags in words: "EOAC_STATIC_CLOAKING | EOAC_SECURE_REFS", "EOAC_NONE".
std::string capabilityNames(std::int64_t Flags);

// --- what tells a role (Roles.def) ---

enum class Role {
  VssRequester,
  VssWriter,
  WmiClient,
  WmiProvider,
  DcomServer,
  DcomClient,
  ImpersonationConsumer, ///< calls a service that needs IMPERSONATE (BITS, Task Scheduler, VDS …)
};

enum class SignKind { Call, Base, Interface, Object, Constant };

/// How much a sign proves; see Roles.def.
enum class Strength { Firm, OutOfProcess, NotInProcess, Hint };

struct RoleSign {
  Role Shows;
  SignKind Kind;
  std::string_view Name;
  Strength Proves;
  std::string_view Words; ///< for people: "CoRegisterClassObject is called"
  std::string_view Source;
};

std::span<const RoleSign> roleSigns();

/// In a requester, signs of medium strength that it backs up remote shares.
std::span<const RoleSign> remoteSigns();

/// The interface or class that \p Interface is derived from, as far as Apis.def says; else empty.
std::string_view baseOf(std::string_view Interface);

/// "WbemLocator" for "CLSID_WbemLocator"; names without CLSID_ or IID_ stay as they are.
std::string_view bareObject(std::string_view Name);

/// "CAtlExeModuleT" for "ATL::CAtlExeModuleT": programs write it either way.
std::string_view bareClass(std::string_view Name);

/// The method by which a class derived from \p Base sets the security of its process; empty when
/// that is no class of such a framework.
std::string_view securityMethodOf(std::string_view Base);

/// Whether calls of this interface, this class id or this constant are worth a Use fact.
bool tellsRole(std::string_view Name);

/// Whether a rule of the kind "never called" looks for this name. Such names are looked for in the
/// live tokens too, which are there even where the compiler lost a function's body.
bool isSought(std::string_view Name);

/// Whether a header of that name, as an #include says it, is known to set no process security:
/// those of ATL, MFC, the C++ library and others in InertHeaders.def. Such a header may be missing.
bool isInertHeader(std::string_view Name);

/// What is in memory after a function that knows no types has written it (MemoryWriters.def).
enum class MemoryWrite { None, Zero, Copy, Data };

/// \p Function without or with A or W behind it; None for a function that writes no such memory.
MemoryWrite memoryWrite(std::string_view Function);

/// Whether \p Name is the tag or the typedef of a part of a security descriptor, or of a pointer to
/// one: "_ACL", "PSID", "_TRUSTEE_W"; also of a key of the registry.
bool isSecurityPart(std::string_view Name);

// --- objects that stand for a pointer or a text (Holders.def) ---

enum class HolderPart { PointerMethod, TextClass, TextMethod, TextFunction };

/// Whether Holders.def has a row of that kind for \p Name.
bool isHolderPart(HolderPart Kind, std::string_view Name);

} // namespace comsec::knowledge
