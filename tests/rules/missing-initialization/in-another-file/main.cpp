// The call stands in another file of the same program.
#include "session.h"

int main() {
  Session S;
  IWbemServices *Services = nullptr;
  if (FAILED(S.open()) || FAILED(S.connect(&Services)))
    return 1;
  Services->Release();
  return 0;
}
