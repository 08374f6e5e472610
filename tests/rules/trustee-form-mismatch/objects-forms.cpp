// The two forms for objects of a directory point to structures of their own.
#include <windows.h>
#include <aclapi.h>

DWORD structureAsName(PACL *Acl, SID *User) {
  OBJECTS_AND_SID Objects = {};
  Objects.ObjectsPresent = ACE_OBJECT_TYPE_PRESENT;
  Objects.pSid = User;
  EXPLICIT_ACCESSW Entry = {};
  Entry.grfAccessPermissions = GENERIC_READ;
  Entry.grfAccessMode = GRANT_ACCESS;
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_SID;
  Entry.Trustee.ptstrName = reinterpret_cast<LPWSTR>(&Objects); // want: trustee-form-mismatch warning "TRUSTEE_IS_SID"
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD sidAsStructure(PACL *Acl, PSID User) {
  EXPLICIT_ACCESSW Entry = {};
  Entry.grfAccessPermissions = GENERIC_READ;
  Entry.grfAccessMode = GRANT_ACCESS;
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_OBJECTS_AND_SID;
  Entry.Trustee.ptstrName = static_cast<LPWSTR>(User); // want: trustee-form-mismatch "TRUSTEE_IS_OBJECTS_AND_SID"
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD nameAsStructure(PACL *Acl) {
  wchar_t Name[] = L"CONTOSO\\BackupAgent";
  EXPLICIT_ACCESSW Entry = {};
  Entry.grfAccessPermissions = GENERIC_READ;
  Entry.grfAccessMode = GRANT_ACCESS;
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_OBJECTS_AND_NAME;
  Entry.Trustee.ptstrName = Name; // want: trustee-form-mismatch "TRUSTEE_IS_OBJECTS_AND_NAME"
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD wrongStructure(PACL *Acl, OBJECTS_AND_NAME_W *Objects) {
  EXPLICIT_ACCESSW Entry = {};
  Entry.grfAccessPermissions = GENERIC_READ;
  Entry.grfAccessMode = GRANT_ACCESS;
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_OBJECTS_AND_SID;
  Entry.Trustee.ptstrName = reinterpret_cast<LPWSTR>(Objects); // want: trustee-form-mismatch "TRUSTEE_IS_OBJECTS_AND_SID"
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD badForm(PACL *Acl) {
  EXPLICIT_ACCESSW Entry = {};
  Entry.grfAccessPermissions = GENERIC_READ;
  Entry.grfAccessMode = GRANT_ACCESS;
  Entry.Trustee.TrusteeForm = TRUSTEE_BAD_FORM; // want: trustee-form-mismatch "TRUSTEE_BAD_FORM"
  Entry.Trustee.ptstrName = const_cast<LPWSTR>(L"CONTOSO\\BackupAgent");
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD rightBySid(PACL *Acl, OBJECTS_AND_SID *Objects) {
  // Form and structure go together.
  EXPLICIT_ACCESSW Entry = {};
  Entry.grfAccessPermissions = GENERIC_READ;
  Entry.grfAccessMode = GRANT_ACCESS;
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_OBJECTS_AND_SID;
  Entry.Trustee.ptstrName = reinterpret_cast<LPWSTR>(Objects);
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD rightByName(PACL *Acl) {
  // So do they here; and the builder does it by itself.
  OBJECTS_AND_NAME_W Objects = {};
  Objects.ptstrName = const_cast<LPWSTR>(L"CONTOSO\\BackupAgent");
  EXPLICIT_ACCESSW Entries[2] = {};
  for (EXPLICIT_ACCESSW &Entry : Entries) {
    Entry.grfAccessPermissions = GENERIC_READ;
    Entry.grfAccessMode = GRANT_ACCESS;
  }
  Entries[0].Trustee.TrusteeForm = TRUSTEE_IS_OBJECTS_AND_NAME;
  Entries[0].Trustee.ptstrName = reinterpret_cast<LPWSTR>(&Objects);
  BuildTrusteeWithObjectsAndNameW(&Entries[1].Trustee, &Objects, SE_DS_OBJECT, nullptr, nullptr,
                                  const_cast<LPWSTR>(L"CONTOSO\\RestoreAgent"));
  return SetEntriesInAclW(2, Entries, nullptr, Acl);
}
