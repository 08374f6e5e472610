// checks: comsec-unsafe-security-descriptor
// Descriptors inside objects: a class of the project that begins with a NULL DACL, as an old class
// of a well-known library does, and turns into a pointer by itself.
#include "support/descriptor.h"
#include "support/vss.h"

class Descriptor {
public:
  Descriptor() {
    DWORD Size = sizeof(Owner);
    CreateWellKnownSid(WinBuiltinAdministratorsSid, NULL, Owner, &Size);
    InitializeSecurityDescriptor(&D, SECURITY_DESCRIPTOR_REVISION);
    SetSecurityDescriptorOwner(&D, Owner, FALSE);
    SetSecurityDescriptorGroup(&D, Owner, FALSE);
    SetSecurityDescriptorDacl(&D, TRUE, NULL, FALSE);
  }

  operator PSECURITY_DESCRIPTOR() { return &D; }

private:
  SECURITY_DESCRIPTOR D;
  BYTE Owner[SECURITY_MAX_SID_SIZE];
};

class ListDescriptor {
public:
  ListDescriptor() {
    DWORD Size = sizeof(Owner);
    CreateWellKnownSid(WinBuiltinAdministratorsSid, NULL, Owner, &Size);
    InitializeSecurityDescriptor(&D, SECURITY_DESCRIPTOR_REVISION);
    InitializeAcl(list(), sizeof(Buffer), ACL_REVISION);
    SetSecurityDescriptorOwner(&D, Owner, FALSE);
    SetSecurityDescriptorGroup(&D, Owner, FALSE);
    SetSecurityDescriptorDacl(&D, TRUE, list(), FALSE);
  }

  bool allow(WELL_KNOWN_SID_TYPE Type) {
    BYTE Sid[SECURITY_MAX_SID_SIZE];
    DWORD Size = sizeof(Sid);
    return CreateWellKnownSid(Type, NULL, Sid, &Size) &&
           AddAccessAllowedAce(list(), ACL_REVISION, COM_RIGHTS_EXECUTE, Sid);
  }

  PSECURITY_DESCRIPTOR get() { return &D; }

private:
  PACL list() { return reinterpret_cast<PACL>(Buffer); }

  SECURITY_DESCRIPTOR D;
  BYTE Buffer[512];
  BYTE Owner[SECURITY_MAX_SID_SIZE];
};

static HRESULT secureOpenly() {
  static Descriptor Open;
  return SECURE_WITH(Open); // want: unsafe-security-descriptor "NULL DACL"
}

static HRESULT secureByList() {
  static ListDescriptor Some;
  if (!Some.allow(WinLocalSystemSid) || !Some.allow(WinLocalServiceSid) ||
      !Some.allow(WinNetworkServiceSid) || !Some.allow(WinBuiltinAdministratorsSid))
    return E_FAIL;
  // The operators are missing; but objects of one class are not told apart, and All has them.
  return SECURE_WITH(Some.get());
}

static HRESULT secureForAll() {
  // Whoever has proved who they are.
  static ListDescriptor All;
  if (!All.allow(WinAuthenticatedUserSid))
    return E_FAIL;
  return SECURE_WITH(All.get());
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  HRESULT Hr = argc > 2 ? secureOpenly() : argc > 1 ? secureByList() : secureForAll();
  return FAILED(Hr) || FAILED(openBackup());
}
