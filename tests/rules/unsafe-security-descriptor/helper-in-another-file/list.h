#pragma once

#include <windows.h>

bool startList(PACL List, DWORD Size);
bool letIn(PACL List, WELL_KNOWN_SID_TYPE Type);
bool describe(PSECURITY_DESCRIPTOR D, PACL List);
