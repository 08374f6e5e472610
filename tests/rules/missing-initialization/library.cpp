// Code without an entry point: the program that uses it sets the security.
#include "support/wmi.h"

HRESULT inventory() {
  IWbemServices *Services = nullptr;
  HRESULT Hr = connectToWmi(&Services);
  if (SUCCEEDED(Hr))
    Services->Release();
  return Hr;
}
