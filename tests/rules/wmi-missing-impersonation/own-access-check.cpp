// A provider may check the access itself instead of impersonating for the work.
#include "support/provider.h"

static PSECURITY_DESCRIPTOR Descriptor = nullptr;

class Provider : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *,
                              IWbemObjectSink *Sink) override {
    if (!isAllowed())
      return WBEM_E_ACCESS_DENIED;
    // AccessCheck has said yes; the work is then done as the host.
    const HRESULT Hr = DeleteFileW(Path) ? S_OK : WBEM_E_FAILED;
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }

  STDMETHODIMP DeleteInstanceAsync(const BSTR Path, LONG, IWbemContext *,
                                   IWbemObjectSink *Sink) override {
    if (!isAdministrator())
      return WBEM_E_ACCESS_DENIED;
    const HRESULT Hr = DeleteFileW(Path) ? S_OK : WBEM_E_FAILED;
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }

  STDMETHODIMP ExecMethodAsync(const BSTR Path, const BSTR, LONG, IWbemContext *,
                               IWbemClassObject *, IWbemObjectSink *Sink) override {
    DWORD Level = 0;
    HRESULT Hr = CoQueryClientBlanket(nullptr, nullptr, nullptr, &Level, nullptr, nullptr, nullptr);
    if (FAILED(Hr) || Level < RPC_C_AUTHN_LEVEL_PKT_PRIVACY)
      return WBEM_E_ACCESS_DENIED;
    // It was asked who calls, and how.
    Hr = DeleteFileW(Path) ? S_OK : WBEM_E_FAILED;
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }

  STDMETHODIMP PutInstanceAsync(IWbemClassObject *, LONG, IWbemContext *,
                                IWbemObjectSink *Sink) override {
    IServerSecurity *Call = nullptr;
    HRESULT Hr = CoGetCallContext(IID_IServerSecurity, reinterpret_cast<void **>(&Call));
    if (FAILED(Hr))
      return Hr;
    DWORD Level = 0;
    Hr = Call->QueryBlanket(nullptr, nullptr, nullptr, &Level, nullptr, nullptr, nullptr);
    Call->Release();
    if (FAILED(Hr) || Level < RPC_C_AUTHN_LEVEL_PKT_PRIVACY)
      return WBEM_E_ACCESS_DENIED;
    Hr = DeleteFileW(L"C:\\Data\\a.txt") ? S_OK : WBEM_E_FAILED;
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }

  STDMETHODIMP CreateInstanceEnumAsync(const BSTR, LONG Flags, IWbemContext *,
                                       IWbemObjectSink *Sink) override {
    if (Flags && !isAdministrator())
      return WBEM_E_ACCESS_DENIED;
    // Nobody was asked when Flags is 0.
    DeleteFileW(L"C:\\Data\\a.txt"); // want: wmi-missing-impersonation warning "DeleteFile"
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_S_NO_ERROR, nullptr, nullptr);
  }

  // Gate helpers: impersonate, look, revert on every way out.
  static bool isAllowed() {
    if (FAILED(CoImpersonateClient()))
      return false;
    HANDLE Token = nullptr;
    if (!OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token)) {
      CoRevertToSelf();
      return false;
    }
    GENERIC_MAPPING Mapping = {FILE_GENERIC_READ, FILE_GENERIC_WRITE, FILE_GENERIC_EXECUTE,
                               FILE_ALL_ACCESS};
    PRIVILEGE_SET Privileges;
    DWORD Size = sizeof(Privileges), Granted = 0;
    BOOL Allowed = FALSE;
    if (!AccessCheck(Descriptor, Token, DELETE, &Mapping, &Privileges, &Size, &Granted, &Allowed))
      Allowed = FALSE;
    CloseHandle(Token);
    CoRevertToSelf();
    return Allowed;
  }

  static bool isAdministrator() {
    if (FAILED(CoImpersonateClient()))
      return false;
    SID_IDENTIFIER_AUTHORITY Authority = SECURITY_NT_AUTHORITY;
    PSID Administrators = nullptr;
    BOOL Member = FALSE;
    if (AllocateAndInitializeSid(&Authority, 2, SECURITY_BUILTIN_DOMAIN_RID,
                                 DOMAIN_ALIAS_RID_ADMINS, 0, 0, 0, 0, 0, 0, &Administrators)) {
      if (!CheckTokenMembership(nullptr, Administrators, &Member))
        Member = FALSE;
      FreeSid(Administrators);
    }
    CoRevertToSelf();
    return Member;
  }
};
