// Programs with one CoInitializeSecurity, and what the rules find in them.
#pragma once

#include "checks/Rule.h"
#include "checks/knowledge/Requirements.h"
#include "tests/engine/Units.h"

namespace comsec::test {

inline const facts::Value Null = value(facts::ValueKind::Null, "NULL");
inline const facts::Value Unknown = value(facts::ValueKind::Unknown, "read from a file");

inline facts::Value either(facts::Value A, facts::Value B) {
  return group(facts::ValueKind::Choice, {under("p", std::move(A)), under("!p", std::move(B))});
}

/// The arguments of CoInitializeSecurity that a VSS requester of local volumes should pass, each in
/// columns of its own.
struct Security {
  facts::Value Descriptor = Null, Count = integer(-1), Services = Null, Reserved = Null,
               Level = integer(knowledge::AuthnPktPrivacy),
               Impersonation = integer(knowledge::ImpIdentify), List = Null,
               Capabilities = integer(knowledge::EoacNone), LastReserved = Null;

  void call(UnitBuilder &B, unsigned Line) const {
    std::vector<facts::Value> All = {Descriptor,    Count, Services,     Reserved,    Level,
                                     Impersonation, List,  Capabilities, LastReserved};
    unsigned Column = 10;
    for (facts::Value &V : All)
      V.Where = at(B.last().Where.Begin.File, Line, Column++);
    B.api("CoInitializeSecurity", Line, All);
    for (facts::Argument &A : B.U.Calls.back().Arguments)
      A.Editable = true;
  }
};

inline UnitBuilder program(const Security &S) {
  UnitBuilder B("m.cpp");
  B.function("main", 1);
  S.call(B, 2);
  return B;
}

inline UnitBuilder requester(const Security &S) {
  UnitBuilder B = program(S);
  B.api("CreateVssBackupComponents", 3);
  return B;
}

inline Results check(std::vector<facts::Unit> Units, std::string_view Id,
                     RuleOptions Options = {}) {
  link::Program P(std::move(Units));
  return checkRules(P, Options, [&](const Rule &R) { return R.Id == Id; });
}

/// "warning 2: …": severity, line and message of each finding.
inline std::vector<std::string> shown(const Results &R) {
  std::vector<std::string> Lines;
  for (const Finding &F : R.Findings)
    Lines.push_back(std::string(toString(F.Severity)) + " " + std::to_string(F.Where.Begin.Line) +
                    ": " + F.Message);
  return Lines;
}

inline std::vector<std::string> findings(const UnitBuilder &B, std::string_view Id,
                                         RuleOptions Options = {}) {
  return shown(check({B}, Id, Options));
}

inline std::string fixOf(const Results &R) {
  if (R.Findings.size() != 1 || R.Findings[0].Fixes.empty())
    return {};
  return R.Findings[0].Fixes[0].Edits.at(0).Replacement;
}

inline constexpr auto WeakLevel = "weak-authentication-level";
inline constexpr auto WrongLevel = "wrong-impersonation-level";
inline constexpr auto Cloaking = "missing-static-cloaking";
inline constexpr auto Masked = "masked-com-exceptions";
inline constexpr auto Missing = "missing-initialization";
inline constexpr auto Invalid = "invalid-security-arguments";

} // namespace comsec::test
