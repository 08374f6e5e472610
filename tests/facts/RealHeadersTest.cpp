// The same with the headers that people really include.
#include "tests/facts/Source.h"

#include <llvm/ADT/STLExtras.h>

using namespace testing;

namespace comsec::facts {
namespace {

std::vector<std::string> uses(const Unit &U, UseKind Kind) {
  std::vector<std::string> Names;
  for (const Use &Found : U.Uses)
    if (Found.Kind == Kind)
      Names.push_back(Found.Name);
  return Names;
}

TEST_F(Source, ARequesterInCxx) {
  Unit U = unit(R"(#include <windows.h>
#include <objbase.h>
#include <vsbackup.h>
int wmain() {
  SECURITY_DESCRIPTOR sd;
  HRESULT hr = CoInitializeSecurity(&sd, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_STATIC_CLOAKING, NULL);
  if (FAILED(hr))
    return 1;
  IGlobalOptions *options = NULL;
  CoCreateInstance(CLSID_GlobalOptions, NULL, CLSCTX_INPROC_SERVER, __uuidof(IGlobalOptions),
                   (void **)&options);
  options->Set(COMGLB_EXCEPTION_HANDLING, COMGLB_EXCEPTION_DONOT_HANDLE);
  IVssBackupComponents *backup = NULL;
  CreateVssBackupComponents(&backup);
  backup->SetContext(VSS_CTX_BACKUP);
}
)");
  EXPECT_THAT(notes(U), IsEmpty());
  Call Security = onlyCall(U, "CoInitializeSecurity");
  std::vector<std::string> Values;
  for (const Argument &A : Security.Arguments)
    Values.push_back(show(A.Given));
  EXPECT_THAT(Values, ElementsAre("&sd of SECURITY_DESCRIPTOR", "-1", "null NULL", "null NULL",
                                  "RPC_C_AUTHN_LEVEL_PKT_PRIVACY=6", "RPC_C_IMP_LEVEL_IDENTIFY=2",
                                  "null NULL",
                                  "EOAC_STATIC_CLOAKING=32 of tagEOLE_AUTHENTICATION_CAPABILITIES",
                                  "null NULL"));
  EXPECT_EQ(Security.Result, ResultUse::Tested);
  EXPECT_EQ(onlyCall(U, "CoCreateInstance").Result, ResultUse::Discarded);
  Call Set = onlyCall(U, "IGlobalOptions::Set");
  ASSERT_EQ(Set.Arguments.size(), 2u);
  EXPECT_EQ(Set.Arguments[0].Given.Text, "COMGLB_EXCEPTION_HANDLING");
  EXPECT_EQ(Set.Arguments[0].Given.Number, 1);
  EXPECT_TRUE(onlyCall(U, "CreateVssBackupComponents").Callee.valid());
  EXPECT_TRUE(onlyCall(U, "IVssBackupComponents::SetContext").Callee.valid());
  EXPECT_THAT(uses(U, UseKind::Interface), Contains("IVssBackupComponents::SetContext"));
}

TEST_F(Source, AWmiClientInCxx) {
  Unit U = unit(R"(#include <windows.h>
#include <wbemidl.h>
void f(IWbemServices *services) {
  IWbemLocator *locator = NULL;
  CoCreateInstance(__uuidof(WbemLocator), NULL, CLSCTX_INPROC_SERVER, __uuidof(*locator),
                   (void **)&locator);
  CoCreateInstance(CLSID_WbemLocator, NULL, CLSCTX_INPROC_SERVER, IID_IWbemLocator,
                   (void **)&locator);
  IWbemClassObject *object = NULL;
  services->GetObject(NULL, 0, NULL, &object, NULL);
}
)");
  EXPECT_THAT(notes(U), IsEmpty());
  EXPECT_EQ(onlyCall(U, "IWbemServices::GetObject").Callee.Line, 10u);
  EXPECT_EQ(onlyCall(U, "IWbemServices::GetObject").Macro, "");
  EXPECT_THAT(uses(U, UseKind::Object),
              IsSupersetOf({"WbemLocator", "CLSID_WbemLocator", "IWbemLocator"}));
}

TEST_F(Source, AProgramInC) {
  Unit U = unit(R"(#define COBJMACROS
#include <windows.h>
#include <objbase.h>
#include <wbemcli.h>
void f(IGlobalOptions *options, IWbemLocator *locator) {
  CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_NONE, RPC_C_IMP_LEVEL_IMPERSONATE,
                       NULL, EOAC_NONE, NULL);
  IGlobalOptions_Set(options, COMGLB_EXCEPTION_HANDLING, COMGLB_EXCEPTION_DONOT_HANDLE);
  locator->lpVtbl->ConnectServer(locator, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL);
}
)",
                "a.c");
  EXPECT_THAT(notes(U), IsEmpty());
  Call Security = onlyCall(U, "CoInitializeSecurity");
  ASSERT_EQ(Security.Arguments.size(), 9u);
  EXPECT_EQ(show(Security.Arguments[4].Given, "a.c"), "RPC_C_AUTHN_LEVEL_NONE=1");
  EXPECT_EQ(show(Security.Arguments[7].Given, "a.c"),
            "EOAC_NONE=0 of tagEOLE_AUTHENTICATION_CAPABILITIES");
  Call Set = onlyCall(U, "IGlobalOptions::Set");
  EXPECT_EQ(Set.Form, CallForm::VTable);
  EXPECT_EQ(Set.Macro, "");
  ASSERT_EQ(Set.Arguments.size(), 2u);
  EXPECT_EQ(Set.Arguments[1].Given.Number, 1);
  Call Connect = onlyCall(U, "IWbemLocator::ConnectServer");
  EXPECT_EQ(Connect.Form, CallForm::VTable);
  EXPECT_EQ(Connect.Arguments.size(), 8u);
  EXPECT_THAT(uses(U, UseKind::Interface), Contains("IWbemLocator::ConnectServer"));
}

} // namespace
} // namespace comsec::facts
