// On one way to the call nobody has started COM.
#include <windows.h>
#include <objbase.h>

static HRESULT secure() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization "CoInitializeEx"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

int main(int argc, char **) {
  if (argc > 1) {
    HRESULT Hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
    if (FAILED(Hr))
      return 1;
  }
  return FAILED(secure());
}
