// Libraries start COM under names of their own.
#include <windows.h>
#include <objbase.h>

// As the libraries' headers declare them.
namespace winrt {
enum class apartment_type : int { multi_threaded, single_threaded };
void init_apartment(apartment_type Type = apartment_type::multi_threaded);
} // namespace winrt

namespace wil {
struct unique_couninitialize_call {
  ~unique_couninitialize_call();
};
unique_couninitialize_call CoInitializeEx(DWORD Mode = COINIT_MULTITHREADED);
} // namespace wil

BOOL AfxOleInit();

static HRESULT byWinrt() {
  winrt::init_apartment();
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

static HRESULT byWil() {
  auto Apartment = wil::CoInitializeEx();
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

static HRESULT byMfc() {
  if (!AfxOleInit())
    return E_FAIL;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

int main(int argc, char **) {
  switch (argc) {
  case 1:
    return FAILED(byWinrt());
  case 2:
    return FAILED(byWil());
  default:
    return FAILED(byMfc());
  }
}
