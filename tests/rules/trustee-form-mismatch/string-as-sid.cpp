// With TRUSTEE_IS_SID the pointer is read as a SID: text there is memory of the wrong kind.
#include <windows.h>
#include <aclapi.h>

static DWORD apply(EXPLICIT_ACCESSW *Entry, PACL *Acl) {
  return SetEntriesInAclW(1, Entry, nullptr, Acl);
}

DWORD literal(PACL *Acl) {
  EXPLICIT_ACCESSW Entry = {};
  Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry.grfAccessMode = SET_ACCESS;
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_SID;
  Entry.Trustee.TrusteeType = TRUSTEE_IS_USER;
  Entry.Trustee.ptstrName = const_cast<LPWSTR>(L"CONTOSO\\BackupAgent"); // want: trustee-form-mismatch warning "TRUSTEE_IS_SID"
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD array(PACL *Acl) {
  wchar_t Name[] = L"CONTOSO\\BackupAgent";
  EXPLICIT_ACCESSW Entry = {};
  Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry.grfAccessMode = GRANT_ACCESS;
  Entry.Trustee.ptstrName = Name; // want: trustee-form-mismatch "TRUSTEE_IS_SID"
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_SID; // said after the name
  return apply(&Entry, Acl);
}

DWORD narrow(PACL *Acl) {
  char Name[] = "CONTOSO\\BackupAgent";
  EXPLICIT_ACCESSA Entry = {};
  Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry.grfAccessMode = GRANT_ACCESS;
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_SID;
  Entry.Trustee.ptstrName = Name; // want: trustee-form-mismatch "TRUSTEE_IS_SID"
  return SetEntriesInAclA(1, &Entry, nullptr, Acl);
}

DWORD filled(PACL *Acl) {
  wchar_t Name[256];
  DWORD Length = ARRAYSIZE(Name);
  if (!GetUserNameW(Name, &Length))
    return GetLastError();
  EXPLICIT_ACCESSW Entry = {};
  Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry.grfAccessMode = GRANT_ACCESS;
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_SID;
  Entry.Trustee.ptstrName = Name; // want: trustee-form-mismatch "TRUSTEE_IS_SID"
  return apply(&Entry, Acl);
}

DWORD name(PACL *Acl) {
  // The form says that there is a name, and there is one.
  wchar_t Name[] = L"CONTOSO\\BackupAgent";
  EXPLICIT_ACCESSW Entry = {};
  Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry.grfAccessMode = GRANT_ACCESS;
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_NAME;
  Entry.Trustee.ptstrName = Name;
  return apply(&Entry, Acl);
}

DWORD sid(PSID Operators, PACL *Acl) {
  // The member has the type of a string in every case; this is how the documents write a SID.
  EXPLICIT_ACCESSW Entry = {};
  Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry.grfAccessMode = GRANT_ACCESS;
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_SID;
  Entry.Trustee.ptstrName = static_cast<LPWSTR>(Operators);
  return apply(&Entry, Acl);
}

DWORD unknown(LPWSTR Whatever, PACL *Acl) {
  // A parameter of that type may hold either: nobody calls this here.
  EXPLICIT_ACCESSW Entry = {};
  Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry.grfAccessMode = GRANT_ACCESS;
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_SID;
  Entry.Trustee.ptstrName = Whatever;
  return apply(&Entry, Acl);
}
