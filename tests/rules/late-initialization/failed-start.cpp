// A failed CoInitializeEx ends the function, so the call runs only when COM is there.
#include <windows.h>
#include <objbase.h>

static HRESULT returns() {
  HRESULT Hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

static HRESULT jumps() {
  HRESULT Hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
  if (FAILED(Hr))
    goto Done;
  Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                            RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
Done:
  return Hr;
}

static HRESULT nests() {
  HRESULT Hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
  if (SUCCEEDED(Hr)) {
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
    if (FAILED(Hr))
      CoUninitialize();
  }
  return Hr;
}

// One variable stays what it was until the test.
static HRESULT afterJoin(bool Apartment) {
  HRESULT Hr;
  if (Apartment)
    Hr = CoInitializeEx(NULL, COINIT_APARTMENTTHREADED);
  else
    Hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
  if (SUCCEEDED(Hr))
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  return Hr;
}

int main(int argc, char **) {
  switch (argc) {
  case 1:
    return FAILED(returns());
  case 2:
    return FAILED(jumps());
  case 3:
    return FAILED(nests());
  default:
    return FAILED(afterJoin(argc == 4));
  }
}
