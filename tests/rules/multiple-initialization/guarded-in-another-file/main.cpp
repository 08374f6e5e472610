// Two parts ask for the same thing; the file that does it keeps a flag.
#include "security.h"

static HRESULT startReader() { return secureOnce(); }
static HRESULT startWriter() { return secureOnce(); }

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  if (FAILED(startReader()))
    return 1;
  return FAILED(startWriter());
}
