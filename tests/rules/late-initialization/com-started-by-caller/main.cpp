// COM is started in one file and the security set in another.
#include "security.h"

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  return FAILED(secure());
}
