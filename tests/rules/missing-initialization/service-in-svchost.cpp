// checks: comsec-missing-initialization
// A service in a DLL: svchost starts it together with others, and its security is not theirs to set.
#include "support/vss.h"

extern "C" __declspec(dllexport) void WINAPI ServiceMain(DWORD, LPWSTR *) {
  if (SUCCEEDED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    openBackup();
}

BOOL WINAPI DllMain(HINSTANCE, DWORD, void *) { return TRUE; }
