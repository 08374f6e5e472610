#include "policy.h"

void letIn(BOOL *Allowed) { *Allowed = TRUE; }

void decide(const TRUSTEEW *Trustee, BOOL *Allowed) { *Allowed = isOperator(Trustee); }

bool maintenance() { return GetFileAttributesW(L"C:\\maintenance") != INVALID_FILE_ATTRIBUTES; }
