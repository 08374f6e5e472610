// In C the class is a table of functions.
#include <windows.h>
#include <objbase.h>
#include <accctrl.h>
#include <iaccess.h>

static HRESULT STDMETHODCALLTYPE queryInterface(IAccessControl *This, REFIID Iid, void **Out) {
  *Out = NULL;
  return E_NOINTERFACE;
}
static ULONG STDMETHODCALLTYPE addRef(IAccessControl *This) { return 2; }
static ULONG STDMETHODCALLTYPE release(IAccessControl *This) { return 1; }
static HRESULT STDMETHODCALLTYPE grant(IAccessControl *This, PACTRL_ACCESSW List) {
  return E_NOTIMPL;
}
static HRESULT STDMETHODCALLTYPE setOwner(IAccessControl *This, PTRUSTEEW Owner, PTRUSTEEW Group) {
  return E_NOTIMPL;
}
static HRESULT STDMETHODCALLTYPE revoke(IAccessControl *This, LPWSTR Property, ULONG Count,
                                        TRUSTEEW Trustees[]) {
  return E_NOTIMPL;
}
static HRESULT STDMETHODCALLTYPE getAll(IAccessControl *This, LPWSTR Property,
                                        PACTRL_ACCESSW_ALLOCATE_ALL_NODES *List, PTRUSTEEW *Owner,
                                        PTRUSTEEW *Group) {
  return E_NOTIMPL;
}

static HRESULT STDMETHODCALLTYPE letEverybodyIn(IAccessControl *This, PTRUSTEEW Trustee, LPWSTR Property, ACCESS_RIGHTS Rights, BOOL *Allowed) { // want: permissive-access-control warning "every trustee"
  *Allowed = TRUE;
  return S_OK;
}

static HRESULT STDMETHODCALLTYPE answerNobody(IAccessControl *This, PTRUSTEEW Trustee, LPWSTR Property, ACCESS_RIGHTS Rights, BOOL *Allowed) { // want: permissive-access-control "without writing"
  return S_OK;
}

/* Decides by the name. */
static HRESULT STDMETHODCALLTYPE letOperatorIn(IAccessControl *This, PTRUSTEEW Trustee,
                                               LPWSTR Property, ACCESS_RIGHTS Rights,
                                               BOOL *Allowed) {
  *Allowed = Trustee->TrusteeForm == TRUSTEE_IS_NAME &&
             lstrcmpiW(Trustee->ptstrName, L"CONTOSO\\BackupAgent") == 0;
  return S_OK;
}

/* Of the right form, but in no table of this interface: nobody's access check. */
HRESULT STDMETHODCALLTYPE inNoTable(IAccessControl *This, PTRUSTEEW Trustee, LPWSTR Property,
                                    ACCESS_RIGHTS Rights, BOOL *Allowed) {
  *Allowed = TRUE;
  return S_OK;
}

const IAccessControlVtbl Open = {queryInterface, addRef, release, grant,         grant,
                                 setOwner,       revoke, getAll,  letEverybodyIn};
const IAccessControlVtbl Unanswered = {.QueryInterface = queryInterface,
                                       .AddRef = addRef,
                                       .Release = release,
                                       .IsAccessAllowed = answerNobody};
const IAccessControlVtbl Right = {.QueryInterface = queryInterface,
                                  .AddRef = addRef,
                                  .Release = release,
                                  .IsAccessAllowed = letOperatorIn};
