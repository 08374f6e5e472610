// What an access control object needs beside the decision that a test is about.
#pragma once

#include <windows.h>
#include <objbase.h>
#include <accctrl.h>
#include <iaccess.h>

class AccessControlSkeleton : public IAccessControl {
public:
  STDMETHODIMP QueryInterface(REFIID, void **Out) override {
    *Out = nullptr;
    return E_NOINTERFACE;
  }
  STDMETHODIMP_(ULONG) AddRef() override { return 2; }
  STDMETHODIMP_(ULONG) Release() override { return 1; }
  STDMETHODIMP GrantAccessRights(PACTRL_ACCESSW) override { return E_NOTIMPL; }
  STDMETHODIMP SetAccessRights(PACTRL_ACCESSW) override { return E_NOTIMPL; }
  STDMETHODIMP SetOwner(PTRUSTEEW, PTRUSTEEW) override { return E_NOTIMPL; }
  STDMETHODIMP RevokeAccessRights(LPWSTR, ULONG, TRUSTEEW[]) override { return E_NOTIMPL; }
  STDMETHODIMP GetAllAccessRights(LPWSTR, PACTRL_ACCESSW_ALLOCATE_ALL_NODES *, PTRUSTEEW *,
                                  PTRUSTEEW *) override {
    return E_NOTIMPL;
  }
};

// Decides by the name that COM gives.
inline bool isOperator(const TRUSTEEW *Trustee) {
  return Trustee->TrusteeForm == TRUSTEE_IS_NAME &&
         lstrcmpiW(Trustee->ptstrName, L"CONTOSO\\BackupAgent") == 0;
}
