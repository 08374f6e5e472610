// checks: comsec-unsafe-security-descriptor
// What comes from elsewhere is not judged.
#include "support/descriptor.h"
#include "support/vss.h"

PSECURITY_DESCRIPTOR descriptorOfHouse(); // of a library that is not here

// Nobody calls it here: who does says what is in it.
HRESULT secureByCaller(PSECURITY_DESCRIPTOR Descriptor) { return SECURE_WITH(Descriptor); }

static HRESULT secureByRegistry() {
  // An administrator has chosen who may call.
  static BYTE Bytes[4096];
  DWORD Size = sizeof(Bytes);
  if (RegGetValueW(HKEY_LOCAL_MACHINE, L"SOFTWARE\\House", L"Callers", RRF_RT_REG_BINARY, NULL,
                   Bytes, &Size) != ERROR_SUCCESS)
    return E_FAIL;
  PSECURITY_DESCRIPTOR Descriptor = absoluteFormOf(Bytes);
  if (!Descriptor)
    return E_FAIL;
  return SECURE_WITH(Descriptor);
}

static HRESULT secureByText(const wchar_t *Sddl) {
  // The command line says it.
  PSECURITY_DESCRIPTOR Descriptor = descriptorOf(Sddl);
  if (!Descriptor)
    return E_FAIL;
  return SECURE_WITH(Descriptor);
}

static HRESULT secureByLibrary() { return SECURE_WITH(descriptorOfHouse()); }

static HRESULT secureByDefaultOrText(const wchar_t *Sddl) {
  // One of the two is known.
  PSECURITY_DESCRIPTOR Descriptor =
      descriptorOf(Sddl ? Sddl : L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;BA)(A;;0x3;;;BO)");
  if (!Descriptor)
    return E_FAIL;
  return SECURE_WITH(Descriptor); // want: unsafe-security-descriptor "shuts out Local Service and Network Service"
}

int wmain(int argc, wchar_t **argv) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  HRESULT Hr = argc > 4   ? secureByRegistry()
               : argc > 3 ? secureByText(argv[1])
               : argc > 2 ? secureByLibrary()
                          : secureByDefaultOrText(argv[1]);
  return FAILED(Hr) || FAILED(openBackup());
}
