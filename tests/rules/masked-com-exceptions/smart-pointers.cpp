// A call through a smart pointer is a call of the interface.
#include <windows.h>
#include <objbase.h>
#include <atlbase.h>
#include <comdef.h>
#include <wil/com.h>
#include <wrl/client.h>

_COM_SMARTPTR_TYPEDEF(IGlobalOptions, __uuidof(IGlobalOptions));

void byCompilerSupport() {
  IGlobalOptionsPtr Options;
  Options.CreateInstance(CLSID_GlobalOptions, NULL, CLSCTX_INPROC_SERVER);
  Options->Set(COMGLB_EXCEPTION_HANDLING,
               COMGLB_EXCEPTION_HANDLE); // want: masked-com-exceptions "COMGLB_EXCEPTION_HANDLE"
}

void byAtl() {
  CComPtr<IGlobalOptions> Options;
  if (SUCCEEDED(Options.CoCreateInstance(CLSID_GlobalOptions)))
    Options->Set(COMGLB_EXCEPTION_HANDLING,
                 COMGLB_EXCEPTION_HANDLE); // want: masked-com-exceptions "COMGLB_EXCEPTION_HANDLE"
}

void byAtlQuery(IUnknown *Unknown) {
  CComQIPtr<IGlobalOptions> Options(Unknown);
  Options->Set(COMGLB_EXCEPTION_HANDLING,
               COMGLB_EXCEPTION_HANDLE); // want: masked-com-exceptions "COMGLB_EXCEPTION_HANDLE"
}

HRESULT byWrl() {
  Microsoft::WRL::ComPtr<IGlobalOptions> Options;
  const HRESULT Hr = CoCreateInstance(CLSID_GlobalOptions, NULL, CLSCTX_INPROC_SERVER,
                                      IID_PPV_ARGS(&Options));
  if (FAILED(Hr))
    return Hr;
  (*Options.Get())
      .Set(COMGLB_EXCEPTION_HANDLING,
           COMGLB_EXCEPTION_HANDLE); // want: masked-com-exceptions "COMGLB_EXCEPTION_HANDLE"
  return Options->Set(COMGLB_EXCEPTION_HANDLING, COMGLB_EXCEPTION_DONOT_HANDLE);
}

void byWil() {
  auto Options = wil::CoCreateInstance<IGlobalOptions>(CLSID_GlobalOptions);
  Options->Set(COMGLB_EXCEPTION_HANDLING,
               COMGLB_EXCEPTION_HANDLE); // want: masked-com-exceptions "COMGLB_EXCEPTION_HANDLE"
}

struct Settings {
  HRESULT Set(int Property, int Value);
};
HRESULT namesake(wil::com_ptr<IUnknown> &, Settings *S) {
  // A Set of the project's own.
  return S->Set(COMGLB_EXCEPTION_HANDLING, COMGLB_EXCEPTION_HANDLE);
}
