// checks: comsec-unsafe-security-descriptor
// The server lets everybody call and then looks who it is: that is its own access check.
#include <windows.h>
#include <objbase.h>

static const CLSID Houses = {
    0x6f2c3a3e, 0x0c55, 0x4b0b, {0x9a, 0x6b, 0x6c, 0x0b, 0x5c, 0x5f, 0x6b, 0x01}};

static bool callerIsAdministrator() {
  if (FAILED(CoImpersonateClient()))
    return false;
  BYTE Administrators[SECURITY_MAX_SID_SIZE];
  DWORD Size = sizeof(Administrators);
  BOOL Member = FALSE;
  const bool Asked = CreateWellKnownSid(WinBuiltinAdministratorsSid, NULL, Administrators, &Size) &&
                     CheckTokenMembership(NULL, Administrators, &Member);
  if (FAILED(CoRevertToSelf()))
    return false;
  return Asked && Member;
}

struct GuardedFactory : IClassFactory {
  STDMETHODIMP QueryInterface(REFIID, void **Object) override {
    *Object = this;
    return S_OK;
  }
  STDMETHODIMP_(ULONG) AddRef() override { return 2; }
  STDMETHODIMP_(ULONG) Release() override { return 1; }
  STDMETHODIMP CreateInstance(IUnknown *, REFIID, void **) override {
    return callerIsAdministrator() ? E_NOTIMPL : E_ACCESSDENIED;
  }
  STDMETHODIMP LockServer(BOOL) override {
    return callerIsAdministrator() ? S_OK : E_ACCESSDENIED;
  }
};

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    return 1;
  static GuardedFactory Factory;
  DWORD Cookie = 0;
  if (FAILED(CoRegisterClassObject(Houses, &Factory, CLSCTX_LOCAL_SERVER, REGCLS_MULTIPLEUSE,
                                   &Cookie)))
    return 1;
  Sleep(INFINITE);
  return 0;
}
