// The call in a callee, in a header: it counts.
#include "support/vss.h"

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()) ||
      FAILED(secureAsDocumented()))
    return 1;
  return FAILED(openBackup());
}
