// Levels that are chosen when the program runs: a finding says under which condition.
#include <windows.h>
#include <objbase.h>
#include <versionhelpers.h>

HRESULT byVersion() {
  DWORD Level = RPC_C_AUTHN_LEVEL_PKT_PRIVACY;
  if (!IsWindows8OrGreater())
    Level = RPC_C_AUTHN_LEVEL_NONE;
  return CoInitializeSecurity(
      NULL, -1, NULL, NULL,
      Level, // want: weak-authentication-level warning "when 'IsWindows8OrGreater() is false'"
      2, NULL, EOAC_NONE, NULL);
}

static HRESULT secure(DWORD Level) {
  return CoInitializeSecurity(
      NULL, -1, NULL, NULL,
      Level, // want: weak-authentication-level warning "when 'Old is true'"
      2, NULL, EOAC_NONE, NULL);
}
HRESULT byCaller(bool Old) {
  return secure(Old ? RPC_C_AUTHN_LEVEL_NONE : RPC_C_AUTHN_LEVEL_PKT_PRIVACY);
}

HRESULT byCommandLine(const wchar_t *Argument) {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, _wtoi(Argument), 2, NULL, EOAC_NONE, NULL);
}
