// Files, the registry, processes, services, event logs.
#include "support/provider.h"
#include <winevt.h>
#include <winsvc.h>

class Provider : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR, LONG Flags, IWbemContext *, IWbemObjectSink *) override {
    WIN32_FIND_DATAW Found;
    HKEY Key = nullptr;
    DWORD Size = 0;
    switch (Flags) {
    case 0:
      return CreateFileW(L"C:\\a", GENERIC_READ, 0, nullptr, OPEN_EXISTING, 0, nullptr) ? S_OK : S_FALSE; // want: wmi-missing-impersonation warning "CreateFile"
    case 1:
      return FindFirstFileW(L"C:\\*", &Found) != INVALID_HANDLE_VALUE ? S_OK : S_FALSE; // want: wmi-missing-impersonation warning "FindFirstFile"
    case 2:
      return RegOpenKeyExA(HKEY_LOCAL_MACHINE, "SOFTWARE", 0, KEY_READ, &Key); // want: wmi-missing-impersonation warning "RegOpenKeyEx"
    case 3:
      return RegQueryValueExW(HKEY_LOCAL_MACHINE, L"Path", nullptr, nullptr, nullptr, &Size); // want: wmi-missing-impersonation warning "RegQueryValueEx"
    case 4:
      return OpenProcess(PROCESS_QUERY_INFORMATION, FALSE, 4) ? S_OK : S_FALSE; // want: wmi-missing-impersonation warning "OpenProcess"
    case 5:
      return OpenSCManagerW(nullptr, nullptr, SC_MANAGER_CONNECT) ? S_OK : S_FALSE; // want: wmi-missing-impersonation warning "OpenSCManager"
    case 6:
      return OpenServiceW(Manager, L"Spooler", SERVICE_QUERY_STATUS) ? S_OK : S_FALSE; // want: wmi-missing-impersonation warning "OpenService"
    case 7:
      return OpenEventLogW(nullptr, L"Security") ? S_OK : S_FALSE; // want: wmi-missing-impersonation warning "OpenEventLog"
    case 8:
      return EvtQuery(nullptr, L"Security", L"*", EvtQueryChannelPath) ? S_OK : S_FALSE; // want: wmi-missing-impersonation warning "EvtQuery"
    default:
      // Asks nobody for access.
      return GetTickCount() ? S_OK : S_FALSE;
    }
  }
  SC_HANDLE Manager = nullptr;
};
