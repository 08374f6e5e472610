// A guard that is armed before it is assigned the impersonation undoes it at once.
#include "support/wil.h"

#include <optional>
#include <variant>

static HANDLE open() {
  return CreateFileW(L"C:\\Data\\a.txt", GENERIC_READ, 0, nullptr, OPEN_EXISTING, 0, nullptr);
}

HANDLE armed() {
  wil::unique_coreverttoself_call Client;
  Client = wil::CoImpersonateClient(); // want: unverified-impersonation warning "armed"
  return open();
}

HANDLE armedInVariant() {
  std::variant<wil::unique_coreverttoself_call, int> Client;
  Client = wil::CoImpersonateClient(); // want: unverified-impersonation warning "armed"
  return open();
}

void everyFile(int Count) {
  wil::unique_coreverttoself_call Client(false);
  for (int I = 0; I < Count; ++I) {
    Client = wil::CoImpersonateClient(); // want: unverified-impersonation warning "armed"
    CloseHandle(open());
  }
}

HANDLE disarmed() {
  wil::unique_coreverttoself_call Client(false);
  Client = wil::CoImpersonateClient();
  return open();
}

HANDLE released() {
  wil::unique_coreverttoself_call Client;
  Client.release();
  Client = wil::CoImpersonateClient();
  return open();
}

HANDLE empty() {
  std::optional<wil::unique_coreverttoself_call> Client;
  Client = wil::CoImpersonateClient();
  return open();
}

HANDLE otherFirst() {
  std::variant<int, wil::unique_coreverttoself_call> Client;
  Client = wil::CoImpersonateClient();
  return open();
}

// A guard that takes over from an idle one reverts on purpose: nothing was taken on for it.
HANDLE disarmedByAssignment() {
  auto Client = wil::CoImpersonateClient();
  Client = wil::unique_coreverttoself_call(false);
  return open();
}
