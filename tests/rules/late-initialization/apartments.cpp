// Objects that start COM when they come and end it when they go.
#include <windows.h>
#include <objbase.h>
#include <memory>

struct Apartment {
  HRESULT Hr;
  Apartment() : Hr(CoInitializeEx(NULL, COINIT_MULTITHREADED)) {}
  ~Apartment() {
    if (SUCCEEDED(Hr))
      CoUninitialize();
  }
};

// The object lives until the function returns.
static HRESULT inside() {
  Apartment A;
  if (FAILED(A.Hr))
    return A.Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

// Held by a pointer that lives as long.
static HRESULT insideHeld() {
  auto A = std::make_unique<Apartment>();
  if (FAILED(A->Hr))
    return A->Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

// The object went with its block, and COM with it.
static HRESULT outside() {
  {
    Apartment A;
    if (FAILED(A.Hr))
      return A.Hr;
  }
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization warning "CoInitializeEx"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

// The same without an object.
static HRESULT ended() {
  HRESULT Hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
  if (FAILED(Hr))
    return Hr;
  CoUninitialize();
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization "CoInitializeEx"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

// One of two calls is taken back; the other one still holds.
static HRESULT startedTwice() {
  HRESULT Hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
  if (FAILED(Hr))
    return Hr;
  {
    Apartment A;
    if (FAILED(A.Hr))
      return A.Hr;
  }
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

int main(int argc, char **) {
  switch (argc) {
  case 1:
    return FAILED(inside());
  case 2:
    return FAILED(insideHeld());
  case 3:
    return FAILED(outside());
  case 4:
    return FAILED(ended());
  default:
    return FAILED(startedTwice());
  }
}
