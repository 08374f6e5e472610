// A part of this program was not seen: nobody can say that the call is missing.
#include "unseen-part.h"
#include "support/wmi.h"

int main() {
  IWbemServices *Services = nullptr;
  if (FAILED(startUp()) || FAILED(connectToWmi(&Services)))
    return 1;
  Services->Release();
  return 0;
}
