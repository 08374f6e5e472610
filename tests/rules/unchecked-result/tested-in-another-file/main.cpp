// checks: comsec-unchecked-result
// The test stands in another file.
#include "result.h"

static int refused() {
  HRESULT Hr = CoImpersonateClient();
  if (isFailure(Hr))
    return 1;
  return FAILED(CoRevertToSelf());
}

static int thrown() {
  HRESULT Hr = CoImpersonateClient();
  throwOnFailure(Hr);
  return FAILED(CoRevertToSelf());
}

static int lost() {
  HRESULT Hr = CoImpersonateClient(); // want: unchecked-result warning "CoImpersonateClient"
  Hr = CoRevertToSelf();
  return isFailure(Hr);
}

int main() { return refused() + thrown() + lost(); }
