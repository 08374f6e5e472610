// checks: comsec-late-initialization
// The order of execution decides, not the order of the text.
#include "support/wmi.h"

static HRESULT secureAtTheTop() { return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL); }

// Above the connection in the text, behind it in the process.
static HRESULT secureAbove() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization "ConnectServer"
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
}

static HRESULT connectThenAbove(IWbemServices **Services) {
  HRESULT Hr = connectToWmi(Services);
  if (FAILED(Hr))
    return Hr;
  return secureAbove();
}

static HRESULT secureBelow();

// The helper is defined below the connection and called before it.
static HRESULT belowThenConnect(IWbemServices **Services) {
  HRESULT Hr = secureBelow();
  if (FAILED(Hr))
    return Hr;
  return connectToWmi(Services);
}

static HRESULT topThenConnect(IWbemServices **Services) {
  HRESULT Hr = secureAtTheTop();
  return FAILED(Hr) ? Hr : connectToWmi(Services);
}

// One path comes past the connection.
static HRESULT perhapsConnected(bool Ask, IWbemServices **Services) {
  HRESULT Hr = S_OK;
  if (Ask)
    Hr = connectToWmi(Services);
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization "ConnectServer"
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
}

// Two branches, and each does only one thing.
static HRESULT eitherOr(bool Ask, IWbemServices **Services) {
  if (Ask)
    return connectToWmi(Services);
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
}

// The second condition is the first one's opposite.
static HRESULT opposite(bool Ask, IWbemServices **Services) {
  HRESULT Hr = S_OK;
  if (Ask)
    Hr = connectToWmi(Services);
  if (!Ask)
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
  return Hr;
}

// The jump goes from the bottom to the top: text order is the reverse of execution order.
static HRESULT byGoto(IWbemServices **Services) {
  HRESULT Hr;
  goto Secure;
Connect:
  return connectToWmi(Services);
Secure:
  Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                            RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    return Hr;
  goto Connect;
}

// A lambda is run where it is called.
static HRESULT byLambda(IWbemServices **Services) {
  auto Connect = [&] { return connectToWmi(Services); };
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
  return FAILED(Hr) ? Hr : Connect();
}

static HRESULT secureBelow() { return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                                           RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL); }

int main(int argc, char **argv) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  IWbemServices *Services = nullptr;
  const bool Ask = argv[0][0] == 'a';
  switch (argc) {
  case 1:
    return FAILED(connectThenAbove(&Services));
  case 2:
    return FAILED(belowThenConnect(&Services));
  case 3:
    return FAILED(topThenConnect(&Services));
  case 4:
    return FAILED(perhapsConnected(Ask, &Services));
  case 5:
    return FAILED(eitherOr(Ask, &Services));
  case 6:
    return FAILED(opposite(Ask, &Services));
  case 7:
    return FAILED(byGoto(&Services));
  default:
    return FAILED(byLambda(&Services));
  }
}
