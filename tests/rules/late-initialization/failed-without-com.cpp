// checks: comsec-late-initialization
// Without COM a connection fails, and fixes nothing: what counts is what comes after COM's start.
#include "support/wmi.h"

static HRESULT tooEarly(IWbemServices **Services) {
  connectToWmi(Services); // COM has not been started
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return E_FAIL;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
}

static HRESULT withoutCom(IWbemServices **Services) {
  connectToWmi(Services);
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization warning "before CoInitializeEx"
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
}

static HRESULT again(IWbemServices **Services) {
  connectToWmi(Services); // fails
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(connectToWmi(Services)))
    return E_FAIL;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization warning "after IWbemLocator::ConnectServer"
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
}

int main(int argc, char **) {
  IWbemServices *Services = nullptr;
  switch (argc) {
  case 1:
    return FAILED(tooEarly(&Services));
  case 2:
    return FAILED(withoutCom(&Services));
  default:
    return FAILED(again(&Services));
  }
}
