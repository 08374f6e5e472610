// checks: comsec-unsafe-security-descriptor
// The bytes of a descriptor are copied into memory of the program's own before they are converted.
#include "support/descriptor.h"
#include <memory>
#include <string.h>

HRESULT byMemcpy() {
  PSECURITY_DESCRIPTOR Raw = nullptr;
  ULONG Length = 0;
  if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(L"O:BAG:BAD:(A;;0x7;;;WD)",
                                                            SDDL_REVISION_1, &Raw, &Length))
    return E_FAIL;
  std::unique_ptr<char[]> Copy(new char[Length]);
  memcpy(Copy.get(), Raw, Length);
  LocalFree(Raw);
  return SECURE_WITH(absoluteFormOf(Copy.get())); // want: unsafe-security-descriptor "admits Everyone"
}

HRESULT byCopyMemory() {
  PSECURITY_DESCRIPTOR Raw = nullptr;
  ULONG Length = 0;
  if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(L"O:BAG:BAD:(A;;0x7;;;WD)",
                                                            SDDL_REVISION_1, &Raw, &Length))
    return E_FAIL;
  PSECURITY_DESCRIPTOR Copy = LocalAlloc(LPTR, Length);
  if (!Copy)
    return E_OUTOFMEMORY;
  CopyMemory(Copy, Raw, Length);
  return SECURE_WITH(Copy); // want: unsafe-security-descriptor "admits Everyone" ; want: unsafe-security-descriptor "self-relative"
}

// So is a list that is copied over one that was empty.
HRESULT ofList(PSID Owner, const void *Bytes, DWORD Length) {
  static SECURITY_DESCRIPTOR D;
  PACL List = static_cast<PACL>(LocalAlloc(LPTR, Length));
  if (!List || !InitializeAcl(List, Length, ACL_REVISION))
    return E_FAIL;
  memcpy(List, Bytes, Length);
  if (!InitializeSecurityDescriptor(&D, SECURITY_DESCRIPTOR_REVISION) ||
      !SetSecurityDescriptorOwner(&D, Owner, FALSE) ||
      !SetSecurityDescriptorGroup(&D, Owner, FALSE) ||
      !SetSecurityDescriptorDacl(&D, TRUE, List, FALSE))
    return E_FAIL;
  return SECURE_WITH(&D);
}

// What is read from elsewhere and copied is not known.
HRESULT ofFile(HANDLE File) {
  BYTE Raw[512];
  DWORD Length = 0;
  if (!ReadFile(File, Raw, sizeof(Raw), &Length, nullptr))
    return E_FAIL;
  PSECURITY_DESCRIPTOR Copy = LocalAlloc(LPTR, Length);
  if (!Copy)
    return E_OUTOFMEMORY;
  memcpy(Copy, Raw, Length);
  return SECURE_WITH(absoluteFormOf(Copy));
}
