// Entries that are written in a loop, from a table.
#include <windows.h>
#include <aclapi.h>

static wchar_t First[] = L"CONTOSO\\BackupAgent";
static wchar_t Second[] = L"CONTOSO\\RestoreAgent";
static LPWSTR const Names[] = {First, Second};

static const WELL_KNOWN_SID_TYPE Kinds[] = {WinLocalSystemSid, WinLocalServiceSid,
                                            WinNetworkServiceSid};

DWORD namesAsSids(PACL *Acl) {
  EXPLICIT_ACCESSW Entries[ARRAYSIZE(Names)] = {};
  for (unsigned I = 0; I < ARRAYSIZE(Names); ++I) {
    Entries[I].grfAccessPermissions = COM_RIGHTS_EXECUTE;
    Entries[I].grfAccessMode = GRANT_ACCESS;
    Entries[I].Trustee.TrusteeForm = TRUSTEE_IS_SID;
    Entries[I].Trustee.ptstrName = Names[I]; // want: trustee-form-mismatch warning "TRUSTEE_IS_SID"
  }
  return SetEntriesInAclW(ARRAYSIZE(Entries), Entries, nullptr, Acl);
}

DWORD sidsAsNames(PACL *Acl) {
  BYTE Sids[ARRAYSIZE(Kinds)][SECURITY_MAX_SID_SIZE];
  EXPLICIT_ACCESSW Entries[ARRAYSIZE(Kinds)] = {};
  for (unsigned I = 0; I < ARRAYSIZE(Kinds); ++I) {
    DWORD Size = SECURITY_MAX_SID_SIZE;
    if (!CreateWellKnownSid(Kinds[I], nullptr, Sids[I], &Size))
      return GetLastError();
    EXPLICIT_ACCESSW &Entry = Entries[I];
    Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE;
    Entry.grfAccessMode = GRANT_ACCESS;
    Entry.Trustee.TrusteeForm = TRUSTEE_IS_NAME;
    Entry.Trustee.ptstrName = reinterpret_cast<LPWSTR>(Sids[I]); // want: trustee-form-mismatch "TRUSTEE_IS_NAME"
  }
  return SetEntriesInAclW(ARRAYSIZE(Entries), Entries, nullptr, Acl);
}

DWORD sids(PACL *Acl) {
  // The same table with the form that fits.
  BYTE Sids[ARRAYSIZE(Kinds)][SECURITY_MAX_SID_SIZE];
  EXPLICIT_ACCESSW Entries[ARRAYSIZE(Kinds)] = {};
  for (unsigned I = 0; I < ARRAYSIZE(Kinds); ++I) {
    DWORD Size = SECURITY_MAX_SID_SIZE;
    if (!CreateWellKnownSid(Kinds[I], nullptr, Sids[I], &Size))
      return GetLastError();
    Entries[I].grfAccessPermissions = COM_RIGHTS_EXECUTE;
    Entries[I].grfAccessMode = GRANT_ACCESS;
    Entries[I].Trustee.TrusteeForm = TRUSTEE_IS_SID;
    Entries[I].Trustee.ptstrName = reinterpret_cast<LPWSTR>(Sids[I]);
  }
  return SetEntriesInAclW(ARRAYSIZE(Entries), Entries, nullptr, Acl);
}

DWORD namesAndSids(PACL *Acl, PSID Operators) {
  // Two forms on two paths; each pointer goes with its own.
  EXPLICIT_ACCESSW Entries[2] = {};
  for (unsigned I = 0; I < 2; ++I) {
    TRUSTEE_W *const Trustee = &Entries[I].Trustee;
    Entries[I].grfAccessPermissions = COM_RIGHTS_EXECUTE;
    Entries[I].grfAccessMode = GRANT_ACCESS;
    if (I == 0) {
      Trustee->TrusteeForm = TRUSTEE_IS_NAME;
      Trustee->ptstrName = First;
    } else {
      Trustee->TrusteeForm = TRUSTEE_IS_SID;
      Trustee->ptstrName = static_cast<LPWSTR>(Operators);
    }
  }
  return SetEntriesInAclW(2, Entries, nullptr, Acl);
}
