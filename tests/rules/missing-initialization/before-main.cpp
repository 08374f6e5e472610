// The call in the constructor of a global object: it runs before main, and it counts.
#include "support/vss.h"

struct Startup {
  HRESULT Hr;
  Startup() {
    Hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
    if (SUCCEEDED(Hr))
      Hr = secureAsDocumented();
  }
};
static Startup AtStart;

int main() {
  if (FAILED(AtStart.Hr) || FAILED(letFaultsEndTheProcess()))
    return 1;
  return FAILED(openBackup());
}
