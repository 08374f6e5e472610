#include "checks/knowledge/Principals.h"

#include <algorithm>

namespace comsec::knowledge {
namespace {

constexpr std::string_view AnyAccount = "*";
constexpr std::string_view PackageStart = "S-1-15-"; ///< of programs in app containers

constexpr Principal All[] = {
#define PRINCIPAL(Alias, Sid, Type, Number, Name, Source) {Alias, Sid, Type, Number, Name, Source},
#include "checks/knowledge/Principals.def"
};

struct Member {
  std::string_view Group, Account;
  Membership Local, Remote;
};

constexpr Member Members[] = {
#define MEMBER(Group, Account, Local, Remote, Source)                                              \
  {Group, Account, Membership::Local, Membership::Remote},
#include "checks/knowledge/Principals.def"
};

constexpr Admitted AllAdmitted[] = {
#define ADMIT(Role, Sid, SinceServer2003, Source) {AdmitRole::Role, Sid, SinceServer2003, Source},
#include "checks/knowledge/Principals.def"
};

struct Broad {
  std::string_view Key;
  Breadth How;
};

constexpr Broad AllBroad[] = {
#define BROAD(Sid, How, Source) {Sid, Breadth::How},
#include "checks/knowledge/Principals.def"
};

char lower(char C) { return C >= 'A' && C <= 'Z' ? static_cast<char>(C - 'A' + 'a') : C; }

bool sameText(std::string_view A, std::string_view B) {
  return std::ranges::equal(A, B, {}, lower, lower);
}

/// "Administrators" of "BUILTIN\\Administrators".
std::string_view withoutDomain(std::string_view Name) {
  return Name.substr(Name.find('\\') + 1); // npos + 1 is 0
}

template <typename Test> const Principal *find(Test Fits) {
  const auto *Found = std::ranges::find_if(All, Fits);
  return Found == std::end(All) ? nullptr : Found;
}

bool isAccount(std::string_view Key) { return Key != Anonymous && !Key.starts_with(PackageStart); }

bool fits(const Member &Row, std::string_view Account, std::string_view Group) {
  return Row.Group == Group &&
         (Row.Account == Account || (Row.Account == AnyAccount && isAccount(Account)));
}

} // namespace

std::span<const Principal> principals() { return All; }
std::span<const Admitted> admitted() { return AllAdmitted; }

const Principal *principalByAlias(std::string_view Alias) {
  return Alias.empty() ? nullptr
                       : find([&](const Principal &P) { return sameText(P.Alias, Alias); });
}

const Principal *principalByKey(std::string_view Key) {
  return find([&](const Principal &P) { return P.key() == Key; });
}

const Principal *principalByWellKnown(std::string_view Name) {
  return Name.empty() ? nullptr : find([&](const Principal &P) { return P.WellKnown == Name; });
}

const Principal *principalByNumber(std::int64_t Number) {
  return Number < 0 ? nullptr : find([&](const Principal &P) { return P.Number == Number; });
}

std::string_view sidGivenBy(std::string_view Name) {
  static constexpr std::pair<std::string_view, std::string_view> Rows[] = {
#define GIVES(Function, Sid) {Function, Sid},
#include "checks/knowledge/Principals.def"
  };
  auto It = std::ranges::find(Rows, Name, &std::pair<std::string_view, std::string_view>::first);
  return It == std::end(Rows) ? std::string_view() : It->second;
}

const Principal *principalByName(std::string_view Name) {
  return find([&](const Principal &P) {
    return sameText(P.Name, Name) || sameText(withoutDomain(P.Name), Name);
  });
}

Membership membership(std::string_view Account, std::string_view Group, bool Remote) {
  if (Account == Group)
    return Membership::Always;
  for (const Member &Row : Members)
    if (fits(Row, Account, Group))
      return Remote ? Row.Remote : Row.Local;
  return Membership::Never;
}

Breadth breadth(std::string_view Key) {
  const auto *Found = std::ranges::find(AllBroad, Key, &Broad::Key);
  return Found == std::end(AllBroad) ? Breadth::Narrow : Found->How;
}

} // namespace comsec::knowledge
