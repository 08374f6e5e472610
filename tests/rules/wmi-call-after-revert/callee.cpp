// Impersonation, revert and call may each stand in a function of their own.
#include "support/provider.h"

static HRESULT store(IWbemServices *Wmi, IWbemClassObject *Object) {
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "CoRevertToSelf"
}

HRESULT callsTooLate(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  CoRevertToSelf();
  return store(Wmi, Object);
}

static HRESULT storeInTime(IWbemServices *Wmi, IWbemClassObject *Object) {
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}

HRESULT callsInTime(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  // Another function of the same form, and only called as the client.
  Hr = storeInTime(Wmi, Object);
  CoRevertToSelf();
  return Hr;
}

static void leave() { CoRevertToSelf(); }
static void leaveIf(bool Leave) {
  if (Leave)
    leave();
}

HRESULT revertedTwoLevelsDown(IWbemServices *Wmi, IWbemClassObject *Object, bool Admin) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  leaveIf(Admin);
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
}

// Reverts, and impersonates again before it comes back.
static HRESULT countAsSelf(long *Count) {
  CoRevertToSelf();
  InterlockedIncrement(Count);
  return CoImpersonateClient();
}

HRESULT comesBackAsClient(IWbemServices *Wmi, IWbemClassObject *Object, long *Count) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = countAsSelf(Count);
  if (FAILED(Hr))
    return Hr;
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}

static HRESULT walk(IWbemServices *Wmi, IWbemClassObject **Objects, int Count) {
  if (!Count)
    return S_OK;
  const HRESULT Hr = Wmi->PutInstance(*Objects, 0, nullptr, nullptr);
  return FAILED(Hr) ? Hr : walk(Wmi, Objects + 1, Count - 1);
}

HRESULT recursion(IWbemServices *Wmi, IWbemClassObject **Objects, int Count) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = walk(Wmi, Objects, Count);
  CoRevertToSelf();
  return Hr;
}
