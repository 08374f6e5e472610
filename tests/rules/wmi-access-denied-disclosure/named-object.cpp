// Who asks for an object by name learns from two different answers whether it exists.
#include "support/provider.h"

static bool canRead(const wchar_t *Path) {
  const HANDLE File =
      CreateFileW(Path, GENERIC_READ, FILE_SHARE_READ, nullptr, OPEN_EXISTING, 0, nullptr);
  if (File == INVALID_HANDLE_VALUE)
    return false;
  CloseHandle(File);
  return true;
}

class TwoAnswers : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *,
                              IWbemObjectSink *Sink) override {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    if (!canRead(Path)) {
      if (GetLastError() == ERROR_ACCESS_DENIED)
        return Sink->SetStatus(0, WBEM_E_ACCESS_DENIED, nullptr, nullptr); // want: wmi-access-denied-disclosure note "WBEM_E_NOT_FOUND"
      return Sink->SetStatus(0, WBEM_E_NOT_FOUND, nullptr, nullptr);
    }
    return Sink->SetStatus(0, WBEM_S_NO_ERROR, nullptr, nullptr);
  }
};

class OneVariable : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *,
                              IWbemObjectSink *Sink) override {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    if (!canRead(Path))
      Hr = GetLastError() == ERROR_ACCESS_DENIED ? WBEM_E_ACCESS_DENIED : WBEM_E_NOT_FOUND;
    return Sink->SetStatus(0, Hr, nullptr, nullptr); // want: wmi-access-denied-disclosure note "WBEM_E_NOT_FOUND"
  }
};

// One answer for both: nobody learns anything.
class OneAnswer : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *,
                              IWbemObjectSink *Sink) override {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    if (!canRead(Path))
      return Sink->SetStatus(0, WBEM_E_NOT_FOUND, nullptr, nullptr);
    return Sink->SetStatus(0, WBEM_S_NO_ERROR, nullptr, nullptr);
  }
};

// Refused before anything was looked up: the same for every name.
class RefusedFirst : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *,
                              IWbemObjectSink *Sink) override {
    const HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Sink->SetStatus(0, WBEM_E_ACCESS_DENIED, nullptr, nullptr);
    if (!canRead(Path))
      return Sink->SetStatus(0, WBEM_E_NOT_FOUND, nullptr, nullptr);
    return Sink->SetStatus(0, WBEM_S_NO_ERROR, nullptr, nullptr);
  }
};

// Refusing is allowed where no other answer gives the object away.
class OnlyRefuses : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *,
                              IWbemObjectSink *Sink) override {
    const HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    if (!canRead(Path))
      return Sink->SetStatus(0, WBEM_E_ACCESS_DENIED, nullptr, nullptr);
    return Sink->SetStatus(0, WBEM_S_NO_ERROR, nullptr, nullptr);
  }
};

// A refusal that describes itself in an error object is one of the document's forms.
class ErrorObject : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *,
                              IWbemObjectSink *Sink) override {
    const HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    if (!canRead(Path)) {
      if (GetLastError() == ERROR_ACCESS_DENIED)
        return Sink->SetStatus(0, WBEM_E_ACCESS_DENIED, nullptr, Error);
      return Sink->SetStatus(0, WBEM_E_NOT_FOUND, nullptr, nullptr);
    }
    return Sink->SetStatus(0, WBEM_S_NO_ERROR, nullptr, nullptr);
  }
  IWbemClassObject *Error = nullptr;
};

// An enumeration names no object.
class Enumerates : public ProviderSkeleton {
  STDMETHODIMP CreateInstanceEnumAsync(const BSTR Class, LONG, IWbemContext *,
                                       IWbemObjectSink *Sink) override {
    const HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    if (!canRead(Class)) {
      if (GetLastError() == ERROR_ACCESS_DENIED)
        return Sink->SetStatus(0, WBEM_E_ACCESS_DENIED, nullptr, nullptr);
      return Sink->SetStatus(0, WBEM_E_NOT_FOUND, nullptr, nullptr);
    }
    return Sink->SetStatus(0, WBEM_S_NO_ERROR, nullptr, nullptr);
  }
};
