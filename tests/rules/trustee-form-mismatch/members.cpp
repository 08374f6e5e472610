// A trustee that is a member, filled in one method and used in another.
#include <windows.h>
#include <aclapi.h>

class NamedAsSid {
public:
  NamedAsSid() { ZeroMemory(&Entry, sizeof(Entry)); }
  void grant(DWORD Mask) {
    Entry.grfAccessPermissions = Mask;
    Entry.grfAccessMode = GRANT_ACCESS;
    Entry.Trustee.TrusteeForm = TRUSTEE_IS_SID;
    Entry.Trustee.ptstrName = Name; // want: trustee-form-mismatch "TRUSTEE_IS_SID"
  }
  DWORD apply(PACL *Acl) { return SetEntriesInAclW(1, &Entry, nullptr, Acl); }

private:
  EXPLICIT_ACCESSW Entry;
  wchar_t Name[64] = L"CONTOSO\\BackupAgent";
};

class Initialised {
public:
  DWORD rights(PACL Acl, ACCESS_MASK *Rights) {
    return GetEffectiveRightsFromAclW(Acl, &Trustee, Rights);
  }

private:
  wchar_t Name[64] = L"CONTOSO\\BackupAgent";
  TRUSTEE_W Trustee = {nullptr, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_USER,
                       Name}; // want: trustee-form-mismatch "TRUSTEE_IS_SID"
};

class Right {
public:
  explicit Right(PSID Operators) {
    // A SID by the form, and the member is one by its type.
    Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE;
    Entry.grfAccessMode = GRANT_ACCESS;
    Entry.Trustee.TrusteeForm = TRUSTEE_IS_SID;
    Entry.Trustee.ptstrName = static_cast<LPWSTR>(Operators);
  }
  DWORD apply(PACL *Acl) { return SetEntriesInAclW(1, &Entry, nullptr, Acl); }

private:
  EXPLICIT_ACCESSW Entry = {};
};

DWORD use(PACL *Acl, PSID Operators, ACCESS_MASK *Rights) {
  NamedAsSid Wrong;
  Wrong.grant(COM_RIGHTS_EXECUTE);
  Initialised AlsoWrong;
  Right Fine(Operators);
  return Wrong.apply(Acl) + AlsoWrong.rights(*Acl, Rights) + Fine.apply(Acl);
}
