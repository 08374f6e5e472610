// checks: comsec-late-initialization
// The connection and the security in two files, called in the wrong order by a third.
#include "parts.h"

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  IWbemServices *Services = nullptr;
  if (FAILED(connect(&Services)))
    return 1;
  return FAILED(secure());
}
