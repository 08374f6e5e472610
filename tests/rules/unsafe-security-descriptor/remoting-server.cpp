// checks: comsec-unsafe-security-descriptor
// A remote-control service: two service accounts on this machine may call, nobody else. Its string is
// pasted together, and one program adds a label that keeps out callers of low integrity.
#include "support/descriptor.h"
#include "support/server.h"

#define ENTRY(Type, Rights, Account) L"(" Type L";;" Rights L";;;" Account L")"
#define RIGHTS_EXECUTE_LOCAL L"0x3"
#define NO_EXECUTE_UP L"NX"
#define MEDIUM_INTEGRITY L"ME"

static const wchar_t Callers[] = SDDL_OWNER L":" SDDL_LOCAL_SYSTEM SDDL_GROUP
    L":" SDDL_LOCAL_SYSTEM SDDL_DACL
    L":" ENTRY(SDDL_ACCESS_ALLOWED, RIGHTS_EXECUTE_LOCAL, SDDL_LOCAL_SYSTEM)
        ENTRY(SDDL_ACCESS_ALLOWED, RIGHTS_EXECUTE_LOCAL, SDDL_LOCAL_SERVICE);

static const wchar_t LabelledCallers[] = SDDL_OWNER L":" SDDL_LOCAL_SYSTEM SDDL_GROUP
    L":" SDDL_LOCAL_SYSTEM SDDL_DACL
    L":" ENTRY(SDDL_ACCESS_ALLOWED, RIGHTS_EXECUTE_LOCAL, SDDL_LOCAL_SYSTEM)
        ENTRY(SDDL_ACCESS_ALLOWED, RIGHTS_EXECUTE_LOCAL, SDDL_LOCAL_SERVICE) SDDL_SACL
    L":" ENTRY(SDDL_MANDATORY_LABEL, NO_EXECUTE_UP, MEDIUM_INTEGRITY);

static HRESULT secureBy(const wchar_t *Sddl) {
  PSECURITY_DESCRIPTOR Descriptor = descriptorOf(Sddl);
  if (!Descriptor)
    return E_FAIL;
  return CoInitializeSecurity(Descriptor, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL,
                              EOAC_DISABLE_AAA | EOAC_SECURE_REFS | EOAC_NO_CUSTOM_MARSHAL, NULL);
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  if (FAILED(argc > 1 ? secureBy(LabelledCallers) : secureBy(Callers)))
    return 1;
  return serveHouses();
}
