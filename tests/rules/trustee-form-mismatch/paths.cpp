// What hangs together by more than one text of the source tells is not judged.
#include <windows.h>
#include <aclapi.h>

static wchar_t Agent[] = L"CONTOSO\\BackupAgent";

static void grant(EXPLICIT_ACCESSW &Entry) {
  Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry.grfAccessMode = GRANT_ACCESS;
}

DWORD byFlag(PACL *Acl, PSID Operators) {
  // The flag says what the pointer is.
  EXPLICIT_ACCESSW Entry = {};
  grant(Entry);
  bool Named = false;
  void *Who = Operators;
  if (!Operators) {
    Named = true;
    Who = Agent;
  }
  Entry.Trustee.TrusteeForm = Named ? TRUSTEE_IS_NAME : TRUSTEE_IS_SID;
  Entry.Trustee.ptstrName = static_cast<LPWSTR>(Who);
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD twoSwitches(PACL *Acl, int Kind, PSID Operators) {
  EXPLICIT_ACCESSW Entry = {};
  grant(Entry);
  switch (Kind) {
  case 0:
    Entry.Trustee.TrusteeForm = TRUSTEE_IS_NAME;
    break;
  default:
    Entry.Trustee.TrusteeForm = TRUSTEE_IS_SID;
    break;
  }
  switch (Kind) {
  case 0:
    Entry.Trustee.ptstrName = Agent;
    break;
  default:
    Entry.Trustee.ptstrName = static_cast<LPWSTR>(Operators);
    break;
  }
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD othersReturn(PACL *Acl, int Kind) {
  // Who gets behind the ifs has written the form.
  EXPLICIT_ACCESSW Entry = {};
  grant(Entry);
  if (Kind == 1)
    Entry.Trustee.TrusteeForm = TRUSTEE_IS_NAME;
  else if (Kind == 2)
    Entry.Trustee.TrusteeForm = TRUSTEE_IS_NAME;
  else
    return ERROR_INVALID_PARAMETER;
  Entry.Trustee.ptstrName = Agent;
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD walks(PACL *Acl, PSID *Sids) {
  // The pointer goes from entry to entry.
  EXPLICIT_ACCESSW Entries[2] = {};
  EXPLICIT_ACCESSW *Entry = Entries;
  for (int I = 0; I < 2; ++I, ++Entry) {
    Entry->grfAccessPermissions = COM_RIGHTS_EXECUTE;
    Entry->grfAccessMode = GRANT_ACCESS;
    Entry->Trustee.ptstrName = static_cast<LPWSTR>(Sids[I]);
  }
  return SetEntriesInAclW(2, Entries, nullptr, Acl);
}

DWORD oneOfTwo(PACL *Acl, bool First) {
  EXPLICIT_ACCESSW A = {}, B = {};
  EXPLICIT_ACCESSW *Entry = First ? &A : &B;
  Entry->grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry->grfAccessMode = GRANT_ACCESS;
  Entry->Trustee.TrusteeForm = TRUSTEE_IS_NAME;
  Entry->Trustee.ptstrName = Agent;
  return SetEntriesInAclW(1, First ? &A : &B, nullptr, Acl);
}

DWORD sameCondition(PACL *Acl, bool ByName, PSID Operators) {
  EXPLICIT_ACCESSW Entry = {};
  grant(Entry);
  if (ByName)
    Entry.Trustee.TrusteeForm = TRUSTEE_IS_NAME;
  if (ByName)
    Entry.Trustee.ptstrName = Agent;
  else
    Entry.Trustee.ptstrName = static_cast<LPWSTR>(Operators);
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD otherWay(PACL *Acl, bool ByName, PSID Operators) {
  // The same text, the wrong way round.
  EXPLICIT_ACCESSW Entry = {};
  grant(Entry);
  if (ByName)
    Entry.Trustee.TrusteeForm = TRUSTEE_IS_NAME;
  if (ByName)
    Entry.Trustee.ptstrName = static_cast<LPWSTR>(Operators); // want: trustee-form-mismatch "TRUSTEE_IS_NAME"
  else
    Entry.Trustee.ptstrName = Agent; // want: trustee-form-mismatch "TRUSTEE_IS_SID"
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}
