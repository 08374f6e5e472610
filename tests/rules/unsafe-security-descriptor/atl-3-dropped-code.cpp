// checks: comsec-unsafe-security-descriptor
// errors: expected
// What the compiler drops may add an account, if it names the descriptor.
#include "support/descriptor.h"
#include <atlbase.h>
#include <atlcom.h>

HRESULT elsewhere() {
  CSecurityDescriptor D;
  D.InitializeFromThreadToken();
  const HRESULT Hr = SECURE_WITH(D); // want: unsafe-security-descriptor "NULL DACL"
  writeToLog(ERROR_OF_NOBODY, Hr);
  return Hr;
}

HRESULT here() {
  CSecurityDescriptor D;
  D.InitializeFromThreadToken();
  letIn(D, BACKUP_AGENTS);
  return SECURE_WITH(D);
}
