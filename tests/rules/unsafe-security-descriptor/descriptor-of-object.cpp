// checks: comsec-unsafe-security-descriptor
// What Windows gives out of an object is self-relative, whatever is in it.
#include <windows.h>
#include <aclapi.h>
#include <objbase.h>

int main() {
  PSECURITY_DESCRIPTOR Copied = NULL;
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  wchar_t Folder[] = L"C:\\House";
  if (GetNamedSecurityInfoW(Folder, SE_FILE_OBJECT, DACL_SECURITY_INFORMATION, NULL, NULL, NULL,
                            NULL, &Copied) != ERROR_SUCCESS)
    return 1;
  return FAILED(CoInitializeSecurity(Copied, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: unsafe-security-descriptor "self-relative"
                                     RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL));
}
