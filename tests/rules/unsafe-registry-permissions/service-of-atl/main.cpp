// checks: comsec-unsafe-registry-permissions
// ATL names the AppID, runs the script with it in the place of %APPID%, and calls InitializeSecurity.
#include "stdafx.h"
#include "support/descriptor.h"

class CJobModule : public CAtlServiceModuleT<CJobModule, IDS_SERVICENAME> {
public:
  DECLARE_LIBID(LIBID_JobLib)
  DECLARE_REGISTRY_APPID_RESOURCEID(IDR_JOB, "{5B0E1F63-3C1A-4E57-9E0A-9A6B2D0C1006}")
  HRESULT InitializeSecurity() throw() {
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;BA)"));
  }
};

CJobModule _AtlModule;

extern "C" int WINAPI _tWinMain(HINSTANCE, HINSTANCE, LPTSTR, int nShowCmd) {
  return _AtlModule.WinMain(nShowCmd);
}
