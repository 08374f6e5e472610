#include "handlers.h"

HRESULT dispatch(const BSTR Path, IWbemObjectSink *Sink) {
  const HRESULT Hr = *Path == L'J' ? removeJob(Path) : HRESULT(WBEM_E_INVALID_CLASS);
  return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
}
