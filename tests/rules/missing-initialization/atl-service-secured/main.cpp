// checks: comsec-missing-initialization, comsec-masked-com-exceptions
// The same with its gap filled in. Nothing in sight calls InitializeSecurity: ATL's WinMain does.
#include "stdafx.h"

class CJobModule : public CAtlServiceModuleT<CJobModule, IDS_SERVICENAME> // want: masked-com-exceptions note "COMGLB_EXCEPTION_HANDLING"
{
public:
  DECLARE_LIBID(LIBID_JobLib)
  DECLARE_REGISTRY_APPID_RESOURCEID(IDR_JOB, "{0F0F7E58-0A26-4C0F-95B4-3D9C0F0E46D1}")
  HRESULT InitializeSecurity() throw() {
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  }
};

CJobModule _AtlModule;

extern "C" int WINAPI _tWinMain(HINSTANCE, HINSTANCE, LPTSTR, int nShowCmd) {
  return _AtlModule.WinMain(nShowCmd);
}
