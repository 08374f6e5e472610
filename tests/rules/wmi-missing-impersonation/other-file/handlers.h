#pragma once
#include "support/provider.h"

// From the method to the class's handler, and from there to the helper: three files deep.
HRESULT dispatch(const BSTR Path, IWbemObjectSink *Sink); // handlers.cpp
HRESULT removeJob(const wchar_t *Path);                   // jobs.cpp
HRESULT removeJobAsClient(const wchar_t *Path);           // jobs.cpp
