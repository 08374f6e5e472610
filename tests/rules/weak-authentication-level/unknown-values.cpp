// A value that cannot be known is not taken for 0 and not for NONE: nothing is said.
#include <windows.h>
#include <objbase.h>

DWORD levelFromSettings(); // defined elsewhere
extern DWORD GlobalLevel;  // written elsewhere

HRESULT fromParameter(DWORD Level) {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, Level, 2, NULL, EOAC_NONE, NULL);
}

HRESULT fromRegistry() {
  // The initialiser does not survive: RegGetValueW may write any level.
  DWORD Level = RPC_C_AUTHN_LEVEL_NONE;
  DWORD Size = sizeof(Level);
  if (RegGetValueW(HKEY_LOCAL_MACHINE, L"SOFTWARE\\Example", L"Level", RRF_RT_REG_DWORD, NULL,
                   &Level, &Size) != ERROR_SUCCESS)
    Level = RPC_C_AUTHN_LEVEL_PKT_PRIVACY;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, Level, 2, NULL, EOAC_NONE, NULL);
}

HRESULT fromElsewhere() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, levelFromSettings(), 2, NULL, EOAC_NONE, NULL);
}

HRESULT fromGlobal() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, GlobalLevel, 2, NULL, EOAC_NONE, NULL);
}

HRESULT fromProxy(IUnknown *Proxy) {
  // The level is echoed from what the proxy negotiated.
  DWORD Level = 0;
  HRESULT Hr = CoQueryProxyBlanket(Proxy, NULL, NULL, NULL, &Level, NULL, NULL, NULL);
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, Level, 2, NULL, EOAC_NONE, NULL);
}
