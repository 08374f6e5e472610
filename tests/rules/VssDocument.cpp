// The VSS document's two examples, as programs, give no finding (they are cases of the harness).
// Here each is changed in one place: that one change gives exactly one finding, or none when the
// document allows it. Through the driver only: that clang-tidy says the same is what the cases
// show.
#include "tests/rules/FrontEnds.h"

#include <gtest/gtest.h>

namespace comsec::test {
namespace {

struct Deviation {
  const char *Name;
  const char *Base; ///< plain.cpp or shares.cpp
  const char *Find; ///< stands in the base exactly once
  const char *Replace;
  const char *Rule; ///< null: still right
  const char *Level;
};

void PrintTo(const Deviation &D, std::ostream *Out) { *Out << D.Name; }

const char *const Plain = "plain.cpp";
const char *const Shares = "shares.cpp";

const char *const Authn = "RPC_C_AUTHN_LEVEL_PKT_PRIVACY";
const char *const Identify = "RPC_C_IMP_LEVEL_IDENTIFY";
const char *const Impersonate = "RPC_C_IMP_LEVEL_IMPERSONATE";
const char *const Static = "EOAC_STATIC_CLOAKING";
const char *const Services = "NULL,                          //  SOLE_AUTHENTICATION_SERVICE";
const char *const Reserved1 =
    "NULL,                          //  void                        *pReserved1";
const char *const Reserved3 =
    "NULL                           //  void                        *pReserved3";
const char *const CallSecurity = "  hr = initializeSecurity();\n  if (FAILED(hr))\n    return 1;\n";
const char *const CallOptions =
    "  hr = disableExceptionHandling();\n  if (FAILED(hr))\n    return 1;\n";
const char *const DoNotHandle = "COMGLB_EXCEPTION_DONOT_HANDLE";

const char *const WeakLevel = "weak-authentication-level";
const char *const WrongLevel = "wrong-impersonation-level";
const char *const Cloaking = "missing-static-cloaking";
const char *const Masked = "masked-com-exceptions";
const char *const Invalid = "invalid-security-arguments";
const char *const Missing = "missing-initialization";
const char *const Unchecked = "unchecked-result";

const Deviation Deviations[] = {
    // Authentication: at least CONNECT, better PKT_PRIVACY.
    {"None", Plain, Authn, "RPC_C_AUTHN_LEVEL_NONE", WeakLevel, "error"},
    {"Connect", Plain, Authn, "RPC_C_AUTHN_LEVEL_CONNECT", WeakLevel, "note"},
    {"Call", Plain, Authn, "RPC_C_AUTHN_LEVEL_CALL", WeakLevel, "note"},
    {"Packet", Plain, Authn, "RPC_C_AUTHN_LEVEL_PKT", WeakLevel, "note"},
    {"Integrity", Plain, Authn, "RPC_C_AUTHN_LEVEL_PKT_INTEGRITY", WeakLevel, "note"},
    {"DefaultAuthentication", Plain, Authn, "RPC_C_AUTHN_LEVEL_DEFAULT", nullptr, nullptr},
    {"SixIsPrivacy", Plain, Authn, "6", nullptr, nullptr},
    // With remote shares: at least PKT_INTEGRITY.
    {"SharesNone", Shares, Authn, "RPC_C_AUTHN_LEVEL_NONE", WeakLevel, "error"},
    {"SharesConnect", Shares, Authn, "RPC_C_AUTHN_LEVEL_CONNECT", WeakLevel, "warning"},
    {"SharesCall", Shares, Authn, "RPC_C_AUTHN_LEVEL_CALL", WeakLevel, "warning"},
    {"SharesPacket", Shares, Authn, "RPC_C_AUTHN_LEVEL_PKT", WeakLevel, "warning"},
    {"SharesIntegrity", Shares, Authn, "RPC_C_AUTHN_LEVEL_PKT_INTEGRITY", WeakLevel, "note"},
    {"SharesDefaultAuthentication", Shares, Authn, "RPC_C_AUTHN_LEVEL_DEFAULT", WeakLevel, "note"},
    // Impersonation: IDENTIFY, with remote shares IMPERSONATE.
    {"Anonymous", Plain, Identify, "RPC_C_IMP_LEVEL_ANONYMOUS", WrongLevel, "warning"},
    {"NeedlessImpersonate", Plain, Identify, "RPC_C_IMP_LEVEL_IMPERSONATE", WrongLevel, "warning"},
    {"NeedlessDelegate", Plain, Identify, "RPC_C_IMP_LEVEL_DELEGATE", WrongLevel, "warning"},
    {"DefaultImpersonation", Plain, Identify, "RPC_C_IMP_LEVEL_DEFAULT", Invalid, nullptr},
    {"EnumeratorOfTokens", Plain, Identify, "SecurityDelegation", WrongLevel, nullptr},
    {"EnumeratorWithRightNumber", Plain, Identify, "SecurityImpersonation", WrongLevel, nullptr},
    {"SharesAnonymous", Shares, Impersonate, "RPC_C_IMP_LEVEL_ANONYMOUS", WrongLevel, "warning"},
    {"SharesIdentify", Shares, Impersonate, "RPC_C_IMP_LEVEL_IDENTIFY", WrongLevel, "warning"},
    {"SharesDelegate", Shares, Impersonate, "RPC_C_IMP_LEVEL_DELEGATE", WrongLevel, "warning"},
    {"SharesDefaultImpersonation", Shares, Impersonate, "RPC_C_IMP_LEVEL_DEFAULT", Invalid,
     nullptr},
    {"SharesEnumeratorOfTokens", Shares, Impersonate, "SecurityDelegation", WrongLevel, nullptr},
    // Capabilities: none, with remote shares static cloaking.
    {"SignedReferences", Plain, "EOAC_NONE", "EOAC_SECURE_REFS", nullptr, nullptr},
    {"ZeroIsNone", Plain, "EOAC_NONE", "0", nullptr, nullptr},
    {"BothFlags", Plain, "EOAC_NONE", "EOAC_STATIC_CLOAKING | EOAC_DYNAMIC_CLOAKING", Cloaking,
     "warning"},
    {"DefaultCapabilities", Plain, "EOAC_NONE", "EOAC_DEFAULT", Invalid, nullptr},
    {"TwoDescriptors", Plain, "EOAC_NONE", "EOAC_APPID | EOAC_ACCESS_CONTROL", Invalid, nullptr},
    {"AccessControlOfNobody", Plain, "EOAC_NONE", "EOAC_ACCESS_CONTROL", Invalid, nullptr},
    {"SharesNoCapabilities", Shares, Static, "EOAC_NONE", Cloaking, "warning"},
    {"SharesDynamic", Shares, Static, "EOAC_DYNAMIC_CLOAKING", Cloaking, "note"},
    {"SharesBothFlags", Shares, Static, "EOAC_STATIC_CLOAKING | EOAC_DYNAMIC_CLOAKING", Cloaking,
     "warning"},
    {"SharesSignedReferences", Shares, Static, "EOAC_STATIC_CLOAKING | EOAC_SECURE_REFS", nullptr,
     nullptr},
    {"SharesOldSpelling", Shares, Static, "EOAC_STATIC", Cloaking, nullptr},
    // Arguments that must be null.
    {"AuthenticationServices", Plain, Services,
     "(SOLE_AUTHENTICATION_SERVICE *)L\"\", //  SOLE_AUTHENTICATION_SERVICE", Invalid, nullptr},
    {"FirstReserved", Plain, Reserved1, "&hr, //", Invalid, nullptr},
    {"LastReserved", Plain, Reserved3, "&hr //", Invalid, nullptr},
    {"SharesFirstReserved", Shares, Reserved1, "&hr, //", Invalid, nullptr},
    // The calls themselves.
    {"NeverSecured", Plain, CallSecurity, "", Missing, "warning"},
    {"SharesNeverSecured", Shares, CallSecurity, "", Missing, "warning"},
    {"ResultDropped", Plain, "hr = CoInitializeSecurity(", "hr = S_OK;\n  CoInitializeSecurity(",
     Unchecked, "warning"},
    {"ResultDroppedOnPurpose", Plain, "hr = CoInitializeSecurity(",
     "hr = S_OK;\n  (void)CoInitializeSecurity(", Unchecked, "note"},
    {"ExceptionsNeverDisabled", Plain, CallOptions, "", Masked, "warning"},
    {"ExceptionsHandled", Plain, DoNotHandle, "COMGLB_EXCEPTION_HANDLE", Masked, nullptr},
    {"NoExceptionHandledAtAll", Plain, DoNotHandle, "COMGLB_EXCEPTION_DONOT_HANDLE_ANY", nullptr,
     nullptr},
    {"SharesExceptionsNeverDisabled", Shares, CallOptions, "", Masked, "warning"},
};

std::string changed(const Deviation &D) {
  std::string Text = readFile(std::string(COMSEC_SOURCE_DIR "/tests/rules/vss-document/") + D.Base);
  const std::size_t At = Text.find(D.Find);
  EXPECT_NE(At, std::string::npos) << D.Find;
  if (At == std::string::npos)
    return Text;
  EXPECT_EQ(Text.find(D.Find, At + 1), std::string::npos) << D.Find << " stands there twice";
  return Text.replace(At, std::string(D.Find).size(), D.Replace);
}

std::string shown(const std::vector<Seen> &Findings) {
  std::string Text;
  for (const Seen &S : Findings)
    Text += show(S) + "\n";
  return Text;
}

class VssDocument : public testing::TestWithParam<Deviation> {};

TEST_P(VssDocument, OneDeviationGivesOneFinding) {
  const Deviation &D = GetParam();
  const TempFolder Folder;
  const std::string File = Folder.file("requester.cpp");
  writeFile(File, changed(D));

  const test::Run Driver = runDriver(File, Folder.path(), {});
  ASSERT_EQ(Driver.Problem, "") << Driver.Output;
  ASSERT_EQ(Driver.Findings.size(), D.Rule ? 1u : 0u) << shown(Driver.Findings);
  if (!D.Rule)
    return;

  const Seen &S = Driver.Findings[0];
  EXPECT_EQ(S.Rule, D.Rule) << show(S);
  if (D.Level)
    EXPECT_EQ(S.Level, D.Level) << show(S);
  EXPECT_EQ(styleProblem(withoutLinks(S.Message)), "") << S.Message;
}

INSTANTIATE_TEST_SUITE_P(, VssDocument, testing::ValuesIn(Deviations),
                         [](const auto &Info) { return std::string(Info.param.Name); });

} // namespace
} // namespace comsec::test
