/* What the tests of this folder need of the Windows headers, as those declare it: for C and C++,
   with the C interfaces and COM macros. Parsing the real ones takes longer than all tests here. */
#ifndef COM_H
#define COM_H

#ifdef __cplusplus
typedef wchar_t WCHAR;
#define NULL __null
#define STDMETHOD_(Type, Name) virtual Type __stdcall Name
extern "C" {
#else
typedef __WCHAR_TYPE__ WCHAR;
#define NULL ((void *)0)
#endif

typedef unsigned char BYTE;
typedef int BOOL;
typedef long LONG;
typedef unsigned long DWORD, ULONG;
typedef unsigned long long ULONG_PTR;
typedef long HRESULT, LSTATUS;
typedef void *LPVOID, *HANDLE, *PSECURITY_DESCRIPTOR;
typedef WCHAR *BSTR;
typedef struct _GUID {
  unsigned long Data1;
  unsigned short Data2, Data3;
  unsigned char Data4[8];
} GUID, IID, CLSID;
typedef struct _SECURITY_DESCRIPTOR {
  BYTE Revision;
} SECURITY_DESCRIPTOR;
typedef struct tagSOLE_AUTHENTICATION_SERVICE {
  DWORD dwAuthnSvc;
} SOLE_AUTHENTICATION_SERVICE;

#define S_OK ((HRESULT)0L)
#define FAILED(hr) (((HRESULT)(hr)) < 0)

#define RPC_C_AUTHN_LEVEL_DEFAULT 0
#define RPC_C_AUTHN_LEVEL_NONE 1
#define RPC_C_AUTHN_LEVEL_CONNECT 2
#define RPC_C_AUTHN_LEVEL_PKT 4
#define RPC_C_AUTHN_LEVEL_PKT_PRIVACY 6
#define RPC_C_PROTECT_LEVEL_PKT (RPC_C_AUTHN_LEVEL_PKT)
#define RPC_C_IMP_LEVEL_IDENTIFY 2
#define RPC_C_IMP_LEVEL_IMPERSONATE 3
#define COLE_DEFAULT_PRINCIPAL ((WCHAR *)(ULONG_PTR) - 1)

typedef enum tagEOLE_AUTHENTICATION_CAPABILITIES {
  EOAC_NONE = 0x0,
  EOAC_STATIC_CLOAKING = 0x20,
  EOAC_DYNAMIC_CLOAKING = 0x40,
  EOAC_SECURE_REFS = 0x2
} EOLE_AUTHENTICATION_CAPABILITIES;
typedef enum _SECURITY_IMPERSONATION_LEVEL {
  SecurityAnonymous,
  SecurityIdentification,
  SecurityImpersonation,
  SecurityDelegation
} SECURITY_IMPERSONATION_LEVEL;
typedef enum tagGLOBALOPT_PROPERTIES { COMGLB_EXCEPTION_HANDLING = 1 } GLOBALOPT_PROPERTIES;
enum { COMGLB_EXCEPTION_DONOT_HANDLE = 1 };

HRESULT CoInitializeEx(LPVOID pvReserved, DWORD dwCoInit);
HRESULT CoInitialize(LPVOID pvReserved);
HRESULT CoInitializeSecurity(PSECURITY_DESCRIPTOR pSecDesc, LONG cAuthSvc,
                             SOLE_AUTHENTICATION_SERVICE *asAuthSvc, void *pReserved1,
                             DWORD dwAuthnLevel, DWORD dwImpLevel, void *pAuthList,
                             DWORD dwCapabilities, void *pReserved3);
HRESULT CoImpersonateClient(void);
BOOL RevertToSelf(void);
HANDLE CreateThread(LPVOID Attributes, ULONG_PTR Stack, DWORD (*Start)(LPVOID), LPVOID Parameter,
                    DWORD Flags, DWORD *Id);
LSTATUS RegQueryValueExW(HANDLE hKey, const WCHAR *lpValueName, DWORD *lpReserved, DWORD *lpType,
                         BYTE *lpData, DWORD *lpcbData);
LPVOID GetProcAddress(HANDLE hModule, const char *lpProcName);

BOOL PathIsUNCW(const WCHAR *pszPath);

extern const CLSID CLSID_WbemLocator;

/* The headers of wingdi turn this name into another one, methods included. */
#define GetObject GetObjectW

#ifdef __cplusplus
} // extern "C"

struct IUnknown {
  STDMETHOD_(ULONG, Release)() = 0;
};
struct IGlobalOptions : IUnknown {
  STDMETHOD_(HRESULT, Set)(GLOBALOPT_PROPERTIES dwProperty, ULONG_PTR dwValue) = 0;
};
struct IWbemClassObject;
struct IWbemServices : IUnknown {
  STDMETHOD_(HRESULT, GetObject)(const BSTR Path, LONG Flags, void *Context,
                                 IWbemClassObject **Object, void *Result) = 0;
};
struct IWbemLocator : IUnknown {
  STDMETHOD_(HRESULT, ConnectServer)(const BSTR Resource, const BSTR User, const BSTR Password,
                                     const BSTR Locale, LONG Flags, const BSTR Authority,
                                     void *Context, IWbemServices **Services) = 0;
};
#else
typedef struct IGlobalOptions IGlobalOptions;
typedef struct IGlobalOptionsVtbl {
  ULONG (*Release)(IGlobalOptions *This);
  HRESULT (*Set)(IGlobalOptions *This, GLOBALOPT_PROPERTIES dwProperty, ULONG_PTR dwValue);
} IGlobalOptionsVtbl;
struct IGlobalOptions {
  IGlobalOptionsVtbl *lpVtbl;
};
#define IGlobalOptions_Set(This, dwProperty, dwValue) (This)->lpVtbl->Set(This, dwProperty, dwValue)
#endif

#endif
