// checks: comsec-unsafe-security-descriptor
// One method makes the descriptor, another hands it on.
#include "support/descriptor.h"
#include "support/vss.h"

class Requester {
public:
  bool prepare() {
    Made = descriptorOf(L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;LS)(A;;0x3;;;NS)(A;;0x3;;;BA)");
    return Made != NULL;
  }
  HRESULT secure() {
    return SECURE_WITH(Made); // want: unsafe-security-descriptor "shuts out Backup Operators"
  }

private:
  PSECURITY_DESCRIPTOR Made = NULL;
};

class OpenRequester {
public:
  bool prepare() {
    Made = descriptorOf(L"O:BAG:BAD:(A;;0x3;;;AU)");
    return Made != NULL;
  }
  HRESULT secure() {
    // Authenticated users hold the five.
    return SECURE_WITH(Made);
  }

private:
  PSECURITY_DESCRIPTOR Made = NULL;
};

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  Requester R;
  OpenRequester O;
  if (!R.prepare() || !O.prepare())
    return 1;
  if (FAILED(argc > 1 ? R.secure() : O.secure()))
    return 1;
  return FAILED(openBackup());
}
