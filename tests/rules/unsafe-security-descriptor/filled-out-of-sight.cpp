// checks: comsec-unsafe-security-descriptor
// A descriptor that a function fills whose body is not here has whatever that gives it.
#include "support/descriptor.h"
#include "support/vss.h"

// In a library of the house.
bool describe(PSECURITY_DESCRIPTOR Descriptor);
bool addHouse(PACL List);

static HRESULT secureByLibrary() {
  static SECURITY_DESCRIPTOR D;
  // Owner, group and list come from the library.
  if (!InitializeSecurityDescriptor(&D, SECURITY_DESCRIPTOR_REVISION) || !describe(&D))
    return E_FAIL;
  return SECURE_WITH(&D);
}

static HRESULT secureByListOfLibrary() {
  static SECURITY_DESCRIPTOR D;
  static BYTE Buffer[512], Owner[SECURITY_MAX_SID_SIZE];
  PACL List = reinterpret_cast<PACL>(Buffer);
  DWORD Size = sizeof(Owner);
  // The five may be among those whom the library adds.
  if (!CreateWellKnownSid(WinBuiltinAdministratorsSid, NULL, Owner, &Size) ||
      !InitializeAcl(List, sizeof(Buffer), ACL_REVISION) || !addHouse(List) ||
      !InitializeSecurityDescriptor(&D, SECURITY_DESCRIPTOR_REVISION) ||
      !SetSecurityDescriptorOwner(&D, Owner, FALSE) ||
      !SetSecurityDescriptorGroup(&D, Owner, FALSE) ||
      !SetSecurityDescriptorDacl(&D, TRUE, List, FALSE))
    return E_FAIL;
  return SECURE_WITH(&D);
}

static HRESULT secureByNobody() {
  static SECURITY_DESCRIPTOR D;
  // The same without the library: nobody sets anything.
  if (!InitializeSecurityDescriptor(&D, SECURITY_DESCRIPTOR_REVISION))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor note "NULL DACL" ; want: unsafe-security-descriptor warning "no owner or group"
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  HRESULT Hr = argc > 2   ? secureByLibrary()
               : argc > 1 ? secureByListOfLibrary()
                          : secureByNobody();
  return FAILED(Hr) || FAILED(openBackup());
}
