// checks: comsec-unsafe-registry-permissions
// The wizard's stub sets nothing: what the registry says applies.
#include "stdafx.h"

class CJobModule : public CAtlServiceModuleT<CJobModule, IDS_SERVICENAME> {
public:
  DECLARE_LIBID(LIBID_JobLib)
  DECLARE_REGISTRY_APPID_RESOURCEID(IDR_JOB, "{5B0E1F63-3C1A-4E57-9E0A-9A6B2D0C1007}")
  HRESULT InitializeSecurity() throw() {
    // TODO : Call CoInitializeSecurity and provide the appropriate security settings
    return S_OK;
  }
};

CJobModule _AtlModule;

extern "C" int WINAPI _tWinMain(HINSTANCE, HINSTANCE, LPTSTR, int nShowCmd) {
  return _AtlModule.WinMain(nShowCmd);
}
