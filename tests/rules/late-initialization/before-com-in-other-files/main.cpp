// Each file is right by itself; the order of the two calls is not.
#include "startup.h"

int main() {
  if (FAILED(secure()))
    return 1;
  return FAILED(startCom());
}
