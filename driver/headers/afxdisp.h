// MFC's part of OLE: what starts it, and what it throws. mingw-w64 has no MFC; a real Windows SDK
// brings its own.
#if __has_include_next(<afxdisp.h>)
#include_next <afxdisp.h>
#elif !defined(COMSEC_AFXDISP_H)
#define COMSEC_AFXDISP_H
#define __AFXDISP_H__ // programs ask for it

#include <afxwin.h>

#include <atlcomtime.h>
#include <ole2.h>

#ifdef __cplusplus

struct AFX_OLE_TERM_DATA;

/// Initialises OLE for the thread; not its security.
BOOL AFXAPI AfxOleInit();
void AFXAPI AfxOleTerm(BOOL bJustRevoke = FALSE);
void AFXAPI AfxEnableControlContainer();
void AFXAPI AfxOleLockApp();
void AFXAPI AfxOleUnlockApp();
BOOL AFXAPI AfxOleCanExitApp();

class COleException : public CException {
public:
  SCODE m_sc;
};
class COleDispatchException : public CException {
public:
  WORD m_wCode;
  CString m_strDescription;
};
void AFXAPI AfxThrowOleException(SCODE sc);

class COleVariant : public tagVARIANT {
public:
  COleVariant();
  COleVariant(const VARIANT &varSrc);
  COleVariant(LPCTSTR lpszSrc);
  COleVariant(long lSrc, VARTYPE vtSrc = VT_I4);
  COleVariant(short nSrc, VARTYPE vtSrc = VT_I2);
  ~COleVariant();
  void Clear();
  void Attach(VARIANT &varSrc);
  VARIANT Detach();
  void GetByteArrayFromVariantArray(CByteArray &bytes);
  void ChangeType(VARTYPE vartype, VARIANT *pSrc = nullptr);
};

class COleDispatchDriver {
public:
  COleDispatchDriver();
  COleDispatchDriver(LPDISPATCH lpDispatch, BOOL bAutoRelease = TRUE);
  BOOL CreateDispatch(REFCLSID clsid, COleException *pError = nullptr);
  BOOL CreateDispatch(LPCTSTR lpszProgID, COleException *pError = nullptr);
  void AttachDispatch(LPDISPATCH lpDispatch, BOOL bAutoRelease = TRUE);
  LPDISPATCH DetachDispatch();
  void ReleaseDispatch();
  void InvokeHelper(DISPID dwDispID, WORD wFlags, VARTYPE vtRet, void *pvRet,
                    const BYTE *pbParamInfo, ...);

  LPDISPATCH m_lpDispatch;
};

class COleObjectFactory : public CCmdTarget {
public:
  static BOOL PASCAL RegisterAll();
  static void PASCAL RevokeAll();
  static BOOL PASCAL UpdateRegistryAll(BOOL bRegister = TRUE);
};

#endif
#endif
