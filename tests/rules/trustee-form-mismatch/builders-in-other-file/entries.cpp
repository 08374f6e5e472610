#include "entries.h"

static wchar_t Agent[] = L"CONTOSO\\BackupAgent";

void allow(EXPLICIT_ACCESSW *Entry) {
  Entry->grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry->grfAccessMode = GRANT_ACCESS;
  Entry->grfInheritance = NO_INHERITANCE;
}

// The caller's structure is all zeros, so the form is TRUSTEE_IS_SID.
void nameAgent(TRUSTEE_W *Trustee) {
  Trustee->TrusteeType = TRUSTEE_IS_USER;
  Trustee->ptstrName = Agent; // want: trustee-form-mismatch "TRUSTEE_IS_SID"
}

void nameOperators(TRUSTEE_W *Trustee, PSID Operators) {
  Trustee->TrusteeType = TRUSTEE_IS_GROUP;
  Trustee->ptstrName = static_cast<LPWSTR>(Operators);
}
