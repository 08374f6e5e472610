// The mode, the form and the name are written in another file.
#include "entries.h"

int main() {
  BYTE Operators[SECURITY_MAX_SID_SIZE];
  DWORD Size = sizeof(Operators);
  if (!CreateWellKnownSid(WinBuiltinBackupOperatorsSid, nullptr, Operators, &Size))
    return 1;
  EXPLICIT_ACCESSW Entries[2] = {};
  for (EXPLICIT_ACCESSW &Entry : Entries)
    allow(&Entry);
  nameAgent(&Entries[0].Trustee);
  nameOperators(&Entries[1].Trustee, Operators); // zeros and a SID go together
  PACL Acl = nullptr;
  if (SetEntriesInAclW(2, Entries, nullptr, &Acl) != ERROR_SUCCESS)
    return 1;
  LocalFree(Acl);
  return 0;
}
