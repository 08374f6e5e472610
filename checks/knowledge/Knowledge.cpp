// The tables of the .def files as arrays, and look-up in them.
#include "checks/knowledge/Knowledge.h"

#include "checks/knowledge/Events.h"

#include <llvm/ADT/StringExtras.h>
#include <llvm/ADT/StringMap.h>
#include <llvm/ADT/StringRef.h>

#include <algorithm>
#include <array>

namespace comsec::knowledge {
namespace {

template <typename... T> constexpr auto names(T... Names) {
  return std::array<std::string_view, sizeof...(Names)>{Names...};
}

namespace parameters {
#define FUNCTION(Name, Traits, Source, ...) constexpr auto Name = names(__VA_ARGS__);
#define METHOD(Interface, Name, Traits, Source, ...)                                               \
  constexpr auto Interface##_##Name = names(__VA_ARGS__);
#define RECORD(Name, Source, ...) constexpr auto Name = names(__VA_ARGS__);
#define WRITE(Name, Source, ...) constexpr auto Name = names(__VA_ARGS__);
#include "checks/knowledge/Apis.def"
} // namespace parameters

constexpr Api Apis[] = {
#define FUNCTION(Name, Traits, Source, ...) {#Name, "", #Name, Traits, parameters::Name, Source},
#define METHOD(Interface, Name, Traits, Source, ...)                                               \
  {#Interface "::" #Name, #Interface, #Name, Traits, parameters::Interface##_##Name, Source},
#define RECORD(Name, Source, ...) {#Name, "", #Name, IsRecord, parameters::Name, Source},
#define WRITE(Name, Source, ...) {#Name, "", #Name, IsWrite, parameters::Name, Source},
#include "checks/knowledge/Apis.def"
};

struct Inheritance {
  std::string_view Derived, Base;
};

constexpr Inheritance Inheritances[] = {
#define INHERITS(Derived, Base) {#Derived, #Base},
#include "checks/knowledge/Apis.def"
};

struct NamedNumber {
  Family Of;
  std::string_view Name;
  std::int64_t Number;
};

constexpr NamedNumber Levels[] = {
#define LEVEL(Of, Name, Number, Source) {Family::Of, #Name, Number},
#include "checks/knowledge/Levels.def"
};

constexpr RoleSign RoleSigns[] = {
#define SIGN(Shows, Kind, Name, Proves, Words, Source)                                             \
  {Role::Shows, SignKind::Kind, Name, Strength::Proves, Words, Source},
#include "checks/knowledge/Roles.def"
};

constexpr RoleSign RemoteSigns[] = {
#define REMOTE(Kind, Name, Words, Source)                                                          \
  {Role::VssRequester, SignKind::Kind, Name, Strength::Hint, Words, Source},
#include "checks/knowledge/Roles.def"
};

struct Hook {
  std::string_view Base, Method;
};

constexpr Hook Hooks[] = {
#define HOOK(Base, Method, Source) {Base, Method},
#include "checks/knowledge/Roles.def"
};

const llvm::StringMap<const Api *> &apiIndex() {
  static const auto Index = [] {
    llvm::StringMap<const Api *> Map;
    for (const Api &A : Apis)
      Map[A.Name] = &A;
    return Map;
  }();
  return Index;
}

/// The row called \p Name, or \p Name without its A or W.
const Api *findWithSuffix(llvm::StringRef Name) {
  if (const Api *A = findApi(Name))
    return A;
  return Name.consume_back("W") || Name.consume_back("A") ? findApi(Name) : nullptr;
}

/// Whether a sign of that name is about interfaces, class ids or constants, hence about uses.
bool isUse(const RoleSign &S) { return S.Kind != SignKind::Call && S.Kind != SignKind::Base; }

} // namespace

std::span<const Api> apis() { return Apis; }

const Api *findApi(std::string_view Name) { return apiIndex().lookup(Name); }

const Api *findFunction(std::string_view Name) {
  const Api *A = findWithSuffix(Name.substr(Name.rfind('$') + 1));
  return A && A->Interface.empty() && !(A->Traits & (IsRecord | IsWrite)) ? A : nullptr;
}

const Api *findRecord(std::string_view Tag) {
  llvm::StringRef Name = Tag;
  if (!Name.consume_front("tag"))
    Name.consume_front("_");
  Name.consume_back("_W") || Name.consume_back("_A");
  const Api *A = findWithSuffix(Name);
  return A && (A->Traits & IsRecord) ? A : nullptr;
}

const Api *findMethod(std::string_view Interface, std::string_view Method) {
  llvm::StringRef Owner = Interface;
  Owner.consume_back("Vtbl");
  for (; !Owner.empty(); Owner = baseOf(Owner))
    if (const Api *A = findWithSuffix((Owner + "::" + llvm::StringRef(Method)).str()))
      return A;
  return nullptr;
}

std::optional<unsigned> parameter(const Api &A, std::string_view Name) {
  auto It = std::ranges::find(A.Parameters, Name);
  if (It == A.Parameters.end())
    return std::nullopt;
  return static_cast<unsigned>(It - A.Parameters.begin());
}

bool isPointerToValue(const Api &A, std::size_t Index) {
  return Index < A.Parameters.size() && A.Parameters[Index].starts_with('*');
}

std::string_view nameOf(Family F, std::int64_t Number) {
  // The parameters are DWORDs: -1 and 0xFFFFFFFF are one value.
  auto Same = [&](const NamedNumber &L) {
    return L.Of == F && (L.Number == Number || (Number < 0 && L.Number == (Number & 0xFFFFFFFF)));
  };
  auto It = std::ranges::find_if(Levels, Same);
  return It == std::end(Levels) ? std::string_view() : It->Name;
}

std::optional<Family> impersonationScale(std::string_view Name) {
  auto It = std::ranges::find(Levels, Name, &NamedNumber::Name);
  bool IsScale = It != std::end(Levels) &&
                 (It->Of == Family::ImpersonationLevel || It->Of == Family::TokenLevel);
  return IsScale ? std::optional(It->Of) : std::nullopt;
}

std::string capabilityNames(std::int64_t Flags) {
  if (Flags == 0)
    return std::string(nameOf(Family::Capability, 0));
  std::string Names;
  auto Add = [&](std::string_view Name) {
    Names += Names.empty() ? "" : " | ";
    Names += Name;
  };
  for (const NamedNumber &L : Levels)
    if (L.Of == Family::Capability && (Flags & L.Number)) {
      Add(L.Name);
      Flags &= ~L.Number;
    }
  if (Flags)
    Add("0x" + llvm::utohexstr(static_cast<std::uint64_t>(Flags)));
  return Names;
}

std::span<const RoleSign> roleSigns() { return RoleSigns; }
std::span<const RoleSign> remoteSigns() { return RemoteSigns; }

std::string_view baseOf(std::string_view Interface) {
  auto It = std::ranges::find(Inheritances, Interface, &Inheritance::Derived);
  return It == std::end(Inheritances) ? std::string_view() : It->Base;
}

std::string_view bareObject(std::string_view Name) {
  llvm::StringRef Bare = Name;
  if (!Bare.consume_front("CLSID_"))
    Bare.consume_front("IID_");
  return Bare;
}

std::string_view bareClass(std::string_view Name) {
  llvm::StringRef Bare = Name;
  Bare.consume_front("ATL::");
  return Bare;
}

std::string_view securityMethodOf(std::string_view Base) {
  auto It = std::ranges::find(Hooks, bareClass(Base), &Hook::Base);
  return It == std::end(Hooks) ? std::string_view() : It->Method;
}

bool tellsRole(std::string_view Name) {
  llvm::StringRef Bare = bareObject(Name);
  Bare.consume_back("Vtbl");
  auto Matches = [&](const RoleSign &S) { return isUse(S) && S.Name == std::string_view(Bare); };
  for (; !Bare.empty(); Bare = baseOf(Bare))
    if (std::ranges::any_of(RoleSigns, Matches) || std::ranges::any_of(RemoteSigns, Matches))
      return true;
  return false;
}

bool isSought(std::string_view Name) {
  return Name == "CoInitializeSecurity" || Name == "COMGLB_EXCEPTION_HANDLING" ||
         Name == "FindFirstFileNameW" || Name == "FindFirstFileNameTransactedW" ||
         std::ranges::find(TokenTakers, Name) != std::end(TokenTakers);
}

static constexpr llvm::StringLiteral InertHeaders[] = {
#define COMSEC_INERT_HEADER(Pattern, Whose) Pattern,
#include "checks/knowledge/InertHeaders.def"
};

bool isInertHeader(std::string_view Name) {
  std::string Path = llvm::StringRef(Name).lower();
  std::ranges::replace(Path, '\\', '/');
  llvm::StringRef Base = llvm::StringRef(Path).rsplit('/').second;
  return std::ranges::any_of(InertHeaders, [&](llvm::StringRef Pattern) {
    if (Pattern.contains('/')) // a folder of headers
      return llvm::StringRef(Path).starts_with(Pattern);
    if (Pattern.consume_back("*"))
      return (Base.empty() ? llvm::StringRef(Path) : Base).starts_with(Pattern);
    if (Pattern.consume_front("*"))
      return llvm::StringRef(Path).ends_with(Pattern);
    return (Base.empty() ? llvm::StringRef(Path) : Base) == Pattern;
  });
}

MemoryWrite memoryWrite(std::string_view Function) {
  static constexpr std::pair<llvm::StringLiteral, MemoryWrite> Rows[] = {
#define MEMORY_WRITER(Name, Gives) {Name, MemoryWrite::Gives},
#include "checks/knowledge/MemoryWriters.def"
  };
  for (const auto &[Name, Gives] : Rows)
    if (llvm::StringRef Rest = Function; Rest.consume_front(Name))
      if (Rest.empty() || Rest == "A" || Rest == "W")
        return Gives;
  return MemoryWrite::None;
}

bool isSecurityPart(std::string_view Name) {
  static constexpr std::string_view Names[] = {
#define SECURITY_PART(Name, Source) Name,
#include "checks/knowledge/SecurityParts.def"
  };
  llvm::StringRef Tag = Name;
  Tag.consume_front("_");
  Tag.consume_back("_W") || Tag.consume_back("_A");
  auto Has = [](std::string_view Known) {
    return std::ranges::find(Names, Known) != std::end(Names);
  };
  return Has(Tag) || ((Tag.consume_back("W") || Tag.consume_back("A")) && Has(Tag));
}

bool isHolderPart(HolderPart Kind, std::string_view Name) {
  static constexpr std::pair<HolderPart, std::string_view> Rows[] = {
#define POINTER_METHOD(Name, Source) {HolderPart::PointerMethod, Name},
#define TEXT_CLASS(Name, Source) {HolderPart::TextClass, Name},
#define TEXT_METHOD(Name, Source) {HolderPart::TextMethod, Name},
#define TEXT_FUNCTION(Name, Source) {HolderPart::TextFunction, Name},
#include "checks/knowledge/Holders.def"
  };
  return std::ranges::find(Rows, std::pair(Kind, Name)) != std::end(Rows);
}

} // namespace comsec::knowledge
