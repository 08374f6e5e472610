#include "answers.h"

class Provider : public ProviderSkeleton {
  STDMETHODIMP CreateInstanceEnumAsync(const BSTR, LONG, IWbemContext *,
                                       IWbemObjectSink *Sink) override {
    if (!First)
      return refuseAtOnce(Sink);
    give(Sink, First);
    return refuse(Sink);
  }

  IWbemClassObject *First = nullptr;
};
