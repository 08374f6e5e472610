#include "result.h"

bool isFailure(HRESULT Hr) { return FAILED(Hr); }

void throwOnFailure(HRESULT Hr) {
  if (isFailure(Hr))
    throw Hr;
}
