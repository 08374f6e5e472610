// A writer that subscribes, and nothing else.
#pragma once

#include <windows.h>
#include <vss.h>
#include <vswriter.h>

struct HouseWriter : CVssWriter {
  bool STDMETHODCALLTYPE OnPrepareSnapshot() override { return true; }
  bool STDMETHODCALLTYPE OnFreeze() override { return true; }
  bool STDMETHODCALLTYPE OnThaw() override { return true; }
  bool STDMETHODCALLTYPE OnAbort() override { return true; }
};

inline HRESULT subscribeWriter(HouseWriter &Writer) {
  static const VSS_ID Id = {
      0x0c9a35a2, 0x71c4, 0x4b7d, {0x86, 0x1e, 0x51, 0x0d, 0x33, 0x9a, 0x2e, 0x11}};
  HRESULT Hr = Writer.Initialize(Id, L"House", VSS_UT_USERDATA, VSS_ST_OTHER);
  return Hr == S_OK ? Writer.Subscribe() : E_FAIL;
}
