// It only looks whether anybody answers, with the machine's security, and sets none.
#include "../common/wmi.h"

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  IWbemServices *Services = nullptr;
  return FAILED(connect(&Services));
}
