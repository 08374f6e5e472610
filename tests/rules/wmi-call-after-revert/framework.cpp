// The provider framework's glue asks WMI on the provider's behalf.
#include "support/provider.h"

// Of the framework's headers, what is used here.
class MethodContext;
class CInstance;
class CWbemProviderGlue {
public:
  static HRESULT WINAPI GetInstanceByPath(LPCWSTR Path, CInstance **Instance,
                                          MethodContext *Context);
  static HRESULT WINAPI GetAllInstances(LPCWSTR Class, void *List, LPCWSTR Namespace,
                                        MethodContext *Context);
};

HRESULT byGlue(MethodContext *Context, CInstance **Instance) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = CWbemProviderGlue::GetInstanceByPath(L"Sample.Id=1", Instance, Context);
  CoRevertToSelf();
  if (SUCCEEDED(Hr))
    Hr = CWbemProviderGlue::GetInstanceByPath(L"Sample.Id=2", Instance, Context); // want: wmi-call-after-revert warning "GetInstanceByPath"
  return Hr;
}
