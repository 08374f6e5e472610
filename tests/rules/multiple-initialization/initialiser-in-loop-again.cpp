// The near miss's twin: here every round comes back to the function.
#include <windows.h>
#include <objbase.h>

static HRESULT secure() { return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization warning "CoInitializeSecurity"
                                                      RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL); }

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  for (int Job = 0; Job < argc; ++Job)
    if (FAILED(secure()))
      return 1;
  return 0;
}
