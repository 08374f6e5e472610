// What a client's rights decide about: files, the registry, processes, services, event logs.
#include "support/provider.h"
#include <winevt.h>
#include <winsvc.h>

HRESULT protectedData(IWbemServices *Wmi, IWbemClassObject *Object, int What) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  if (FAILED(Hr))
    return Hr;
  WIN32_FIND_DATAW Found;
  HKEY Key = nullptr;
  DWORD Size = 0;
  switch (What) {
  case 0:
    return CreateFileA("C:\\a", GENERIC_READ, 0, nullptr, OPEN_EXISTING, 0, nullptr) ? S_OK : S_FALSE; // want: wmi-stale-impersonation warning "CreateFile"
  case 1:
    return FindFirstFileW(L"C:\\*", &Found) != INVALID_HANDLE_VALUE ? S_OK : S_FALSE; // want: wmi-stale-impersonation warning "FindFirstFile"
  case 2:
    return DeleteFileW(L"C:\\a") ? S_OK : S_FALSE; // want: wmi-stale-impersonation warning "DeleteFile"
  case 3:
    return RegOpenKeyExW(HKEY_LOCAL_MACHINE, L"SOFTWARE", 0, KEY_READ, &Key); // want: wmi-stale-impersonation warning "RegOpenKeyEx"
  case 4:
    return RegQueryValueExW(HKEY_LOCAL_MACHINE, L"Path", nullptr, nullptr, nullptr, &Size); // want: wmi-stale-impersonation warning "RegQueryValueEx"
  case 5:
    return OpenProcess(PROCESS_QUERY_INFORMATION, FALSE, 4) ? S_OK : S_FALSE; // want: wmi-stale-impersonation warning "OpenProcess"
  case 6:
    return OpenSCManagerW(nullptr, nullptr, SC_MANAGER_CONNECT) ? S_OK : S_FALSE; // want: wmi-stale-impersonation warning "OpenSCManager"
  case 7:
    return OpenEventLogW(nullptr, L"Security") ? S_OK : S_FALSE; // want: wmi-stale-impersonation warning "OpenEventLog"
  case 8:
    return EvtQuery(nullptr, L"Security", L"*", EvtQueryChannelPath) ? S_OK : S_FALSE; // want: wmi-stale-impersonation warning "EvtQuery"
  default:
    return S_OK;
  }
}

HRESULT service(IWbemServices *Wmi, IWbemClassObject *Object, SC_HANDLE Manager) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  if (FAILED(Hr))
    return Hr;
  return OpenServiceW(Manager, L"Spooler", SERVICE_QUERY_STATUS) ? S_OK : S_FALSE; // want: wmi-stale-impersonation warning "OpenService"
}

HRESULT notProtected(IWbemServices *Wmi, IWbemClassObject *Object, HANDLE File, void *Buffer) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  // Asks nobody for access: the clock, memory, a handle that is open, the answer to WMI.
  SYSTEMTIME Now;
  GetSystemTime(&Now);
  HeapFree(GetProcessHeap(), 0, Buffer);
  CloseHandle(File);
  fill(Object);
  return Hr;
}
