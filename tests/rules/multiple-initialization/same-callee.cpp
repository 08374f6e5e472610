// One call in the text, in a function that a run calls twice.
#include <windows.h>
#include <objbase.h>

static HRESULT secure() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization warning "CoInitializeSecurity"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

static HRESULT startReader() { return secure(); }
static HRESULT startWriter() { return secure(); }

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  if (FAILED(startReader()) || FAILED(startWriter()))
    return 1;
  return 0;
}
