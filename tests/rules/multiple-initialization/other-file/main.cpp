// The two calls stand in two files of one program.
#include "parts.h"

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  if (FAILED(startReader()))
    return 1;
  return FAILED(startWriter());
}
