#pragma once
#include <windows.h>
#include <aclapi.h>

void allow(EXPLICIT_ACCESSW *Entry);
void nameAgent(TRUSTEE_W *Trustee);
void nameOperators(TRUSTEE_W *Trustee, PSID Operators);
