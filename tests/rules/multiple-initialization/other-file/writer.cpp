#include "parts.h"

HRESULT startWriter() {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization warning "CoInitializeSecurity"
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (SUCCEEDED(Hr))
    OutputDebugStringW(L"writer");
  return Hr;
}
