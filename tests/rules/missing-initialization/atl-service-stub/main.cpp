// checks: comsec-missing-initialization
// The project wizard's service: its InitializeSecurity is there and does nothing.
#include "stdafx.h"

class CJobModule : public ATL::CAtlServiceModuleT<CJobModule, IDS_SERVICENAME> // want: missing-initialization warning "never called in this process, a DCOM server"
{
public:
  DECLARE_LIBID(LIBID_JobLib)
  DECLARE_REGISTRY_APPID_RESOURCEID(IDR_JOB, "{0F0F7E58-0A26-4C0F-95B4-3D9C0F0E46D1}")
  HRESULT InitializeSecurity() throw() {
    // TODO : Call CoInitializeSecurity and provide the appropriate security settings
    return S_OK;
  }
};

CJobModule _AtlModule;

extern "C" int WINAPI _tWinMain(HINSTANCE, HINSTANCE, LPTSTR, int nShowCmd) {
  return _AtlModule.WinMain(nShowCmd);
}
