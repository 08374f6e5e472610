// errors: expected
// Between giving the token back and the call stands something that the compiler has dropped.
#include <windows.h>
#include <objbase.h>
#include <wbemidl.h>

static HRESULT takesItAgain(IWbemServices *Services, IWbemClassObject *Object) {
  CoRevertToSelf();
  ActAsCaller Caller;
  return Services->PutInstance(Object, 0, nullptr, nullptr);
}

static HRESULT inALoop(IWbemServices *Services, IWbemClassObject *Object, int Rounds) {
  HRESULT Hr = S_OK;
  while (Rounds-- > 0) {
    if (Rounds == 3)
      CoRevertToSelf();
    else
      becomeCaller();
    log("round");
  }
  return Services->PutInstance(Object, 0, nullptr, nullptr);
}

static HRESULT nothingBetween(IWbemServices *Services, IWbemClassObject *Object) {
  ActAsCaller Caller;
  CoRevertToSelf();
  return Services->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
}
