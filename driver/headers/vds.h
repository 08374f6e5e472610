// mingw-w64's vds.h defines once more what it takes from vdslun.h: every program that reads it has
// errors. Here its own get other names; and it lacks the interfaces. A real Windows SDK brings its
// own.
#ifndef __MINGW32__
#include_next <vds.h>
#elif !defined(COMSEC_VDS_H)
#define COMSEC_VDS_H

#include <vdslun.h>

#define VDSBusType1394 AgainVDSBusType1394
#define VDSBusTypeAta AgainVDSBusTypeAta
#define VDSBusTypeAtapi AgainVDSBusTypeAtapi
#define VDSBusTypeFibre AgainVDSBusTypeFibre
#define VDSBusTypeMaxReserved AgainVDSBusTypeMaxReserved
#define VDSBusTypeRAID AgainVDSBusTypeRAID
#define VDSBusTypeScsi AgainVDSBusTypeScsi
#define VDSBusTypeSsa AgainVDSBusTypeSsa
#define VDSBusTypeUnknown AgainVDSBusTypeUnknown
#define VDSBusTypeUsb AgainVDSBusTypeUsb
#define VDSBusTypeiScsi AgainVDSBusTypeiScsi
#define VDSStorageIdCodeSetAscii AgainVDSStorageIdCodeSetAscii
#define VDSStorageIdCodeSetBinary AgainVDSStorageIdCodeSetBinary
#define VDSStorageIdCodeSetReserved AgainVDSStorageIdCodeSetReserved
#define VDSStorageIdTypeEUI64 AgainVDSStorageIdTypeEUI64
#define VDSStorageIdTypeFCPHName AgainVDSStorageIdTypeFCPHName
#define VDSStorageIdTypeVendorId AgainVDSStorageIdTypeVendorId
#define VDSStorageIdTypeVendorSpecific AgainVDSStorageIdTypeVendorSpecific
#define VDS_IA_FCFS AgainVDS_IA_FCFS
#define VDS_IA_FCPH AgainVDS_IA_FCPH
#define VDS_IA_FCPH3 AgainVDS_IA_FCPH3
#define VDS_IA_MAC AgainVDS_IA_MAC
#define VDS_IA_SCSI AgainVDS_IA_SCSI
#define VDS_IA_UNKNOWN AgainVDS_IA_UNKNOWN
#define VDS_INTERCONNECT_ADDRESS_TYPE AgainVDS_INTERCONNECT_ADDRESS_TYPE
#define VDS_STORAGE_BUS_TYPE AgainVDS_STORAGE_BUS_TYPE
#define VDS_STORAGE_DEVICE_ID_DESCRIPTOR AgainVDS_STORAGE_DEVICE_ID_DESCRIPTOR
#define VDS_STORAGE_IDENTIFIER AgainVDS_STORAGE_IDENTIFIER
#define VDS_STORAGE_IDENTIFIER_CODE_SET AgainVDS_STORAGE_IDENTIFIER_CODE_SET
#define VDS_STORAGE_IDENTIFIER_TYPE AgainVDS_STORAGE_IDENTIFIER_TYPE
#define _VDS_INTERCONNECT_ADDRESS_TYPE Again_VDS_INTERCONNECT_ADDRESS_TYPE
#define _VDS_STORAGE_BUS_TYPE Again_VDS_STORAGE_BUS_TYPE
#define _VDS_STORAGE_DEVICE_ID_DESCRIPTOR Again_VDS_STORAGE_DEVICE_ID_DESCRIPTOR
#define _VDS_STORAGE_IDENTIFIER Again_VDS_STORAGE_IDENTIFIER
#define _VDS_STORAGE_IDENTIFIER_CODE_SET Again_VDS_STORAGE_IDENTIFIER_CODE_SET

#include_next <vds.h>

#undef VDSBusType1394
#undef VDSBusTypeAta
#undef VDSBusTypeAtapi
#undef VDSBusTypeFibre
#undef VDSBusTypeMaxReserved
#undef VDSBusTypeRAID
#undef VDSBusTypeScsi
#undef VDSBusTypeSsa
#undef VDSBusTypeUnknown
#undef VDSBusTypeUsb
#undef VDSBusTypeiScsi
#undef VDSStorageIdCodeSetAscii
#undef VDSStorageIdCodeSetBinary
#undef VDSStorageIdCodeSetReserved
#undef VDSStorageIdTypeEUI64
#undef VDSStorageIdTypeFCPHName
#undef VDSStorageIdTypeVendorId
#undef VDSStorageIdTypeVendorSpecific
#undef VDS_IA_FCFS
#undef VDS_IA_FCPH
#undef VDS_IA_FCPH3
#undef VDS_IA_MAC
#undef VDS_IA_SCSI
#undef VDS_IA_UNKNOWN
#undef VDS_INTERCONNECT_ADDRESS_TYPE
#undef VDS_STORAGE_BUS_TYPE
#undef VDS_STORAGE_DEVICE_ID_DESCRIPTOR
#undef VDS_STORAGE_IDENTIFIER
#undef VDS_STORAGE_IDENTIFIER_CODE_SET
#undef VDS_STORAGE_IDENTIFIER_TYPE
#undef _VDS_INTERCONNECT_ADDRESS_TYPE
#undef _VDS_STORAGE_BUS_TYPE
#undef _VDS_STORAGE_DEVICE_ID_DESCRIPTOR
#undef _VDS_STORAGE_IDENTIFIER
#undef _VDS_STORAGE_IDENTIFIER_CODE_SET

// Its interfaces are not in it. These are what clients begin with.
EXTERN_C const CLSID CLSID_VdsLoader;

#ifdef __cplusplus

struct __declspec(uuid("118610b7-8d94-4030-b5b8-500889788e4e")) IEnumVdsObject : IUnknown {
  virtual HRESULT STDMETHODCALLTYPE Next(ULONG celt, IUnknown **ppObjectArray,
                                         ULONG *pcFetched) = 0;
  virtual HRESULT STDMETHODCALLTYPE Skip(ULONG celt) = 0;
  virtual HRESULT STDMETHODCALLTYPE Reset() = 0;
  virtual HRESULT STDMETHODCALLTYPE Clone(IEnumVdsObject **ppEnum) = 0;
};

struct __declspec(uuid("0818a8ef-9ba9-40d8-a6f9-e22833cc771e")) IVdsService : IUnknown {
  virtual HRESULT STDMETHODCALLTYPE IsServiceReady() = 0;
  virtual HRESULT STDMETHODCALLTYPE WaitForServiceReady() = 0;
  virtual HRESULT STDMETHODCALLTYPE GetProperties(VDS_SERVICE_PROP *pServiceProp) = 0;
  virtual HRESULT STDMETHODCALLTYPE QueryProviders(DWORD masks, IEnumVdsObject **ppEnum) = 0;
};

struct __declspec(uuid("e0393303-90d4-4a97-ab71-e9b671ee2729")) IVdsServiceLoader : IUnknown {
  virtual HRESULT STDMETHODCALLTYPE LoadService(LPWSTR pwszMachineName,
                                                IVdsService **ppService) = 0;
};

#endif
#endif
