#pragma once

#include <windows.h>

extern const wchar_t OperatorsOnly[];
extern const wchar_t AllAccounts[];

PSECURITY_DESCRIPTOR makeForOperators();
PSECURITY_DESCRIPTOR makeForAll();
