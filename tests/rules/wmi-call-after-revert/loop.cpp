// What one round leaves behind, the next one finds.
#include "support/provider.h"

void secondRound(IWbemServices *Wmi, IWbemClassObject **Objects, int Count) {
  if (FAILED(CoImpersonateClient()))
    return;
  for (int I = 0; I < Count; ++I) {
    Wmi->PutInstance(Objects[I], 0, nullptr, nullptr); // want: wmi-call-after-revert warning "CoRevertToSelf"
    CoRevertToSelf();
  }
}

void eachRoundAnew(IWbemServices *Wmi, IWbemClassObject **Objects, int Count) {
  for (int I = 0; I < Count; ++I) {
    if (FAILED(CoImpersonateClient()))
      return;
    // Every round impersonates before it calls.
    Wmi->PutInstance(Objects[I], 0, nullptr, nullptr);
    CoRevertToSelf();
  }
}

void revertsBehindTheLoop(IWbemServices *Wmi, IWbemClassObject **Objects, int Count) {
  if (FAILED(CoImpersonateClient()))
    return;
  int I = 0;
  while (I < Count)
    Wmi->PutInstance(Objects[I++], 0, nullptr, nullptr);
  CoRevertToSelf();
}

void leavesWithTheRevert(IWbemServices *Wmi, IWbemClassObject **Objects, int Count) {
  if (FAILED(CoImpersonateClient()))
    return;
  do {
    if (!Objects[Count - 1]) {
      CoRevertToSelf();
      break;
    }
    // There is no next round after the revert.
    Wmi->PutInstance(Objects[--Count], 0, nullptr, nullptr);
  } while (Count);
}

void goesOnWithTheRevert(IWbemServices *Wmi, IWbemClassObject **Objects, int Count) {
  if (FAILED(CoImpersonateClient()))
    return;
  for (int I = 0; I < Count; ++I) {
    if (!Objects[I]) {
      CoRevertToSelf();
      continue;
    }
    Wmi->PutInstance(Objects[I], 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
  }
}

// Skips what it cannot impersonate for: the round before ended with a revert.
void continuesOnFailure(IWbemServices *Wmi, IWbemClassObject **Objects, int Count) {
  for (int I = 0; I < Count; ++I) {
    const HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      continue;
    Wmi->PutInstance(Objects[I], 0, nullptr, nullptr);
    CoRevertToSelf();
  }
}
