// A global object has set the option before main begins.
#include "support/vss.h"

struct Startup {
  HRESULT Hr;
  Startup() {
    Hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
    if (SUCCEEDED(Hr))
      Hr = letFaultsEndTheProcess();
  }
};

static Startup AtStart;

int main() {
  if (FAILED(AtStart.Hr) || FAILED(secureAsDocumented()))
    return 1;
  return FAILED(openBackup());
}
