#pragma once
#include "support/access-control.h"

void letIn(BOOL *Allowed);
void decide(const TRUSTEEW *Trustee, BOOL *Allowed);
bool maintenance();
