#pragma once
#include "support/provider.h"

HRESULT give(IWbemObjectSink *Sink, IWbemClassObject *Instance);
HRESULT refuse(IWbemObjectSink *Sink);
HRESULT refuseAtOnce(IWbemObjectSink *Sink);
