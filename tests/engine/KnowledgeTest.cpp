// Look-up in the tables, and that the tables fit together.
#include "checks/knowledge/Knowledge.h"
#include "checks/knowledge/Combinations.h"
#include "checks/knowledge/Providers.h"
#include "checks/knowledge/Requirements.h"

#include <gtest/gtest.h>

#include <set>

using namespace comsec::knowledge;

namespace {

std::string found(const Api *A) { return A ? std::string(A->Name) : ""; }

TEST(Knowledge, FunctionsByTheNamesThatCodeUses) {
  EXPECT_EQ(found(findFunction("CoInitializeSecurity")), "CoInitializeSecurity");
  EXPECT_EQ(found(findFunction("PathIsUNCW")), "PathIsUNC");
  EXPECT_EQ(found(findFunction("FindFirstFileNameW")), "FindFirstFileNameW");
  EXPECT_EQ(found(findFunction("OLE32$CoImpersonateClient")), "CoImpersonateClient");
  EXPECT_EQ(found(findFunction("my_CoImpersonateClient")), "");
  EXPECT_EQ(found(findFunction("IGlobalOptions::Set")), "");
  EXPECT_EQ(found(findFunction("")), "");
}

TEST(Knowledge, MethodsInCAndCppAndOfDerivedInterfaces) {
  EXPECT_EQ(found(findMethod("IGlobalOptions", "Set")), "IGlobalOptions::Set");
  EXPECT_EQ(found(findMethod("IGlobalOptionsVtbl", "Set")), "IGlobalOptions::Set");
  EXPECT_EQ(found(findMethod("IWbemServices", "GetObjectW")), "IWbemServices::GetObject");
  EXPECT_EQ(found(findMethod("IVssBackupComponentsEx3Vtbl", "AddToSnapshotSet")),
            "IVssBackupComponents::AddToSnapshotSet");
  EXPECT_EQ(found(findMethod("IGlobalOptions", "Release")), "");
  EXPECT_EQ(found(findMethod("Settings", "Set")), "");
}

TEST(Knowledge, ParametersAreWhereTheDocumentsPutThem) {
  const Api &A = *findApi("CoInitializeSecurity");
  EXPECT_EQ(A.Parameters.size(), 9u);
  EXPECT_EQ(parameter(A, "dwAuthnLevel"), 4u);
  EXPECT_EQ(parameter(A, "dwCapabilities"), 7u);
  EXPECT_EQ(parameter(A, "dwAuthnSvc"), std::nullopt);
  EXPECT_EQ(parameter(*findApi("CoSetProxyBlanket"), "dwAuthnLevel"), 4u);
  EXPECT_TRUE(findApi("CoUninitialize")->Parameters.empty());
}

TEST(Knowledge, NumbersInWords) {
  EXPECT_EQ(nameOf(Family::AuthenticationLevel, 0), "RPC_C_AUTHN_LEVEL_DEFAULT");
  EXPECT_EQ(nameOf(Family::ImpersonationLevel, 3), "RPC_C_IMP_LEVEL_IMPERSONATE");
  EXPECT_EQ(nameOf(Family::AuthenticationLevel, 7), "");
  EXPECT_EQ(nameOf(Family::AuthenticationService, -1), "RPC_C_AUTHN_DEFAULT");
  EXPECT_EQ(nameOf(Family::ExceptionHandling, 1), "COMGLB_EXCEPTION_DONOT_HANDLE");
  EXPECT_EQ(capabilityNames(0), "EOAC_NONE");
  EXPECT_EQ(capabilityNames(0x22), "EOAC_SECURE_REFS | EOAC_STATIC_CLOAKING");
  EXPECT_EQ(capabilityNames(0x10020), "EOAC_STATIC_CLOAKING | 0x10000");
}

TEST(Knowledge, RolesAreToldByInterfacesObjectsAndConstants) {
  for (auto Name : {"IBackgroundCopyManager", "CLSID_WbemLocator", "WbemLocator",
                    "IVssBackupComponentsEx2", "IID_IVssBackupComponentsEx4", "VSS_E_FSS_TIMEOUT"})
    EXPECT_TRUE(tellsRole(Name)) << Name;
  for (auto Name :
       {"IUnknown", "IVssAsync", "VSS_CTX_FILE_SHARE_BACKUP", "CoRegisterClassObject", ""})
    EXPECT_FALSE(tellsRole(Name)) << Name;
}

TEST(Knowledge, FrameworksHaveMethodsThatSetTheSecurity) {
  EXPECT_EQ(securityMethodOf("ATL::CAtlServiceModuleT"), "InitializeSecurity");
  EXPECT_EQ(securityMethodOf("CAtlServiceModuleT"), "InitializeSecurity");
  EXPECT_EQ(securityMethodOf("CAtlExeModuleT"), "");
  EXPECT_EQ(securityMethodOf("mine::CAtlServiceModuleT"), "");
}

TEST(Knowledge, HoldersAreToldByTheirPart) {
  EXPECT_TRUE(isHolderPart(HolderPart::PointerMethod, "GetAddressOf"));
  EXPECT_TRUE(isHolderPart(HolderPart::TextClass, "_bstr_t"));
  EXPECT_TRUE(isHolderPart(HolderPart::TextMethod, "c_str"));
  EXPECT_TRUE(isHolderPart(HolderPart::TextFunction, "SysAllocString"));
  EXPECT_FALSE(isHolderPart(HolderPart::TextClass, "c_str"));
  EXPECT_FALSE(isHolderPart(HolderPart::TextFunction, "SysFreeString"));
}

TEST(Knowledge, EveryRowNamesItsSourceAndIsThereOnce) {
  std::set<std::string_view> Names;
  for (const Api &A : apis()) {
    EXPECT_FALSE(A.Source.empty()) << A.Name;
    EXPECT_TRUE(Names.insert(A.Name).second) << A.Name;
    if (A.Traits & Distinctive) {
      EXPECT_TRUE(A.Interface.empty()) << A.Name << ": a method's bare name may be anything's";
    }
    std::set<std::string_view> Parameters(A.Parameters.begin(), A.Parameters.end());
    EXPECT_EQ(Parameters.size(), A.Parameters.size()) << A.Name;
  }
  for (auto Signs : {roleSigns(), remoteSigns()})
    for (const RoleSign &S : Signs) {
      EXPECT_FALSE(S.Source.empty()) << S.Name;
      if (S.Kind == SignKind::Call) {
        EXPECT_NE(findApi(S.Name), nullptr) << S.Name << " is collected by no row of Apis.def";
      }
    }
}

// A row that names no parameter would never hold, and nobody would notice.
TEST(Combinations, NameParametersOfTheirApi) {
  auto ExpectKnown = [](std::span<const Combination> Rows, std::string_view Name) {
    const Api *A = findApi(Name);
    ASSERT_NE(A, nullptr) << Name;
    for (const Combination &Row : Rows) {
      EXPECT_TRUE(parameter(*A, Row.Parameter)) << Row.Id;
      for (const Condition &C : Row.Conditions)
        EXPECT_TRUE(C.Parameter.empty() || parameter(*A, C.Parameter)) << Row.Id;
    }
  };
  ExpectKnown(combinations(), "CoInitializeSecurity");
  ExpectKnown(blanketCombinations(), "CoSetProxyBlanket");
  ExpectKnown(blanketCombinations(), "IClientSecurity::SetBlanket");
  ExpectKnown(activationCombinations(), "COAUTHINFO");
}

TEST(NewProxies, NameParametersOfTheirApi) {
  for (const NewProxy &Row : newProxies()) {
    const Api *A = findApi(Row.Api);
    EXPECT_TRUE(A && parameter(*A, Row.Parameter)) << Row.Api;
  }
}

TEST(Records, AreFoundByTheirTag) {
  EXPECT_NE(findRecord("_COAUTHINFO"), nullptr);
  EXPECT_NE(findRecord("COAUTHINFO"), nullptr);
  EXPECT_EQ(findRecord("CoInitializeSecurity"), nullptr);
  EXPECT_EQ(findFunction("COAUTHINFO"), nullptr) << "no function";
}

TEST(Knowledge, HostingModelsInAnyCaseAndWithAGroup) {
  auto kind = [](std::string_view Text) {
    const HostingModel *Model = hostingModel(Text);
    return Model ? std::optional(Model->Is) : std::nullopt;
  };
  EXPECT_EQ(kind("LocalSystemHost"), HostKind::System);
  EXPECT_EQ(kind(" localsystemhost:Backup "), HostKind::System);
  EXPECT_EQ(kind("NetworkServiceHost:LocalSystemHost"), HostKind::Other) << "the group's name";
  EXPECT_EQ(kind("decoupled:com"), HostKind::Decoupled);
  EXPECT_EQ(kind("Decoupled:Com:Backup"), HostKind::Decoupled);
  EXPECT_EQ(kind("Decoupled:Com:FoldIdentity(False)"), HostKind::DecoupledClient);
  for (auto Text : {"", "LocalSystem", "Decoupled", "Decoupled:Dcom"})
    EXPECT_EQ(kind(Text), std::nullopt) << Text;
  EXPECT_TRUE(isDecoupled("Decoupled:Dcom"));
  EXPECT_FALSE(isDecoupled("SelfHost:Decoupled"));
}

} // namespace
